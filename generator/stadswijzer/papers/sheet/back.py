"""The back of the sheet of an initiative: what the council weighs, who does it, and when it ends.

In: the site and an initiative. Out: sections of blocks. Of risks, decisions and parties the most telling are
chosen, and the sheet says how many more there are. Support only when it is public.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from stadswijzer.content.model import Initiative
from stadswijzer.facts.departments import department_name, department_names, party_name
from stadswijzer.facts.plan import across_periods, continuation, initiative_facts, risks, standing, support
from stadswijzer.facts.plan.decisions import asked_for, is_late, is_open, outcome
from stadswijzer.language.sentences import ended
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block, Section, Text
from stadswijzer.papers.setting.prose_tree import tree
from stadswijzer.papers.setting.short_dates import short
from stadswijzer.papers.sheet.side import DECISIONS, PARTIES, RISKS, Side, column, other_period, resolve

_COLUMNS = ((1.6, 5.6, 2.6), (1.6, 5, 3.2), (1.6, 4.4, 3.8))
"""Widths for a table of decisions: some ask much, some have a long outcome."""
_TITLED = "arguments caveats alternatives participation privacy plan_risks decisions support".split()


class Back(Side):
    """What speaks for and against it, and what was decided."""

    def sections(self) -> list[Section]:
        w, data = self.w, self.data
        titles = {name: w(f"sections.{name}.title") for name in _TITLED}
        stop = []
        if data.evaluation:
            stop = [b.paragraph(each) for each in initiative_facts.looking_back(w, data.evaluation)]
        blocks = [
            *self.earlier(),
            b.section(titles["arguments"], "arguments", b.lines(data.arguments) or self.none("not_given")),
            b.section(titles["caveats"], "caveats", b.lines(data.caveats) or self.none("not_given")),
            b.section(titles["alternatives"], "alternatives", self.alternatives()),
            b.section(titles["participation"], "participation", self.participation()),
            b.section(titles["privacy"], "privacy", b.paragraph(self.privacy())),
            b.section(titles["plan_risks"], "risks", self.risks()),
            b.section(titles["decisions"], "decisions", self.decisions()),
            b.section(titles["support"], "support", self.support()),
            *self.outcome(),
            b.section(self.say("stop"), "evaluation", stop or self.none("not_given")),
            b.section(self.say("who"), "departments", self.who()),
        ]
        depends = self.depends()
        return [*blocks, b.section(self.say("depends"), "depends_on", depends)] if depends else blocks

    def earlier(self) -> list[Section]:
        """What was promised in the period before, beside what came of it, of what goes on from that."""
        w, site, to = self.w, self.site, across_periods.from_(self.site, self.entry)
        before = continuation.continues(site, self.entry)
        if to is None or before is None:
            return []
        then, data = site.of(before), before.data
        promised = tree(data.intended_effect, partial(resolve, then))
        end = w("pages_periods.promised_end", date=short(w, initiative_facts.first_end(data)))
        came = tree(data.outcome, partial(resolve, then))
        return [
            b.section(
                w("pages_sections.continues.title"),
                "continues",
                b.paragraph([*other_period(site, to), b.run(f" {standing.status(then, before.data)}.")]),
                _led(w("pages_periods.promised_then", period=then.period.title), end, promised),
                _led(w("pages_periods.came_of_it"), "" if came else w("pages_periods.not_told"), came),
            )
        ]

    def outcome(self) -> list[Section]:
        """What came of it, as soon as that is written, and in which activity it goes on."""
        blocks = tree(self.data.outcome, partial(resolve, self.site))
        later = [other_period(self.site, to) for to in across_periods.into(self.site, self.entry)]
        runs = [run for each in later for run in (*each, b.run(". "))]
        if runs and blocks and blocks[-1]["kind"] == "text":
            blocks[-1] = b.paragraph([*blocks[-1]["runs"], b.run(" "), *runs])
        elif runs:
            blocks.append(b.paragraph(runs))
        return [b.section(self.w("pages_sections.outcome.title"), "outcome", blocks)] if blocks else []

    def alternatives(self) -> list[Block]:
        texts = [
            [b.run(f"{ended(each.text)} ", strong=True), b.run(ended(each.why_not))]
            for each in self.data.alternatives
        ]
        return b.lines(texts) or self.none("no_alternatives")

    def participation(self) -> list[Block]:
        w, took_part = self.w, self.data.participation
        if not took_part:
            return self.none("not_given")
        told = [(name, getattr(took_part, name)) for name in ("who", "how", "result")]
        return [
            b.paragraph([b.run(f"{w(f'plan.{name}')}: ", strong=True), b.run(text)])
            for name, text in told
            if text
        ]

    def who(self) -> list[Block]:
        """The departments that do it: on this side, since what must be learned stands on the other."""
        w, site, data = self.w, self.site, self.data
        roles = [(w("plan.lead"), department_name(site, data.lead))]
        joins = [name for name in data.departments if name != data.lead]
        roles += [(w("plan.joins"), department_names(site, joins))] if joins else []
        parts = [(b.run(f"{name}: ", strong=True), b.run(f"{text}. ")) for name, text in roles]
        return [b.paragraph([run for part in parts for run in part])]

    def privacy(self) -> str:
        w, assessed = self.w, self.data.privacy
        if not assessed:
            return w("paper.not_given")
        day = f" ({w.moment(assessed.date.text)})" if assessed.date else ""
        return f"{w(f'dpia.{assessed.dpia}')}{day}. {assessed.note or ''}".strip()

    def risks(self) -> list[Block]:
        """The largest first, by likelihood times impact."""
        w = self.w
        heaviest = sorted(self.data.risks, key=risks.weight)
        if not heaviest:
            return self.none("not_given")
        rows: list[Sequence[Text]] = [
            (r.text, w("of_five", n=r.likelihood), w("of_five", n=r.impact), r.mitigation)
            for r in heaviest[:RISKS]
        ]
        head = [w(f"risk.{name}") for name in ("name", "likelihood", "impact", "mitigation")]
        columns = (4, column(head[1], 1.35), 1.35, 4)
        return [b.grid(head, rows, columns), *self.left_out(len(heaviest) - RISKS)]

    def decisions(self) -> list[Block]:
        """Open ones first, above all what the council decides on next; then the last taken. Shown by date."""
        w = self.w
        left = [each for each in self.data.decisions if is_open(each, self.data)]
        taken = [each for each in self.data.decisions if each not in left]
        left.sort(key=lambda each: (each.body != "council", each.kind != "decide", each.date.day))
        shown = [*left, *sorted(taken, key=lambda each: each.date.day, reverse=True)]
        if not shown:
            return self.none("not_given")
        rows: list[Sequence[Text]] = []
        for each in sorted(shown[:DECISIONS], key=lambda d: d.date.day):
            late = is_late(each, self.data, self.site.as_of)
            state = w(
                "pages_decision.late" if late else "plan.open" if each in left else "pages_decision.dropped"
            )
            result = outcome(w, each) if each.outcome else state
            reference = f" ({each.reference})" if each.reference else ""
            body, kind = w(f"party.{each.body}"), w(f"decision_kind.{each.kind}").lower()
            asked = f"{body}, {kind}: {asked_for(w, each)}"
            rows.append((short(w, each.date.text), asked, f"{result}{reference}"))
        head = (w("plan.when"), w("plan.ask"), w("plan.outcome"))
        return [fitting.tightest(head, rows, _COLUMNS), *self.left_out(len(shown) - DECISIONS)]

    def support(self) -> list[Block]:
        """The latest public record of each party."""
        w = self.w
        public = [each for each in self.data.support if each.public]
        latest = {each.party: each for each in sorted(public, key=lambda each: each.date.day)}
        if not latest:
            return self.none("no_support")
        shown = sorted(latest.values(), key=lambda each: each.date.day, reverse=True)
        texts = []
        for each in shown[:PARTIES]:
            name = party_name(self.site, each.party)
            told = [b.run(f"{name}: ", strong=True), b.run(support.said(w, each.party, each.step).lower())]
            told.append(b.run(f" ({support.dated(self.site.library, each)}). "))
            told += [b.run(f"{ended(each.concern)} ")] if each.concern else []
            told += [b.run(f"{w('plan.answer')} {ended(each.answer)}")] if each.answer else []
            texts.append(told)
        return [*b.lines(texts), *self.left_out(len(shown) - PARTIES)]

    def depends(self) -> list[Block]:
        w, site = self.w, self.site
        before, after = (
            site.all(Initiative, self.data.depends_on),
            continuation.dependents(site, self.entry),
        )
        texts: list[Block] = []
        for key, entries in (("waits_for", before), ("waited_for_by", after)):
            if entries:
                told = b.joined([self.link(entry) for entry in entries])
                texts.append(b.paragraph([b.run(f"{w(f'plan.{key}')} "), *told]))
        return texts


def _led(lead: str, first: str, told: Sequence[Block]) -> list[Block]:
    """Blocks behind what they tell of, on the same line where that can be."""
    runs = [b.run(f"{lead}: ", strong=True), *([b.run(f"{first} ")] if first else [])]
    if told and told[0]["kind"] == "text":
        return [b.paragraph([*runs, *told[0]["runs"]]), *told[1:]]
    return [b.paragraph(runs), *told]
