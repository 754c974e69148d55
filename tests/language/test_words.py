"""The word lists of all languages say the same things."""

import pickle
import re
import shutil
import string
from functools import cache

import pytest
import yaml
from click.testing import CliRunner
from folders import BASE, PACKAGE

from stadswijzer.cli.main import main
from stadswijzer.content.model import KINDS
from stadswijzer.facts.figures import event_line, example_map
from stadswijzer.language import readability, words
from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.problems import Place, Problem, Problems
from stadswijzer.language.unreadable_words import UnreadableWordsError
from stadswijzer.language.words import LANGUAGES, Words, package_yaml
from stadswijzer.search.stems import rules_of

ROOT = PACKAGE / "language" / "locale"


def leaves(words, path=""):
    """Dotted path → text. A list or an example counts by its length: twelve months are twelve."""
    if isinstance(words, dict) and not path.endswith(".example"):
        return {name: text for key in words for name, text in leaves(words[key], f"{path}.{key}").items()}
    return {path: f"{len(words)} items" if isinstance(words, list | dict) else str(words)}


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.yml")), ids=lambda path: path.name)
def test_each_file_of_words_is_read_alike_without_the_parser_in_c(path):
    """PyYAML falls back on Python's where it was built without libyaml, which takes more than YAML allows."""
    text = path.read_text("utf-8")
    assert yaml.safe_load(text) == yaml.load(text, Loader=yaml.CSafeLoader)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("terms", ["kind", "other"])
def test_a_message_has_a_word_for_every_kind_that_it_can_name(language, terms):
    """Without one it would show our name for it: "er is geen theme"."""
    named = Words(language).under(f"problem_terms.{terms}")
    assert [kind for kind in KINDS if kind not in named and kind != "organisation"] == []


ASKING = (".py", ".html", ".js", ".typ", ".svg")


@cache
def asked_for():
    """What code and templates name, and the beginnings and ends that stand beside what is filled in."""
    paths = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in ASKING]
    text = "\n".join(path.read_text("utf-8") for path in paths)
    names = {*re.findall(r"[\w-]+", text), *re.findall(r"\w+", text)}
    begins = re.findall(r"([\w-]+[_-])(?=\$?\{|['\"`]\s*[~+])", text)
    return names, set(begins), set(re.findall(r"[~}]\s*['\"]?([_-][\w-]+)", text))


def is_asked(key):
    """Whether it is named, or made of a beginning or an end and something else (`f"asked_{state}"`)."""
    names, begins, ends = asked_for()
    cuts = [index for index, sign in enumerate(key) if sign in "_-"]
    return key in names or any(key[: index + 1] in begins or key[index:] in ends for index in cuts)


def words_of(said, path=""):
    """Dotted path → the last key, of each word; forms for one and many are one word."""
    for key, text in said.items():
        if isinstance(text, dict) and not set(text) <= {"one", "many"}:
            yield from words_of(text, f"{path}{key}.")
        else:
            yield f"{path}{key}", str(key)


LISTS = sorted(path.stem for path in (ROOT / "nl").glob("*.yml"))


@pytest.mark.parametrize("name", [name for name in LISTS if name not in ("fields", "problems")])
def test_no_word_stands_there_that_nothing_asks_for(name):
    assert not is_asked("not_wished_by_anybody")
    assert [path for path, key in words_of(package_yaml(f"locale/nl/{name}.yml")) if not is_asked(key)] == []


OTHERS = [language for language in LANGUAGES if language != "nl"]


def test_every_language_has_the_same_files_and_each_key_stands_in_the_file_it_is_named_after():
    for language in OTHERS:
        there = {path.stem for path in (ROOT / language).glob("*.yml")} - {"problem_examples"}
        assert sorted(there) == LISTS
    for name in LISTS:
        if name not in ("site", "problems", "fields"):
            keys = package_yaml(f"locale/nl/{name}.yml")
            assert {key.partition("_")[0] for key in keys} == {name}
            assert not keys.keys() & package_yaml("locale/nl/site.yml").keys()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_the_same_keys_and_values_to_fill_in_as_the_dutch_one(name, language):
    dutch, other = (leaves(package_yaml(f"locale/{each}/{name}.yml")) for each in ("nl", language))
    assert dutch.keys() == other.keys()
    for key, text in dutch.items():
        assert placeholders(text) == placeholders(other[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_and_no_folder_is_there_twice(language):
    assert [
        key for key, text in leaves(package_yaml(f"locale/{language}/site.yml")).items() if not text.strip()
    ] == []
    folders = Words(language).folders
    assert len(set(folders.values())) == len(folders)


def test_one_problem_is_not_more_problems():
    assert Words("nl").count(1, 2) == "1 fout, 2 waarschuwingen"
    assert Words("en").count(0, 1) == "0 errors, 1 warning"


def test_numbers_and_dates_are_written_as_people_write_them():
    dutch, english = Words("nl"), Words("en")
    assert (dutch.number(1234567.5), english.number(1234567.5)) == ("1.234.567,5", "1,234,567.5")
    assert (dutch.number(-0.25), dutch.number(100)) == ("-0,25", "100")
    assert (dutch.euros(40000), english.euros(-40000)) == ("€\u00a040.000", "\u2212€40,000")
    assert (dutch.moment("2021-Q1"), dutch.moment("2021-03")) == ("1e kwartaal 2021", "maart 2021")
    assert (english.moment("2021-03-31"), english.moment("2021-Q4")) == ("31 March 2021", "quarter 4 of 2021")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("key", "file"),
    [
        ("pages_support.unheard", "pages"),
        ("pages_unheard.title", "pages"),
        ("status.unheard", "site"),
        ("unheard", "site"),
        ("unheard_of.title", "site"),
        ("status", "site"),
        ("plan.late.deeper", "site"),
    ],
)
def test_a_word_that_is_not_there_is_told_with_the_file_that_wants_it(language, key, file):
    with pytest.raises(MissingWordError) as missing:
        Words(language)(key)
    assert str(missing.value) == f'give "{key}" in locale/{language}/{file}.yml'
    assert str(pickle.loads(pickle.dumps(missing.value))) == str(missing.value)  # noqa: S301 - a process hands it on


def test_a_message_without_words_is_told_with_the_file_that_wants_it(monkeypatch):
    monkeypatch.delitem(package_yaml("locale/en/problems.yml"), "stale")
    with pytest.raises(MissingWordError, match='give "stale" a text in'):
        Words("en").problem(Problem("stale", Place("a.yml", 1, 1)))


def test_a_code_that_is_in_no_list_is_told_with_the_file_that_wants_it():
    with pytest.raises(
        MissingWordError, match=r'give "unheard" in ERRORS or WARNINGS in language/problems\.py'
    ):
        Problems([Problem("unheard", Place("a.yml", 1, 1))])


@pytest.mark.parametrize(
    ("take", "missing"),
    [
        (lambda words: words.problems["stale"]["heading"], '"stale.heading" in locale/nl/problems.yml'),
        (lambda words: words.folders["poem"], '"folders.poem" in locale/nl/folders.yml'),
        (
            lambda words: words.under("learning.script")["sung"],
            '"learning.script.sung" in locale/nl/site.yml',
        ),
        (
            lambda _: package_yaml("locale/nl/workscouncil.yml")["workscouncil_parts"][0]["verse"],
            '"workscouncil_parts.verse" in locale/nl/workscouncil.yml',
        ),
        (lambda _: readability.readability("Ein Wort.", "de"), '"_VOWELS.de" in language/readability.py'),
        (lambda _: rules_of("de"), '"de" in search/rules.yml'),
        (lambda _: event_line.FORMS["sung"], '"FORMS.sung" in facts/figures/event_line.py'),
        (lambda _: example_map.FORMS["sung"], '"FORMS.sung" in facts/figures/example_map.py'),
    ],
    ids=[
        "a message",
        "a folder",
        "a group of words",
        "a list",
        "its vowels",
        "how it is searched",
        "the sign of an event",
        "the sign of a stage",
    ],
)
def test_words_that_are_taken_together_say_which_file_wants_one_that_is_not_there(take, missing):
    with pytest.raises(MissingWordError, match=re.escape(f"give {missing}")):
        take(Words("nl"))


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Words out of a folder of our own, of which nothing was read before."""
    (tmp_path / "language/locale/nl").mkdir(parents=True)
    monkeypatch.setattr(words, "PACKAGE", tmp_path)
    for name in ("package_yaml", "_part", "_sections"):
        monkeypatch.setattr(words, name, cache(getattr(words, name).__wrapped__))
    return tmp_path / "language/locale/nl/site.yml"


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"a: b\nc: [1, 2\nd: e\n", 2, "did not find expected ',' or ']'"),
        (b'a: b\nc: "x\nd: e\n\n', 2, "found unexpected end of stream"),
        (b"a: b\n\tc: d\n", 2, "found a tab character that violates indentation"),
        (b"a: b: c\n", 1, "mapping values are not allowed in this context"),
        ("é: één\nb: \a\n".encode(), 2, "control characters are not allowed"),
        (b"a: 1\nb: \xff\n", 2, "it is not UTF-8"),
        (b"", 1, "it has no keys"),
        (b"- a\n", 1, "it has no keys"),
    ],
)
def test_a_file_of_words_that_cannot_be_read_is_told_with_its_line(written, content, line, reason):
    written.write_bytes(content)
    with pytest.raises(UnreadableWordsError) as unreadable:
        Words("nl")
    assert str(unreadable.value) == f"locale/nl/site.yml:{line} cannot be read: {reason}"
    assert str(pickle.loads(pickle.dumps(unreadable.value))) == str(unreadable.value)  # noqa: S301 - as above


def test_a_language_without_a_file_is_told_which_files_it_must_have(written):
    with pytest.raises(
        UnreadableWordsError, match=r"locale/nl/site\.yml.* not there; .* the files of locale/en"
    ):
        Words("nl")


def test_a_command_ends_with_a_sentence_when_words_cannot_be_read(tmp_path, written):
    root = shutil.copytree(BASE, tmp_path / "project")
    for language in LANGUAGES:  # which files there are is asked first
        folders = written.parents[1] / language / "folders.yml"
        folders.parent.mkdir(exist_ok=True)
        folders.write_bytes((PACKAGE / "language/locale" / language / "folders.yml").read_bytes())
    written.write_text("a: b\nc: [1, 2\n", "utf-8")
    ended = CliRunner().invoke(main, ["check", "--project", str(root)])
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert ended.stderr.startswith("stadswijzer: locale/nl/site.yml:2 cannot be read: ")
