"""The timeline on paper: the picture as plain data for `typst/timeline.typ`, and the same facts as tables.

In: the site and the measures of a sheet. The tables follow the picture, so that who cannot see it misses
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stadswijzer.content.library import AnyEntry
from stadswijzer.content.model.initiative import Decision
from stadswijzer.content.values import Moment
from stadswijzer.facts.plan import carried_over, standing
from stadswijzer.facts.plan.decisions import adopted, asked_for, outcome
from stadswijzer.facts.plan.figures import timeline_figure
from stadswijzer.facts.plan.figures.numbering import Numbers
from stadswijzer.facts.plan.figures.shapes import Bar, Flag, Line, Measures, Timeline
from stadswijzer.facts.plan.timeline import Lane, Plan, Row
from stadswijzer.facts.site import Site
from stadswijzer.papers.setting import blocks as b
from stadswijzer.papers.setting import fitting
from stadswijzer.papers.setting.blocks import Block, Data, Text
from stadswijzer.papers.setting.short_dates import short

WIDE, HIGH = 380 * fitting.MM, fitting.HEIGHT
A3 = tuple(
    Measures(
        beside=True,
        time=WIDE - label - 16,
        least=5,
        most=200,
        label=label,
        text=text,
        small=max(10, 0.8 * text),
        numbered=True,
        line=1.24 * text,
        bar=1.1 * text,
        gap=gap,
    ).on_paper(HIGH / WIDE, first=116)
    for text, label, gap in ((13, 300, 18), (12, 280, 13), (10.5, 250, 9))
)
A4 = (
    Measures(
        time=fitting.WIDTH - 16, least=2.5, most=200, label=300, text=9.5, small=8, line=11.5, bar=10, gap=9
    ).on_paper(HIGH / (fitting.WIDTH), first=112),
)
"""Of the sizes for a sheet, in points, the first in which the picture is one part is taken, else the last.
`first`: what stands above and under the first part."""


def picture(site: Site, plan: Plan, sizes: Sequence[Measures]) -> Data:
    """The fields of `drawing` in `papers/typst/timeline.typ`."""
    w = site.words
    drawn = [timeline_figure.timeline(plan, w, measures) for measures in sizes]
    t = next((each for each in drawn if len(each.parts) == 1), drawn[-1])
    m = t.measures
    return {
        "width": t.width,
        "height": t.height,
        "top": t.top,
        "left": t.left,
        "text": m.text,
        "small": m.small,
        "line": m.line,
        "bar": m.bar,
        "stone": m.stone,
        "words_x": m.edge + m.inset,
        "years": [list(each) for each in t.years],
        "quarters": [[x, w("plan.quarter_short", n=name)] for x, name in t.quarters],
        "calendar_title": w("timeline.calendar") if t.calendar else "",
        "calendar_y": t.calendar_y or 0,
        "calendar": [_flag(each) for each in t.calendar],
        "as_of": _flag(t.as_of) if t.as_of else None,
        "heads": [{"y": head.y, "label": _lines(head.label)} for head in t.heads],
        "bars": [_bar(site, bar) for bar in t.bars],
        "arrows": [{"corners": arrow.corners, "broken": arrow.broken} for arrow in t.arrows],
        "parts": [
            {"y": y, "height": height, "alt": _alt(site, t, number)}
            for number, (y, height) in enumerate(t.parts, 1)
        ],
        "signs": [
            {
                "shape": shape,
                "which": which,
                "word": w(_sign(shape, which)),
            }
            for shape, which in t.signs
        ],
    }


def _sign(shape: str, which: str) -> str:
    """Where the word of a sign stands."""
    if (shape, which) == ("decision", "open"):
        return "timeline.key_to_take"
    return f"status.{which}" if shape == "bar" else f"timeline.key_{which}"


def _alt(site: Site, t: Timeline, number: int) -> str:
    y, height = t.parts[number - 1]
    n = sum(y <= bar.top < y + height for bar in t.bars)
    return site.words(
        "timeline.picture_alt",
        first=t.years[0][1],
        last=t.years[-1][1],
        n=number,
        all=len(t.parts),
        bars=site.words("plan.count", n=n),
    )


def _lines(lines: Iterable[Line]) -> list[Data]:
    return [{"y": line.y, "text": line.text, "tail": line.tail} for line in lines]


def _flag(flag: Flag) -> Data:
    return {"x": flag.x, "y": flag.y, "text": flag.text, "text_x": flag.text_x, "end": flag.end}


def _bar(site: Site, bar: Bar) -> Data:
    return {
        "top": bar.top,
        "bottom": bar.bottom,
        "label": _lines(bar.label),
        "x": bar.x,
        "y": bar.y,
        "width": bar.width,
        "status": bar.row.data.status,
        "marks": [[mark.x, mark.state, mark.number] for mark in bar.marks],
        "council": [[mark.x, mark.state, mark.number] for mark in bar.council],
        "ghosts": bar.ghosts,
        "href": site.frame.whole(bar.entry.address),
    }


class Tables:
    """The facts of the timeline in words."""

    def __init__(self, site: Site, plan: Plan) -> None:
        self.site, self.w, self.plan = site, site.words, plan
        self.numbers = Numbers(plan, site.words)

    def blocks(self) -> list[Block]:
        """What the bars of the picture tell; milestones by the numbers that they have there."""
        w = self.w
        head = (
            w("kinds.initiative.one"),
            w("kinds.theme.one"),
            w("plan.status"),
            w("plan.start"),
            w("plan.end"),
            w("sections.milestones.title"),
            w("timeline.waits"),
        )
        rows = [self._row(lane, row) for lane in self.plan.lanes for row in lane.rows]
        return [b.grid(head, rows, (4.4, 2.6, 2.3, 1.8, 3.2, 13, 3))]

    def dates(self) -> list[list[Block]]:
        """The decisions of the council, by their numbers, and beside them the dates of the calendar."""
        return [each for each in (self.council(), self.calendar()) if each]

    def council(self) -> list[Block]:
        w = self.w
        head = (w("timeline.number"), w("timeline.council_table"), w("timeline.date"), w("plan.outcome"))
        rows: list[Sequence[Text]] = [
            (
                self.numbers.of(each),
                self._asked(row.entry.title, each),
                short(w, each.date.text),
                self._outcome(each),
            )
            for row in self.plan.rows
            for each in row.council
        ]
        rows = [*self._adopted(), *rows, *self._carried_over()]
        return [b.grid(head, rows, (0.6, 7, 1.5, 2.9))] if rows else []

    def _adopted(self) -> list[Sequence[Text]]:
        """Who adopted the roadmap: without a number, since the picture has no place for the whole."""
        w, roadmap = self.w, self.site.library.roadmap_fields
        return [
            (
                "–",
                [b.run(f"{w('oplegger_changed.whole')}: ", strong=True), b.run(each.body)],
                short(w, each.date.text),
                adopted(w, each.reference),
            )
            for each in sorted(roadmap.adopted if roadmap else (), key=lambda each: each.date.day)
        ]

    def _carried_over(self) -> list[Sequence[Text]]:
        """What was decided in earlier periods on what goes on: it lies outside the picture."""
        return [
            (
                "–",
                self._asked(f"{each.entry.title} ({plan.period.title})", each.decision),
                short(self.w, each.decision.date.text),
                self._outcome(each.decision),
            )
            for plan, each in reversed(carried_over.taken(self.site))
        ]

    def _asked(self, title: str, decision: Decision) -> list[b.Run]:
        return [b.run(f"{title}: ", strong=True), b.run(asked_for(self.w, decision))]

    def _outcome(self, decision: Decision) -> str:
        return outcome(self.w, decision) if decision.outcome else self.w("plan.open")

    def short(self) -> list[Block]:
        """What a table beside other chapters must say: the milestones stand elsewhere."""
        w = self.w
        head = (
            w("kinds.initiative.one"),
            w("plan.status"),
            w("plan.start"),
            w("plan.end"),
            w("timeline.waits"),
        )
        rows: list[Sequence[Text]] = [
            (self._name(row.entry), self.status(row), self.start(row), self.end(row), self.waits(row))
            for row in self.plan.rows
        ]  # fmt: skip
        return [b.grid(head, rows, (5, 3, 2, 2.8, 3.2)), *self.calendar()]

    def calendar(self) -> list[Block]:
        w, found = self.w, self.plan.calendar
        head = (w("timeline.date"), w("timeline.calendar_table"), w("timeline.kind"))
        rows = [(short(w, each.date.text), each.title, each.kind) for each in found]
        return [b.grid(head, rows, (2, 5, 2))] if rows else []

    def _row(self, lane: Lane, row: Row) -> Sequence[Text]:
        theme = lane.theme.title if lane.theme else self.w("plan.no_theme")
        return (
            self._name(row.entry),
            theme,
            self.status(row),
            self.start(row),
            self.end(row),
            self.stones(row),
            self.waits(row),
        )

    def _name(self, entry: AnyEntry) -> list[b.Run]:
        return [b.run(entry.title, href=self.site.frame.whole(entry.address))]

    def status(self, row: Row) -> str:
        return standing.status(self.site, row.entry.data)

    def start(self, row: Row) -> str:
        return self._moment(row.data.start, row.first_start)

    def end(self, row: Row) -> str:
        """With the end that was promised first, in an earlier period too."""
        told = self._moment(row.data.end, row.first_end)
        promised = carried_over.promised_otherwise(self.site, row.entry)
        if promised is None:
            return told
        plan, first = promised
        return f"{told} ({plan.period.title}: {short(self.w, first)})"

    def _moment(self, moment: Moment, first: Moment | None) -> str:
        told = short(self.w, moment.text)
        return f"{told} ({self.first(first)})" if first else told

    def first(self, moment: Moment) -> str:
        return self.w("timeline.first", date=short(self.w, moment.text))

    def stones(self, row: Row) -> Text:
        w = self.w
        found: list[b.Run] = []
        for stone in row.stones:
            told = f"{short(w, stone.milestone.date.text)}, {w(f'timeline.{stone.state}')}"
            more = f"; {self.first(stone.first)}" if stone.first else ""
            found += [b.run("; ")] if found else []
            found.append(b.run(f"{self.numbers.of(stone.milestone)}\u00a0", strong=True))
            found.append(b.run(f"{stone.milestone.title} ({told}{more})"))
        return found or w("timeline.none")

    def waits(self, row: Row) -> Text:
        found: list[b.Run] = []
        for wait in row.waits:
            told = [b.run(f" ({self.w('timeline.broken')})")] if wait.broken else []
            found += [*([b.run("; ")] if found else []), *self._name(wait.entry), *told]
        return found or self.w("timeline.nothing")
