"""The settings: what every command reads is what the site engine reads, and what it refuses is refused by all."""

import io
import os
from contextlib import redirect_stderr
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from site_checks import Built, build

from stadswijzer.cli.main import main
from stadswijzer.content.project import ProjectError, read_project
from stadswijzer.content.settings import Unread, read_settings
from stadswijzer.engine.mkdocs_settings import project_of

THEME = "theme: {name: material, language: nl}\n"
PLUGINS = "plugins: [stadswijzer]\n"
WHOLE = f"site_name: Proefstad\n{THEME}{PLUGINS}"
OWN = ("docs", "docs/begrippen", "roadmap/activiteiten", ".git")


def check(root, *options):
    return CliRunner().invoke(main, ["check", "--project", str(root), *options])


# Held against MkDocs itself


def as_mkdocs_reads(root):
    """The project as the plugin sees it, in what MkDocs made of the settings."""
    config = load_config(str(root / "mkdocs.yml"))
    return project_of(config, dict(config.plugins["stadswijzer"].config))


def seen(project):
    return {
        "root": project.root,
        "language": project.language,
        "options": project.options,
        "docs": Path(os.path.realpath(project.docs)),
        "site_url": project.site_url.rstrip("/"),
        "site_name": project.site_name,
        "custom": project.custom,
    }


@pytest.mark.parametrize(
    "files",
    [
        {"mkdocs.yml": WHOLE},
        {"mkdocs.yml": "INHERIT: a/ouder.yml\n" + PLUGINS, "a/ouder.yml": f"site_name: Ouder\n{THEME}"},
        {
            "mkdocs.yml": "INHERIT: ouder.yml\nsite_name: Kind\ntheme: {palette: {primary: green}}\n"
            + PLUGINS,
            "ouder.yml": THEME,
        },
        {
            "mkdocs.yml": "INHERIT: ouder.yml\nsite_name: Kind\nplugins: {stadswijzer: {stale_after_months: 9}}\n",
            "ouder.yml": THEME + "plugins: {stadswijzer: {min_group: 8}, search: {}}\n",
        },
        {
            "mkdocs.yml": "INHERIT: ouder.yml\nsite_name: Kind\nplugins: [stadswijzer: {min_group: 9}]\n",
            "ouder.yml": THEME + "plugins: {stadswijzer: {min_group: 8, stale_after_months: 9}}\n",
        },
        {
            "mkdocs.yml": "INHERIT: een.yml\nsite_name: Kind\n",
            "een.yml": "INHERIT: b/twee.yml\ntheme: {language: nl}\nplugins: {search: {}}\n",
            "b/twee.yml": "INHERIT: drie.yml\nsite_url: https://twee.example\n",
            "b/drie.yml": "theme: {name: material, language: en}\nplugins: {stadswijzer: {min_group: 7}}\n",
        },
        {"mkdocs.yml": WHOLE + 'site_url: !ENV [GEEN, ANDER, "https://x.example/wegwijzer/"]\n'},
        {"mkdocs.yml": WHOLE + "site_url: !ENV [GEEN, ADRES, https://x.example/]\n"},
        {"mkdocs.yml": WHOLE + "site_url: !ENV ADRES\n"},
        {"mkdocs.yml": WHOLE + "site_url: !ENV GEEN\n"},
        {"mkdocs.yml": f"site_name: !ENV [GEEN, Naam]\n{THEME}plugins: !ENV [GEEN, [stadswijzer]]\n"},
        {"mkdocs.yml": f"site_name: x\n{THEME}plugins: [stadswijzer: {{min_group: !ENV [ACHT, 6]}}]\n"},
        {"mkdocs.yml": f"site_name: x\n{THEME}plugins: [stadswijzer: {{today: !ENV DAG}}]\n"},
        {"mkdocs.yml": WHOLE + "docs_dir: ./docs/../docs\n"},
        {"mkdocs.yml": WHOLE + "site_url: ''\ncopyright: null\n"},
        {
            "mkdocs.yml": WHOLE
            + "markdown_extensions:\n  - toc:\n      slugify: !!python/name:markdown.extensions.toc.slugify\n"
        },
        {"mkdocs.yml": f"site_name: x\nx: &x {{name: material, language: nl}}\ntheme: {{<<: *x}}\n{PLUGINS}"},
        {"mkdocs.yml": "\ufeff" + WHOLE.replace("\n", "\r\n")},
        {
            "mkdocs.yml": WHOLE.replace("language: nl", "language: nl-NL, custom_dir: eigen"),
            "eigen/x.txt": "x",
        },
        {"mkdocs.yml": WHOLE.replace("[stadswijzer]", "{stadswijzer: }")},
        {"mkdocs.yml": WHOLE.replace("[stadswijzer]", "[/stadswijzer, search]")},
        {"mkdocs.yml": WHOLE.replace("[stadswijzer]", "[stadswijzer: {enabled: true, trusted_html: yes}]")},
    ],
    ids=range(22),
)
def test_every_command_sees_the_settings_that_the_build_sees(site, files, monkeypatch):
    monkeypatch.setenv("ADRES", "https://adres.example/")
    monkeypatch.setenv("ACHT", "8")
    monkeypatch.setenv("DAG", "2024-05-06")
    root = site(files).root
    assert seen(read_project(root)) == seen(as_mkdocs_reads(root))


def plain(value):
    """Without the objects that only MkDocs makes."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    known = str | int | float | bool | bytes | None
    return value if isinstance(value, known) or type(value).__module__ == "datetime" else "?"


WORDS = st.sampled_from("a b stadswijzer theme plugins x-y language nl no 1.5 2024-01-01 ~ 0x10 <<".split())
SCALARS = st.one_of(
    WORDS,
    st.integers(-5, 5),
    st.booleans(),
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=6),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=12,
)
TAGGED = st.sampled_from(
    [
        "env: !ENV EEN",
        "env: !ENV [GEEN, EEN, x]",
        "env: !ENV [GEEN, [1, {b: c}]]",
        "env: {a: !ENV [GEEN, no]}",
        "env: !ENV TWEE",
        "env: !relative $docs_dir",
        "env: !!python/name:os.path.join",
        "env: !!str 5",
        "",
    ]
)


@runs(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    levels=st.lists(
        st.tuples(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4), TAGGED), min_size=1, max_size=3
    )
)
def test_any_settings_are_read_as_mkdocs_reads_them(tmp_path, monkeypatch, levels):
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415 - what is compared

    monkeypatch.setenv("EEN", "2024-01-01")
    monkeypatch.setenv("TWEE", "ja: nee")
    for number, (values, tagged) in enumerate(levels):
        parent = f"INHERIT: n{number + 1}.yml\n" if number + 1 < len(levels) else ""
        text = yaml.safe_dump(values, allow_unicode=True) + parent + tagged + "\n"
        (tmp_path / f"n{number}.yml").write_text(text, "utf-8")
    with (tmp_path / "n0.yml").open("rb") as file:
        try:
            theirs = yaml_load(file, _loader())
        except (MkDocsException, AttributeError, TypeError):
            theirs = None
    try:
        ours = read_settings(tmp_path / "n0.yml")
    except ProjectError:
        ours = None
    assert plain(ours) == plain(theirs)


def _loader():
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415
    from mkdocs.utils.yaml import get_yaml_loader  # noqa: PLC0415

    return get_yaml_loader(config=MkDocsConfig())


def test_nothing_that_the_file_names_is_run(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(f"a: !!python/object/apply:os.mkdir ['{tmp_path}/weg']\n", "utf-8")
    assert isinstance(read_settings(tmp_path / "mkdocs.yml")["a"], Unread)
    assert not (tmp_path / "weg").exists()


# What the build refuses, check refuses


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{THEME}{PLUGINS}", "site_name"),
        (f"site_name: 2024\n{THEME}{PLUGINS}", "site_name must be text"),
        (WHOLE + "site_url: slim.example\n", "site_url"),
        (WHOLE + "site_url: 5\n", "site_url"),
        (WHOLE + "site_url: 'http://['\n", "site_url"),
        (WHOLE + "repo_url: 'https://naam@['\n", "repo_url"),
        (WHOLE + "nav: [{Weg: 'https://['}]\n", "behind https:"),
        (WHOLE + "docs_dir: 5\n", "docs_dir"),
        (WHOLE + "site_dir: docs/uit\n", "site_dir"),
        (WHOLE + "site_dir: .\n", "site_dir"),
        (WHOLE + "site_dir: ''\n", "site_dir"),
        (WHOLE.replace("name: material, ", ""), "theme has no name"),
        (WHOLE.replace("material", "materiaal"), "'materiaal' is not installed"),
        (WHOLE.replace("[stadswijzer]", "[stadswijzer, macroos]"), '"macroos" is not installed'),
        (WHOLE.replace("[stadswijzer]", "[stadswijzer, stadswijzer]"), "more than once"),
        (WHOLE.replace("[stadswijzer]", "[stadswijzer: {enabled: false}]"), "not enabled"),
        (WHOLE.replace("[stadswijzer]", "[stadswijzer: {enabled: 5}]"), "not enabled"),
        (WHOLE.replace("[stadswijzer]", "stadswijzer"), "plugins must be a list"),
        (WHOLE.replace("[stadswijzer]", "[stadswijzer: {trusted_html: ja}]"), "trusted_html"),
        (WHOLE + "INHERIT:\n", "INHERIT must name a file"),
        (WHOLE + "INHERIT: mkdocs.yml\n", "INHERIT goes round"),
        (WHOLE + "INHERIT: docs\n", "not a file"),
        (WHOLE + "x: !nooit 5\n", "YAML"),
        (WHOLE + "repo_url: 'javascript://x/%0aalert(1)'\n", "repo_url"),
        (WHOLE + "site_url: 'javascript://x/'\n", "site_url"),
        (WHOLE + "edit_uri: 'javascript:alert(2)//'\n", "edit_uri"),
        (WHOLE + "edit_uri: ' JavaScript\t:alert(2)//'\n", "edit_uri"),
        (WHOLE + "edit_uri_template: 'data:text/html,{path}'\n", "edit_uri_template"),
        (WHOLE + "edit_uri: 'https:/x.example'\n", "behind https:"),
        (WHOLE + "nav: [{Map: [{Weg: 'vbscript:x'}]}]\n", "nav"),
        (WHOLE + "extra_javascript: [{path: 'data:text/javascript,1', defer: true}]\n", "extra_javascript"),
        (WHOLE + "extra_css: ['file:///etc/x.css']\n", "extra_css"),
        (WHOLE + "extra_css: ['//elders.example/x.css']\n", "another host"),
        (WHOLE + "extra_javascript: ['https://elders.example/x.js']\n", "another host"),
        (WHOLE + "extra: {social: [{icon: x, link: 'java\u200bscript:x'}]}\n", "extra.link"),
        (WHOLE + "strict: nee\n", "strict must be true or false"),
        (WHOLE + "nav: 5\n", "nav must be a list"),
        (WHOLE + "hooks: [weg.py]\n", "'weg.py', which is not there"),
        (WHOLE + "watch: [weg]\n", "'weg', which is not there"),
        (WHOLE + "edit_uri_template: '{x'\n", "edit_uri_template"),
        (WHOLE + "edit_uri_template: '{page}'\n", "path_noext"),
        (WHOLE + "validation: {nav: {omitted_files: kaas}}\n", "omitted_files is 'kaas'"),
        (WHOLE + "validation: kaas\n", "validation must be a mapping"),
        (WHOLE + "dev_addr: kaas\n", "dev_addr"),
        (WHOLE + "markdown_extensions: [tables, bestaat.niet]\n", '"bestaat.niet" is not installed'),
        (WHOLE.replace("nl}", "nl, custom_dir: weg}"), "no such folder"),
        (WHOLE.replace("nl}", "nl, custom_dir: .}"), "holds the project"),
        (WHOLE.replace("nl}", "nl, custom_dir: ../..}"), "holds the project"),
        *((WHOLE.replace("nl}", f"nl, custom_dir: {own}}}"), "all of it would be public") for own in OWN),
        (WHOLE.replace("nl}", "nl, locale: ../nl}"), "theme.locale"),
        (WHOLE + 'site_dir: "a\\0b"\n', "U+0000"),
        (WHOLE + "edit_uri: '//elders.example/bewerk/'\n", "edit_uri"),
        (WHOLE + "repo_url: https://x.example\nedit_uri: '/\\elders.example/'\n", "edit_uri"),
        (WHOLE + "nav: [{Weg: '//elders.example'}]\n", "nav"),
        (WHOLE + "not_in_nav: 5\n", "not_in_nav must be text"),
        (WHOLE + "docs_dir: ''\n", "docs_dir is empty"),
        (WHOLE + "site_dir: mkdocs.yml/site\n", "lies in one"),
        (WHOLE + "extra_templates: [kaal.html]\n", "extra_templates publishes files as they stand"),
        (WHOLE + "extra_templates: 5\n", "extra_templates must be a list"),
        (WHOLE + "extra_css: x.css\n", "extra_css must be a list"),
        (WHOLE + "extra_css: [5]\n", "extra_css names 5"),
        (WHOLE + "extra_css: [begrippen/digital-twin.yml]\n", "it must end in .css"),
        (WHOLE + "extra_javascript: [antwoorden.csv?x=.js]\n", "it must end in .js"),
        (WHOLE + "extra_javascript: [{path: x.js, defer: ja}]\n", "extra_javascript: defer is 'ja'"),
        (WHOLE + "extra_javascript:\n", "extra_javascript is empty"),
        (WHOLE + "hooks: [docs]\n", "no file of Python"),
        (WHOLE + "hooks: [mkdocs.yml]\n", "no file of Python"),
        (WHOLE + "hooks:\n", "hooks is empty"),
        (WHOLE + "extra: 5\n", "extra must be a mapping"),
        (WHOLE + "nav: [{a: b, c: d}]\n", "nav holds"),
        (WHOLE + "nav: [{a: 5}]\n", "nav holds 5"),
        (WHOLE + "nav: [null]\n", "nav holds None"),
        (WHOLE + "nav: [{a: [[index.md]]}]\n", "nav holds"),
        (WHOLE + "markdown_extensions: toc\n", "markdown_extensions must be a list"),
        (WHOLE + "markdown_extensions: [{toc: {}, tables: {}}]\n", "one name with options"),
        (WHOLE + "markdown_extensions: {toc: 5}\n", "one name with options"),
        (WHOLE + "markdown_extensions: [toc: {kaas: 1}]\n", "does not take these options"),
        (WHOLE + "markdown_extensions: [toc: {toc_depth: kaas}]\n", "does not take these options"),
        (WHOLE + "markdown_extensions: ['markdown.extensions.toc:Kaas']\n", "does not take these options"),
        (WHOLE + "markdown_extensions: [pymdownx.snippets]\n", "that nobody checked"),
        (WHOLE + "markdown_extensions: ['pymdownx.b64:B64Extension']\n", "that nobody checked"),
        (WHOLE + "exclude_docs: '!'\n", "exclude_docs cannot be read"),
        (WHOLE + "pages: [index.md]\n", "pages is no setting"),
        (WHOLE + "mdx_configs: {}\n", "mdx_configs is no setting"),
        (WHOLE + "config_file_path: /etc/passwd\n", "config_file_path is no setting"),
        (WHOLE.replace("nl}", "nl, 5: x}"), "which is no name"),
        (WHOLE.replace("nl}", "nl, static_templates: 5}"), "static_templates must be a list"),
        (WHOLE.replace("name: material", "name: null"), "theme has no name"),
        (WHOLE + "site_url: https://x.example/?taal=nl\n", "leave out"),
        (WHOLE + "site_url: https://x.example/#top\n", "leave out"),
        (
            "site_name: A\n<<<<<<< HEAD\nsite_url: https://a.example\n=======\n>>>>>>> b\n" + THEME,
            "mkdocs.yml:2:1",
        ),
    ],
    ids=range(94),
)
def test_what_cannot_be_is_refused_by_check_and_build_alike(site, text, says):
    root = site({"mkdocs.yml": text}).root
    (root / ".git").mkdir()
    for command in ("check", "build"):
        told = CliRunner().invoke(main, [command, "--project", str(root)])
        assert (told.exit_code, says in told.output) == (2, True), told.output
    assert not (root / "site").exists()


def test_settings_that_name_each_other_are_read_once(site):
    """Ten lines that stand for a thousand million: whoever walks through all of them never ends."""
    lines = ["extra:", "  a0: &a0 [x, x, x, x, x, x, x, x]"]
    lines += [f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]" for n in range(1, 10)]
    assert read_project(site({"mkdocs.yml": WHOLE + "\n".join(lines) + "\n"}).root).site_name == "Proefstad"


def test_a_site_folder_that_leads_to_a_file_is_refused_by_check_and_build_alike(site):
    root = site({"mkdocs.yml": WHOLE + "site_dir: uit\n", "los.txt": "Van mij."}).root
    (root / "uit").symlink_to(root / "los.txt")
    for command in ("check", "build"):
        told = CliRunner().invoke(main, [command, "--project", str(root)])
        assert (told.exit_code, "which is a file" in told.output) == (2, True), told.output
    assert (root / "los.txt").read_text() == "Van mij."


@pytest.mark.parametrize(
    "text",
    [
        "edit_uri_template: 'edit/{path!q}?x={path_noext}'",
        "validation: {nav: {omitted_files: ignore}, links: {absolute_links: relative_to_docs}, anchors: warn}",
        "dev_addr: '[::1]:8000'",
        "dev_addr: localhost:8000",
        "nav: [index.md, {Over: [index.md, {Elders: 'https://x.example/'}]}]",
        "markdown_extensions: {toc: {permalink: true}, tables: }",
        "markdown_extensions:\n  - toc:\n      slugify: !!python/name:markdown.extensions.toc.slugify\n",
        "extra_css: ['stijl.css?v=2']\nextra_javascript: [{path: x.mjs, type: module, defer: true}, y.js]",
        "exclude_docs: |\n  klad*.md\n  !klad.md\npages:\nextra_templates: []",
    ],
)
def test_what_mkdocs_takes_is_no_fault(site, text):
    root = site({"mkdocs.yml": f"{WHOLE}{text}\n"}).root
    load_config(str(root / "mkdocs.yml"))
    assert check(root).exit_code == 0


def test_settings_that_two_projects_share_by_a_link_leave_each_its_own_content(site, tmp_path):
    root = site({"docs/welkom.md": "# Alleen hier\n"}).root
    shared = tmp_path / "gedeeld"
    shared.mkdir()
    (root / "mkdocs.yml").rename(shared / "mkdocs.yml")
    (root / "mkdocs.yml").symlink_to(shared / "mkdocs.yml")
    assert check(root).exit_code == 0
    assert as_mkdocs_reads(root).root == root.resolve()
    told = CliRunner().invoke(main, ["build", "--project", str(root), "--no-papers"])
    assert told.exit_code == 0, told.output
    assert (root / "site/welkom/index.html").is_file()


def test_mkdocs_alone_refuses_an_address_that_does_harm(site):
    root = site({"mkdocs.yml": WHOLE + "edit_uri: 'javascript:alert(2)//'\n"}).root
    config = load_config(str(root / "mkdocs.yml"))
    with redirect_stderr(io.StringIO()), pytest.raises(MkDocsException, match="edit_uri"):
        config.plugins.on_config(config)


def test_a_line_of_copyright_is_text(site):
    project = site(
        {
            "mkdocs.yml": WHOLE
            + "copyright: '&copy; <script>alert(1)</script> 2024'\nsite_description: '\"><b>'\n"
        }
    )
    html = build(project).html("")
    assert "<script>alert" not in html
    assert '"><b>' not in html
    assert "© &lt;script&gt;alert(1)&lt;/script&gt; 2024" in html


def test_a_name_of_the_site_is_text(site):
    html = build(site({"mkdocs.yml": WHOLE.replace("Proefstad", "'<img src=x onerror=1>'")})).html("")
    assert "<img src=x" not in html


# Settings that two projects share


def test_a_least_group_of_the_parent_holds_for_the_import(site, tmp_path):
    root = site(
        {
            "mkdocs.yml": "INHERIT: ouder.yml\nsite_name: Kind\nplugins: {stadswijzer: {stale_after_months: 9}}\n",
            "ouder.yml": THEME + "plugins: {stadswijzer: {min_group: 8}}\n",
        }
    ).root
    answers = tmp_path / "zes.csv"
    rows = ["Verkeer;0"] * 6 + ["Beheer;1"] * 12
    answers.write_text("\n".join(["Op welke afdeling werk je?;Digital twin", *rows]) + "\n", "utf-8")
    asked = "--round lente --sample --date 2021-03-31 --title T --summary S --method questions --basis self --invited 40"
    told = CliRunner().invoke(
        main, ["survey", "import", str(answers), "--project", str(root), *asked.split()]
    )
    assert told.exit_code == 0, told.output
    written = (root / "docs/kennispeiling/lente.yml").read_text("utf-8")
    assert "department: beheer" in written
    assert not any(
        "counts: [6" in line or "verkeer, concept: digital-twin, counts" in line
        for line in written.splitlines()
    )
    assert check(root).exit_code == 0


@pytest.mark.parametrize(
    ("child", "parent", "now"),
    [
        ("[stadswijzer]", "[stadswijzer: {min_group: 8}]", 5),
        ("[stadswijzer: {stale_after_months: 9}]", "{stadswijzer: {min_group: 8}}", 5),
        ("[search, /stadswijzer: {min_group: 6}]", "[search, stadswijzer: {min_group: 8}]", 6),
        ("{stadswijzer: {min_group: 7}}", "{stadswijzer: {min_group: 8}}", 7),
        ("{stadswijzer: }", "{stadswijzer: {min_group: 8}}", 5),
    ],
)
def test_a_least_group_of_the_parent_is_never_lowered(site, child, parent, now):
    """MkDocs puts a list in the place of the inherited one, options and all."""
    files = {
        "mkdocs.yml": f"INHERIT: samen/midden.yml\nsite_name: Kind\nplugins: {child}\n",
        "samen/midden.yml": "INHERIT: ouder.yml\n",
        "samen/ouder.yml": THEME + f"plugins: {parent}\n",
    }
    root = site(files).root
    said = f"mkdocs.yml:3:1: min_group would be {now}, and midden.yml, which this file inherits, says 8"
    assert said in check(root).output
    with pytest.raises(ProjectError, match="min_group would be"):
        as_mkdocs_reads(root)


def test_papers_alone_have_the_address_that_the_environment_gives(site, tmp_path, monkeypatch):
    monkeypatch.setenv("ADRES", "https://slim.proefstad.example/")
    root = site({"mkdocs.yml": WHOLE + "site_url: !ENV ADRES\n"}).root
    assert read_project(root).site_url == "https://slim.proefstad.example/"
    told = CliRunner().invoke(main, ["council", "--project", str(root), "--output", str(tmp_path)])
    assert told.exit_code == 0
    assert "site_url" not in told.output


def test_a_theme_split_over_parent_and_child_builds(site):
    project = site(
        {
            "mkdocs.yml": "INHERIT: ouder.yml\nsite_name: Kind\ntheme: {palette: {primary: green}}\n"
            + PLUGINS,
            "ouder.yml": THEME,
        }
    )
    assert check(project.root).exit_code == 0
    assert '<html lang="nl"' in Built(build(project).folder).html("")


@pytest.mark.parametrize(
    "plugins", ["[stadswijzer, stadswijzer]", "[tags, stadswijzer: {min_group: 8}, stadswijzer]"]
)
def test_the_plugin_twice_is_refused_by_mkdocs_too(tmp_path, plugins):
    """Each would make all pages, with options of its own."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(WHOLE.replace("[stadswijzer]", plugins), "utf-8")
    with pytest.raises(ProjectError, match="more than once"):
        as_mkdocs_reads(tmp_path)


def test_a_project_that_trusts_html_may_fetch_from_another_host(site):
    trusted = WHOLE.replace("[stadswijzer]", "[stadswijzer: {trusted_html: true}]")
    root = site({"mkdocs.yml": trusted + "extra_javascript: ['https://elders.example/x.js']\n"}).root
    assert check(root).exit_code == 0


def test_who_trusts_html_may_publish_templates_and_put_files_on_pages(site):
    trusted = WHOLE.replace("[stadswijzer]", "[stadswijzer: {trusted_html: true}]")
    settings = "extra_templates: [kaal.html]\nmarkdown_extensions: [pymdownx.snippets]\n"
    root = site({"mkdocs.yml": trusted + settings, "docs/kaal.html": "<b>vet</b>"}).root
    assert check(root).exit_code == 0


def test_a_style_publishes_only_what_it_draws_with(site):
    """Else `url(...)` would be the way out for every file in the folder of pages."""
    style = "a { background: url('bord.png') url(begrippen/digital-twin.yml) url(antwoorden.csv) }"
    files = {"docs/x.css": style, "docs/antwoorden.csv": "a;b\n", "docs/bord.png": b"1"}
    built = build(site({"mkdocs.yml": WHOLE + "extra_css: [x.css]\n", **files}))
    asked = ("bord.png", "begrippen/digital-twin.yml", "antwoorden.csv")
    assert [path for path in asked if (built.folder / path).exists()] == ["bord.png"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (WHOLE.replace("[stadswijzer]", "[stadswijzer: {min_group: 8}]") + PLUGINS, "4:1: plugins"),
        (WHOLE + "extra: {a: 1, b: [{c: 1, c: 2}]}\n", "4:26: c"),
    ],
)
def test_a_setting_that_stands_twice_is_refused(site, settings, said):
    """The first would be dropped without a word: also a `min_group`."""
    assert f"mkdocs.yml:{said} stands here twice" in check(site({"mkdocs.yml": settings}).root).output


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_today_that_no_content_can_have_is_refused(site, day):
    settings = WHOLE.replace("[stadswijzer]", f"[stadswijzer: {{today: {day}}}]")
    told = check(site({"mkdocs.yml": settings}).root)
    assert (told.exit_code, "today must lie from 1900 to 2199" in told.output) == (2, True)


@pytest.mark.parametrize("day", ["1900-01-01", "1969-12-31", "2107-12-31", "2199-12-31"])
def test_any_day_that_content_can_have_builds(site, day):
    """MkDocs counts seconds since 1970, in 32 bits."""
    project = site({"mkdocs.yml": WHOLE.replace("[stadswijzer]", f"[stadswijzer: {{today: {day}}}]")})
    for activity in (project.root / "roadmap/activiteiten").iterdir():
        activity.unlink()  # one that still runs is a mistake once its period is over
    assert build(project).html("")
