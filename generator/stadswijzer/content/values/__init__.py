"""The kinds of value a field can hold: how each is read as typed, and how a schema describes it.

In: a node of `yaml_source`. Out: a Python value, or `BROKEN` with the problem reported at the node.
Nothing is coerced: what YAML 1.1 would read as something else is an error that says what to write instead.
By hand, since a validator such as pydantic knows no places: the way from its errors back to nodes is as long.
"""

from stadswijzer.content.values.choices import COUNTRIES, Choice, Country, Flag
from stadswijzer.content.values.dates import MOMENT, Done, Moment, When
from stadswijzer.content.values.ids import ID, Id, Ref, as_id
from stadswijzer.content.values.lists import AtLeast, Keyed, Many, PartOfList
from stadswijzer.content.values.numbers import (
    EUROS,
    FIRST_YEAR,
    HOURS,
    LAST_YEAR,
    YEAR,
    Digits,
    Number,
    Proven,
    Whole,
)
from stadswijzer.content.values.reading import (
    BROKEN,
    Broken,
    Report,
    Schema,
    Value,
    is_nothing,
    nearest,
    reads_otherwise,
)
from stadswijzer.content.values.texts import URL_BEGINS, URL_REFUSES, Line, Mailbox, Prose, Role, Url

__all__ = [
    "BROKEN",
    "COUNTRIES",
    "EUROS",
    "FIRST_YEAR",
    "HOURS",
    "ID",
    "LAST_YEAR",
    "MOMENT",
    "URL_BEGINS",
    "URL_REFUSES",
    "YEAR",
    "AtLeast",
    "Broken",
    "Choice",
    "Country",
    "Digits",
    "Done",
    "Flag",
    "Id",
    "Keyed",
    "Line",
    "Mailbox",
    "Many",
    "Moment",
    "Number",
    "PartOfList",
    "Prose",
    "Proven",
    "Ref",
    "Report",
    "Role",
    "Schema",
    "Url",
    "Value",
    "When",
    "Whole",
    "as_id",
    "is_nothing",
    "nearest",
    "reads_otherwise",
]
