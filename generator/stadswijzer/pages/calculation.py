"""How the site counts: every number, limit and formula, where it comes from and who may change it.

In: the site. Out: rules whose values are read where they are used (options, constants), never typed twice.
What has no source is an agreement, and is called that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from stadswijzer.checks import content, rounds
from stadswijzer.content.model.initiative import NOT_AWAITED
from stadswijzer.content.project import Options
from stadswijzer.facts.knowledge import rounds_compared, shown, ten_minutes
from stadswijzer.facts.knowledge.readiness import ALMOST, NOT_MEASURED, NOT_YET, TOO_FEW
from stadswijzer.facts.plan import judgement, risks
from stadswijzer.facts.site import Site
from stadswijzer.language import answer_words, readability
from stadswijzer.pages import scripts
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.sheet import side


@dataclass(frozen=True)
class Source:
    """Where a rule comes from, as we read it."""

    title: str
    url: str
    language: str = "en"


@dataclass(frozen=True)
class Rule:
    """One way of counting. `options` of `mkdocs.yml` change it; without any, `file` does."""

    key: str
    values: dict[str, str]
    options: tuple[str, ...]
    file: str
    sources: tuple[Source, ...]


DOUMA = Source(
    "Onze Taal 1977: Leesbaarheid (Flesch-Douma)",
    "https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php",
    "nl",
)
FLESCH = Source("Flesch reading ease, by language", "https://github.com/Yoast/YoastSEO.js/issues/267")
THRESHOLD = Source(
    "OECD: threshold rule (Glossary of Statistical Disclosure Control)",
    "https://stats.oecd.org/glossary/detail.asp?ID=7010",
)
READING = Source(
    "Brysbaert 2019: How many words do we read per minute?",
    "https://docslib.org/doc/10634303/how-many-words-do-we-read-per-minute-a-review-and-meta",
)
SENTENCE = Source(
    "GOV.UK: Sentence length: why 25 words is our limit",
    "https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/",
)
SPACED = Source(
    "Cepeda et al. 2009: Optimizing distributed practice",
    "https://abcdocz.com/doc/1404906/optimizing-distributed-practice",
)

GROWING = Source(
    "Wozniak 1990: Optimization of learning, chapter 3.2 (SM-2)",
    "https://www.supermemo.com/archives1990-2015/english/ol/sm2",
)
ANSWERS = 3
"""Answers to choose from, of most questions: for what a guess is worth."""

OWN_CHOICE = frozenset({"small_groups", "minutes", "mastered", "readability", "sentences"})
"""Rules that a source speaks of, but whose number we chose ourselves."""

Values = Callable[[Site], dict[str, object]]


def _options(*names: str) -> Values:
    return lambda site: {name: getattr(site.library.project.options, name) for name in names}


def _fixed(**values: object) -> Values:
    return lambda _: values


def _late(site: Site) -> dict[str, object]:
    """The statuses of which nothing is awaited, in the words of the site."""
    return {"not_awaited": ", ".join(site.words(f"status.{each}").lower() for each in NOT_AWAITED)}


def _risks(site: Site) -> dict[str, object]:
    """How large a risk is, and from where a cell of the square is a shade darker."""
    return {
        "product": site.words("risk.product"),
        **dict(zip(("low", "middle", "high"), risks.BANDS, strict=True)),
    }


def _ease(site: Site) -> dict[str, object]:
    start, sentence, word = readability.READING_EASE[site.words.language]
    return {
        "start": start,
        "sentence": sentence,
        "word": word,
        "hard": content.HARD_TO_READ,
        "enough": content.ENOUGH_WORDS,
    }


def _small(site: Site) -> dict[str, object]:
    least = site.library.project.options.min_group
    return {"min_group": least, "least": Options().min_group}


@cache
def _of_script(name: str) -> Decimal:
    """A constant in the script that counts on the device of the reader."""
    number = re.search(rf"\bconst {name} = ([\d.]+);", scripts.module("learn/spacing.js"))
    if not number:
        raise KeyError(name)
    return Decimal(number[1])


def _mastered(site: Site) -> dict[str, object]:
    w, growth, longest = site.words, _of_script("GROWTH"), _of_script("LONGEST")
    waits = [_of_script("FIRST")]
    while waits[-1] < longest:
        waits.append(min(longest, (growth * waits[-1]).quantize(Decimal(1), ROUND_HALF_UP)))
    names = ("first", "apart", "shrink", "each", "least", "most", "more", "misses", "fades")
    return {
        "growth": w.number(float(growth)),
        "spacing": ", ".join(w.number(int(wait)) for wait in waits),
        "odds": ANSWERS ** int(_of_script("MOST")),
        **{name: int(_of_script(name.upper())) for name in names},
    }


def _paper(site: Site) -> dict[str, object]:
    rule, least = (site.words.number(size) for size in fitting.SIZES)
    return {**_SHEET, "rule": rule, "least": least}


_SHEET = {
    "milestones": side.MILESTONES,
    "moves": side.MOVES,
    "risks": side.RISKS,
    "decisions": side.DECISIONS,
    "parties": side.PARTIES,
}
_WEIGHTS = {
    "not_yet": ten_minutes.WEIGHTS[NOT_YET],
    "almost": ten_minutes.WEIGHTS[ALMOST],
    "too_few": ten_minutes.WEIGHTS[TOO_FEW],
    "not_measured": ten_minutes.WEIGHTS[NOT_MEASURED],
    "short": ten_minutes.SHORT,
    "first_screen": ten_minutes.FIRST_SCREEN,
    "minutes": ", ".join(str(minutes) for minutes in shown.AVAILABLE),
}
_WORDS = {
    "few": answer_words.FEW.replace("-", "–"),
    "many": answer_words.LEAST_SIZE[answer_words.MANY],
    "fits": answer_words.FITS,
    "step": answer_words.STEP,
    "from_": answer_words.FROM,
    "numbers": ", ".join(map(str, answer_words.PROVEN)),
}
_ROUNDS = {"days": rounds.APART, "alike": rounds.ALIKE, "rows": rounds.ALIKE_FROM}
_BY_CHANCE = {
    name: round(100 * rounds_compared.BY_CHANCE[size])
    for name, size in (("few_change", answer_words.FEW), ("many_change", answer_words.MANY))
}
_Given = tuple[str, Values, tuple[str, ...], str, tuple[Source, ...]]
_RULES: tuple[_Given, ...] = (
    (
        "readiness",
        _fixed(numbers=_WORDS["numbers"]),
        (),
        "facts/knowledge/readiness.py",
        (),
    ),
    ("words", _fixed(**_WORDS), (), "language/answer_words.py", ()),
    ("limits", _fixed(), (), "language/answer_words.py", ()),
    ("small_groups", _small, ("min_group",), "editing/survey/hiding.py", (THRESHOLD,)),
    ("written_once", _fixed(**_ROUNDS), (), "checks/rounds.py", ()),
    ("change", _fixed(**_BY_CHANCE), (), "facts/knowledge/rounds_compared.py", ()),
    ("before_after", _fixed(), (), "facts/knowledge/before_after.py", ()),
    ("learn_first", _fixed(), (), "facts/knowledge/learn_first.py", ()),
    ("time_to_read", _fixed(**_WEIGHTS), (), "facts/knowledge/ten_minutes.py", ()),
    (
        "minutes",
        _fixed(words=readability.WORDS_PER_MINUTE, question=readability.MINUTES_PER_QUESTION),
        (),
        "language/readability.py",
        (READING,),
    ),
    ("mastered", _mastered, (), "pages/theme/scripts/learn/spacing.js", (SPACED, GROWING)),
    ("progress", _fixed(), (), "facts/plan/planning.py", ()),
    ("late", _late, (), "facts/plan/planning.py", ()),
    ("moved", _fixed(), (), "facts/plan/moved_since.py", ()),
    ("money", _fixed(), (), "facts/plan/money.py", ()),
    ("hold_backs", _fixed(), (), "facts/plan/holdback.py", ()),
    (
        "risks",
        _risks,
        (),
        "facts/plan/risks.py",
        (),
    ),
    (
        "judgement",
        _fixed(high=judgement.HIGH, middle=judgement.MIDDLE),
        (),
        "facts/plan/judgement.py",
        (),
    ),
    ("support", _fixed(), (), "facts/plan/support.py", ()),
    ("paper", _paper, (), "papers/sheet/side.py", ()),
    ("stale", _options("stale_after_months"), ("stale_after_months",), "checks/content.py", ()),
    ("readability", _ease, (), "language/readability.py", (DOUMA, FLESCH)),
    ("sentences", _fixed(limit=content.LONG_SENTENCE), (), "checks/content.py", (SENTENCE,)),
)


def rules(site: Site) -> Iterator[Rule]:
    """Every rule with its values of this site, in the order in which the page tells them."""
    for key, values, options, file, sources in _RULES:
        told = {name: _number(site, value) for name, value in values(site).items()}
        yield Rule(key, told, options, f"generator/stadswijzer/{file}", sources)


def anchor(site: Site, key: str) -> str:
    """Where on the page a rule stands."""
    return site.words(f"counting_rules.{key}.anchor")


def _number(site: Site, value: object) -> str:
    return site.words.number(value) if isinstance(value, int | float) else str(value)
