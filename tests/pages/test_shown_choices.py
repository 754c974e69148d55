"""What a field can be has a look wherever it is drawn: a value that somebody adds is dropped nowhere in silence."""

import pytest

from stadswijzer.content.fields import options_of
from stadswijzer.content.model import Example, Initiative
from stadswijzer.content.model.example import Event
from stadswijzer.content.model.initiative import NOT_AWAITED
from stadswijzer.facts.figures import event_line, example_map
from stadswijzer.pages.views import strips


@pytest.mark.parametrize(
    ("part", "field", "looks", "where"),
    [
        (Example, "stage", example_map.FORMS, "facts/figures/example_map.py FORMS"),
        (Event, "kind", event_line.FORMS, "facts/figures/event_line.py FORMS"),
        (Initiative, "status", strips._STATUS, "pages/views/strips.py _STATUS"),
    ],
)
def test_every_value_has_its_look(part, field, looks, where):
    values = set(options_of(part, field))
    assert values == looks.keys(), f"{where}: give {sorted(values ^ looks.keys())} of {part.__name__} a look"


def test_what_is_not_awaited_is_a_status():
    assert set(NOT_AWAITED) <= set(options_of(Initiative, "status"))
