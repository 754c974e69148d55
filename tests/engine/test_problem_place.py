"""Which field a problem is about, and where a page shows it."""

import pytest

from stadswijzer.content.model import KINDS
from stadswijzer.engine.problem_place import field_of, selectors
from stadswijzer.language.problems import Place, Problem
from stadswijzer.language.words import LANGUAGES, Words

TEXT = "title: T\nsources:\n  - title: a\n    url: b\n# theme: niets\nbody: |\n  a\n\n  b: c\n"


@pytest.mark.parametrize(
    ("line", "column", "field"),
    [(1, 8, "title"), (4, 10, "sources"), (5, 1, "sources"), (9, 3, "body"), (99, 1, "body")],
)
def test_the_field_is_the_one_that_the_line_is_in(line, column, field):
    assert field_of(Problem("blank-text", Place("x", line, column)), TEXT) == field


def test_a_missing_field_is_the_field():
    assert field_of(Problem("missing-field", Place("x", 1, 1), {"field": "summary"}), TEXT) == "summary"
    assert field_of(Problem("missing-field", Place("x", 3, 5), {"field": "url"}), TEXT) == "sources"


def test_a_file_that_is_not_yaml_has_no_field():
    assert field_of(Problem("not-yaml", Place("x", 1, 1)), "zomaar tekst") == ""
    assert selectors(Words("nl"), "concept", "") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_required_field_has_a_place_on_its_page(language):
    for kind in ("concept", "initiative"):
        without = [name for name in KINDS[kind].part.required if not selectors(Words(language), kind, name)]
        assert without in ([], ["lead"]), "who leads stands among the facts"
