"""The help and the examples of every field in another language than the model's."""

import pytest
from jsonschema import Draft202012Validator

from stadswijzer.content.field_words import example_of, help_of
from stadswijzer.content.fields import Fields, Part
from stadswijzer.content.model import KINDS
from stadswijzer.content.values import Id, Keyed, Many, Prose, Ref, Url
from stadswijzer.editing.form import OFFERED, described
from stadswijzer.editing.new.commented_file import starting_text
from stadswijzer.editing.schemas import all_schemas, schema_of
from stadswijzer.language.words import LANGUAGES, Words, package_yaml

OTHER = [language for language in LANGUAGES if language != "nl"]


def parts_of(value, found):
    """Every part that has fields of its own, in the order in which an editor meets them."""
    if isinstance(value, Fields):
        for part in reversed(value.part.__mro__):
            if isinstance(part, type) and issubclass(part, Part) and part.own_fields:
                found.setdefault(part.__name__, part)
    for inner in value.inner():
        parts_of(inner, found)
    return found


PARTS = {}
for each in KINDS.values():
    parts_of(Fields(each.part), PARTS)


def has_words(spec):
    """Whether the example of a field is written in a language."""
    value = spec.value
    inner = value.item if isinstance(value, Many) else value.key if isinstance(value, Keyed) else value
    return spec.example is not None and isinstance(inner, Prose | Ref | Id | Url)


@pytest.mark.parametrize("language", OTHER)
def test_the_list_has_the_fields_of_the_model_and_no_other(language):
    said = package_yaml(f"locale/{language}/help.yml")
    assert {name: list(fields) for name, fields in said["help"].items()} == {
        name: list(part.own_fields) for name, part in PARTS.items()
    }
    wanted = {
        name: [field for field, spec in part.own_fields.items() if has_words(spec)]
        for name, part in PARTS.items()
    }
    assert {name: list(fields) for name, fields in said["examples"].items()} == {
        name: fields for name, fields in wanted.items() if fields
    }
    assert all(text.endswith((".", "?")) for fields in said["help"].values() for text in fields.values())


@pytest.mark.parametrize("language", OTHER)
def test_an_example_has_the_shape_of_the_models_own(language):
    words = Words(language)
    for kind in KINDS.values():
        schema = schema_of(kind, words)
        Draft202012Validator.check_schema(schema)
        for name, field in schema["properties"].items():
            for example in field.get("examples", []):
                assert type(example) is type(kind.part.fields[name].example), name
                if not isinstance(example, dict):
                    assert not list(Draft202012Validator(field).iter_errors(example)), name


def test_the_words_are_those_of_the_part_where_a_field_was_written():
    words, concept = Words("en"), KINDS["concept"].part
    assert help_of(words, concept, "title") == "The name, as a colleague would say it."
    assert (help_of(words, concept, "theme"), example_of(words, concept, "theme")) == (
        "The theme: the name of a file in the folder of themes.",
        "data",
    )
    assert example_of(words, KINDS["initiative"].part, "theme") == "public-space"
    assert help_of(Words("nl"), concept, "title") == concept.fields["title"].help


def test_schema_form_and_starting_file_of_an_english_project_are_english():
    words = Words("en")
    schema = all_schemas(words)["concept.json"]
    asked = str([described(words, KINDS[kind].part) for kind in OFFERED])
    begun = starting_text(KINDS["concept"], words)
    for text in (schema, asked, begun):
        assert "One sentence that a colleague can say out loud." in text
        assert "Eén zin" not in text
        assert "digitale" not in text
