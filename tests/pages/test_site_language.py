"""A site of a hundred entries or more in either language: whole, in one language, and about nobody in particular."""

import re
from functools import cache
from importlib.resources import files

import made_up
import pytest
from browsing import once
from folders import PACKAGE, TESTS
from site_checks import build, faults
from written_out import files_of, written_out

from stadswijzer.checks.validation import validate
from stadswijzer.content.model import KINDS
from stadswijzer.content.project import read_project
from stadswijzer.language.words import package_yaml
from stadswijzer.pages.problem_codes import examples, in_language

ENTRIES = 60

# What the made-up project says in Dutch in either language.
IN_ENGLISH = {
    "Zie ook": "See also", "een voorbeeld": "an example", "Lees [meer]": "Read [more]", "Wat wij doen": "What is done",
    "Afdeling": "Department", "afdeling-": "department-", "Doel": "Goal", "doel-": "goal-", "Deel": "Share",
    "Stad ": "Town ", "name: Stad}": "name: Town}", "Bron": "Source", "publisher: Voorbeeld": "publisher: Sample",
    "Zie ": "See ", "Lezer": "Reader", "Begin ": "Start ", "Proef": "Pilot", "source: Register": "source: Count",
    "Voorbeeldstad": "Sampletown", "voorbeeld.nl/bron": "sample.example", "voorbeeld.nl": "sample.example",
}  # fmt: skip


@cache
def words(text):
    return frozenset(re.findall(r"[^\W\d_]{4,}", text.lower()))


ALIKE = ("register", "half")  # in a text that is made up, and a word of both languages


def said(language):
    """Every word of the word list and of the messages of a language."""

    def leaves(part):
        if isinstance(part, dict | list):
            for each in part.values() if isinstance(part, dict) else part:
                yield from leaves(each)
        else:
            yield str(part)

    texts = [
        text
        for path in sorted((files("stadswijzer.language") / "locale" / language).iterdir(), key=str)
        if path.name != "problem_examples.yml"
        for text in leaves(package_yaml(f"locale/{language}/{path.name}"))
    ]
    return frozenset().union(*(words(text) for text in texts))


@pytest.fixture(scope="module", params=["nl", "en"])
def language(request):
    return request.param


def written(folder, language):
    """A made-up project in this language."""
    made = made_up.write(folder, ENTRIES, language=language)
    if language == "en":
        for path in made.rglob("*.*ml"):
            text = path.read_text("utf-8")
            for dutch, english in IN_ENGLISH.items():
                text = text.replace(dutch, english)
            path.write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory, language):
    return once(tmp_path_factory, f"made-up-{language}", lambda root: build(written(root, language)))


@pytest.fixture(scope="module")
def root(built):
    return built.folder.parent


def test_it_is_a_whole_site(built, root, language):
    assert faults(built) == []
    found = validate(read_project(root))
    entries = [entry for entry in found.library if entry.kind != "organisation"]
    assert len(entries) >= 0.95 * ENTRIES
    assert {entry.address for entry in entries} <= set(built.addresses)


def test_no_word_of_the_other_language_is_on_it(built, language):
    own = words(
        " ".join([*made_up.WORDS[language], *KINDS, *ALIKE])
    )  # titles of what is made up name the kind
    other = said("en" if language == "nl" else "nl") - said(language) - own
    leaks = {}
    for address in built.addresses:
        page = built.page(address)
        assert page.lang == language
        html = built.html(address)
        if language == "nl":  # names of fields and files are English in every language
            html = re.sub(r"<(code|pre)\b.*?</\1>", " ", html, flags=re.DOTALL)
        html = re.sub(
            r"<cite>.*?</cite>|\b[a-z]+(?:[/_][a-z]+)+\b", " ", html
        )  # so are they in a sentence; a title is quoted
        seen = " ".join(
            [
                re.sub(r"<[^>]*>", " ", html),
                *re.findall(r'(?:alt|title|description" content|aria-label)="([^"]*)"', html),
            ]
        )
        if found := words(seen) & other:
            leaks[address] = sorted(found)
    assert leaks == {}


def test_addresses_and_anchors_are_in_its_language(built, language):
    tools = {
        "nl": {"woordenlijst/", "over/", "over/nakijken/"},
        "en": {"glossary/", "about/", "about/review/"},
    }
    assert tools[language] <= set(built.addresses)
    foreign = {
        "nl": "concepts|examples|initiatives|about",
        "en": "begrippen|voorbeelden|themas|activiteiten|over|woordenlijst",
    }
    assert [each for each in built.addresses if re.match(rf"(?:.*/)?(?:{foreign[language]})/", each)] == []


def test_nothing_is_about_one_municipality(built):
    assert [
        address
        for address in built.addresses
        if re.search("maastricht|limburg", built.html(address), re.IGNORECASE)
    ] == []


def test_nothing_about_one_municipality_is_in_the_code():
    ours = [
        path
        for path in sorted(PACKAGE.rglob("*"))
        if path.suffix in {".py", ".yml", ".html", ".css", ".js", ".svg", ".typ"}
    ]
    assert len(ours) > 200
    named = [
        path.relative_to(PACKAGE).as_posix()
        for path in ours
        if re.search("maastricht|limburg|mestreech", path.read_text("utf-8"), re.IGNORECASE)
    ]
    assert named == []


# The page of problems: its examples are translated, so they are run in English too.


def english(files):
    return {
        in_language(path, "en"): in_language(text, "en") if isinstance(text, str) else text
        for path, text in files.items()
    }


def problems_of(folder, files):
    for path, text in english(files).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return [problem.code for problem in validate(read_project(folder)).problems]


def project_of(site, code, part):
    """The Dutch project of an example → path → text."""
    example = examples()[code]
    path = example.get("wrong_file", example["file"]) if part == "wrong" else example["file"]
    lines = written_out(example, example.get(part, example["wrong"]))
    made = site({**files_of(example), path: lines}, whole=example.get("whole", False)).root
    found = {
        each.relative_to(made).as_posix(): each.read_text("utf-8")
        for each in made.rglob("*")
        if each.is_file()
    }
    found["mkdocs.yml"] = found["mkdocs.yml"].replace("language: nl", "language: en")
    if part == "wrong" and "encoding" in example:
        found[path] = in_language(found[path], "en").encode(example["encoding"])
    return found


@pytest.mark.parametrize("code", examples())
def test_an_example_in_english_shows_the_same_problem(site, code, tmp_path):
    assert code in problems_of(tmp_path / "wrong", project_of(site, code, "wrong"))
    assert code not in problems_of(tmp_path / "right", project_of(site, code, "right"))


def test_every_english_phrase_is_used():
    texts = [str(value) for example in examples().values() for value in example.values()]
    base = [path.read_text("utf-8") + path.as_posix() for path in (TESTS / "base").rglob("*.*")]
    whole = "\n".join([*texts, *base, *(str(example.get("files", "")) for example in examples().values())])
    unused = [dutch for dutch in package_yaml("locale/en/problem_examples.yml") if str(dutch) not in whole]
    assert unused == []
