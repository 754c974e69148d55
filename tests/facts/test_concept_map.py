"""The map of concepts: what comes first stands left of what asks for it, and nobody is drawn over another."""

from types import SimpleNamespace

from stadswijzer.facts.figures.concept_map import MOST, Names, concept_map

NAMES = Names("Kaart", "Van links naar rechts.", lambda row: row.concept.title)


def concept(id_, *requires):
    data = SimpleNamespace(requires=requires)
    return SimpleNamespace(id=id_, title=id_.title(), address=f"begrippen/{id_}/", data=data)


def made(*concepts, asked=()):
    return concept_map(concepts, asked, NAMES)


def boxes(found):
    return {each.name: each for each in found.drawing.shapes if each.form == "bar"}


def test_what_comes_first_stands_left_of_all_that_asks_for_it():
    concepts = [concept("wijk", "lab"), concept("lab", "steun"), concept("steun"), concept("data", "steun")]
    found = boxes(made(*concepts))
    for each in concepts:
        for first in each.data.requires:
            assert found[first.title()].x + found[first.title()].width < found[each.title].x


def test_no_box_lies_over_another_and_all_lie_on_the_drawing():
    concepts = [
        concept(f"c{n}", *(f"c{other}" for other in (n // 3, n - 2) if 0 <= other < n)) for n in range(40)
    ]
    found = made(*concepts)
    shapes = list(boxes(found).values())
    for n, a in enumerate(shapes):
        assert a.x >= 0
        assert a.x + a.width <= found.drawing.width
        assert a.y >= 0
        assert a.y + a.height <= found.drawing.height
        for b in shapes[n + 1 :]:
            assert a.x != b.x or a.y + a.height <= b.y or b.y + b.height <= a.y


def test_what_nothing_is_tied_to_is_not_on_it_and_without_ties_there_is_none():
    found = made(concept("los"), concept("eerst"), concept("dan", "eerst"))
    assert [row.concept.id for row in found.rows] == ["eerst", "dan"]
    assert made(concept("los")) is None


def test_what_the_work_asks_is_marked_by_more_than_its_colour():
    found = made(concept("eerst"), concept("dan", "eerst"), asked={"dan"})
    assert {each.name: each.look for each in boxes(found).values()} == {"Eerst": "box", "Dan": "box-asked"}
    assert [row.is_asked for row in found.rows] == [False, True]


def test_more_than_can_be_read_are_told_in_rows_alone():
    found = made(concept("eerst"), *(concept(f"c{n}", "eerst") for n in range(MOST)))
    assert found.drawing is None
    assert len(found.rows) == MOST + 1
