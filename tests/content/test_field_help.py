"""What people read of every field: in one file a language, complete, and told in a sentence where it is not."""

from dataclasses import replace

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from stadswijzer.cli.main import main
from stadswijzer.content.field_words import (
    choices,
    example_of,
    help_of,
    label,
    missing_words,
    one,
    parts,
)
from stadswijzer.content.model import KINDS, Example
from stadswijzer.content.model.example import Event
from stadswijzer.content.model.initiative import Decision
from stadswijzer.content.values import Choice, Id, Keyed, Many, Prose, Ref, Url
from stadswijzer.editing.form import OFFERED, described
from stadswijzer.editing.new import commented_file
from stadswijzer.editing.new.commented_file import starting_text
from stadswijzer.editing.schemas import all_schemas, schema_of
from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.words import LANGUAGES, Words, package_yaml


def is_text(spec):
    """Whether an example of a field is written in a language."""
    value = spec.value
    inner = value.item if isinstance(value, Many) else value.key if isinstance(value, Keyed) else value
    return isinstance(inner, Prose | Ref | Id | Url)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label_and_help_and_names_for_what_it_can_be(language):
    assert missing_words(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_the_fields_of_the_model_and_no_other_in_its_order(language):
    said = package_yaml(f"locale/{language}/fields.yml")
    shared = said["shared"]
    written = {name: list(fields) for name, fields in said.items() if name != "shared"}
    assert written == {part.__name__: list(part.own_fields) for part in parts()}
    for part in parts():
        for name, spec in part.own_fields.items():
            own = said[part.__name__][name]
            assert not {*own} - {"label", "help", "example", "one", "key", "section", "choices"}, name
            assert own["help"].endswith((".", "?")), (part.__name__, name)
            assert spec.example is None or not is_text(spec), f"{part.__name__}.{name}: words in the model"
            assert "example" not in own or is_text(spec), f"{part.__name__}.{name}: a number in words"
            assert own.get("label") != shared.get(name, {}).get("label", ""), f"{part.__name__}.{name}: twice"
    named = [name for part in parts() for name in part.own_fields]
    assert [name for name in shared if named.count(name) < 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_fits_its_field(language):
    words = Words(language)
    for kind in KINDS.values():
        schema = schema_of(kind, words)
        Draft202012Validator.check_schema(schema)
        for name, field in schema["properties"].items():
            for example in field.get("examples", []):
                if not isinstance(example, dict):
                    assert not list(Draft202012Validator(field).iter_errors(example)), name


def test_the_words_are_those_of_the_part_where_a_field_was_written():
    words, concept, initiative = Words("en"), KINDS["concept"].part, KINDS["initiative"].part
    assert help_of(words, concept, "title") == "The name, as a colleague would say it."
    assert (help_of(words, concept, "theme"), example_of(words, concept, "theme")) == (
        "The theme: the name of a file in the folder of themes.",
        "data",
    )
    assert example_of(words, initiative, "theme") == "public-space"
    assert (label(words, concept, "risks"), one(words, initiative, "risks")) == ("Risks", "Risk")
    assert example_of(words, concept, "level") == "basic"
    status = initiative.fields["status"].value
    assert choices(words, initiative, "status", status)[0] == ("idea", words("status.idea"))


def test_schema_form_and_starting_file_of_an_english_project_are_english():
    words = Words("en")
    schema = all_schemas(words)["concept.json"]
    asked = str([described(words, KINDS[kind].part) for kind in OFFERED])
    begun = starting_text(KINDS["concept"], words)
    for text in (schema, asked, begun):
        assert "One sentence that a colleague can say out loud." in text
        assert "Eén zin" not in text
        assert "digitale" not in text


@pytest.fixture
def nameless(monkeypatch):
    """A field that somebody added to the model, and gave no Dutch words yet."""
    monkeypatch.setitem(package_yaml("locale/nl/fields.yml")["Example"], "approach", {})
    commented_file._text.cache_clear()
    yield
    commented_file._text.cache_clear()


SENTENCE = 'give "approach" of Example a label in locale/nl/fields.yml'


@pytest.mark.parametrize(
    ("part", "name", "wanted"),
    [
        (Decision, "body", '"party.auditor" in locale/nl/site.yml'),
        (Event, "kind", '"Event.kind.choices.auditor" in locale/nl/fields.yml'),
    ],
    ids=["with words that others show too", "with words at the field"],
)
def test_a_value_to_choose_without_a_word_is_told_with_the_file_that_wants_it(
    monkeypatch, part, name, wanted
):
    field = part.fields[name]
    more = replace(field, value=Choice((*field.value.options, "auditor")))
    monkeypatch.setitem(part.fields, name, more)
    assert missing_words("nl") == [f"give {wanted}"]


@pytest.mark.usefixtures("nameless")
def test_a_field_without_words_is_told_with_the_file_that_wants_them():
    assert missing_words("nl") == [SENTENCE, SENTENCE.replace("label", "help text")]
    assert missing_words("en") == []
    with pytest.raises(MissingWordError, match="approach"):
        label(Words("nl"), Example, "approach")


@pytest.mark.usefixtures("nameless")
@pytest.mark.parametrize("command", ["check", "schema", "new example een", "build", "schema --ids"])
def test_a_field_without_words_ends_a_command_in_one_sentence(site, command, monkeypatch):
    monkeypatch.chdir(site().root)
    found = CliRunner().invoke(main, command.split())
    assert found.exit_code == 2
    assert SENTENCE in found.output.replace("help text", "label")
    assert "Traceback" not in found.output
    assert isinstance(found.exception, SystemExit)
