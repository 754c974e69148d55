"""The editors' JSON Schemas: current, valid, with a word on every field, and right about the real content."""

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from entry_files import entries
from folders import BASE, ROOT
from jsonschema import Draft202012Validator

from stadswijzer.cli.main import main
from stadswijzer.content.model import KINDS
from stadswijzer.content.sealed_files import SCHEMAS
from stadswijzer.editing.schemas import DIALECT, all_schemas, refresh, schema_of
from stadswijzer.language.words import LANGUAGES, Words


def schema(kind):
    """Made when a test runs: without a word there is no schema, and that is the failure of one test."""
    return schema_of(KINDS[kind])


def test_the_committed_schemas_are_current():
    """`make schema` writes them anew."""
    committed = {path.name: path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.json")}
    made = all_schemas()
    changed = sorted(name for name in committed.keys() | made.keys() if committed.get(name) != made.get(name))
    assert not changed, f"`make schema` writes anew what changed: {changed}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_and_says_what_it_is(kind):
    made = schema(kind)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == DIALECT
    assert made["title"]
    assert made["description"]


def fields(schema, path=""):
    """Every field at any depth: dotted path → its schema."""
    for name, field in schema.get("properties", {}).items():
        yield f"{path}{name}", field
        yield from fields(field, f"{path}{name}.")
    for inner in ("items", "additionalProperties"):
        if isinstance(schema.get(inner), dict):
            yield from fields(schema[inner], path)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_word_of_help(kind):
    assert [
        path for path, field in fields(schema(kind)) if not field.get("description", "").endswith((".", "?"))
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_fits_its_own_field(kind):
    for path, field in fields(schema(kind)):
        for example in field.get("examples", []):
            problems = list(Draft202012Validator(field).iter_errors(json.loads(json.dumps(example))))
            assert problems == [], path


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a date is text, `NO` is text, only `true` and `false` are flags."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


FILES = [(kind, path) for root in (ROOT, BASE) for kind, path in entries(root)]


@pytest.mark.parametrize(
    ("kind", "path"), FILES, ids=lambda value: value.stem if isinstance(value, Path) else value
)
def test_an_editor_sees_no_problem_in_the_real_content(kind, path):
    content = json.loads(json.dumps(yaml.load(path.read_text("utf-8"), Core)))  # noqa: S506 - made from SafeLoader
    problems = Draft202012Validator(schema(kind)).iter_errors(content)
    assert [f"{'.'.join(map(str, each.absolute_path))}: {each.message}" for each in problems] == []


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("concept", {"tittle": "x"}),
        ("example", {"stage": "klaar"}),
        ("initiative", {"start": "volgend jaar"}),
        ("survey", {"results": [{"concept": "x", "counts": [1, 2]}]}),
    ],
)
def test_an_editor_sees_what_is_wrong(kind, wrong):
    found = {
        str(problem.path[0]) if problem.path else ""
        for problem in Draft202012Validator(schema(kind)).iter_errors(wrong)
    }
    assert {next(iter(wrong)), ""} & found


def test_the_command_writes_them(tmp_path):
    outcome = CliRunner().invoke(main, ["schema", "--output", str(tmp_path / "a" / "b")])
    assert outcome.exit_code == 0
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "a" / "b").iterdir()} == all_schemas()


def test_the_command_says_where_it_cannot_write(tmp_path):
    (tmp_path / "taken").write_text("")
    outcome = CliRunner().invoke(main, ["schema", "--output", str(tmp_path / "taken" / "b")])
    assert (outcome.exit_code, "cannot read or write" in outcome.output) == (2, True)


def test_the_schemas_of_a_project_name_what_it_has(site):
    project = site(
        """
        docs/begrippen/digital-twin.yml
            | title: Digital twin
            | aliases: [digitale-tweeling]
        docs/begrippen/112.yml
            | title: Alarm
        """
    )
    outcome = CliRunner().invoke(main, ["check", "--project", str(project.root)])
    assert outcome.exit_code == 0, outcome.output
    schema = json.loads((project.root / SCHEMAS / "example.json").read_text("utf-8"))
    ids = schema["$defs"]["concept"]
    named = dict(zip(ids["enum"], ids["enumDescriptions"], strict=True))
    assert named["digital-twin"] == "Digital twin"
    assert named["digitale-tweeling"] == "→ digital-twin"
    assert named["112"] == named[112] == "Alarm"
    assert schema["properties"]["concepts"]["items"] == {"$ref": "#/$defs/concept"}
    valid = Draft202012Validator(schema)
    assert not list(valid.descend(["digital-twin", 112], schema["properties"]["concepts"]))
    assert list(
        valid.evolve(schema=schema["properties"]["concepts"] | {"$defs": schema["$defs"]}).iter_errors(
            ["niets"]
        )
    )
    assert (project.root / ".stadswijzer" / ".gitignore").read_text() == "*\n"


def test_a_reference_to_what_a_project_lacks_is_not_limited(site):
    project = site()
    (project.root / "roadmap" / "roadmap.yml").unlink()
    refresh(project.root, project.validate().links)
    schema = json.loads((project.root / SCHEMAS / "initiative.json").read_text("utf-8"))
    assert "$ref" not in schema["properties"]["goals"]["items"]


def test_a_folder_that_cannot_be_written_to_stops_no_check(site):
    project = site()
    (project.root / ".stadswijzer").write_text("taken")
    assert CliRunner().invoke(main, ["check", "--project", str(project.root)]).exit_code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_name(language):
    for kind in KINDS.values():
        schema = schema_of(kind, Words(language))
        assert [path for path, field in fields(schema) if not field.get("title")] == []
