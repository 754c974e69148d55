"""Every value that an editor may choose has the look and the place that pictures and lists give to it."""

import pytest
from folders import PACKAGE

from stadswijzer.content.model.example import Event, Example
from stadswijzer.content.model.initiative import Initiative
from stadswijzer.facts import relevance
from stadswijzer.facts.figures import event_line, example_map
from stadswijzer.pages.views import strips

STYLES = "".join(path.read_text("utf-8") for path in (PACKAGE / "pages/theme/styles").glob("*.css"))


@pytest.mark.parametrize(
    ("part", "field", "table", "file"),
    [
        (Event, "kind", event_line.FORMS, "facts/figures/event_line.py FORMS"),
        (Example, "stage", example_map.FORMS, "facts/figures/example_map.py FORMS"),
        (Initiative, "status", strips._STATUS, "pages/views/strips.py _STATUS"),
        (Initiative, "status", relevance._GOING, "facts/relevance.py _GOING"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_table_of_looks_names_every_value_to_choose_and_no_other(part, field, table, file):
    """A failure: give what is missing a look in that file."""
    assert set(table) == set(part.fields[field].value.options), file


@pytest.mark.parametrize(
    ("part", "field", "sign"), [(Event, "kind", "dr-event-"), (Example, "stage", "dr-sign-")]
)
def test_the_sign_of_every_value_has_a_style(part, field, sign):
    """A failure: give the class a style in `pages/theme/styles/drawing.css`."""
    assert [each for each in part.fields[field].value.options if f".{sign}{each}" not in STYLES] == []
