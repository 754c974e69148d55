"""Prose: one line of plain words becomes HTML without Markdown, and exactly what Markdown would make of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import prose

SIGNS = "abcXYZéï019 .,;:?!'\"()%€/+–—…‘’“”-_*`#[]<>&|~=\\{}^$@\n\t\u00a0\u200b"
NEVER = re.compile(r"(?!)")


def converted(text):
    return prose.Converter("table").convert(text, anchors=set()).html


@given(st.text(SIGNS, max_size=40) | st.text(max_size=20).map("a{}".format))
def test_a_line_of_words_needs_no_markdown(text):
    short = converted(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "_BARE", NEVER)
        assert short == converted(text)


@pytest.mark.parametrize("text", ["De stad meet (soms) 10% meer: waarom?", "Met een regeleinde.\n"])
def test_it_does_take_the_short_way(monkeypatch, text):
    monkeypatch.setattr(prose.Converter, "__init__", lambda _: None)  # no Markdown at all
    assert prose.Converter().convert(text, anchors=set()).html == f"<p>{text.strip()}</p>"
