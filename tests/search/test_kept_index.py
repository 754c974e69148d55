"""The index that is kept from build to build is that of a clean build, whatever was edited in between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadswijzer.search import kept_index
from stadswijzer.search.documents import Document
from stadswijzer.search.kept_index import NOTE, index_lines
from stadswijzer.search.sections import Passage
from stadswijzer.search.stems import Stemmer

WORDS = st.sampled_from(
    "deel mobiliteit deelmobiliteit deelauto auto autos stad steden stadslab lab gemeten meten meter data opendata open-data fiets "
    "fietsen snorfiets snor parkeer parkeerplaats plaats plaatsen verkeer verkeerslicht lichten licht gebruiker gebruik 2024 raad".split()
)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
MANY = 12


def document(number, title, text):
    return Document(
        f"begrippen/{number}/", title, "Begrip", "", (text, title), (), text, (Passage("", title, text),)
    )


@pytest.fixture(scope="module")
def stem():
    return Stemmer("nl")


@given(
    st.lists(st.tuples(TEXTS, TEXTS), min_size=MANY, max_size=MANY),
    st.lists(
        st.dictionaries(st.integers(0, MANY - 1), st.tuples(TEXTS, TEXTS), max_size=3), min_size=1, max_size=4
    ),
)
def test_after_any_edits_it_is_that_of_all_made_anew(tmp_path_factory, stem, texts, edits):
    root = tmp_path_factory.mktemp("project")
    (root / ".stadswijzer").mkdir()
    texts = list(texts)
    for edit in ({}, *edits):
        for number, text in edit.items():
            texts[number] = text
        documents = [document(number, *each) for number, each in enumerate(texts)]
        now = index_lines(root, documents, stem, "nl")
        clean = index_lines(root / "nothing", documents, stem, "nl")
        assert list(now.lines.items()) == list(clean.lines.items())
        assert now.said == clean.said
        assert {word: kept_index._shares(now.terms, word) for word in now.terms} == {
            word: shares for word, (shares, _) in clean.terms.items()
        }


@pytest.mark.parametrize("harm", ["{", "0\n{}", ""])
def test_a_note_that_is_damaged_or_of_another_language_is_worth_nothing(tmp_path, stem, harm, monkeypatch):
    (tmp_path / ".stadswijzer").mkdir()
    documents = [document(number, "stad", "deelmobiliteit") for number in range(MANY)]
    index_lines(tmp_path, documents, stem, "nl")
    anew, whole = [], kept_index._whole
    monkeypatch.setattr(kept_index, "_whole", lambda *given: anew.append(given) or whole(*given))
    index_lines(tmp_path, documents, stem, "nl")
    assert not anew
    index_lines(tmp_path, documents, Stemmer("en"), "en")
    (tmp_path / NOTE).write_text(harm)
    index_lines(tmp_path, documents, stem, "nl")
    assert len(anew) == 2


def test_words_that_were_weighed_are_let_go():
    read = [object() for _ in range(3)]
    wanted = list(read)
    assert [(each, len(read)) for each in kept_index._taken(read)] == list(
        zip(wanted, (2, 1, 0), strict=True)
    )
