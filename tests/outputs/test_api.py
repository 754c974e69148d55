"""The JSON files: valid by their own schema, stable from version to version, and harmless whatever is in them."""

import json
from functools import cache

import jsonschema
import made_up_roadmap
import pytest
from folders import GOLDEN, ROOT
from made_site import made, of

from stadswijzer.content.model import KINDS
from stadswijzer.facts.knowledge import before_after
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.outputs.api import json_files as api

GOLDEN = GOLDEN / "api_v1.txt"
NAMES = ("entries", "knowledge", "roadmap")
NEVER = {
    "survey": {"results", "named", "focus", "used", "wishes", "voices"},
    "initiative": {"support"},
}
"""Fields that are not published as they are: answers, what people said or wished, and support."""
WITHIN = {"sample", "draft", "accept"}


def parsed(site):
    return {path: json.loads(text) for path, text in api.files(site)}


@cache
def validator_of(text):
    """Of a schema that is itself right; every site has the same."""
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def valid(site):
    """The three files as data (of knowledge and plan: the period that leads); their schemas found nothing wrong."""
    found = parsed(site)
    for name in NAMES:
        validator = validator_of(json.dumps(found[f"api/v1/{name}.schema.json"]))
        data = found[f"api/v1/{name}.json"]
        problems = [error.message for error in validator.iter_errors(data)]
        assert problems == [], name
        assert data["$schema"] == f"{name}.schema.json"
    entries, *by_period = [found[f"api/v1/{name}.json"] for name in NAMES]
    return [entries, *(each["periods"][0] for each in by_period)]


def fields(schema, path):
    """Every field of a schema as `path: types`."""
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from fields(schema[key], f"{path}[]")
    for each in schema.get("anyOf", ()):
        kind = each.get("properties", {}).get("kind", {}).get("const")
        yield from fields(each, f"{path}({kind})" if kind else path)
    if "properties" in schema:
        for name, each in schema["properties"].items():
            always = "" if name in schema["required"] else "?"
            yield from fields(each, f"{path}.{name}{always}")
    elif "anyOf" not in schema and "items" not in schema:
        words = "|".join(map(str, schema.get("enum", ())))
        yield f"{path}: {schema.get('type', words or schema.get('const'))}"


@pytest.mark.parametrize("name", made_up_roadmap.ODD)
def test_every_odd_roadmap_is_valid(tmp_path, name):
    site = made(tmp_path, name)
    entries, _, roadmap = valid(site)
    assert [each["id"] for each in roadmap["initiatives"]] == sorted(each.id for each in site("initiative"))
    assert {each["sample"] for each in roadmap["initiatives"]} <= {name == "sample"}
    assert [each["id"] for each in entries["entries"] if each["kind"] == "theme"] == [
        "lucht",
        "mensen",
        "verkeer",
    ]


def test_the_real_content_is_valid_and_everything_is_in_it():
    site = of(ROOT)
    entries, knowledge, roadmap = valid(site)
    wanted = {(each.kind, each.id) for each in site.library if each.kind != "organisation"}
    found = {(each["kind"], each["id"]) for each in (*entries["entries"], *roadmap["initiatives"])}
    assert wanted - found == {("roadmap", site.library.roadmap.id)}
    assert roadmap["roadmap"]["title"] == site.library.roadmap.title
    assert knowledge["newest"] == site.know.newest.id
    assert knowledge["initiatives"]


def test_what_changed_between_two_rounds_stands_with_the_period_that_asked():
    site = of(ROOT)
    periods = parsed(site)["api/v1/knowledge.json"]["periods"]
    for plan, data in zip(site.plans, periods, strict=True):
        of_round = {each["id"]: each.get("needs", []) for each in data["rounds"]}
        asking = {entry.id: entry for entry in plan("initiative")}
        for round_id, rows in of_round.items():
            for row in rows:
                entry = asking[row["initiative"]]
                found = before_after.of_initiative(plan, entry, plan.get("survey", round_id))
                assert (row["before"], row["then"], row["now"]) == (
                    found.before.id,
                    dict(found.then),
                    dict(found.now),
                )
                assert sum(row["then"].values()) == sum(row["now"].values()) == len(found.pairs)
        newest = of_round.get(data["newest"], [])
        assert {each["initiative"] for each in newest} == {e.entry.id for e in before_after.newest(plan)}
        for each in data["initiatives"]:
            assert ("earlier" in each) == bool(before_after.earlier(plan, asking[each["id"]]))
    assert any(row["moved"] for each in periods for of in each["rounds"] for row in of.get("needs", []))
    assert any("earlier" in each for data in periods for each in data["initiatives"])


def test_every_field_of_the_model_is_published_or_kept_back_on_purpose():
    for kind in KINDS.values():
        if kind.name != "organisation":  # it is no entry: the API tells of it with knowledge
            rest = set(kind.part.fields) - set(api.published(kind.part))
            assert rest == WITHIN | NEVER.get(kind.name, set()), kind.name


def test_what_version_1_holds_stays(request):
    """`pytest --update-golden` adds what is new; what is gone or changed needs a version 2."""
    site = of(ROOT)
    found = {
        line for name in NAMES for line in fields(parsed(site)[f"api/v1/{name}.schema.json"], f"{name}.json")
    }
    if request.config.getoption("--update-golden"):
        before = set(GOLDEN.read_text("utf-8").splitlines()) if GOLDEN.is_file() else set()
        assert before <= found, sorted(before - found)
        GOLDEN.write_text("".join(f"{line}\n" for line in sorted(found)), "utf-8")
    assert set(GOLDEN.read_text("utf-8").splitlines()) == found


def test_a_schema_refuses_what_it_does_not_know(tmp_path):
    found = parsed(made(tmp_path))
    data = found["api/v1/roadmap.json"]
    data["periods"][0]["initiatives"][0]["voices"] = ["x"]
    errors = list(jsonschema.Draft202012Validator(found["api/v1/roadmap.schema.json"]).iter_errors(data))
    assert "voices" in errors[0].message


def test_amounts_that_nobody_gave_are_null(tmp_path):
    _, _, roadmap = valid(made(tmp_path, "no costs, no goals"))
    assert set(roadmap["money"]["total"].values()) == {None}
    assert roadmap["money"]["years"] == []
    assert roadmap["unknown_costs"] == 6  # two of the eight are ideas


def test_what_is_late_is_told(tmp_path):
    _, _, roadmap = valid(made(tmp_path, "everything late"))
    assert all(each["overdue"] and len(each["late_milestones"]) == 3 for each in roadmap["initiatives"])


def test_support_that_is_not_public_stays_out(tmp_path):
    files = made_up_roadmap.roadmap(2)
    site = of(made_up_roadmap.write(tmp_path, files))
    _, _, roadmap = valid(site)
    assert [[each["party"] for each in found["support"]] for found in roadmap["initiatives"]] == [
        ["residents"]
    ] * 2
    assert "Wie doet het werk?" not in "".join(text for _, text in api.files(site))


def test_links_are_whole_only_with_an_address_of_the_site(tmp_path):
    _, _, whole = valid(made(tmp_path))
    first = whole["initiatives"][0]
    assert first["url"] == f"https://slimmestad.example/{first['address']}"
    _, _, bare = valid(made(tmp_path, site_url=""))
    assert "url" not in bare["initiatives"][0]
    assert "https://slimmestad" not in json.dumps(bare)


def test_no_text_can_end_a_script_or_name_an_old_or_hidden_entry(site):
    attack = "</script><script>alert(1)</script><!-- & -->"
    project = site(
        {
            "docs/begrippen/digital-twin.yml": f"summary: '{attack}'\naliases: [oud]\nrelated: [open-data]\n",
            "docs/begrippen/open-data.yml": "requires: []\nrelated: [oud]\n",
        }
    )
    texts = dict(api.files(of(project.root)))
    assert not [path for path, text in texts.items() if "<" in text or "&" in text]
    entries = {each["id"]: each for each in json.loads(texts["api/v1/entries.json"])["entries"]}
    assert entries["digital-twin"]["summary"] == attack
    assert entries["open-data"]["related"] == ["digital-twin"]


def test_wishes_and_voices_are_in_no_file(site):
    wishes = "wishes: [{text: Een geheime wens over sensoren.}]\nvoices: [{text: Iemand zei iets geheims., checked: true}]\n"
    project = site({"docs/kennispeiling/2019-najaar.yml": wishes})
    assert "geheim" not in "".join(text for _, text in api.files(of(project.root)))


def test_the_same_content_gives_the_same_bytes_in_any_folder(tmp_path):
    first, second = (dict(api.files(made(tmp_path / name))) for name in "ab")
    assert first == second


@pytest.mark.parametrize(("language", "told"), [("nl", "Wat er wordt gemeten."), ("en", "What is measured.")])
def test_a_schema_speaks_the_language_of_the_site(site, language, told):
    found = Site(site(language=language).validate().links, Frame("Town"))
    goals = parsed(found)["api/v1/roadmap.schema.json"]["properties"]["periods"]["items"]["properties"][
        "roadmap"
    ]["properties"]["goals"]
    assert goals["items"]["properties"]["measure"]["description"] == told
