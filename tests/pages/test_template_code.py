"""Templates of ours become code of our own: with the same outcome as Jinja's, and the same mistakes."""

from types import SimpleNamespace as Plain

import jinja2
import pytest
from markupsafe import Markup

from stadswijzer.pages.template_code import Environment

TEXT = """{% macro item(each, mark='*', more=none) %}<i>{{ mark }}{{ each.name }}{{ more }}</i>{% endmacro %}
{% macro box() %}[{{ caller() }}]{% endmacro %}
{% for each in v.parts %}{{ item(each) }}{{ item(each, '<') }}{{ item(each, more=each.number) }}{{ item(each, '-', v.html) }}
{{ ', ' if not loop.last else v.none }}{% endfor %}
{% call box() %}{{ v.html }}{{ v.text }}{% endcall %}{{ v.text ~ v.html }}{{ v.parts | length }}{{ v.text | upper }}"""


def test_it_makes_what_jinja_makes():
    parts = Plain(name="a & b", number=3), Plain(name=Markup("<b>c</b>"), number=0.5)
    view = Plain(parts=parts, html=Markup("<br>"), text="1 < 2", none=None)
    loader = jinja2.DictLoader({"page.html": TEXT})
    theirs = jinja2.Environment(loader=loader, autoescape=True).get_template("page.html").render(v=view)
    assert Environment(loader=loader).get_template("page.html").render(v=view) == theirs
    assert "1 &lt; 2<br>2" in theirs


def test_a_name_that_is_not_there_is_a_mistake_in_the_template():
    found = Environment(loader=jinja2.DictLoader({"a.html": "{{ v.nothing }}"})).get_template("a.html")
    with pytest.raises(jinja2.UndefinedError, match="nothing"):
        found.render(v=Plain())
