"""Help while typing, from the language server that editors use for YAML, set as `.vscode/settings.json` sets it.

The server is a program of its own (node, from `tests/language_server/`); it is started once. Without it these
tests are skipped, and `make test` says so.
"""

import json
import os
import shutil
import threading
from queue import Empty, Queue

import programs
import pytest
from entry_files import entries
from folders import ROOT, TESTS

from stadswijzer.checks.validation import validate
from stadswijzer.content.model import KINDS
from stadswijzer.content.project import read_project
from stadswijzer.content.sealed_files import SCHEMAS
from stadswijzer.editing.new.commented_file import schema_place, starting_text
from stadswijzer.editing.schemas import refresh
from stadswijzer.language.words import Words

HOME = TESTS / "language_server"
SERVER = HOME / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))


def test_the_settings_bind_every_folder_to_its_schema():
    bound = {f"{SCHEMAS}/{kind}.json": stem for kind, stem in Words("nl").folders.items()}
    bound[f"{SCHEMAS}/search-words.json"] = Words("nl")("search_words_file")
    given = {
        schema: glob.removesuffix(".yml").removesuffix("/*")
        for schema, glob in SETTINGS["yaml.schemas"].items()
    }
    assert given == bound
    assert SETTINGS["yaml.yamlVersion"] == "1.1"
    assert json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))["recommendations"] == [
        "redhat.vscode-yaml"
    ]


class Server:
    """Speaks with the language server; every wait ends."""

    def __init__(self, root):
        self.root = root
        self.messages = Queue()
        self.found = {}
        self.number = 0
        self.process = programs.start(
            "node",
            SERVER,
            "--stdio",
            stdin=programs.PIPE,
            stdout=programs.PIPE,
            stderr=programs.DEVNULL,
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        documents = {
            "hover": {"contentFormat": ["markdown"]},
            "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        }
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": documents,
        }
        folder = {"uri": root.as_uri(), "name": "stadswijzer"}
        self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": capabilities,
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": {}})

    def stop(self):
        self.process.kill()
        self.process.wait(timeout=10)
        self.reader.join(timeout=10)
        self.process.stdin.close()
        self.process.stdout.close()

    def _read(self):
        stream = self.process.stdout
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self.messages.put(json.loads(stream.read(length)))

    def _send(self, **message):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def tell(self, method, params):
        self._send(method=method, params=params)

    def ask(self, method, params):
        self.number += 1
        self._send(id=self.number, method=method, params=params)
        return self._until(lambda message: message.get("id") == self.number and "method" not in message)[
            "result"
        ]

    def _until(self, wanted):
        while True:
            try:
                message = self.messages.get(timeout=60)
            except Empty:
                raise AssertionError("the language server is silent") from None
            if message.get("method") == "workspace/configuration":
                self._send(
                    id=message["id"], result=[section(item["section"]) for item in message["params"]["items"]]
                )
            elif "method" in message and "id" in message:
                self._send(id=message["id"], result=None)
            elif message.get("method") == "textDocument/publishDiagnostics":
                self.found[message["params"]["uri"]] = message["params"]["diagnostics"]
            if wanted(message):
                return message

    def fresh(self, path):
        """A file that the server has not seen yet, so that nothing it said before can be taken for an answer."""
        self.number += 1
        return path.replace(".yml", f"-{self.number}.yml")

    def open(self, path, text):
        """Opens a document; what the server says of it."""
        return self.open_all({path: text})[path]

    def open_all(self, texts):
        """Opens documents together, since it waits a moment with each; what the server says of them, by path."""
        uris = {path: (self.root / path).as_uri() for path in texts}
        for path, uri in uris.items():
            self.found.pop(uri, None)
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": texts[path]}
            self.tell("textDocument/didOpen", {"textDocument": document})
        self._until(lambda _: self.found.keys() >= set(uris.values()))
        return {
            path: [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in self.found[uri]]
            for path, uri in uris.items()
        }

    def at(self, method, path, text):
        """What `method` gives at the `^` in the text."""
        before, _, after = text.partition("^")
        path = path.replace(
            ".yml", f"-{self.number}.yml"
        )  # a file of its own: what was said before says nothing
        self.open(path, before + after)
        place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return self.ask(
            f"textDocument/{method}",
            {"textDocument": {"uri": (self.root / path).as_uri()}, "position": place},
        )

    def completes(self, path, text):
        """Label → what is said of it."""
        found = self.at("completion", path, text)
        told = {each["label"]: each.get("documentation", "") for each in found["items"]}
        return {name: text["value"] if isinstance(text, dict) else text for name, text in told.items()}

    def hovers(self, path, text):
        return self.at("hover", path, text)["contents"]["value"]


def section(name):
    """Settings of VS Code by their dotted names → one section, nested."""
    found = {}
    for key, value in SETTINGS.items():
        first, _, rest = key.partition(".")
        if first == name:
            *parents, last = rest.split(".")
            place = found
            for each in parents:
                place = place.setdefault(each, {})
            place[last] = value
    return found


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    if not (shutil.which("node") and SERVER.is_file()):
        pytest.skip("no language server here: npm ci in tests/language_server")
    root = tmp_path_factory.mktemp("project")
    for name in ("docs", "roadmap", ".vscode", "mkdocs.yml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    refresh(root, validate(read_project(root)).links)
    started = Server(root)
    yield started
    started.stop()


CONCEPT = "docs/begrippen/nieuw.yml"
EXAMPLE = "docs/voorbeelden/nieuw.yml"
WHOLE = """title: Nieuw
summary: Een nieuw begrip.
definition: Iets nieuws.
theme: mobiliteit
sources: [{title: Bron, url: https://voorbeeld.nl, accessed: 2026-11-23}]
"""


def test_it_completes_a_field(server):
    found = server.completes(CONCEPT, "title: Nieuw\nsum^")
    assert "Waar het over gaat, in gewone taal." in found["summary"]


def test_it_completes_a_field_of_a_part(server):
    assert "counts" not in server.completes(CONCEPT, "title: Nieuw\neffort:\n  ^")
    assert {"time", "knowledge", "budget", "note"} <= server.completes(
        CONCEPT, "title: Nieuw\neffort:\n  ^"
    ).keys()


def test_it_completes_a_theme_with_its_title(server):
    assert "Mobiliteit" in server.completes(CONCEPT, "title: Nieuw\ntheme: ^")["mobiliteit"]


def test_it_completes_a_concept_that_exists(server):
    found = server.completes(EXAMPLE, "title: Nieuw\nconcepts:\n  - ^")
    assert "Digital twin" in found["digital-twin"]
    assert "rotterdam-digitale-stad" not in found


def test_it_completes_a_word_with_what_it_means(server):
    assert "In gebruik" in server.completes(EXAMPLE, "title: Nieuw\nstage: ^")["in_use"]


def test_it_shows_the_help(server):
    shown = server.hovers(CONCEPT, WHOLE.replace("definition", "defi^nition"))
    assert "Eén zin die een collega hardop kan zeggen" in shown
    assert "Een digitale kopie van de stad." in shown


def test_a_new_file_says_itself_which_schema_it_has(server):
    kind = KINDS["concept"]
    text = starting_text(kind, Words("nl"), schema=schema_place(read_project(server.root), kind))
    anywhere = "docs/elders/nieuw.yml"  # no setting binds this folder
    assert "Mobiliteit" in server.completes(anywhere, text.replace("\ntheme:", "\ntheme: ^", 1))["mobiliteit"]
    assert not server.completes(anywhere, "theme: ^").get("mobiliteit")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("tittle: Een veld dat er niet is", "6: "),
        ("level: gevorderd", "6: "),
        ("requires: digital-twin", "6: "),
        ("related: [bestaat-niet]", "6: "),
        ("effort: {time: 5}", "6: "),
        ("reviewed: vorige week", "6: "),
        ("quiz: [{question: Wat?, options: [{text: A, why: B}]}]", "6: "),
    ],
)
def test_it_flags_what_check_flags_of_shape(server, line, wrong):
    assert [each[:3] for each in server.open(server.fresh(CONCEPT), f"{WHOLE}{line}\n")] == [wrong]


def test_it_takes_an_address_as_check_does(server):
    said = [server.open(server.fresh(CONCEPT), WHOLE.replace("https:", each)) for each in ("HTTPS:", "ftp:")]
    assert [len(each) for each in said] == [0, 1]


def test_it_flags_a_missing_field_and_one_that_is_too_long(server):
    assert len(server.open(server.fresh(CONCEPT), WHOLE.replace("definition: Iets nieuws.\n", ""))) == 1
    assert [each[:3] for each in server.open(server.fresh(CONCEPT), WHOLE.replace("Nieuw", "x" * 91))] == [
        "1: "
    ]


def test_it_has_no_complaint_of_any_committed_file(server):
    paths = [path for _, path in entries(ROOT)]
    said = server.open_all({path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths})
    assert len(said) > 60
    assert {path: complaints for path, complaints in said.items() if complaints} == {}
