"""The map of examples: which part of the world it shows, and that every example is on it or named beside it."""

from itertools import combinations

import pytest
from example_places import ASSEN, GENT, MAASTRICHT, example, write
from made_site import of

from stadswijzer.facts.figures import map_targets, outline
from stadswijzer.facts.figures.example_map import SEVERAL, WIDTH, example_map


@pytest.fixture
def mapped(tmp_path):
    def make(*examples):
        return example_map(of(write(tmp_path, examples)))

    return make


def signs(found):
    """What leads somewhere."""
    return [each for each in found.drawing.shapes if each.address]


def points(found):
    """A sign for each example."""
    return [each for each in found.drawing.shapes if each.of]


def test_north_is_up_and_every_sign_leads_to_its_example(mapped):
    found = mapped(example(*MAASTRICHT), example(*ASSEN), example(*GENT, country="BE"))
    south, north, west = (
        next(s for s in signs(found) if s.name.startswith(c)) for c in ("Maa", "Ass", "Gen")
    )
    assert north.y < south.y
    assert west.x < south.x
    assert south.address == "voorbeelden/e000/"
    assert south.name == "Maastricht: proef"
    assert found.elsewhere == ()


def test_what_lies_far_away_is_named_beside_the_map(mapped):
    found = mapped(example(*ASSEN), example(*GENT), example("Toronto", 43.6, -79.4, country="CA"))
    assert [each.city for each in found.elsewhere] == ["Toronto"]
    assert len(signs(found)) == 2
    assert len(found.rows) == 3


def test_a_city_far_away_is_named_once_and_leads_to_all_of_its_examples(mapped):
    toronto = example("Toronto", 43.6, -79.4, country="CA")
    new_york = example("New York", 40.7, -74, country="US")
    found = mapped(example(*ASSEN), toronto, new_york, toronto)
    assert found.elsewhere == (
        ("New York", 1, "voorbeelden/e002/"),
        ("Toronto", 2, "voorbeelden/filter/stad-toronto/"),
    )


def test_a_site_of_other_parts_of_europe_has_a_map_of_europe(mapped):
    found = mapped(
        example("Helsinki", 60.17, 24.94, country="FI"), example("Wenen", 48.2, 16.37, country="AT")
    )
    assert found.elsewhere == ()
    assert len(signs(found)) == 2


def test_without_a_place_in_reach_there_is_no_map(mapped):
    assert mapped(example("Toronto", 43.6, -79.4, country="CA")) is None
    assert mapped(example(*ASSEN).replace("location", "# location")) is None


def test_one_example_shows_what_lies_around_it(mapped):
    found = mapped(example(*ASSEN))
    box = outline.frames()[0]
    assert found.drawing.height >= found.drawing.width
    assert len([each for each in found.drawing.shapes if each.form == "area"]) == len(box.rings)


def test_examples_of_one_place_stand_apart_and_many_become_a_number(mapped):
    found = mapped(*(example(*ASSEN, title=f"Assen {n}") for n in range(SEVERAL)))
    assert len({(each.x, each.y) for each in points(found)}) == SEVERAL
    (few,) = signs(found)
    assert (few.name, few.address) == (f"Assen: {SEVERAL} voorbeelden", "voorbeelden/")
    (many,) = signs(mapped(*(example(*ASSEN, title=f"Assen {n}") for n in range(SEVERAL + 1))))
    assert many.name == f"Assen: {SEVERAL + 1} voorbeelden"


def test_home_stands_out_and_no_two_names_meet(mapped):
    around = [example(f"Plaats {n}", 51 + n / 40, 5 + n % 7 / 10) for n in range(60)]
    found = mapped(example(*MAASTRICHT), *around)
    assert [each.text for each in found.drawing.shapes if each.look == "place-home"] == ["Maastricht"]
    names = [each for each in found.drawing.shapes if each.look.startswith("place")]
    assert 8 < len(names) < 61
    tops = sorted((each.x, each.y, each.text) for each in names)
    assert len({(x, y) for x, y, _ in tops}) == len(tops)


def test_every_state_has_a_form_of_its_own(mapped):
    stages = ("in_use", "pilot", "planned", "stopped")
    found = mapped(*(example("Assen", 52.9, 6 + n / 5, stage=stage) for n, stage in enumerate(stages)))
    assert {(each.form, each.look) for each in points(found)} == {
        ("circle", "sign-in_use"),
        ("circle", "sign-pilot"),
        ("diamond", "sign-planned"),
        ("square", "sign-stopped"),
    }
    assert [(each.stage, each.examples) for each in found.stages] == [
        ("planned", 1),
        ("pilot", 1),
        ("in_use", 1),
        ("stopped", 1),
    ]


def test_cities_too_close_to_tell_apart_become_one_place_named_after_the_larger(mapped):
    near = [example("Almere", 52.37, 5.02, title=f"Almere {n}") for n in range(SEVERAL)]
    found = mapped(*near, example("Weesp", 52.33, 5.05), example(*ASSEN))
    assert {each.text for each in found.drawing.shapes if each.look == "place"} == {"rond Almere", "Assen"}
    many, one = sorted(signs(found), key=lambda each: each.name == "Assen: proef")
    assert (many.name, many.address) == (f"rond Almere: {SEVERAL + 1} voorbeelden", "voorbeelden/")
    assert one.name == "Assen: proef"
    assert found.has_several
    assert len(found.rows) == SEVERAL + 2


def test_the_number_of_a_city_leads_to_the_examples_of_that_city(mapped):
    found = mapped(*(example(*ASSEN, title=f"Assen {n}") for n in range(SEVERAL + 1)), example(*GENT))
    (many,) = [each for each in signs(found) if each.name.startswith("Assen")]
    assert many.address == "voorbeelden/filter/stad-assen/"


CROWDS = {
    "a crowd": [
        example(f"Dorp {n}", round(51.2 + n % 5 / 20, 2), round(5.8 + n // 5 / 20, 2)) for n in range(25)
    ],
    "everywhere": [
        example(f"Plaats {n}", round(51 + n % 60 / 30, 2), round(4.5 + n % 7 / 5, 2)) for n in range(300)
    ],
    "two": [example(*ASSEN), example("Vries", 53.07, 6.58)],
}


@pytest.mark.parametrize("name", CROWDS)
def test_every_place_can_be_touched_and_none_for_another(mapped, name):
    touched = signs(mapped(example(*MAASTRICHT), *CROWDS[name]))
    assert len(touched) > 1
    for each in touched:
        assert min(each.width, each.height) >= map_targets.LEAST
        assert 0 <= each.x + each.width / 2 <= WIDTH
    for one, other in combinations(touched, 2):
        across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        assert min(across, down) < 0.5, (one, other)


def test_a_place_with_nothing_around_it_is_as_large_as_a_finger(mapped):
    for each in signs(mapped(example(*ASSEN), example(*MAASTRICHT))):
        assert min(each.width, each.height) >= map_targets.ALONE


def test_neighbours_move_aside_and_keep_their_names(mapped):
    found = mapped(example("Eindhoven", 51.44, 5.48), example("Helmond", 51.48, 5.66), example(*MAASTRICHT))
    assert {each.name for each in signs(found)} == {"Eindhoven: proef", "Helmond: proef", "Maastricht: proef"}
    names = {each.text for each in found.drawing.shapes if each.look.startswith("place")}
    assert names == {"Eindhoven", "Helmond", "Maastricht"}
