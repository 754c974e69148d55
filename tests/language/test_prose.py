"""Prose: plain words become HTML with little or no Markdown, and exactly what Markdown would make of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadswijzer.language import prose

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


PIECES = ("de", "AB", " ", "  \n", "\n", "\n\n", "- ", "1. ", "# ", "* ", "*", "**", "_", "`", "```\n", "[a](b)", "[a]", "[[x|y]]",
          "![a](b)", "&", "&amp;", "<", ">", "<a@b.c>", "\\", "|", "\n| - |\n", ": ", "*[AB]: ab\n\n", "    ", "\u00a0", "é")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_texts_without_a_sign_of_markdown_are_left_as_they_are(text):
    short = converted(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose._LeaveWords, "run", lambda _, __: None)
        assert short == converted(text)


@pytest.mark.parametrize("text", ["De stad meet (soms) 10% meer: waarom?", "Met een regeleinde.\n"])
def test_it_does_take_the_short_way(monkeypatch, text):
    monkeypatch.setattr(prose.Converter, "__init__", lambda _: None)  # no Markdown at all
    assert prose.Converter().convert(text, anchors=set()).html == f"<p>{text.strip()}</p>"
