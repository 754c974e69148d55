"""Templates that write quicker give the text that Jinja gives."""

import jinja2
import pytest
from markupsafe import Markup

from stadswijzer.pages.quick_template import QuickTemplate


class Word(str):
    """Text of a class of its own."""

    __slots__ = ()


class OwnHtml:
    def __html__(self):
        return "<b>own</b>"


VALUES = ["<a & 'b' \">", Markup("<i>&amp;</i>"), Word("<w>"), OwnHtml(), 3, None, True, ["<x>"], "", "é"]
SOURCES = {
    "written": "{{ v }}",
    "joined": "{{ v ~ '<' ~ v }}",
    "set": "{% set s %}<p>{{ v }}{% endset %}{{ s }}{{ s ~ v }}",
    "in a macro": "{% macro m(x) %}<q>{{ x }}{{ caller(x) }}</q>{% endmacro %}{% call(y) m(v) %}{{ y }}{% endcall %}",
    "in a macro, and again": "{% macro m(x) %}<q>{{ x }}{% endmacro %}{{ m(m(v)) }}{{ m(v) ~ '&' }}",
    "by filters": "{{ v|string }}{{ v|e }}{{ v|forceescape }}{{ [v, '<']|join('&') }}{{ v|string|upper }}",
    "in a loop": "{% for _ in [1, 2] %}{{ v }}{% if loop.first %}{{ v }}{% endif %}{% endfor %}",
    "not escaped": "{% autoescape false %}{{ v }}{% endautoescape %}{{ v }}",
    "filtered whole": "{% filter upper %}<{{ v }}{% endfilter %}",
}


def as_text(source, value, *, quick):
    env = jinja2.Environment(autoescape=True)
    if quick:
        env.template_class = QuickTemplate
    return env.from_string(source).render(v=value)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_what_is_written_is_what_jinja_writes(source):
    for value in VALUES:
        assert as_text(source, value, quick=True) == as_text(source, value, quick=False), value
