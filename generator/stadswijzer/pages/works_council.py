"""What the page for the works council and the privacy officer shows: paragraphs, and which word stands when.

In: a `Site`. Out: values for the template. Says nothing of what was answered: it is read before a round
begins.
"""

from __future__ import annotations

from typing import Any

from stadswijzer.facts.catalogue import Catalogue
from stadswijzer.facts.site import Site
from stadswijzer.language import answer_words
from stadswijzer.language.words import package_yaml


def values(site: Site) -> dict[str, Any]:
    """For the template of the page."""
    w, places = site.words, site.once(Catalogue)
    least = site.library.project.options.min_group
    parts = package_yaml(f"locale/{w.language}/workscouncil.yml")["workscouncil_parts"]
    return {
        "parts": [_filled(part, least) for part in parts],
        "rows": _rows(site, least),
        "guide": "guide" in places.tools,
        "rounds": places.lists["survey"].address if "survey" in places.lists else "",
    }


def _filled(part: dict[str, Any], least: int) -> dict[str, Any]:
    filled = {key: [text.format(min_group=least) for text in part.get(key, ())] for key in ("text", "items")}
    return {"title": part["title"], "words": part.get("words", False), **filled}


def _rows(site: Site, smallest: int) -> list[tuple[str, list[str]]]:
    """So many answers → the words that can stand there."""
    w = site.words
    found = [(w("workscouncil.under", n=smallest), [w("workscouncil.nothing")])]
    for size, words in answer_words.WORDS.items():
        least, most = max(answer_words.LEAST_SIZE[size], smallest), answer_words.MOST_SIZE[size]
        if most is not None and most < least:
            continue
        of = (
            w("workscouncil.from_", least=least)
            if most is None
            else w("workscouncil.range", least=least, most=most)
        )
        found.append((of, [w(f"answers.{size}.{word}") for word in words]))
    return found
