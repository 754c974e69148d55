"""How wide text is does not hang on how the machine adds: a paper is the same with every Python."""

import pytest

from stadswijzer.language import text_width


@pytest.mark.parametrize("measure", [text_width.width, text_width.on_screen])
def test_the_width_of_the_same_letters_is_the_same_in_any_order(measure):
    """Plain `sum` fails here up to Python 3.11, and rounds otherwise than it from 3.12 on."""
    text = "Kaart met geschikte plekken vastgesteld, en in gebruik op 30 november 2023"
    assert len({measure(text[at:] + text[:at]) for at in range(len(text))}) == 1
