"""What MkDocs does not promise to keep is still there, and stands in one module of ours."""

import inspect
import re

from folders import PACKAGE
from mkdocs.commands import build
from mkdocs.livereload import LiveReloadServer, _serve_url

OURS = PACKAGE / "engine/mkdocs_private.py"


def takes(function: object) -> list[str]:
    """The names that a function must be given."""
    return [
        name
        for name, each in inspect.signature(function).parameters.items()
        if each.default is inspect.Parameter.empty
    ]


def test_mkdocs_still_has_the_steps_that_we_take_one_by_one():
    """A failure: MkDocs was renewed. Mend `engine/mkdocs_private.py`, and nothing else."""
    assert takes(build._populate_page) == ["page", "config", "files"]
    assert takes(build._build_page) == ["page", "config", "doc_files", "nav", "env"]
    assert takes(build._build_theme_template) == ["template_name", "env", "files", "config", "nav"]
    assert takes(_serve_url) == ["host", "port", "path"]
    assert _serve_url("127.0.0.1", 8000, "/wijzer/") == "http://127.0.0.1:8000/wijzer/"


def test_the_server_of_mkdocs_still_knows_what_it_watches():
    server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=".")
    try:
        assert not server._watched_paths
        server.watch(str(PACKAGE))
        assert list(server._watched_paths) == [str(PACKAGE)]
    finally:
        server.server_close()


def test_nothing_else_asks_mkdocs_for_what_is_private():
    private = re.compile(r"mkdocs_build\._\w|from mkdocs\.[\w.]+ import .*\b_\w|server\._\w")
    asking = [path.name for path in PACKAGE.rglob("*.py") if private.search(path.read_text("utf-8"))]
    assert asking == [OURS.name]
