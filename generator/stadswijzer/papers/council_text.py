"""Plain text of an initiative to copy into a council paper: a proposal or a letter, in the order these have.

In: the site and an initiative. Out: headings with lines. The points of decision are for who writes the
paper: what is asked stands there as a draft between brackets. What nobody wrote down is a gap to fill. No
department is named beside knowledge; support only when it is public.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative
from stadswijzer.facts.departments import party_name
from stadswijzer.facts.file_addresses import paper_address
from stadswijzer.facts.knowledge import readiness_told
from stadswijzer.facts.plan import (
    decisions,
    initiative_facts,
    money_sentences,
    money_table,
    plan_goals,
    plan_sums,
    planning,
    risks,
    standing,
    support,
)
from stadswijzer.facts.plan.money import Sums
from stadswijzer.facts.site import Site
from stadswijzer.language.sentences import ended
from stadswijzer.papers import decided_lines, promised
from stadswijzer.papers.plain_lines import Line, Section, by_day, items, prose
from stadswijzer.papers.sheet.front import moves_told

PROPOSAL = (
    "subject decide short why effect reasons caveats alternatives participation money privacy risks "
    "knowledge standing evaluation next attached source"
).split()
EXECUTIVE = (
    "subject decide_executive short why effect reasons caveats alternatives participation money privacy "
    "risks knowledge standing moved evaluation council next told attached source"
).split()
LETTER = "subject short why standing moved money risks participation evaluation next attached source".split()


def proposal(site: Site, entry: Entry[Initiative]) -> list[Section]:
    """Text for a proposal to the council."""
    return texts(site, entry)["proposal"]


def executive(site: Site, entry: Entry[Initiative]) -> list[Section]:
    """Text for a proposal to the executive."""
    return texts(site, entry)["executive"]


def letter(site: Site, entry: Entry[Initiative]) -> list[Section]:
    """Text for a letter that informs the council."""
    return texts(site, entry)["letter"]


def texts(site: Site, entry: Entry[Initiative]) -> dict[str, list[Section]]:
    """All three: what stands in more than one of them is made once."""
    made = _Text(site, entry)
    names = {"proposal": PROPOSAL, "executive": EXECUTIVE, "letter": LETTER}
    return {of: made.sections(each) for of, each in names.items()}


@dataclass
class _Text:
    site: Site
    entry: Entry[Initiative]
    data: Initiative = field(init=False)

    def __post_init__(self) -> None:
        self.data = self.entry.data
        self.w = self.site.words
        self._made: dict[str, Section] = {}

    def sections(self, names: Iterable[str]) -> list[Section]:
        return [self.section(name) for name in names]

    def section(self, name: str) -> Section:
        if name not in self._made:
            self._made[name] = Section(self.say(f"heads.{name}"), tuple(self.lines(name)))
        return self._made[name]

    def say(self, key: str, **values: object) -> str:
        return self.w(f"print_council.{key}", **values)

    def lines(self, name: str) -> list[Line]:
        """The lines of a section; a gap to fill when there are none."""
        return list(_LINES[name](self)) or [Line(self.say(f"gaps.{name}"), gap=True)]

    def subject(self) -> Iterator[Line]:
        yield Line(self.entry.title)
        if self.data.portfolio:
            yield Line(f"{self.w('plan.portfolio')}: {self.data.portfolio}")
        yield Line(self.say("case"), gap=True)
        if self.data.sample:
            yield Line(self.say("sample"))

    def decide(self) -> Iterator[Line]:
        yield from self._drafts("council", "decide")

    def decide_executive(self) -> Iterator[Line]:
        yield from self._drafts("executive", "decide_executive")

    def _drafts(self, body: str, name: str) -> Iterator[Line]:
        """What is still to be decided, as a draft: the words are for who writes the proposal."""
        drafts = list(decided_lines.drafts(self.site, self.data, body))
        yield from [Line(self.say(f"gaps.{name}"), gap=True), *drafts] if drafts else []

    def told(self) -> Iterator[Line]:
        """Who is told when is nowhere in the data."""
        yield from ()

    def council(self) -> Iterator[Line]:
        """What the council decided on it, and what it is still asked."""
        yield from decided_lines.taken(self.site, self.entry, ("council",))
        yield from self._asked(("council",))

    def short(self) -> Iterator[Line]:
        yield Line(self.data.summary)

    def why(self) -> Iterator[Line]:
        yield from self.prose(self.data.body)
        yield from decided_lines.went_before(self.site, self.entry)
        yield from decided_lines.taken(self.site, self.entry, decisions.BODIES)

    def effect(self) -> Iterator[Line]:
        w = self.w
        yield from self.prose(self.data.intended_effect)
        for goal in plan_goals.of(self.site, self.entry):
            span = w("plan.from_baseline", baseline=w.number(goal.baseline), target=w.number(goal.target))
            now = w("plan.not_measured") + "."
            if goal.current:
                value, day = w.number(goal.current.value), w.moment(goal.current.date.text)
                now = w("plan.now", value=value, date=day, source=goal.current.source)
            yield Line(f"{ended(goal.title)} {goal.measure} ({goal.unit}): {span} {now}", item=True)

    def reasons(self) -> Iterator[Line]:
        yield from items(self.data.arguments)

    def caveats(self) -> Iterator[Line]:
        yield from items(self.data.caveats)

    def alternatives(self) -> Iterator[Line]:
        yield from items(f"{ended(each.text)} {ended(each.why_not)}" for each in self.data.alternatives)

    def participation(self) -> Iterator[Line]:
        w, found = self.w, self.data.participation
        if found:
            told = ((name, getattr(found, name)) for name in ("who", "how", "result"))
            yield Line(" ".join(f"{w(f'plan.{name}')}: {ended(text)}" for name, text in told if text))
        for each in by_day(each for each in self.data.support if each.public):
            text = self.say(
                "support",
                date=support.dated(self.site.library, each),
                party=party_name(self.site, each.party),
                step=support.said(w, each.party, each.step).lower(),
            )
            text += f" {ended(each.concern)}" if each.concern else ""
            text += f" {w('plan.answer')} {ended(each.answer)}" if each.answer else ""
            yield Line(text, item=True)

    def money(self) -> Iterator[Line]:
        """In sentences, then the amounts of each year, what stands apart, and where the money comes from."""
        w, data, site = self.w, self.data, self.site
        sums = plan_sums.of(site, self.entry)
        if not data.costs and not data.coverage:
            return
        for text in money_sentences.of_initiative(w, data, sums):
            yield Line(text)
        yield from self._years(sums)
        rows = [
            *money_sentences.cost_lines(w, data, telling=True),
            *money_sentences.cover_lines(w, data, plan_sums.horizon(site)),
        ]
        for text in (*money_sentences.notes(w, sums), *map(ended, rows)):
            yield Line(text, item=True)
        yield Line(money_sentences.under_table(w, sums))

    def _years(self, sums: Sums) -> Iterator[Line]:
        """A line for each year, their total, and each year after; only what somebody wrote."""
        w = self.w
        found = money_table.by_year(w, sums)
        heads = [money_table.whole_word(head).lower() for head in found.head[1:]]
        dash = w("money_table.dash")
        for row in found.rows if sums.is_given else ():
            cells = zip(heads, row.cells, strict=True)
            told = ", ".join(f"{head} {cell}" for head, cell in cells if cell != dash)
            yield Line(f"{row.name}: {told or w('money_table.not_told')}.", item=True)

    def privacy(self) -> Iterator[Line]:
        w, found = self.w, self.data.privacy
        if found:
            day = f" ({w.moment(found.date.text)})" if found.date else ""
            yield Line(f"{w(f'dpia.{found.dpia}')}{day}. {found.note or ''}".strip())

    def risks(self) -> Iterator[Line]:
        w = self.w
        for each in sorted(self.data.risks, key=risks.weight):
            numbers = w("risk.numbers", likelihood=each.likelihood, impact=each.impact)
            text = f"{ended(each.text)} {numbers}. {w('risk.mitigation')}: {ended(each.mitigation)}"
            yield Line(text, item=True)

    def knowledge(self) -> Iterator[Line]:
        yield Line(readiness_told.told(self.site, self.entry).plain)

    def standing(self) -> Iterator[Line]:
        w, data = self.w, self.data
        span = w("timeline.span", start=w.moment(data.start.text), end=w.moment(data.end.text))
        status = f"{standing.status(self.site, data)}{initiative_facts.since(self.site, data)}"
        yield Line(self.say("status", status=status, span=span))
        if data.status_reason:
            yield Line(ended(data.status_reason))
        yield from self.prose(data.outcome)
        for stone in by_day(data.milestones):
            state = w(f"plan.{planning.milestone_state(data, stone, self.site.as_of)}")
            when = w.moment(stone.date.text)
            text = self.say("milestone", title=stone.title, date=when, state=state.lower())
            yield Line(text, item=True)

    def moved(self) -> Iterator[Line]:
        w = self.w
        if before := promised.told(self.site, self.entry, in_full=True):
            yield Line(f"{w('plan.field_end')}: {ended(before)}", item=True)
        for move in planning.moves_of(self.entry, self.entry.data):
            what = w(f"plan.field_{move.what}") if move.own else move.what
            was, to = w.moment(move.moved.from_.text), w.moment(move.to)
            text = f"{what}: {w('plan.from_to', old=was, new=to)}."
            why = {"cause": move.moved.reason, "effect": move.moved.effect, "action": move.moved.action}
            for key, told in why.items():
                text += f" {w(f'plan.{key}')} {ended(told)}" if told else ""
            yield Line(text, item=True)
        if not planning.moves_of(self.entry, self.entry.data) and (none := moves_told(self.site, self.entry)):
            yield Line(w(f"paper_sheet.{none}"))

    def evaluation(self) -> Iterator[Line]:
        w, found = self.w, self.data.evaluation
        if found:
            yield Line(" ".join(initiative_facts.looking_back(w, found)))

    def next(self) -> Iterator[Line]:
        """What comes: each open decision with what is asked and how much; else when we look back."""
        asked, evaluation = list(self._asked(decisions.BODIES)), self.data.evaluation
        yield from asked
        if not asked and evaluation and not evaluation.result:
            yield Line(initiative_facts.looking_back(self.w, evaluation)[0])

    def _asked(self, bodies: Collection[str]) -> Iterator[Line]:
        return decided_lines.asked(self.site, self.data, bodies)

    def attached(self) -> Iterator[Line]:
        """The sheet of this initiative, when the site has it."""
        if address := paper_address(self.site, "sheet", id=self.entry.id):
            yield Line(
                f"{self.w('paper.sheet_link')}: {self.site.frame.whole(address) or address}", item=True
            )

    def source(self) -> Iterator[Line]:
        w, site = self.w, self.site
        if site.as_of:
            yield Line(f"{w('plan.as_of')} {w.date(site.as_of)}.")
        yield Line(f"{w('paper.on_site')}{site.frame.whole(self.entry.address) or self.entry.address}")

    def prose(self, text: str | None) -> Iterator[Line]:
        return prose(self.site, text)


_LINES: dict[str, Callable[[_Text], Iterator[Line]]] = {
    "subject": _Text.subject,
    "decide": _Text.decide,
    "decide_executive": _Text.decide_executive,
    "told": _Text.told,
    "council": _Text.council,
    "short": _Text.short,
    "why": _Text.why,
    "effect": _Text.effect,
    "reasons": _Text.reasons,
    "caveats": _Text.caveats,
    "alternatives": _Text.alternatives,
    "participation": _Text.participation,
    "money": _Text.money,
    "privacy": _Text.privacy,
    "risks": _Text.risks,
    "knowledge": _Text.knowledge,
    "standing": _Text.standing,
    "moved": _Text.moved,
    "evaluation": _Text.evaluation,
    "next": _Text.next,
    "attached": _Text.attached,
    "source": _Text.source,
}
"""Section → what gives its lines."""
