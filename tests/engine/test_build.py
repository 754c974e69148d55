"""Building: as on any MkDocs site, always whole, the same bytes each time, and a clear word when it cannot."""

import hashlib
import os
import signal
import sys
import threading
import time
from pathlib import Path

import click
import programs
import pytest
from click.testing import CliRunner
from folders import BASE
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from site_checks import Built, build, faults, pages

from stadswijzer.cli.main import main
from stadswijzer.engine import build as building
from stadswijzer.engine import publishing
from stadswijzer.engine.publishing import PublishingError, staged

SETTINGS = {
    "site_name": "Proefstad",
    "theme": "{name: material, language: nl}",
    "plugins": "[stadswijzer]",
}


def settings(**given):
    """An `mkdocs.yml` with these settings."""
    return {"mkdocs.yml": "".join(f"{name}: {value}\n" for name, value in {**SETTINGS, **given}.items())}


def run(*command, cwd):
    """A command of ours or of MkDocs, in a process of its own: status and all it said."""
    done = programs.run(programs.BIN / command[0], *command[1:], cwd=cwd)
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


# As on any MkDocs site


def test_mkdocs_and_our_own_build_make_the_same_site(site):
    project = site()
    status, said = run("mkdocs", "build", "--strict", "--site-dir", "other", cwd=project.root)
    assert status == 0, said
    assert faults(Built(project.root / "other")) == []
    assert Built(project.root / "other").bytes() == build(project).bytes()


@pytest.mark.parametrize(
    "given",
    [
        {"use_directory_urls": "false", "plugins": "[search, stadswijzer]"},
        {
            "nav": "[{Welkom: index.md}, {Meer: [over/index.md, 'https://voorbeeld.nl']}]",
            "plugins": "[stadswijzer, search]",
            "site_url": "https://proefstad.example/gids/",
            "markdown_extensions": "[toc: {permalink: true}, admonition, attr_list, footnotes]",
        },
        {"theme": "{name: mkdocs, language: nl}"},
    ],
    ids="-".join,
)
def test_settings_that_others_use(site, given):
    project = site(settings(**given))
    base = "/gids/" if "site_url" in given else "/"
    assert faults(build(project, strict=True, papers=False), base=base) == []


def test_the_folder_of_pages_may_have_another_name(site):
    forge = "https://forge.example/gids"
    project = site(settings(docs_dir="tekst/inhoud", repo_url=forge, edit_uri="edit/main/tekst/inhoud/"))
    (project.root / "tekst").mkdir()
    (project.root / "docs").rename(project.root / "tekst/inhoud")
    built = pages(project)
    assert faults(built) == []
    pencils = {
        "begrippen/digital-twin/": "tekst/inhoud/begrippen/digital-twin.yml",
        "roadmap/activiteiten/sensornetwerk/": "roadmap/activiteiten/sensornetwerk.yml",
    }
    for address, source in pencils.items():
        assert f"{forge}/edit/main/{source}" in built.page(address).links


def test_own_style_script_and_template(site):
    files = {
        **settings(
            extra_css="[stijl/eigen.css]",
            extra_javascript="[stijl/eigen.js]",
            theme="{name: material, language: nl, custom_dir: eigen}",
        ),
        "docs/stijl/eigen.css": "body { background: url('achtergrond.png') }",
        "docs/stijl/achtergrond.png": b"1",
        "docs/stijl/eigen.js": "",
        "eigen/main.html": '{% extends "base.html" %}{% block extrahead %}<meta name="eigen" content="ja & nee">{% endblock %}',
        "eigen/assets/wapen.svg": "<svg/>",
    }
    built = pages(site(files))
    assert built.page("begrippen/digital-twin/").meta["eigen"] == "ja & nee"
    assert "../../stijl/eigen.css" in built.page("begrippen/digital-twin/").assets
    assert {"stijl/achtergrond.png", "stijl/eigen.js", "assets/wapen.svg"} <= set(built.paths)
    assert faults(built) == []


def test_a_page_that_mkdocs_leaves_out_is_left_out(site):
    files = {
        **settings(exclude_docs="'klad*.md'"),
        "docs/klad.md": "# Klad\n",
        "docs/begrippen/klad.md": "# Klad\n",
    }
    built = pages(site(files))
    assert "klad/" not in built
    assert faults(built) == []


def test_the_page_of_an_error_works_at_any_address(site):
    built = pages(site(settings(site_url="https://proefstad.example/gids/")))
    assert {link[:6] for link in built.page("404.html").links if not link.startswith("#")} == {"/gids/"}
    assert all(
        address.startswith(("/gids/assets/", "/gids/feed.xml")) for address in built.page("404.html").assets
    )


# From a disk


def test_from_a_disk_every_link_names_a_file(site):
    body = "[[open-data]] en [[rotterdam]], de [lijst](../woordenlijst/index.md) en wie [meedoet](../over/meewerken/)"
    files = {"docs/begrippen/digital-twin.yml": f"aliases: [oud]\nbody: '{body}'\n"}
    project = site(
        {
            **files,
            "docs/uitleg.md": "# Uitleg\n\n[[digital-twin]], [over](over/index.md#over) en [[roadmap]]\n"
            "[form](redactie/) [list](begrippen/#site.content) [there](https://voorbeeld.example/a/)\n"
            "[plan](roadmap/activiteiten/sensornetwerk.yml) [file](begrippen/open-data.yml#bronnen)\n"
            "[root](/themas/#site.content) [start](/) [page](/uitleg/)\n",
            # an introduction of a list, and one of a page of ours
            "docs/begrippen/index.md": "# Begrippen\n\nZie de [roadmap](../roadmap/#tijdlijn) en de [gids](../gids/).\n",
            "docs/over/index.md": "# Over\n\n[Alle begrippen](../begrippen/)\n",
        }
    )
    built = build(project, disk=True)
    found = [fault for fault in faults(built, disk=True) if "no such anchor" not in fault]
    assert found == []
    assert 'aria-current="page"' in built.html("begrippen/")
    html = built.html("uitleg/")
    assert 'href="../begrippen/index.html#site.content"' in html
    assert 'href="https://voorbeeld.example/a/"' in html
    assert 'href="../begrippen/open-data/index.html#bronnen"' in html
    assert 'href="../themas/index.html#site.content"' in html
    assert 'href="../index.html">start' in html
    assert 'href="../roadmap/activiteiten/sensornetwerk/index.html"' in html
    assert 'href="../../over/meewerken/index.html"' in built.html("begrippen/digital-twin/")
    assert 'href="../roadmap/index.html#tijdlijn"' in built.html("begrippen/")
    assert 'href="../begrippen/index.html">Alle begrippen' in built.html("over/")


# The same bytes


def test_the_same_content_gives_the_same_bytes_in_any_folder_on_any_day(site, monkeypatch):
    files = settings(site_url="https://proefstad.example/")
    one = build(site(files)).bytes()
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    other = build(site(files)).bytes()
    assert one.keys() == other.keys()
    assert [path for path, content in one.items() if other[path] != content] == []
    assert "sitemap.xml.gz" in one


def test_even_without_any_date_in_the_content(site):
    files = {f"docs/{path}": "" for path in ()}
    project = site(files)
    for path in ("kennispeiling/2019-najaar.yml", "gesprekken/2019-10-verkeer.yml"):
        (project.root / "docs" / path).unlink()
    for path in ("roadmap.yml", "activiteiten/sensornetwerk.yml"):
        (project.root / "roadmap" / path).unlink()
    built = build(project)
    assert "1980-01-01" in built.html("sitemap.xml") or "lastmod" not in built.html("sitemap.xml")
    assert "niet bekend" in built.text("over/versie/")


def test_the_hash_of_every_file_can_be_checked(site):
    built = pages(site())
    told = dict(line.split("  ")[::-1] for line in built.html("SHA256SUMS").splitlines())
    files = {path: hashlib.sha256(each).hexdigest() for path, each in built.bytes().items()}
    assert told == {path: digest for path, digest in files.items() if path != "SHA256SUMS"}


# Whole, or not at all


def test_a_refused_build_leaves_the_last_good_site(site, capsys):
    project = site()
    before = pages(project).bytes()
    project.write("docs/begrippen/open-data.yml", "title: Zonder de rest\n")
    with pytest.raises(building.BuildRefusedError):
        building.build(project.root)
    assert "docs/begrippen/open-data.yml:1:1: error[missing-field]" in capsys.readouterr().err
    assert Built(project.root / "site").bytes() == before
    assert run("mkdocs", "build", cwd=project.root)[0] == 1
    assert Built(project.root / "site").bytes() == before
    assert leftovers(project.root) == []


def leftovers(root):
    return [path.name for path in root.glob(".site-*")]


def test_strict_refuses_a_warning_before_it_writes(site):
    project = site({"docs/begrippen/open-data.yml": "reviewed: 2001-01-01\n"})
    outcome = CliRunner().invoke(main, ["build", "--strict", "--project", str(project.root)])
    assert (outcome.exit_code, "warning[stale]" in outcome.output) == (1, True)
    assert not (project.root / "site").exists()
    assert CliRunner().invoke(main, ["build", "--project", str(project.root)]).exit_code == 0


def test_a_template_that_fails_halfway_leaves_the_last_good_site(site):
    project = site(settings(theme="{name: material, language: nl, custom_dir: eigen}"))
    project.write("eigen/main.html", '{% extends "base.html" %}')
    before = pages(project).bytes()
    project.write(
        "eigen/main.html", '{% extends "base.html" %}{% block extrahead %}{{ 1 // 0 }}{% endblock %}'
    )
    with pytest.raises(ZeroDivisionError):
        building.build(project.root)
    project.write("eigen/main.html", "{% if %}")
    status, said = run("stadswijzer", "build", cwd=project.root)
    assert status == 1, said
    assert "main.html" in said
    assert Built(project.root / "site").bytes() == before
    assert leftovers(project.root) == []


def test_a_build_that_is_stopped_leaves_the_last_good_site(site):
    project = site({f"docs/begrippen/b{n}.yml": f"title: Begrip {n}\n" for n in range(60)})
    before = pages(project).bytes()
    project.write("docs/themas/data.yml", "title: Anders\nsummary: Anders.\n")
    process = programs.start(programs.BIN / "stadswijzer", "build", cwd=project.root, stdout=programs.DEVNULL)
    deadline = time.monotonic() + 20
    while not leftovers(project.root) and time.monotonic() < deadline:
        time.sleep(0.002)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 128 + signal.SIGTERM
    assert Built(project.root / "site").bytes() == before
    assert leftovers(project.root) == []


def test_two_builds_at_once_do_not_mix(tmp_path):
    target = tmp_path / "site"
    go = threading.Barrier(2)

    def publish(name):
        for _ in range(20):
            with staged(target) as fresh:
                for number in range(5):
                    (fresh / f"{number}.txt").write_text(name)
                go.wait(timeout=20)

    threads = [threading.Thread(target=publish, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
    assert len({path.read_text() for path in target.iterdir()}) == 1
    assert len(list(target.iterdir())) == 5


def test_a_new_folder_that_another_build_cleared_away_is_made_once_more(tmp_path, monkeypatch):
    target, opened = tmp_path / "site", []

    def gone_at_first(path, *rest, **named):
        if not opened and Path(path).name.startswith(".site-"):
            opened.append(path)
            Path(path).rmdir()
        return real(path, *rest, **named)

    real = os.open
    monkeypatch.setattr(publishing.os, "open", gone_at_first)
    with staged(target) as fresh:
        (fresh / "index.html").write_text("0")
    assert opened
    assert (target / "index.html").read_text() == "0"


def test_a_visitor_never_finds_the_site_gone(tmp_path):
    target = tmp_path / "site"
    page = target / "index.html"
    with staged(target) as fresh:
        (fresh / "index.html").write_text("0")
    stop, missing = threading.Event(), []

    def visit():
        while not stop.is_set():
            if not page.exists():
                missing.append(1)

    visitor = threading.Thread(target=visit)
    visitor.start()
    for number in range(200):
        with staged(target) as fresh:
            (fresh / "index.html").write_text(str(number))
    stop.set()
    visitor.join(timeout=20)
    if sys.platform in ("linux", "darwin"):
        assert missing == []


def test_what_is_hidden_in_the_folder_of_the_site_stays(tmp_path):
    target = tmp_path / "site"
    (target / ".git").mkdir(parents=True)
    (target / "old.html").write_text("")
    with staged(target) as fresh:
        (fresh / "new.html").write_text("")
    assert sorted(path.name for path in target.iterdir()) == [".git", "new.html"]


def test_the_site_may_be_reached_through_a_link(tmp_path):
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")
    with staged(tmp_path / "site") as fresh:
        (fresh / "new.html").write_text("")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "www" / "new.html").exists()
    assert (tmp_path / "www").stat().st_mode & 0o500 == 0o500


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path):
    (tmp_path / "site").write_text("van mij")
    with pytest.raises(PublishingError, match="is a file"), staged(tmp_path / "site"):
        pass
    assert (tmp_path / "site").read_text() == "van mij"


# A preview goes on without what cannot be shown


def preview(root):
    """The first build of `mkdocs serve`."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root.parent / "preview"))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build.build(config, serve_url="http://127.0.0.1:8000/")
    return Built(config.site_dir)


@pytest.mark.parametrize(
    "broken", sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml") if path.parent != BASE)
)
def test_a_preview_without_one_file_holds_together(site, broken):
    project = site()
    project.write(broken, "title: [\n")
    built = preview(project.root)
    assert faults(built) == []
    assert '"severity": "error"' in built.html("assets/preview.js")


def test_a_preview_shows_drafts_and_marks_them(site):
    built = preview(site({"docs/begrippen/klad.yml": "title: Een klad\ndraft: true\n"}).root)
    assert "Kladversie." in built.text("begrippen/klad/")
    assert "mark-draft" in built.html("begrippen/")


def test_what_a_build_knows_is_gone_when_it_is_done(site):
    """MkDocs keeps a plugin from build to build; the next may write into a folder where something stands."""
    project = site()
    pages(project)
    plugin = load_config(str(project.root / "mkdocs.yml")).plugins["stadswijzer"]
    assert plugin.ahead is None


# When it cannot

CANNOT = {
    "no plugin": ({"plugins": "[search]"}, "does not name the plugin"),
    "unknown plugin": ({"plugins": "[stadswijzer, bestaat-niet]"}, "bestaat-niet"),
    "unknown theme": ({"theme": "{name: bestaat-niet, language: nl}"}, "bestaat-niet"),
    "other language": ({"theme": "{name: material, language: de}"}, "word lists"),
    "unknown option": ({"plugins": "[stadswijzer: {min_gruop: 5}]"}, "min_gruop"),
    "small group": ({"plugins": "[stadswijzer: {min_group: 1}]"}, "min_group"),
    "not yaml": ({"site_name": "[["}, "line"),
    "no name": ({"site_name": ""}, "site_name"),
    "site in docs": ({"site_dir": "docs/site"}, "site_dir"),
    "site over roadmap": ({"site_dir": "roadmap"}, "roadmap/"),
    "site is a file": ({"site_dir": "mkdocs.yml"}, "is a file"),
    "site in a file": ({"site_dir": "mkdocs.yml/site"}, "lies in one"),
    "wrong docs": ({"docs_dir": "nergens"}, "nergens"),
    "bad url": ({"site_url": "voorbeeld"}, "site_url"),
    "not a mapping": ({"theme": "'nl"}, "line"),
}


@pytest.mark.parametrize("case", CANNOT)
def test_wrong_settings_are_one_clear_sentence(site, case):
    given, word = CANNOT[case]
    project = site(settings(**given))
    outcome = CliRunner().invoke(main, ["build", "--project", str(project.root)])
    assert outcome.exit_code == 2, outcome.output
    assert isinstance(outcome.exception, SystemExit)
    lines = outcome.output.strip().splitlines()
    assert (len(lines), lines[0][:12]) == (1, "stadswijzer:"), outcome.output
    assert word in lines[0]
    assert "Traceback" not in outcome.output


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_without_a_folder_of_pages_it_says_so(site, command):
    root = str(site(settings(docs_dir="teksten")).root)
    outcome = CliRunner().invoke(main, [command, "--project", root])
    assert (outcome.exit_code, "teksten: make it" in outcome.output) == (2, True), outcome.output


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_without_a_project_it_says_so(tmp_path, command):
    outcome = CliRunner().invoke(main, [command, "--project", str(tmp_path)])
    assert (outcome.exit_code, "no mkdocs.yml in" in outcome.output) == (2, True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_write_access(site):
    project = site()
    project.root.chmod(0o555)
    try:
        outcome = CliRunner().invoke(main, ["build", "--project", str(project.root)])
    finally:
        project.root.chmod(0o755)
    assert (outcome.exit_code, "cannot write the site" in outcome.output) == (2, True)


def test_a_place_where_nobody_may_write(site):
    project = site(settings(site_dir="/proc/self/site"))
    outcome = CliRunner().invoke(main, ["build", "--project", str(project.root)])
    assert (outcome.exit_code, "cannot write the site" in outcome.output) == (2, True)


def commands(group, *words):
    """Every command, also those of a group: its words."""
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if isinstance(command, click.Group):
            yield from commands(command, *words, name)
        else:
            yield [*words, name]


@pytest.mark.parametrize("words", list(commands(main)), ids=" ".join)
def test_a_command_says_what_it_does_with_an_example(words):
    outcome = CliRunner().invoke(main, [*words, "--help"])
    assert outcome.exit_code == 0
    assert f"Example: stadswijzer {' '.join(words)}" in outcome.output
