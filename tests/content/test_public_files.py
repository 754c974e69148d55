"""Files beside the pages: kinds from a list, drawings that only draw, and nothing through a symbolic link."""

import os

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from site_checks import build

from stadswijzer.cli.main import main
from stadswijzer.content.plain_svg import first_active

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
SETTINGS = (
    "site_name: Proef\ntheme: {name: material, language: nl, custom_dir: eigen}\nplugins: [stadswijzer]\n"
)


def drawn(inside):
    return f"{HEAD}\n  {inside}\n</svg>".encode()


# Kinds


def test_a_kind_on_the_list_is_published(site):
    names = "nota.pdf Nota.PDF php.pdf over.html.pdf tabel.csv plan.docx kaart.png geo.json alles.zip lees.txt film.mp4".split()
    files = {f"docs/bestanden/{name}": b"1" for name in names}
    built = build(site(files).has_no_errors(), papers=False)
    assert [name for name in names if f"bestanden/{name}" not in built] == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("x.html", "een webpagina"),
        ("X.HTML", "een webpagina"),
        ("x.xhtml", "een webpagina"),
        ("x.svgz", "een webpagina"),
        ("x.xml", "een webpagina"),
        ("x.js", "een script"),
        ("x.mjs", "een script"),
        ("x.css", "een script"),
        ("x.docm", "een script"),
        ("x.exe", "een script"),
        ("x.wasm", "een script"),
        ("diep/x.Js", "een script"),
        ("x.php.jpg", "een script"),
        ("x.PHP5.en.pdf", "een script"),
        ("x.yml", "PDF of ZIP"),
        ("x", "PDF of ZIP"),
        ("x.pdf.onbekend", "PDF of ZIP"),
    ],
)
def test_another_kind_is_refused_with_its_place(site, name, hint):
    site({f"docs/bestanden/{name}": b"1"}).has_only(f"docs/bestanden/{name}:1:1: error[file-kind]")
    site({f"docs/bestanden/{name}": b"1"}).has_problem(
        f"docs/bestanden/{name}:1:1: error[file-kind]", hint=hint
    )


@pytest.mark.parametrize("name", ["x.markdown", "x.MD", "x.mkd", "diep/x.mdown"])
def test_a_page_that_only_the_engine_takes_for_one_is_told(site, name):
    site({f"docs/over/{name}": "# X\n"}).has_problem(
        f"docs/over/{name}:1:1: error[misplaced-file]", hint="x.md"
    )


def test_elsewhere_other_files_may_stand_and_stay_behind(site):
    built = build(
        site({"docs/over/werk.js": b"1", "docs/over/notitie.odt": b"1"}).has_no_errors(), papers=False
    )
    assert "over/werk.js" not in built


def test_a_name_that_nobody_can_see_is_told(site):
    path = "docs/bestanden/no\u200bta.pdf"
    site({path: b"1"}).has_problem(f"{path}:1:1: error[hidden-character]", hint="U+200B")


# No plain files


def test_a_pipe_and_a_device_are_named_and_never_read(site):
    made = site(
        {
            "docs/bestanden/nota.pdf": b"1",
            "docs/voorbeelden/rotterdam.yml": "image: {file: p.png, alt: A, credit: C}\n",
        }
    )
    os.mkfifo(made.root / "docs/bestanden/pijp.pdf")
    os.mkfifo(made.root / "docs/bestanden/pijp.svg")
    os.mkfifo(made.root / "docs/voorbeelden/p.png")
    os.mkfifo(made.root / "docs/over/pijp.md")
    made.has_only(
        "docs/bestanden/pijp.pdf:1:1: error[file-kind]",
        "docs/bestanden/pijp.svg:1:1: error[file-kind]",
        "docs/over/pijp.md:1:1: error[not-yaml]",
        "docs/voorbeelden/p.png:1:1: error[file-kind]",
        "docs/voorbeelden/rotterdam.yml:1:15: error[missing-file]",
    )


# Nothing through a symbolic link


LINKS = {
    "docs/bestanden/a.txt": "geheim.txt",
    "docs/bestanden/map": "",
    "docs/map": "",
    "docs/over/x.md": "geheim.md",
    "docs/kaart.png": "geheim.png",
    "docs/begrippen/geheim.yml": "geheim.yml",
    "docs/themas": "",
    "docs": "",
    "roadmap": "",
    "roadmap/activiteiten": "",
    "roadmap/organisatie.yml": "geheim.yml",
    "eigen": "",
    "eigen/x.js": "geheim.txt",
    "eigen/map": "",
}


@pytest.mark.parametrize("path", LINKS)
@pytest.mark.parametrize("inside", [False, True], ids=["out", "in"])
def test_nothing_goes_through_a_link_of_a_file_or_a_folder(site, tmp_path, path, inside):
    made = site(
        {
            "mkdocs.yml": SETTINGS,
            "eigen/leeg.txt": b"",
            "docs/index.md": "# W\n\n![K](kaart.png)\n",
            "docs/kaart.png": b"1",
        }
    )
    home = made.root / "kluis" if inside else tmp_path / "kluis"
    link = made.root / path
    link.parent.mkdir(parents=True, exist_ok=True)
    if link.is_dir():
        link.rename(home)
    else:
        home.mkdir()
        link.unlink(missing_ok=True)
    for name in ("geheim.txt", "geheim.md", "geheim.png"):
        (home / name).write_text("geheim")
    (home / "geheim.yml").write_text("title: G\nsummary: G.\n")
    link.symlink_to(os.path.relpath(home / LINKS[path], link.parent))
    found = [problem for problem in made.found() if problem.code == "outside-project"]
    assert [(problem.place.file, problem.values["hint"]) for problem in found]
    assert all(problem.place.file.startswith(path) for problem in found)


@pytest.mark.parametrize(
    "path", [".stadswijzer", ".stadswijzer/schemas", ".stadswijzer/.gitignore", "build/council"]
)
def test_nothing_is_written_through_a_link(site, tmp_path, path):
    """A proposal may bring one, and every command writes what editors need."""
    made, home = site(), tmp_path / "kluis"
    home.mkdir()
    (home / "van-mij.txt").write_text("van mij")
    link = made.root / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(home / "van-mij.txt" if link.suffix else home)
    for command in ("council", *["check", "build"][: 2 * path.startswith(".")]):
        told = CliRunner().invoke(main, [command, "--project", str(made.root)])
        assert (told.exit_code, f"{path} is a symbolic link" in told.output) == (2, True), told.output
    assert [each.name for each in home.iterdir()] == ["van-mij.txt"]
    assert (home / "van-mij.txt").read_text() == "van mij"


def test_a_folder_that_leads_back_into_itself_ends(site):
    made = site()
    (made.root / "docs/over/weer").symlink_to("..")
    (made.root / "docs/bestanden").mkdir()
    (made.root / "docs/bestanden/zelf").symlink_to(".")
    made.has_only(
        "docs/bestanden/zelf:1:1: error[outside-project]", "docs/over/weer:1:1: error[outside-project]"
    )


def test_a_preview_that_goes_on_publishes_nothing_of_it(site, tmp_path):
    from mkdocs.commands import build as mkdocs_build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    (tmp_path / "kluis").mkdir()
    (tmp_path / "kluis/geheim.md").write_text("# Geheim\n")
    (tmp_path / "kluis/geheim.pdf").write_text("geheim")
    made = site({"docs/bestanden/nota.pdf": b"1", "docs/bestanden/x.html": b"1"})
    (made.root / "docs/map").symlink_to(tmp_path / "kluis")
    (made.root / "docs/bestanden/geheim.pdf").symlink_to(tmp_path / "kluis/geheim.pdf")
    (made.root / "docs/bestanden/map").symlink_to(tmp_path / "kluis")
    config = load_config(str(made.root / "mkdocs.yml"), site_dir=str(tmp_path / "uit"))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build.build(config, serve_url="http://127.0.0.1:8000/")
    names = {
        path.relative_to(tmp_path / "uit").as_posix()
        for path in (tmp_path / "uit").rglob("*")
        if path.is_file()
    }
    assert "bestanden/nota.pdf" in names
    assert not [
        name for name in names if "geheim" in name or name.startswith("map") or name.endswith("/x.html")
    ]


def test_the_project_itself_may_be_reached_through_a_link(site, tmp_path):
    made = site()
    (tmp_path / "weg").symlink_to(made.root)
    made.root = tmp_path / "weg"
    made.has_only()


# Drawings


PLAIN = [
    "<title>Kaart</title><path d='M0 0' fill='#123' style='fill: url(#a); stroke: red'/>",
    "<defs><linearGradient id='a'><stop offset='1'/></linearGradient></defs><use href='#a' xlink:href='#a'/>",
    "<style>.a { fill: url('#a'); }</style><text class='a'>Tekst &amp; meer</text>",
    "<a href='https://x.example/'><text>x</text></a>",
    "<image href='data:image/png;base64,iVBORw0KGgo='/>",
    "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><x:script xmlns:x='urn:x'/></rdf:RDF></metadata>",
    "<sodipodi:namedview xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' id='base'/>",
    "<circle r='1'><animate attributeName='r' from='1' to='2' dur='1s'/></circle>",
    "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>",
]
ACTIVE = {
    "<script>alert(1)</script>": "<script>",
    "<SCRIPT>alert(1)</SCRIPT>": "<SCRIPT>",
    "<script href='https://x.example/x.js'/>": "<script>",
    "<rect onload='alert(1)'/>": "onload=",
    "<rect OnClick='alert(1)'/>": "onclick=",
    "<foreignObject><p>x</p></foreignObject>": "<foreignObject>",
    "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>": "<script>",
    "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='x'/>": "<iframe>",
    "<iframe src='https://x.example'/>": "<iframe>",
    "<set attributeName='href' to='javascript:alert(1)'/>": "<set>",
    "<animate attributeName='xlink:href' values='javascript:alert(1)'/>": "attributename=",
    "<a href='javascript:alert(1)'><text>x</text></a>": "href=",
    "<a xlink:href=' java&#x09;script:alert(1)'><text>x</text></a>": "href=",
    "<use href='https://x.example/x.svg#a'/>": "href=",
    "<use href='data:image/svg+xml,&lt;svg/>#a'/>": "href=",
    "<use xlink:href='andere.svg#a'/>": "href=",
    "<image href='https://x.example/x.png'/>": "href=",
    "<image href='data:image/svg+xml;base64,AA=='/>": "href=",
    "<rect style='fill: url(https://x.example/x)'/>": "url(",
    "<rect fill='url(//x.example/x#a)'/>": "url(",
    "<style>@import 'https://x.example/x.css';</style>": "@import",
    "<style>a { background: u\\72l(https://x.example) }</style>": "\\",
    "<style>@im<desc/>port 'https://x.example/x.css';</style>": "@import",
    "<rect cursor='\\75rl(https://x.example/x.png)'/>": "\\",
    "<rect mask='image-set(&quot;https://x.example/x.png&quot; 1x)'/>": "image-set(",
    "<style>a{mask:image-set(url(#a) 1x, 'https://x.example/x.png' 2x)}</style>": "image-set(",
    "<style>a{--x:'https://x.example/x.png';mask:image-set(var(--x) 1x)}</style>": "image-set(",
    "<a href='https://x.example/' ping='https://y.example/'/>": "ping=",
    '<style><![CDATA[a { background: url( "https://x.example" ) }]]></style>': "url(",
    "<g xml:base='https://x.example/'/>": "base=",
    "<handler type='application/ecmascript'>alert(1)</handler>": "<handler>",
    "<?xml-stylesheet href='https://x.example/x.xsl'?>": "<?xml-stylesheet",
}


@pytest.mark.parametrize("inside", PLAIN)
def test_a_plain_drawing_is_fine(inside):
    assert first_active(drawn(inside)) is None
    assert (
        first_active(
            b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">' + drawn(inside)
        )
        is None
    )


@pytest.mark.parametrize("inside", ACTIVE)
def test_what_does_more_than_draw_is_named_at_its_place(inside):
    found = first_active(drawn(inside))
    assert found is not None
    assert (found.line, found.column >= 3, found.what.strip("'")) == (2, True, ACTIVE[inside])


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b"<svg><script/></svg>",
        b"geen xml",
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawn("&a;"),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + drawn("&a;"),
        b'<!DOCTYPE svg [<!ATTLIST rect onload CDATA "alert(1)">]>' + drawn("<rect/>"),
        b'<?xml version="1.0" encoding="x-onbekend"?>' + drawn(""),
        drawn("<g>")[:-6],
        b"\xff\xfe" + drawn("<script/>").decode().encode("utf-16-le"),
    ],
)
def test_what_is_no_drawing_is_refused(content):
    assert first_active(content) is not None


def test_it_is_told_with_file_line_and_column_wherever_it_may_be_published(site):
    made = site(
        {
            "docs/bestanden/k.svg": drawn("<script/>"),
            "docs/over/K.SVG": drawn("<rect onload=''/>"),
            "docs/leeg.svg": b"",
        }
    )
    made.has_only("docs/bestanden/k.svg:2:3: error[unsafe-svg]", "docs/over/K.SVG:2:3: error[unsafe-svg]")


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*PLAIN, *ACTIVE, "<g>", "</g>", "<", "&", "\x00"]), max_size=4))
def test_one_active_part_is_enough_and_nothing_ends_it(parts):
    found = first_active(drawn("".join(parts)))
    assert found is not None or not any(part in ACTIVE for part in parts)
