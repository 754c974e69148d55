"""The word lists of both languages say the same things."""

import pickle
import string

import pytest
from folders import PACKAGE

from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.problems import Place, Problem
from stadswijzer.language.words import LANGUAGES, Words, package_yaml

ROOT = PACKAGE / "language" / "locale"


def leaves(words, path=""):
    """Dotted path → text. A list or an example counts by its length: twelve months are twelve."""
    if isinstance(words, dict) and not path.endswith(".example"):
        return {name: text for key in words for name, text in leaves(words[key], f"{path}.{key}").items()}
    return {path: f"{len(words)} items" if isinstance(words, list | dict) else str(words)}


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


LISTS = sorted(path.stem for path in (ROOT / "nl").glob("*.yml"))


def test_both_languages_have_the_same_files_and_each_key_stands_in_the_file_it_is_named_after():
    english = {path.stem for path in (ROOT / "en").glob("*.yml")} - {"problem_examples"}
    assert sorted(english) == LISTS
    for name in LISTS:
        if name not in ("site", "problems", "fields"):
            keys = package_yaml(f"locale/nl/{name}.yml")
            assert {key.partition("_")[0] for key in keys} == {name}
            assert not keys.keys() & package_yaml("locale/nl/site.yml").keys()


@pytest.mark.parametrize("name", LISTS)
def test_both_lists_have_the_same_keys_and_values_to_fill_in(name):
    dutch, english = (leaves(package_yaml(f"locale/{language}/{name}.yml")) for language in LANGUAGES)
    assert dutch.keys() == english.keys()
    for key, text in dutch.items():
        assert placeholders(text) == placeholders(english[key]), key


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
        ("pages_risk.unheard", "pages"),
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
