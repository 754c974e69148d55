"""Prose: plain words become HTML with little or no Markdown, and exactly what Markdown would make of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadswijzer.language import prose

SIGNS = "abcXYZéï019 .,;:?!'\"()%€/+–—…‘’“”-_*`#[]<>&|~=\\{}^$@\n\t\u00a0\u200b"


def converted(text):
    return prose.Converter("table").convert(text, anchors=set()).html


def by_markdown(text):
    return prose.Converter("table").by_markdown(text, anchors=set()).html


@given(st.text(SIGNS, max_size=40) | st.text(max_size=20).map("a{}".format))
def test_a_line_of_words_needs_no_markdown(text):
    assert converted(text) == by_markdown(text)


PIECES = ("de", "AB", " ", "  \n", "\n", "\n\n", "- ", "1. ", "# ", "* ", "*", "**", "_", "`", "```\n", "[a](b)", "[a]", "[[x|y]]",
          "![a](b)", "&", "&amp;", "<", ">", "<a@b.c>", "\\", "|", "\n| - |\n", ": ", "*[AB]: ab\n\n", "    ", "\u00a0", "é")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_texts_without_a_sign_of_markdown_are_left_as_they_are(text):
    short = by_markdown(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose._LeaveWords, "run", lambda _, __: None)
        assert short == by_markdown(text)


PLAIN = ("De stad", " meet", " ", ".", ":", "'s", "12.5 ", "(a)", "é", "’", "–", "-", "!", "\n", "\n\n", "\n\n", "\n- ", "- ", "\n\n- ", "1. ",
         "## ", "\n\n### ", "#", "**", "**vet**", "**vet **", "*", "_", "[[x]]", "[[x|y z]]", "[[ x|y\n- z]]", "[[weg]]", "[[raar]]",
         "[[&]]", "![[x]]", "[a](b/)", "[a](b/)(c)", "![a](b)", "[a b](https://a-b.nl/c?d=1#e)", "[a](http://1.2.3.999/)",
         "[a](https://xn--a.nl)", "[a](https://a--b.nl)", "[a](https://a.nl:8)", "[a](javascript:x)", "[a](//b.nl)", "[a]", "[a]: b",
         "\n---", "\n===", "\n: ", "|", "`", "&", "<b>", "\\", "\u00a0", "\u200b")  # fmt: skip
LEADS = {"x": ("../x/", "Een x"), "raar": ("../a&b/", 'Raar "<'), "&": ("../x/#y", "")}


@given(st.lists(st.sampled_from(PLAIN), max_size=16).map("".join), st.integers(0, 2))
def test_plain_prose_is_what_markdown_makes_of_it(text, deeper):
    where = prose.Where(
        lambda target, label: (LEADS[target][0], label or LEADS[target][1]) if target in LEADS else None,
        lambda link: {"b/": "../../b/", "../x/": "../x/index.html"}.get(link, link),
    )
    outcomes = []
    for convert in (prose.Converter("table").convert, prose.Converter("table").by_markdown):
        anchors = {"de-stad"}
        outcomes.append((convert(text, anchors=anchors, deeper=deeper, where=where), anchors))
    assert outcomes[0] == outcomes[1]


def test_prose_as_people_write_it_needs_no_markdown(monkeypatch):
    monkeypatch.setattr(prose.Converter, "by_markdown", None)
    assert "<li>" in converted(
        "## Kop\n\nDe stad meet **veel** (zie [hier](https://a.nl/b)).\n12.5 meer.\n\n- Een\n- **Twee**"
    )


@pytest.mark.parametrize("text", ["De stad meet (soms) 10% meer: waarom?", "Met een regeleinde.\n"])
def test_it_does_take_the_short_way(monkeypatch, text):
    monkeypatch.setattr(prose.Converter, "__init__", lambda _: None)  # no Markdown at all
    assert prose.Converter().convert(text, anchors=set()).html == f"<p>{text.strip()}</p>"
