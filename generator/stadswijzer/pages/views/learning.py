"""What a page needs for learning on the device: the words of the script, its version, where the rest is.

In: a site. Out: plain data. What is answered stays on the device; nothing of it is known here.
"""

from __future__ import annotations

from typing import NamedTuple

from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.site import Site
from stadswijzer.pages import learning_data, scripts


class Learning(NamedTuple):
    """`words`: JSON for the script; `ending`: of a link to a folder; `start_test`: "" without one."""

    words: str
    ending: str
    stamp: str
    start_test: str


def learning(site: Site) -> Learning:
    """The same for every page of a site, and made once."""
    return site.once(_learning)


def _learning(site: Site) -> Learning:
    test = site.once(Catalogue).tools.get("start_test")
    return Learning(
        learning_data.script_words(site),
        "index.html" if site.frame.disk else "",
        scripts.stamp("learn"),
        test.address if test else "",
    )
