"""What is said of a decision that was taken: who is told, or asked an opinion, adopts nothing."""

import made_up_roadmap
import pytest
from made_site import of

from stadswijzer.facts.plan import decisions

PATH = "roadmap/activiteiten/activiteit-00.yml"


@pytest.mark.parametrize(
    ("kind", "outcome", "told"),
    [
        ("decide", "adopted", "Aangenomen"),
        ("inform", "adopted", "Ter kennis genomen"),
        ("opinion", "adopted", "Mening gegeven"),
        ("opinion", "rejected", "Afgewezen"),
        ("inform", "postponed", "Uitgesteld"),
    ],
)
def test_only_who_decides_adopts(tmp_path, kind, outcome, told):
    files = made_up_roadmap.roadmap(1)
    files[PATH] = files[PATH].replace("kind: decide", f"kind: {kind}").replace("adopted}", f"{outcome}}}", 1)
    site = of(made_up_roadmap.write(tmp_path, files))
    (taken,) = [each for each in site("initiative")[0].data.decisions if each.outcome]
    assert decisions.outcome(site.words, taken) == told


def test_an_initiative_of_which_only_a_milestone_moved_is_moved_on_the_timeline_too(tmp_path):
    files = made_up_roadmap.roadmap(1, parts=())
    before, milestones = files[PATH].partition("milestones:")[::2]
    first, rest = milestones.split("}", 1)
    moved = ", moved: [{date: 2020-02-01, from: 2020-01-31, reason: Traag.}]}"
    files[PATH] = f"{before}milestones:{first}{moved}{rest}"
    plans = [
        of(made_up_roadmap.write(tmp_path / name, given)).plan
        for name, given in (("no", made_up_roadmap.roadmap(1, parts=())), ("yes", files))
    ]
    assert [plan.rows[0].moved for plan in plans] == [False, True]
