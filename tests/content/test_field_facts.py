"""What is known of a field stands at the field; what it leads to elsewhere has to be there."""

import ast
from dataclasses import replace

import pytest
from folders import PACKAGE

from stadswijzer.content.field_words import parts
from stadswijzer.content.fields import Fields
from stadswijzer.content.model import KINDS, Concept
from stadswijzer.content.values import Choice, Done, Keyed, Many, When
from stadswijzer.engine.problem_place import selectors
from stadswijzer.language.words import LANGUAGES, Words

FIELDS = [(part, name, spec) for part in parts() for name, spec in part.own_fields.items()]


def there(words, key):
    try:
        return words(key)
    except KeyError:
        return ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_field_leads_to_has_words(language):
    words = Words(language)
    for part, name, spec in FIELDS:
        at = f"{part.__name__}.{name}"
        assert not spec.section or there(words, f"sections.{spec.section}.title"), at
        assert not spec.told or there(words, f"changes_said.{spec.told}"), at
        assert not spec.expected or there(words, f"pages_missing.{name}"), at
        if spec.words:
            assert all(there(words, f"{spec.words}.{each}") for each in spec.value.options), at


def test_a_fact_belongs_to_the_kind_of_its_field():
    for part, name, spec in FIELDS:
        at = f"{part.__name__}.{name}"
        assert not spec.past or isinstance(spec.value, When), f"{at} is no date"
        assert not spec.words or isinstance(spec.value, Choice), f"{at} is no choice"
        assert not (spec.required and (spec.instead or not spec.asked)), f"{at} must be there"
        assert not spec.api or any(part in kind.part.__mro__ for kind in KINDS.values()), (
            f"{at} is of no entry"
        )


def test_who_writes_a_field_by_the_name_that_it_had_is_told_its_name(site, monkeypatch):
    monkeypatch.setitem(Concept.fields, "summary", replace(Concept.fields["summary"], was="gist"))
    made = site({"docs/begrippen/digital-twin.yml": "title: Digital twin\ngist: Een kopie van de stad.\n"})
    made.has_problem("docs/begrippen/digital-twin.yml:2:1: error[unknown-field]", hint='"summary"')


def asked_by_text(text):
    """Of entries of many kinds a field is asked by `getattr(entry.data, "…", …)`, where mypy sees no name."""
    for node in ast.walk(ast.parse(text)):
        is_asked = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "getattr"
        if is_asked and isinstance(node.args[1], ast.Constant) and ast.unparse(node.args[0]).endswith("data"):
            yield node.lineno, node.args[1].value


def test_a_field_that_is_asked_by_its_name_as_text_is_there():
    """With another value for kinds that lack it, a field under a new name would be missed in silence."""
    assert list(asked_by_text("getattr(entry.data, 'aliases', ())")) == [(1, "aliases")]
    fields = {name for kind in KINDS.values() for name in kind.part.fields}
    asked = [
        (f"{path.relative_to(PACKAGE)}:{line}", name)
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, name in asked_by_text(path.read_text("utf-8"))
    ]
    assert [f"{place}: no kind has {name}" for place, name in asked if name not in fields] == []
    assert {name for _, name in asked} & fields


def test_every_place_on_a_page_is_known():
    for kind in KINDS:
        for name in KINDS[kind].part.fields:
            assert all(isinstance(each, str) for each in selectors(Words("nl"), kind, name))


def test_no_date_that_is_to_come_counts_as_past():
    """The newest past date is the day of the build, so a plan among them would make content stale."""

    def dates(value, path):
        if isinstance(value, Fields):
            for name, spec in value.part.fields.items():
                if spec.past or isinstance(spec.value, Fields | Many | Keyed):
                    yield from [f"{path}{name}"] if spec.past else dates(spec.value, f"{path}{name}.")
        elif isinstance(value, Many):
            yield from dates(value.item, path)

    plan = {"start", "end", "due", "from", "delete_source_by"}
    for kind in KINDS.values():
        found = list(dates(Fields(kind.part), ""))
        assert not plan & {each.rpartition(".")[2] for each in found}
        assert not {"milestones.date", "decisions.date", "calendar.date", "evaluation.date"} & {*found}
    assert not any(spec.past and isinstance(spec.value, Done) for _, _, spec in FIELDS)
