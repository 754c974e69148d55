"""A made-up project of so many entries of all kinds: the same every time, without a problem to report.

`python tests/support/made_up.py 1000 DIR [--language en]` writes it. The bench and the tests of a large site use it.
Every concept of about 200 words has links, a quiz and sources, as the entries of a real site have.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

from stadswijzer.language.answer_words import size_of, words_of
from stadswijzer.language.words import Words

# Of every hundred entries so many are of this kind; the rest are concepts. There is always one of each.
SHARES = {"example": 30, "initiative": 12, "path": 5, "theme": 3, "talk": 3, "survey": 1}
WORDS = {
    "nl": (
        "de stad meet hoe druk het is en kijkt wat dat voor de straat doet een plan werkt pas als men het snapt "
        "vraag eerst wie het weet en schrijf op wat er al is dan kan de raad goed kiezen met data van nu"
    ).split(),
    "en": (
        "the town counts how busy it is and looks at what that does to the street a plan works once we all get it "
        "ask first who knows and write down what is there so that the board can choose well with data of today"
    ).split(),
}
NAMES = {
    "nl": "concept=begrip example=voorbeeld theme=thema path=leerpad survey=peiling talk=gesprek initiative=activiteit "
    "department=afdeling goal=doel source=bron reader=lezer town=stad share=deel register=register begin=begin "
    "trial=proef see=zie also=ook and=en read=lees more=meer site=voorbeeld.nl",
    "en": "concept=concept example=example theme=theme path=path survey=survey talk=talk initiative=initiative "
    "department=department goal=goal source=source reader=reader town=town share=share register=register begin=start "
    "trial=pilot see=see also=also and=and read=read more=more site=sample.example",
}


LOCALE = files("stadswijzer.language") / "locale"
COMMON = 0.6
"""Of every word, how often it is one of those that are in every text."""
VOCABULARY, LONGER = 12_000, 3
"""Words that a site of this size has beside those, and of how many one is made of two others."""
SYLLABLES = (
    "b br d dr f g gr h j k kl kr l m n p pl pr r s sl sp st t tr v vr w z".split(),
    "a aa e ee i ie o oo oe u ui ij".split(),
    ["", "", *"l m n r s t k p f g nd rt st".split()],
)


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Words that are none, and how often each is used: the n-th about 1/n times, as people use theirs."""
    die = random.Random(VOCABULARY)  # noqa: S311 - made-up texts, no secrets
    found, said = dict[str, None](), _said()
    while len(found) < VOCABULARY:
        word = "".join(die.choice(part) for _ in range(die.choice((1, 1, 2, 2))) for part in SYLLABLES)
        if len(word) > LONGER and word not in said:
            found[word] = None
    words = list(found)
    for number in range(LONGER, VOCABULARY, LONGER):
        plain = [each for n, each in enumerate(words[:number]) if n % LONGER]
        words[number] = die.choice(plain) + die.choice(plain)
    return words, list(accumulate(1 / (rank + 20) for rank in range(VOCABULARY)))


def _said() -> set[str]:
    """Words that the site says itself in either language: a made-up one must not look like a translation forgotten."""
    texts = [file.read_text("utf-8") for language in LOCALE.iterdir() for file in language.iterdir()]
    return set(re.findall(r"\w+", " ".join(texts).lower()))


class MadeUp:
    """Texts and numbers by turns of one die, so that the same N gives the same project."""

    def __init__(self, entries: int, language: str) -> None:
        self.die = random.Random(entries)  # noqa: S311 - made-up texts, no secrets
        self.language = language
        self.names = dict(pair.split("=") for pair in NAMES[language].split())
        self.departments = [f"{self.names['department']}-{number}" for number in range(1, 7)]
        self.goals = [f"{self.names['goal']}-{number}" for number in range(1, 6)]
        self.counts = {kind: max(1, entries * share // 100) for kind, share in SHARES.items()}
        self.counts["survey"] = min(self.counts["survey"], 12)
        self.counts["concept"] = max(2, entries - sum(self.counts.values()) - 2)

    def ids(self, kind: str) -> list[str]:
        return [self.name(kind, number) for number in range(self.counts[kind])]

    def name(self, kind: str, number: int) -> str:
        return f"{self.names[kind]}-{number:05}"

    def title(self, kind: str, number: int | str = "") -> str:
        return f"{self.names[kind].capitalize()} {number}".strip()

    def id(self, kind: str, below: int | None = None) -> str:
        return self.name(kind, self.die.randrange(below or self.counts[kind]))

    def sentence(self, words: int = 9) -> str:
        rare, weights = vocabulary()
        chosen = [
            self.die.choice(WORDS[self.language])
            if self.die.random() < COMMON
            else self.die.choices(rare, cum_weights=weights)[0]
            for _ in range(words)
        ]
        return f"{' '.join(chosen).capitalize()}."

    def of(self, text: str, words: int) -> str:
        """A sentence of words of a text: what is asked was taught."""
        chosen = [self.die.choice(text.split()).strip(".").lower() for _ in range(words)]
        return f"{' '.join(chosen).capitalize()}."

    def paragraph(self, sentences: int = 5) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def files(self) -> Iterator[tuple[str, str]]:
        """Path → text of every file but mkdocs.yml."""
        folders = Words(self.language).folders
        yield f"{folders['organisation']}.yml", self.organisation()
        yield f"{folders['roadmap']}.yml", self.roadmap()
        yield "docs/index.md", "# Start\n"
        for kind in self.counts:
            for number, id_ in enumerate(self.ids(kind)):
                head = f"title: {self.title(kind, number)}\nsummary: {self.sentence(14)}\n"
                yield f"{folders[kind]}/{id_}.yml", head + getattr(self, kind)(number)

    def organisation(self) -> str:
        rows = "".join(
            f"  - {{id: {id_}, name: {self.title('department', number)}, staff: {20 + number}, cluster: all, hours: {{2021: 4000}}}}\n"
            for number, id_ in enumerate(self.departments, 1)
        )
        town = self.title("town")
        return f"municipality: {town}\nclusters: [{{id: all, name: {town}}}]\ndepartments:\n{rows}"

    def roadmap(self) -> str:
        goals = "".join(
            f"  - {{id: {id_}, title: {self.title('goal', number)}, theme: {self.name('theme', 0)}, measure: {self.title('share')}, unit: '%', baseline: 10, "
            f"target: 90, measured: [{{value: {10 * number}, date: 2021-06-30, source: {self.title('register')}}}]}}\n"
            for number, id_ in enumerate(self.goals, 1)
        )
        return (
            f"title: Roadmap\nsummary: {self.sentence()}\nperiod: {{start: 2020, end: 2024}}\nas_of: 2021-06-30\n"
            f"goals:\n{goals}"
        )

    def concept(self, number: int) -> str:
        requires = f"requires: [{self.id('concept', number)}]\n" if number % 3 else ""
        related, taught = self.id("concept"), self.paragraph()
        return (
            f"definition: {self.sentence()}\ntheme: {self.id('theme')}\nlevel: basic\n{requires}"
            f"{'' if related == self.name('concept', number) else f'related: [{related}]' + chr(10)}"
            f"situations: [{self.sentence(5)[:-1]}]\nrisks: [{self.sentence()}, {self.sentence()}]\n"
            f"body: |\n  ## {self.sentence(3)[:-1]}\n\n  {taught}\n"
            f"  {self.title('see')} [[{self.id('concept')}]] {self.names['and']} [[{self.id('example')}|{self.names['more']}]].\n\n"
            f"  - {self.sentence()}\n  - **{self.sentence(4)}** {self.sentence()}\n\n"
            f"  ### {self.sentence(3)[:-1]}\n\n  {self.paragraph(6)} {self.title('read')} [{self.names['more']}](https://{self.names['site']}/{number}).\n"
            "quiz:\n"
            + "".join(
                f"  - question: {self.of(taught, 6)[:-1]}?\n    options:\n"
                f"      - {{text: {self.of(taught, 4)}, correct: true, why: {self.of(taught, 6)}}}\n"
                f"      - {{text: {self.sentence(4)}, why: {self.sentence(6)}}}\n"
                f"      - {{text: {self.sentence(4)}, why: {self.sentence(6)}}}\n"
                for _ in range(2)
            )
            + self.sources(number)
        )

    def sources(self, number: int) -> str:
        return (
            f"sources:\n  - title: {self.title('source', number)}\n    url: https://{self.names['site']}/{number}\n"
            f"    publisher: {self.title('example')}\n    accessed: 2021-03-01\n"
        )

    def example(self, number: int) -> str:
        """Every concept has an example: each example shows those that fall to it by turns."""
        concepts = ", ".join(self.ids("concept")[number :: self.counts["example"]]) or self.id("concept")
        return (
            f"city: {self.title('town', number % 40)}\ncountry: NL\nconcepts: [{concepts}]\nstage: pilot\ntheme: {self.id('theme')}\n"
            f"started: {2010 + number % 10}\nproblem: {self.paragraph(3)}\napproach: {self.paragraph(3)}\n"
            f"result: |\n  {self.paragraph(3)} {self.title('see')} [[{self.id('concept')}]].\nlessons: [{self.sentence()}]\n"
            + self.sources(number)
        )

    def theme(self, number: int) -> str:
        return f"order: {number}\nquestion: {self.sentence(6)[:-1]}?\n"

    def path(self, number: int) -> str:
        """Steps by number: a concept requires only those before it."""
        size = self.counts["concept"]
        chosen = sorted({self.die.randrange(size) for _ in range(5)})
        steps = "".join(
            f"  - {{concept: {self.name('concept', each)}, why: {self.sentence()}}}\n" for each in chosen
        )
        return f"audience: {self.title('reader', number)}\nsteps:\n{steps}"

    def survey(self, number: int) -> str:
        concepts = self.ids("concept")[:: max(1, self.counts["concept"] // 10)][:10]
        rows = "".join(
            f"  - {{department: {department}, concept: {concept}, {self.said()}}}\n"
            for concept in concepts
            for department in self.departments
        )
        wishes = "".join(f"  - {{text: {self.sentence()}, goal: {goal}}}\n" for goal in self.goals)
        day = f"{2010 + number}-11-29"
        return (
            f"date: {day}\nmethod: interview\nbasis: self\ninvited: 90\nresponded: 80\nsample: true\n"
            f"results:\n{rows}wishes:\n{wishes}"
        )

    def said(self) -> str:
        """What a row of a round says."""
        levels = (self.die.randint(2, 5), 3, 2, 1)
        return f"answers: {size_of(sum(levels))}, at_least: [{', '.join(words_of(levels))}]"

    def talk(self, number: int) -> str:
        return (
            f"date: 2020-{number % 12 + 1:02}-14\nform: talk\ndepartments: [{self.die.choice(self.departments)}]\npeople: 6\n"
            f"hours: 4.5\noutcome: {self.paragraph(3)}\n"
        )

    def initiative(self, number: int) -> str:
        lead, other = self.die.sample(self.departments, 2)
        goals = self.goals if number == 0 else [self.die.choice(self.goals)]
        return (
            f"status: running\nstart: 2021-Q1\nend: 2023-Q{number % 4 + 1}\nlead: {lead}\ndepartments: [{other}]\n"
            f"theme: {self.id('theme')}\ngoals: [{', '.join(goals)}]\nintended_effect: {self.paragraph(2)}\n"
            f"needs:\n  - {{concept: {self.id('concept')}, level: 2, people: 3}}\n"
            "milestones:\n"
            f"  - {{title: {self.title('begin', number)}, date: 2021-Q1, done: 2021-03-15}}\n"
            f"  - {{title: {self.title('trial', number)}, date: 2022-Q2, id: {self.names['trial']}}}\n"
            "costs:\n  - {year: 2021, amount: 40000, kind: one_off}\n"
            "coverage:\n  - {year: 2021, amount: 40000, source: budget, state: adopted}\n"
            f"hours: {{{lead}: {{2021: 120}}, {other}: {{2021: 40}}}}\n"
            f"risks:\n  - {{text: {self.sentence()}, likelihood: 2, impact: 3, mitigation: {self.sentence()}}}\n"
            f"support:\n  - {{date: 2021-03-04, party: {other}, step: supports, public: true}}\n"
        )


def write(root: Path, entries: int, *, language: str = "nl") -> Path:
    """Writes a project of about `entries` entries in `root`, and returns that."""
    settings = f"site_name: {MadeUp(1, language).title('town')}\ntheme: {{name: material, language: {language}}}\nplugins: [stadswijzer]\n"
    for path, text in (("mkdocs.yml", settings), *MadeUp(entries, language).files()):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    return root


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", type=int)
    parser.add_argument("root", type=Path)
    parser.add_argument("--language", default="nl", choices=["nl", "en"])
    given = parser.parse_args()
    write(given.root, given.entries, language=given.language)
