"""One page for management: what we ask, what is late, hours by department, money, needs, support, talks.

In: the site. Out: sections that fit one page: lists are as long as there is room for, and say how many more
there are. Names departments beside hours and never beside knowledge; of support only what is public.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from stadswijzer.content.library import AnyEntry
from stadswijzer.content.model import Initiative, Talk, Theme
from stadswijzer.content.model.talk import FollowUp
from stadswijzer.facts import talks_held
from stadswijzer.facts.departments import department_name, departments_today, party_name
from stadswijzer.facts.knowledge import before_after_told
from stadswijzer.facts.knowledge.newest_round import told_of_round
from stadswijzer.facts.plan import (
    continuation,
    decisions,
    delays,
    money_of_plan,
    plan_sums,
    roadmap_facts,
    support,
)
from stadswijzer.facts.plan.holdback import Hours, hours_asked
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.papers import asked
from stadswijzer.papers.management_address import address
from stadswijzer.papers.oplegger import standing
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting, measuring
from stadswijzer.papers.setting.blocks import Block, Section, Text
from stadswijzer.papers.setting.measuring import Side

MOST = 6
"""Items of a list, at most; fewer when the page is full."""
_YEARS = 3
"""Years of which hours are told, from that of the state on."""


def page(site: Site) -> tuple[list[Section], float]:
    """The sections, and the size in which they fit."""
    w, found = site.words, address(site)
    whole = site.frame.whole(found) if found else ""
    about, on_site = w("paper_management.about"), w("paper.on_site")
    top = partial(fitting.top, about, f"{on_site}{whole}" if whole else "")
    frame = {"title": title(site), "about": about, "url": whole, "on_site": on_site}
    data = {"frame": {**frame, "qr": measuring.code(whole), "qr_alt": "-"}}
    return measuring.fullest(
        MOST, lambda most: Side("management", data, "sections", _Page(site, most).sections(), top)
    )


def title(site: Site) -> str:
    """With the period, since each has such a page."""
    told = site.words("paper_management.title")
    return f"{told} {site.period.title}" if site.library.roadmap else told


class _Page:
    def __init__(self, site: Site, most: int) -> None:
        self.site, self.w, self.most = site, site.words, most
        self.initiatives = site(Initiative)

    def say(self, key: str, **values: object) -> str:
        return self.w(f"paper_management.{key}", **values)

    def sections(self) -> list[Section]:
        found = {
            "ask": self.asked(),
            "late": self.late(),
            "hours": self.hours(),
            "money": self.money(),
            "knowledge": self.knowledge(),
            "support": self.support(),
            "questions": self.questions(),
            "talks": self.talks(),
            "focus": self.focus(),
        }
        return [b.section(self.say(key), "", blocks) for key, blocks in found.items() if blocks]

    def none(self, key: str) -> list[Block]:
        return [b.paragraph(self.say(key), small=True)]

    def some(self, found: Sequence[Text]) -> list[Block]:
        """As many as fit, and how many more there are."""
        more = len(found) - self.most
        told = [b.paragraph(self.say("more", n=more), small=True)] if more > 0 else []
        return [*b.lines(found[: self.most]), *told]

    def link(self, entry: AnyEntry) -> b.Run:
        return b.run(entry.title, href=self.site.frame.whole(entry.address))

    def talks(self) -> list[Block]:
        w, site = self.w, self.site
        talks, left = talks_held.of_period(site), len(talks_held.left_open(site))
        before = [b.paragraph(self.say("left_promises", n=left))] if left else []
        if not talks:
            none = self.say("no_talks_in", period=site.period.title) if site(Talk) else self.say("no_talks")
            return [b.paragraph(none, small=True), *before]
        sums = {}
        for name in ("people", "hours"):
            known = [number for talk in talks if (number := getattr(talk.data, name)) is not None]
            sums[name] = w(f"talks.{name}", n=w.number(sum(known))) if known else w(f"talks.unknown_{name}")
        told = [w("talks.sum", n=len(talks), **sums)]
        partly = sum(talk.data.people is None or talk.data.hours is None for talk in talks)
        told += [self.say("partly", n=partly)] if partly else []
        departments = departments_today(site)
        if departments:
            reached = len(departments) - len(talks_held.unspoken(site, talks))
            told.append(self.say("reached", n=reached, total=len(departments)))
            unknown = talks_held.with_whom_unknown(site, talks)
            told += [w("talks.with_whom", n=unknown)] if unknown else []
        promises = talks_held.promises(site, talks)
        if promises:
            done = sum(bool(each.done) for each, _, _ in promises)
            told.append(self.say("promises", done=done, of=len(promises)))
        return [b.paragraph(" ".join(told)), *before]

    def focus(self) -> list[Block]:
        roadmap = self.site.library.roadmap_fields
        if not roadmap or not roadmap.focus:
            return self.none("no_focus")
        told: list[Block] = []
        for key, chosen in (("chosen", roadmap.focus.choices), ("not_now", roadmap.focus.not_now)):
            names = [theme.title for each in chosen if (theme := self.site.get(Theme, each.theme))]
            if names:
                head = b.run(f"{self.w(f'paper_booklet.{key}')}: ", strong=True)
                told.append(b.paragraph([head, b.run(f"{', '.join(dict.fromkeys(names))}.")]))
        return told or self.none("no_focus")

    def late(self) -> list[Block]:
        """Initiatives with what of them is late, and promises from talks, by name; the longest late first."""
        w, site = self.w, self.site
        texts: list[Text] = [
            [self.link(each.entry), b.run(f": {ended('; '.join(standing.what_is_late(site, each)))}")]
            for each in delays.delays(site.library)
            if each.is_late
        ]
        own = talks_held.promises(site, talks_held.of_period(site))
        texts += [self._late_promise(each, "") for each, _, is_late in own if is_late]
        texts += [
            self._late_promise(each, self.say("of_talk", date=w.moment(talk.data.date.text)))
            for each, talk, is_late in talks_held.left_open(site)
            if is_late
        ]
        return self.some(texts) if texts else self.none("nothing_late")

    def _late_promise(self, each: FollowUp, of: str) -> str:
        values = {"text": each.text.rstrip(" ."), "owner": each.owner, "date": self.w.moment(each.due.text)}
        told = self.say("late_promise", **values)
        return f"{told} {of}" if of else told

    def support(self) -> list[Block]:
        """Initiative → how each party stands now, by its latest public record; the least support first."""
        w, library = self.w, self.site.library
        found: list[tuple[int, str, Text]] = []
        for entry in self.initiatives:
            public = sorted((each for each in entry.data.support if each.public), key=lambda e: e.date.day)
            latest = {each.party: each for each in public}
            if not latest:
                continue
            told = "; ".join(
                f"{party_name(self.site, party)} {support.said(w, party, each.step).lower()} "
                f"({support.dated(library, each)})"
                for party, each in latest.items()
            )
            least = min(support.LADDER.index(each.step) for each in latest.values())
            found.append((least, entry.id, [self.link(entry), b.run(f": {told}.")]))
        if not found:
            return [b.paragraph(w("paper_sheet.no_support"), small=True)]
        texts = [text for *_, text in sorted(found, key=lambda each: each[:2])]
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
                        initiatives=w("plan.count", n=each.initiatives),
                        departments=w("standing.departments", n=each.departments),
                    )
                ),
            ]
            for each in self.site.know.demands
        ]
        is_unknown = self.site.know.newest is None and bool(self.site.know.states)
        if not texts:
            return self.none("no_round" if is_unknown else "no_questions")
        measured = [b.paragraph(told_of_round(self.site), small=True)] if told_of_round(self.site) else []
        return [*self.some(texts), *measured]

    def knowledge(self) -> list[Block]:
        w = self.w
        told = [
            f"{w(f'readiness.{state}').lower()}: {w('plan.count', n=n)}" for state, n in self.site.know.states
        ]
        if not told:
            return []
        return [
            b.paragraph(f"{'; '.join(told).capitalize()}. {told_of_round(self.site)}".rstrip()),
            *(b.paragraph(text) for text in self._changed()),
            *b.lines(
                [
                    [self.link(entry), b.run(f": {text}")]
                    for entry, text in before_after_told.named_told(self.site)[: self.most]
                ]
            ),
        ]

    def _changed(self) -> list[str]:
        """How it stood in the round before, and what became of it."""
        told = (before_after_told.states_then_told(self.site), *before_after_told.newest_told(self.site))
        return [text for text in told if text]

    def hours(self) -> list[Block]:
        """By department and year, from the year of the roadmap's state on; what is short first."""
        w, site = self.w, self.site
        roadmap, organisation = site.library.roadmap_fields, site.library.organisation
        requested = hours_asked(entry.data for entry in self.initiatives)
        first = site.as_of.year if site.as_of else 0
        given = sorted({year for _, year in requested})
        last = roadmap.period.end if roadmap else max(given, default=first)
        years = [year for year in given if first <= year <= last][:_YEARS]
        if given and not years:
            return [b.paragraph(self.say("no_hours_from", year=first), small=True)]
        if not years:
            return self.none("no_hours")
        has = {each.id: each.hours for each in organisation.departments} if organisation else {}
        asking = {name for name, year in requested if year in years}
        names = sorted(asking, key=partial(department_name, site))
        rows = [
            (name, [Hours(name, requested.get((name, y)), has.get(name, {}).get(y)) for y in years])
            for name in names
        ]
        rows.sort(key=lambda row: -max(_short(each) for each in row[1]))
        cells: list[Sequence[Text]] = [
            (department_name(site, name), *([self._of_year(each)] for each in found)) for name, found in rows
        ]
        shown, left = cells[: max(self.most, 1)], len(cells) - max(self.most, 1)
        sums = [w.number(sum(requested.get((name, year), 0) for name in names)) for year in years]
        head = (self.say("department"), *(str(year) for year in years))
        total = (self.say("all_departments"), *sums)
        table = b.grid(head, [*shown, total], (3, *([2.4] * len(years))), total=len(shown))
        more = [b.paragraph(self.say("more", n=left), small=True)] if left > 0 else []
        return [table, *more, b.paragraph(f"{self.say('hours_read')} {self.say('hours_text')}", small=True)]

    def _of_year(self, each: Hours) -> b.Run:
        """`720 van 600`, and how many are short."""
        if each.asked is None:
            return b.run("–")
        has = self.w("unknown") if each.has is None else self.w.number(each.has)
        told = self.say("asked_of", asked=self.w.number(each.asked), has=has)
        if not each.too_many:
            return b.run(told, shape="unknown" if each.has is None else "good")
        short = self.say("short", n=self.w.number(_short(each)))
        return b.run(f"{told}, {short}", shape="bad", strong=True)

    def money(self) -> list[Block]:
        """What it costs, how sure the money is, and each year after the period."""
        site = self.site
        told = [*money_of_plan.told(site), *(text for _, text in continuation.told_left(site))]
        told += filter(None, [plan_sums.horizon(site).note])
        unknown = [b.paragraph(text, small=True) for text in roadmap_facts.unknown_money(site)]
        return [b.paragraph(" ".join(told)), *unknown]

    def asked(self) -> list[Block]:
        """What is asked of management, what is to be decided first."""
        found = asked.open_asks(self.site, bodies=("management",))
        texts: list[Text] = [
            [
                b.run(f"{self._when_and_how(each)}. ", strong=True),
                b.run(f"{decisions.asked_for(self.w, each.decision)} ("),
                self.link(each.entry),
                b.run(")"),
            ]
            for each in found
        ]
        return self.some(texts) if texts else self.none("no_ask")

    def _when_and_how(self, each: decisions.Asked) -> str:
        kind = self.w(f"oplegger_ask.kinds.{each.decision.kind}")
        no_amount = each.decision.kind == "decide" and each.decision.amount is None
        parts = (asked.when(self.site, each), kind, self.w("oplegger_ask.no_amount") if no_amount else "")
        return ", ".join(part for part in parts if part)


def _short(each: Hours) -> int:
    """Hours that are asked beyond what there is, never below 0."""
    return max(0, each.asked - each.has) if each.asked is not None and each.has is not None else 0
