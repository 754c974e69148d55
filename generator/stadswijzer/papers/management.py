"""One page for management: talks, focus, support, what the work asks, hours, money, and what we ask of them.

In: the site. Out: sections that fit one page: lists are as long as there is room for, and say how many more
there are. Counts talks and departments, never answers; of support only what is public.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.knowledge import before_after
from stadswijzer.facts.plan import decisions, money_sentences, roadmap_facts
from stadswijzer.facts.plan.holdback import hours_asked
from stadswijzer.facts.site import Site, address_of_list
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting, measuring
from stadswijzer.papers.setting.blocks import Block, Text
from stadswijzer.papers.setting.measuring import Side
from stadswijzer.papers.sheet.side import when

MOST = 6
"""Items of a list, at most; fewer when the page is full."""
_STEPS = ("carries", "supports", "informed", "unaware", "doubts", "opposes")


def page(site: Site) -> tuple[list[dict[str, Any]], float]:
    """The sections, and the size in which they fit."""
    w, found = site.words, address(site)
    whole = site.frame.whole(found) if found else ""
    about, on_site = w("paper_management.about"), w("paper.on_site")
    top = partial(fitting.top, about, f"{on_site}{whole}" if whole else "")
    frame = {"title": w("paper_management.title"), "about": about, "url": whole, "on_site": on_site}
    data = {"frame": {**frame, "qr": measuring.code(whole), "qr_alt": "-"}}
    return measuring.fullest(
        MOST, lambda most: Side("management", data, "sections", _Page(site, most).sections(), top)
    )


def address(site: Site) -> str:
    """Of the page on the site that tells most of it: the list of talks, else the roadmap."""
    if site("talk"):
        return address_of_list(site.words, "talk")
    return site.library.roadmap.address if site.library.roadmap else ""


class _Page:
    def __init__(self, site: Site, most: int) -> None:
        self.site, self.w, self.most = site, site.words, most
        self.initiatives = site("initiative")

    def say(self, key: str, **values: object) -> str:
        return self.w(f"paper_management.{key}", **values)

    def sections(self) -> list[dict[str, Any]]:
        found = {
            "talks": self.talks(),
            "focus": self.focus(),
            "support": self.support(),
            "questions": self.questions(),
            "knowledge": self.knowledge(),
            "hours": self.hours(),
            "money": self.money(),
            "ask": self.asked(),
        }
        return [b.section(self.say(key), "", blocks) for key, blocks in found.items() if blocks]

    def none(self, key: str) -> list[Block]:
        return [b.paragraph(self.say(key), small=True)]

    def some(self, found: Sequence[Text]) -> list[Block]:
        """As many as fit, and how many more there are."""
        more = len(found) - self.most
        told = [b.paragraph(self.say("more", n=more), small=True)] if more > 0 else []
        return [*b.lines(found[: self.most]), *told]

    def link(self, entry: Entry) -> b.Run:
        return b.run(entry.title, href=self.site.frame.whole(entry.address))

    def talks(self) -> list[Block]:
        w, site = self.w, self.site
        talks = site("talk")
        if not talks:
            return self.none("no_talks")
        sums = {}
        for name in ("people", "hours"):
            known = [number for talk in talks if (number := getattr(talk.data, name)) is not None]
            sums[name] = w(f"talks.{name}", n=w.number(sum(known))) if known else w(f"talks.unknown_{name}")
        told = [w("talks.sum", n=len(talks), **sums)]
        partly = sum(talk.data.people is None or talk.data.hours is None for talk in talks)
        told += [self.say("partly", n=partly)] if partly else []
        departments = site.departments
        if departments:
            reached = len(departments) - len(site.unspoken)
            told.append(self.say("reached", n=reached, total=len(departments)))
            unknown = site.talks_with_whom_unknown
            told += [w("talks.with_whom", n=unknown)] if unknown else []
        promises = site.promises
        if promises:
            done, late = sum(bool(each.done) for each, _, _ in promises), sum(late for *_, late in promises)
            told.append(self.say("promises", done=done, of=len(promises)))
            told += [self.say("promises_late", n=late)] if late else []
        return [b.paragraph(" ".join(told))]

    def focus(self) -> list[Block]:
        roadmap = self.site.library.roadmap_fields
        if not roadmap or not roadmap.focus:
            return self.none("no_focus")
        told = []
        for key, chosen in (("chosen", roadmap.focus.choices), ("not_now", roadmap.focus.not_now)):
            names = [theme.title for each in chosen if (theme := self.site.get("theme", each.theme))]
            if names:
                head = b.run(f"{self.w(f'paper_booklet.{key}')}: ", strong=True)
                told.append(b.paragraph([head, b.run(f"{', '.join(dict.fromkeys(names))}.")]))
        return told or self.none("no_focus")

    def support(self) -> list[Block]:
        """Party → how many initiatives stand at which step, by the latest public record of each."""
        latest: dict[tuple[str, str], Any] = {}
        for entry in self.initiatives:
            for record in sorted(entry.data.support, key=lambda each: each.date.day):
                if record.public:
                    latest[record.party, entry.id] = record
        parties: dict[str, Counter[str]] = {}
        for (party, _), record in latest.items():
            parties.setdefault(party, Counter())[record.step] += 1
        texts: list[Text] = []
        for party, steps in sorted(parties.items(), key=lambda each: (-each[1].total(), each[0])):
            told = ", ".join(
                f"{self.w(f'step.{step}').lower()} ({steps[step]})" for step in _STEPS if steps[step]
            )
            texts.append([b.run(f"{self.site.party_name(party)}: ", strong=True), b.run(f"{told}.")])
        if not texts:
            return [b.paragraph(self.w("paper_sheet.no_support"), small=True)]
        return [b.paragraph(self.say("support_text"), small=True), *self.some(texts)]

    def questions(self) -> list[Block]:
        w = self.w
        texts: list[Text] = [
            [
                self.link(each.concept),
                b.run(": "),
                b.run(
                    self.say(
                        "question",
                        initiatives=w("standing.initiatives", n=each.initiatives),
                        departments=w("standing.departments", n=each.departments),
                    )
                ),
            ]
            for each in self.site.know.demands
        ]
        return self.some(texts) if texts else self.none("no_questions")

    def knowledge(self) -> list[Block]:
        told = [f"{self.w(f'readiness.{state}').lower()}: {n}" for state, n in self.site.know.states]
        if not told:
            return []
        return [
            b.paragraph(f"{'; '.join(told).capitalize()}. {self.site.measured}".rstrip()),
            *(b.paragraph(text) for text in before_after.newest_told(self.site)),
        ]

    def hours(self) -> list[Block]:
        """By year of the period from the year of the roadmap's state on."""
        w, site = self.w, self.site
        roadmap, organisation = site.library.roadmap_fields, site.library.organisation
        asked = hours_asked(cast("Initiative", entry.data) for entry in self.initiatives)
        first = site.as_of.year if site.as_of else 0
        given = sorted({year for _, year in asked})
        last = roadmap.period.end if roadmap else max(given, default=first)
        years = [year for year in given if first <= year <= last]
        has = {each.id: each.hours for each in organisation.departments} if organisation else {}
        rows: list[Sequence[Text]] = []
        for year in years[: self.most]:
            of_year = {name: n for (name, when), n in asked.items() if when == year}
            known = [has[name][year] for name in of_year if year in has.get(name, {})]
            short = sum(year in has.get(name, {}) and n > has[name][year] for name, n in of_year.items())
            unknown = len(of_year) - len(known)
            available = w("unknown") if unknown else w.number(sum(known))
            told = [self.say("short_in", n=short)] if short else []
            told += [self.say("short_unknown", n=unknown)] if unknown else []
            text = ", ".join(told or [self.say("short_none")]) if known else w("unknown")
            rows.append((str(year), w.number(sum(of_year.values())), available, text))
        if not rows:
            return (
                [b.paragraph(self.say("no_hours_from", year=first), small=True)]
                if given
                else self.none("no_hours")
            )
        head = [self.say(key) for key in ("year", "asked", "available", "short")]
        notes = b.paragraph(f"{self.say('hours_text')} {self.say('have')}", small=True)
        return [b.grid(head, rows, (1.2, 2, 2, 3), numbers=(1, 2)), notes]

    def money(self) -> list[Block]:
        """What it costs, how sure the money is, and each year after the period."""
        site = self.site
        told = money_sentences.whole(self.w, site.money)
        told += [self.w("money_said.ideas")] if site.money_of_ideas.initiatives else []
        told += [site.horizon.note] if site.horizon.note else []
        unknown = [b.paragraph(text, small=True) for text in roadmap_facts.unknown_money(site)]
        return [b.paragraph(" ".join(told)), *unknown]

    def asked(self) -> list[Block]:
        """Decisions that management has yet to take, first date first."""
        w = self.w
        found = sorted(
            (
                (each.date.day, entry.id, entry, each)
                for entry in self.initiatives
                for each in entry.data.decisions
                if each.body == "management" and decisions.is_open(each, entry.data)
            ),
            key=lambda item: item[:2],
        )
        texts: list[Text] = [
            [
                b.run(
                    f"{when(self.site, entry, each)}, {w(f'decision_kind.{each.kind}').lower()}. ",
                    strong=True,
                ),
                b.run(f"{decisions.asked_for(w, each)} ("),
                self.link(entry),
                b.run(")"),
            ]
            for _, _, entry, each in found
        ]
        return self.some(texts) if texts else self.none("no_ask")
