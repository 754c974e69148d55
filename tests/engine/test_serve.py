"""The preview: every save is shown, a wrong one with what is wrong and the last good page under it.

A real server in a process of its own; every wait ends.
"""

import re
import shutil
import signal
import socket
import threading
import time
import urllib.error
import urllib.request

import programs
import pytest
from preview_server import CONCEPT, RIGHT

from stadswijzer.engine.preview_server import PreviewServer


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


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_it_ends_when_it_is_asked_to_and_leaves_nothing(serve, name):
    preview = serve({CONCEPT: RIGHT.format(summary="De tekst.")})
    preview.wait("begrippen/digital-twin/", "De tekst.")
    assert list(preview.temporary.glob("stadswijzer-*"))
    preview.process.send_signal(getattr(signal, name))
    assert preview.process.wait(timeout=20) == 0
    assert [path.name for path in preview.temporary.iterdir() if not path.name.startswith("_jinja2")] == []
    assert "Traceback" not in preview.log


def test_it_says_where_it_is_what_it_did_and_that_a_mistake_is_mended(serve):
    preview = serve({CONCEPT: RIGHT.format(summary="De tekst.")})
    preview.wait("begrippen/digital-twin/", "De tekst.")
    preview.project.write(CONCEPT, RIGHT.format(summary="Nog een.").replace("theme: data", "theme: dta"))
    preview.wait("assets/preview.js", "unknown-reference")
    preview.project.write(CONCEPT, RIGHT.format(summary="Weer goed."))
    preview.wait("begrippen/digital-twin/", "Weer goed.")
    preview.project.write(CONCEPT, RIGHT.format(summary="De laatste."))
    preview.wait("begrippen/digital-twin/", "De laatste.")
    said = [line for line in preview.lines if line.startswith(("De site", "Klaar", "Weer", "Bijgewerkt"))]
    first, ready, mended, updated = said
    assert first == f"De site staat op {preview.url} (stoppen met Ctrl+C)"
    assert ready.startswith("Klaar in ")
    assert re.fullmatch(rf"Weer goed, bijgewerkt in [\d.]+ s: {CONCEPT}", mended)
    assert re.fullmatch(rf"Bijgewerkt in [\d.]+ s: {CONCEPT}", updated)


def test_who_asks_all_the_time_gets_no_page_that_is_gone_or_old(serve):
    """Somebody asks for pages as fast as they come, while an editor saves; a told version is never followed by an older one."""
    preview = serve({CONCEPT: RIGHT.format(summary="Versie 0.")})
    preview.wait("begrippen/digital-twin/", "Versie 0.")
    seen, wrong, stop = [0], [], threading.Event()

    def ask():
        while not stop.is_set():
            for path in ("begrippen/digital-twin/", "begrippen/", ""):
                try:
                    page = urllib.request.urlopen(preview.url + path, timeout=30).read().decode()  # noqa: S310 - our own
                except urllib.error.HTTPError as error:
                    wrong.append((path, error.code))
                    continue
                if found := re.search(r"Versie (\d+)\.", page):
                    if int(found[1]) < seen[-1]:
                        wrong.append((path, found[1], seen[-1]))
                    seen.append(int(found[1]))

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for number in range(1, 26):
            preview.project.write(CONCEPT, RIGHT.format(summary=f"Versie {number}."))
            if number % 5 == 0:  # else saves come faster than they can be shown
                deadline = time.monotonic() + 20
                while seen[-1] < number and time.monotonic() < deadline:
                    time.sleep(0.02)
                assert seen[-1] == number, preview.log
    finally:
        stop.set()
        asking.join(timeout=30)
    assert wrong == []


def test_the_page_that_is_not_there_follows_too(serve):
    preview = serve({CONCEPT: RIGHT.format(summary="De tekst.")})
    preview.wait("begrippen/digital-twin/", "De tekst.")
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(f"{preview.url}begrippen/nieuw/", timeout=20)  # noqa: S310 - our own
    assert missing.value.code == 404
    assert "livereload(" in missing.value.read().decode()
    preview.project.write("docs/begrippen/nieuw.yml", RIGHT.format(summary="Er is iets bij."))
    preview.wait("begrippen/nieuw/", "Er is iets bij.")


def test_a_folder_that_comes_while_it_runs_is_followed_too(serve):
    """A roadmap that is begun, pages that another branch brings: to the system these are other folders than before."""
    preview = serve({CONCEPT: RIGHT.format(summary="De tekst.")})
    root, away = preview.project.root, preview.project.root.with_name("weg")
    preview.wait("begrippen/digital-twin/", "De tekst.")
    shutil.copytree(root, away)
    shutil.rmtree(root / "roadmap")
    preview.wait("assets/preview.js", "unknown-reference")
    for name in ("Eerst", "Later"):  # the folder comes, then a file in it changes
        preview.project.write("roadmap/organisatie.yml", f"{name}: {{")
        preview.wait("assets/preview.js", f"{name}: {{")
    shutil.copytree(away / "roadmap", root / "roadmap", dirs_exist_ok=True)
    (root / "docs").rename(away / "docs-van-toen")
    preview.wait("assets/preview.js", "docs_dir")
    shutil.copytree(away / "docs", root / "docs")
    for summary in ("Terug.", "Weer anders."):
        preview.project.write(CONCEPT, RIGHT.format(summary=summary))
        preview.wait("begrippen/digital-twin/", summary)
    assert "Traceback" not in preview.log


def test_every_save_is_told_whichever_watch_came_last(tmp_path):
    """Two watches on one folder ask the system for one thing; which begins last differs from start to start."""
    for name in ("docs/overrides", "roadmap"):
        (tmp_path / name).mkdir(parents=True)
    watched = [str(tmp_path / name) for name in ("docs", "mkdocs.yml", "roadmap", "docs/overrides")]
    for _ in range(12):
        server = PreviewServer("127.0.0.1", 0, "/", lambda _: None, lambda: None)
        server._watch(watched)
        try:
            for name in ("mkdocs.yml", "docs/page.md", "docs/overrides/main.html", "roadmap/roadmap.yml"):
                (tmp_path / name).write_text("x", "utf-8")
                with server._rebuild_cond:
                    told = server._rebuild_cond.wait_for(lambda: tmp_path / name in server._saved, timeout=5)  # noqa: B023
                assert told, name
        finally:
            server.observer.stop()
            server.observer.join()
            server.server_close()
