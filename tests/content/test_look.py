"""Colours in one place: ours can be read in both modes, and another municipality's must be."""

import pytest

from stadswijzer.content.look import SEEN, TEXT, checked, contrast, look_of, mixed
from stadswijzer.content.project import Options
from stadswijzer.content.settings import ProjectError


@pytest.mark.parametrize("colours", [{}, {"accent": "#005a9c"}, {"accent": "#7a1f5c"}, {"accent": "#8a4b00"}])
def test_what_is_read_has_contrast_in_both_modes(colours):
    look = look_of(checked(colours))
    for mode in (dict(look.light), dict(look.dark)):
        for ground in ("paper", "ground"):
            for name in ("ink", "soft"):
                assert contrast(mode[name], mode[ground]) >= TEXT, (name, ground)
            for name in ("accent", "accent-strong", "good", "bad", "rule-strong"):
                assert contrast(mode[name], mode[ground]) >= 4.2, (name, ground)
        assert contrast(mode["ink"], mode["accent-ground"]) >= TEXT
    paper = dict(look.paper)
    assert contrast(paper["accent"], paper["white"]) >= SEEN


def test_black_on_white_is_the_most_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_an_accent_brings_its_own_tints_and_a_lighter_one_for_dark():
    own = look_of({"accent": "#7a1f5c"})
    assert dict(own.light)["accent"] == "#7a1f5c"
    assert dict(own.dark)["accent"] != dict(look_of({}).dark)["accent"]
    assert dict(own.paper)["accent"] == "#7a1f5c"
    assert own.measures == look_of({}).measures


@pytest.mark.parametrize(
    ("colours", "told"),
    [
        (
            {"accent": "#ffcc00"},
            "colours: accent #ffcc00 has a contrast of 1.4:1 on #f5f3ee (light), and needs 4.5:1",
        ),
        ({"accent": "#0a4f5e", "accent_dark": "#0a4f5e"}, "on #1d2427 (dark)"),
        ({"ink": "#666666"}, "needs 7:1"),
        ({"accent": "blue"}, "write it as '#0a4f5e'"),
        ({"acent": "#0a4f5e"}, "colours has no 'acent'"),
        ({"accent_dark": "#ffffff"}, "no accent"),
        ("#0a4f5e", "must be names with colours"),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused(colours, told):
    with pytest.raises(ProjectError) as refused:
        Options.of({"colours": colours})
    assert str(refused.value).startswith("mkdocs.yml: colours")
    assert told in str(refused.value)


def test_the_nearest_colour_that_is_told_will_do():
    with pytest.raises(ProjectError) as refused:
        checked({"accent": "#ff9900"})
    assert checked({"accent": str(refused.value).split()[-1]})
