"""What comes first in a list: what work asks, what is newest; never the first of the alphabet."""

from types import SimpleNamespace

from example_places import ASSEN, write
from example_places import example as written
from made_site import of

from stadswijzer.content.model import Example
from stadswijzer.facts.relevance import by_relevance


def concept(id_):
    return SimpleNamespace(id=id_)


def example(id_, *, concepts=()):
    return SimpleNamespace(id=id_, data=SimpleNamespace(concepts=concepts))


def made(*, demands=(), needs=(), examples=()):
    know = SimpleNamespace(
        demands=[SimpleNamespace(concept=concept(id_), departments=n) for id_, n in demands],
        knowledge=SimpleNamespace(
            asked_today=SimpleNamespace(
                initiatives=[
                    SimpleNamespace(
                        data=SimpleNamespace(needs=[SimpleNamespace(concept=each) for each in own])
                    )
                    for own in needs
                ]
            )
        ),
    )
    return Site(know, examples)


class Site:
    def __init__(self, know, examples):
        self.know, self.examples = know, examples

    def __call__(self, _kind):
        return self.examples

    def once(self, make):
        return make(self)


def test_what_is_to_be_learned_comes_before_what_is_asked_and_that_before_what_is_shown():
    site = made(demands=[("twin", 2)], needs=[["open", "twin"]], examples=[example("x", concepts=["lab"])])
    order = by_relevance(site, "concept", [concept(id_) for id_ in ("aaa", "lab", "open", "twin", "zzz")])
    assert [each.id for each in order] == ["twin", "open", "lab", "aaa", "zzz"]


def test_the_newest_example_comes_first_by_all_years_that_are_known_of_it(tmp_path):
    years = (
        "",
        "started: 2018\n",
        "started: 2015\nevents: [{date: 2024-05-01, kind: changed, text: Anders.}]\n",
        "ended: 2020\n",
    )
    site = of(write(tmp_path, [written(*ASSEN, title=f"Proef {n}") + year for n, year in enumerate(years)]))
    order = by_relevance(site, "example", sorted(site(Example), key=lambda each: each.id))
    assert [each.id for each in order] == ["e002", "e003", "e001", "e000"]


def test_other_kinds_stay_in_their_order():
    assert [each.id for each in by_relevance(made(), "path", [concept("b"), concept("a")])] == ["b", "a"]
