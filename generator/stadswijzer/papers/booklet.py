"""The booklet: the whole roadmap on paper, as chapters of blocks around the sheets of its initiatives.

In: the site, and what changed since an earlier version if one was given. Out: the chapters before and after
the sheets. Names no department beside knowledge and counts no answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from stadswijzer.content.library import OF_PERIOD, AnyEntry
from stadswijzer.content.model import Concept, Initiative, Theme
from stadswijzer.content.model.roadmap import Preference
from stadswijzer.facts.plan import (
    continuation,
    first_amounts,
    money_of_plan,
    money_sentences,
    money_table,
    plan_sums,
    risks,
    roadmap_facts,
)
from stadswijzer.facts.site import Site
from stadswijzer.papers import (
    council_chapters,
    goals_chapter,
    money_blocks,
    overview,
    timeline_paper,
)
from stadswijzer.papers.chapter import Chapter
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block, Section, Text
from stadswijzer.papers.setting.prose_tree import tree
from stadswijzer.papers.sheet.sheet import made_up
from stadswijzer.papers.sheet.side import column, resolve

RISKS = 10
"""Risks in their chapter, at most; each sheet has those of its own."""


@dataclass(frozen=True)
class Changes:
    """What changed since a version: (whom it is about, (part, sentence) …) in the order of telling."""

    since: str
    sections: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


class Booklet:
    """The chapters of one site."""

    def __init__(self, site: Site, changes: Changes | None = None) -> None:
        self.site, self.w, self.changes = site, site.words, changes
        self.initiatives = site(Initiative)
        self.roadmap = site.library.roadmap_fields

    def say(self, key: str, **values: object) -> str:
        return self.w(f"paper_booklet.{key}", **values)

    def before(self) -> list[Chapter]:
        """What comes before the sheets; a chapter that has nothing to say is left out."""
        site = self.site
        chapters = (
            self.changed(),
            self.timeline(),
            self.closing(),
            self.direction(),
            goals_chapter.chapter(site),
            self.costs(),
            council_chapters.decided(site),
            council_chapters.moved(site),
            self.risks(),
        )
        return [each for each in chapters if each]

    def overview(self, pages: Mapping[str, int], *, bare: bool = False) -> Chapter | None:
        """Under the contents: every activity, with the page of its sheet as far as it is known."""
        return overview.chapter(self.site, pages, bare=bare)

    def prose(self, text: str | None) -> list[Block]:
        return tree(text, partial(resolve, self.site))

    def none(self, key: str) -> list[Block]:
        return [b.paragraph(self.say(key), small=True)]

    def link(self, entry: AnyEntry) -> b.Run:
        return b.run(entry.title, href=self.site.frame.whole(entry.address))

    def closing(self) -> Chapter | None:
        """Looking back, as soon as that is written."""
        looking_back = self.roadmap.closing if self.roadmap else None
        if not looking_back:
            return None
        none = [b.paragraph(self.w("pages_closing.not_written"), small=True)]
        texts = {key: getattr(looking_back, key) for key in ("achieved", "missed", "learned")}
        sections = [
            b.section(self.w(f"sections.{key}.title"), "", self.prose(text) or none)
            for key, text in texts.items()
        ]
        return Chapter(self.w("pages_titles.closing.title"), [], sections)

    def direction(self) -> Chapter | None:
        roadmap, sections = self.roadmap, []
        intro = self.prose(roadmap.body) if roadmap else []
        if roadmap and roadmap.vision:
            sections.append(b.section(self.say("vision"), "", self.prose(roadmap.vision)))
        focus = roadmap.focus if roadmap else None
        if focus:
            for key, preferences in (("chosen", focus.choices), ("not_now", focus.not_now)):
                if preferences:
                    sections.append(b.section(self.say(key), "", b.lines(map(self._preference, preferences))))
            if focus.dissent:
                sections.append(b.section(self.say("dissent"), "", b.lines(focus.dissent)))
            if focus.agreed:
                agreed = f"{focus.agreed.body}, {self.w.moment(focus.agreed.date.text)}."
                sections.append(b.section(self.say("agreed"), "", b.paragraph(agreed)))
        return Chapter(self.say("direction"), intro, sections) if sections or intro else None

    def _preference(self, preference: Preference) -> Text:
        theme = self.site.get(Theme, preference.theme)
        name = theme.title if theme else preference.theme
        return [b.run(f"{name}. ", strong=True), b.run(preference.why)]

    def timeline(self) -> Chapter | None:
        """The picture, and in words what stands in no other chapter."""
        plan = self.site.plan
        if plan is None:
            return None
        tables = timeline_paper.Tables(self.site, plan).short()
        picture = timeline_paper.picture(self.site, plan, timeline_paper.A4)
        intro = [b.paragraph(self.say("timeline_text")), *tables]
        return Chapter(self.say("timeline"), intro, [], picture=picture, new_page=True)

    def costs(self) -> Chapter | None:
        """How sure the money is by year, programme, theme and initiative; credits and ideas apart."""
        w, site = self.w, self.site
        is_given = plan_sums.planned(site).is_given or plan_sums.of_ideas(site).is_given
        if not (is_given or continuation.left_by_earlier(site)):
            return None
        years = money_table.by_year(w, plan_sums.planned(site), plan_sums.horizon(site).years)
        apart = b.lines(money_sentences.notes(w, plan_sums.planned(site)))
        under = b.paragraph(w("money_table.reading"), small=True)
        sections = [
            b.section(self.say("by_year"), "", money_blocks.table(years, fitting.WIDTH), apart, under)
        ]
        for key, head, groups in (
            ("by_programme", w("plan.programme"), roadmap_facts.by_programme(site)),
            ("by_theme", w("kinds.theme.one"), roadmap_facts.by_theme(site)),
            ("by_initiative", w("kinds.initiative.one"), roadmap_facts.by_initiative(site)),
        ):
            if groups:
                table = money_blocks.table(roadmap_facts.groups_table(site, groups, head), fitting.WIDTH)
                sections.append(b.section(self.say(key), "", table))
        sections += self._first_amounts()
        investments = roadmap_facts.investments(site)
        if investments:
            text = b.paragraph(w("pages_money.investments"), small=True)
            blocks = money_blocks.investments(w, investments)
            sections.append(b.section(w("money_table.investments"), "", blocks, text))
        noted = money_blocks.noted([*sections, *self._ideas()], plan_sums.horizon(site).note)
        return Chapter(self.say("costs"), self._costs_intro(), noted, wide=True, kept=True)

    def _first_amounts(self) -> list[Section]:
        """The first amount beside that of now, and what was spent, of each whose costs were changed."""
        w, site = self.w, self.site
        rows: list[tuple[str, ...]] = []
        for entry in self.initiatives:
            first, total = (
                first_amounts.first_costs(entry.data, plan_sums.horizon(site)),
                plan_sums.of(site, entry).total,
            )
            if first is not None and total.costs is not None:
                spent = "–" if total.spent is None else w.euros(total.spent)
                rows.append((entry.title, w.euros(first), w.euros(total.costs), spent))
        head = (w("kinds.initiative.one"), *(w(f"booklet_costs.{key}") for key in ("first", "now", "spent")))
        grid = b.grid(head, rows, (5, 2, 2, 2), numbers=(1, 2, 3))
        return [b.section(w("booklet_costs.changed"), "", grid)] if rows else []

    def _costs_intro(self) -> list[Block]:
        told = money_of_plan.told(self.site)
        left = [b.paragraph(text) for _, text in continuation.told_left(self.site)]
        return [b.paragraph(" ".join(told)), *left, *self.unknown_costs()]

    def unknown_costs(self) -> list[Block]:
        """How many initiatives do not say what they cost, and how many of the others are made up."""
        return [b.paragraph(text, small=True) for text in roadmap_facts.unknown_money(self.site)]

    def _ideas(self) -> list[Section]:
        w, site = self.w, self.site
        groups = roadmap_facts.by_initiative(site, ideas=True)
        if not groups:
            return []
        head, sums = w("kinds.initiative.one"), plan_sums.of_ideas(site)
        table = money_blocks.table(roadmap_facts.groups_table(site, groups, head, ideas=True), fitting.WIDTH)
        apart = b.lines(money_sentences.notes(w, sums))
        text = b.paragraph(w("pages_money.ideas"), small=True)
        return [b.section(w("pages_sections.ideas.title"), "", text, table, apart)]

    def risks(self) -> Chapter | None:
        """The largest of what is not over."""
        w = self.w
        all_risks = [
            (entry, risk)
            for entry in self.initiatives
            if not entry.data.is_finished
            for risk in entry.data.risks
        ]
        rows: list[Sequence[Text]] = [
            (
                risk.text,
                council_chapters.name(self.site, entry),
                str(risk.likelihood),
                str(risk.impact),
                risk.mitigation,
            )
            for entry, risk in sorted(all_risks, key=lambda each: (risks.weight(each[1]), each[0].id))[:RISKS]
        ]
        if not rows:
            return None
        names = (
            w("risk.name"),
            self.say("risk_of"),
            w("risk.likelihood"),
            w("risk.impact"),
            w("risk.mitigation"),
        )
        columns = (4, 3, column(names[2], 1), 1.2, 4)
        more = council_chapters.left_out(self.site, len(all_risks) - RISKS)
        intro = [b.paragraph(w("risk.booklet_text")), b.grid(names, rows, columns), *more]
        return Chapter(w("sections.plan_risks.title"), intro, [])

    def changed(self) -> Chapter | None:
        """What differs from an earlier version, if there is one to compare with."""
        changes = self.changes
        if changes is None:
            return None
        sections = [
            b.section(title, "", b.lines(_labelled(part, text) for part, text in lines))
            for title, lines in changes.sections
        ]
        intro: list[Block] = [b.paragraph(self.say("since", version=changes.since))]
        return Chapter(
            self.say("changes"), intro if sections else [*intro, *self.none("nothing_changed")], sections
        )

    def glossary(self) -> Chapter | None:
        """The concepts that initiatives need or speak of."""
        site = self.site
        names = {
            entry.id for entry in site(Concept) if any(site.referring(entry, kind) for kind in OF_PERIOD)
        }
        sections = [
            b.section(entry.title, "", b.paragraph(entry.data.definition))
            for entry in site(Concept)
            if entry.id in names
        ]
        intro = b.paragraph(self.say("glossary_text"))
        return Chapter(self.say("glossary"), [intro], sections) if sections else None

    def colophon(self) -> Chapter:
        w, roadmap = self.w, self.site.library.roadmap
        version = self.site.frame.version or w("unknown")
        stand = (
            w("paper.stand", date=w.date(self.site.as_of), version=version) if self.site.as_of else version
        )
        lines = [self.say("made", stand=stand.capitalize()), self.say("accessible")]
        if roadmap and roadmap.data.owner:
            lines.append(f"{self.say('kept_by')}: {roadmap.data.owner}")
        if roadmap and roadmap.data.contact:
            lines.append(f"{self.say('contact')}: {roadmap.data.contact}")
        if how_much := made_up(self.site, *self.initiatives):
            lines.append(self.say(f"sample_{how_much}"))
        home = self.site.frame.whole("")
        where = [b.paragraph([b.run(w("paper.on_site")), b.run(home, href=home)])] if home else []
        return Chapter(self.say("colophon"), [*map(b.paragraph, lines), *where], [])


def _labelled(part: str, text: str) -> Text:
    """A sentence behind the part that it is of."""
    return [*([b.run(f"{part}: ", strong=True)] if part else []), b.run(text)]
