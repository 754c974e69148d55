"""Lines of an editor as sentences: ended, and not told twice."""

import pytest

from stadswijzer.language.sentences import ended, without

SAID = "Een sensor is een ding dat meet."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (SAID, ""),
        ("Een sensor is een ding dat meet", ""),
        ("Een ding dat meet is een sensor!", ""),
        (f"{SAID} Weet vooraf wat je wilt weten.", "Weet vooraf wat je wilt weten."),
        ("Weet vooraf wat je met een sensor wilt weten.", "Weet vooraf wat je met een sensor wilt weten."),
        ("", ""),
    ],
)
def test_what_was_said_is_not_told_again_and_what_is_more_stays(text, left):
    assert without(text, SAID) == left


@pytest.mark.parametrize(("line", "whole"), [("Zo is het", "Zo is het."), ("Is dat zo?", "Is dat zo?")])
def test_a_line_ends_once(line, whole):
    assert ended(line) == whole
