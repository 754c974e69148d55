"""The preview: every save is shown, a wrong one with what is wrong and the last good page under it.

A real server in a process of its own; every wait ends.
"""

import socket

import programs
import pytest
from preview_server import CONCEPT, RIGHT


@pytest.mark.parametrize("command", ["stadswijzer", "mkdocs"])
def test_a_wrong_save_is_shown_on_the_last_good_page(serve, command):
    preview = serve({CONCEPT: RIGHT.format(summary="De eerste tekst.")}, command)
    preview.wait("begrippen/digital-twin/", "De eerste tekst.")
    assert '"problems": []' in preview.get("assets/preview.js")

    preview.project.write(
        CONCEPT, RIGHT.format(summary="De tweede tekst.").replace("theme: data", "theme: dta")
    )
    script, took = preview.wait("assets/preview.js", "unknown-reference")
    assert took < 15, "the reach is 1 s on a machine of our own; here only a hang may fail"
    assert f'"file": "{CONCEPT}"' in script
    assert "De eerste tekst." in preview.get("begrippen/digital-twin/")

    preview.project.write(CONCEPT, RIGHT.format(summary="De derde tekst."))
    preview.wait("begrippen/digital-twin/", "De derde tekst.")
    assert '"problems": []' in preview.get("assets/preview.js")
    assert "Traceback" not in preview.log


def test_a_start_with_wrong_content_shows_what_is_good(serve):
    preview = serve(
        {CONCEPT: "title: Digital twin\nthemes: data\n", "roadmap/organisatie.yml": "departments: 5\n"}
    )
    preview.wait("begrippen/open-data/", "Open data")
    assert "unknown-field" in preview.get("assets/preview.js")
    assert preview.get("begrippen/digital-twin/") == ""
    preview.project.write(CONCEPT, RIGHT.format(summary="Nu goed."))
    preview.project.write(
        "roadmap/organisatie.yml", "departments: [{id: verkeer, name: Verkeer, staff: 9}]\n"
    )
    preview.wait("begrippen/digital-twin/", "Nu goed.")
    assert "Traceback" not in preview.log


def test_wrong_settings_do_not_end_it(serve):
    preview = serve({CONCEPT: RIGHT.format(summary="De tekst.")})
    preview.wait("begrippen/digital-twin/", "De tekst.")
    good = (preview.project.root / "mkdocs.yml").read_text("utf-8")
    for wrong in (
        f"{good}nav: [",
        good.replace("nl", "de"),
        good.replace("[stadswijzer]", "[stadswijzer: {min_group: 1}]"),
    ):
        preview.project.write("mkdocs.yml", wrong)
        preview.wait("assets/preview.js", '"file": "mkdocs.yml"')
        assert "De tekst." in preview.get("begrippen/digital-twin/")
        preview.project.write("mkdocs.yml", good)
        preview.wait("assets/preview.js", '"problems": []')
    preview.project.write("mkdocs.yml", good.replace("[stadswijzer]", "[stadswijzr]"))
    preview.wait("assets/preview.js", 'The \\"stadswijzr\\" plugin is not installed')
    preview.project.write("mkdocs.yml", good.replace("Proefstad", "Nieuwe naam"))
    preview.wait("begrippen/digital-twin/", "Nieuwe naam")
    assert "Traceback" not in preview.log


def test_drafts_and_the_roadmap_are_in_the_preview(serve):
    preview = serve({"docs/begrippen/klad.yml": "title: Een klad\ndraft: true\n"})
    page, _ = preview.wait("begrippen/klad/", "Een klad")
    assert "Kladversie." in page
    text = (preview.project.root / "roadmap/roadmap.yml").read_text("utf-8")
    preview.project.write("roadmap/roadmap.yml", text.replace("title: Roadmap", "title: Agenda"))
    preview.wait("roadmap/", "<bdi>Agenda</bdi>")
    preview.project.write("docs/over/index.md", "# Over ons\n")
    preview.wait("over/", "Over ons")


def test_an_address_in_use_is_said_clearly(site):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = programs.run(programs.BIN / "stadswijzer", "serve", "--address", address, cwd=site().root)
    assert done.returncode == 2
    assert f"stadswijzer: cannot serve on {address}" in done.stderr
    assert "Traceback" not in done.stderr
