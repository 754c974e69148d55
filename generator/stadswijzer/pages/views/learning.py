"""What a page needs for learning on the device: the words of the script, its version, where the rest is.

In: a site. Out: plain data. What is answered stays on the device; nothing of it is known here.
"""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.site import Site
from stadswijzer.pages import learning_data, scripts

SCRIPT = "learn"


class Learning(NamedTuple):
    """`words`: JSON for the script; `ending`: of a link to a folder; the others: "" where there is none."""

    script: str
    words: str
    ending: str
    stamp: str
    start_test: str
    department: str


def learning(site: Site, script: str = SCRIPT) -> Learning:
    """The same for every page of a site with that script."""
    made = site.once(_learning)
    return made if script == SCRIPT else made._replace(script=script, stamp=scripts.stamp(script))


def _learning(site: Site) -> Learning:
    tools = site.once(Catalogue).tools
    test, department = tools.get("start_test"), tools.get("department")
    return Learning(
        SCRIPT,
        learning_data.script_words(site),
        "index.html" if site.frame.disk else "",
        scripts.stamp(SCRIPT),
        test.address if test else "",
        department.address if department else "",
    )
