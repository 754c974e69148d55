"""The shapes of pictures: where every bar, line and word of the timeline stands.

In: what the timeline tells (`timeline`), words and measures. Out: pure geometry (`shapes`). Status is told by
pattern and by word, never by colour alone. A label has a band of its own, so that it meets no bar.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from stadswijzer.facts.plan.decisions import is_taken
from stadswijzer.facts.plan.figures.numbering import Numbers
from stadswijzer.facts.plan.figures.places import apart, arrows, drop_beside, label_at, parts
from stadswijzer.facts.plan.figures.shapes import (
    SCREEN,
    Bar,
    Flag,
    Head,
    Line,
    Mark,
    Measures,
    Timeline,
)
from stadswijzer.facts.plan.timeline import Lane, Plan, Row
from stadswijzer.language.text_width import on_screen, shortened, wrapped
from stadswijzer.language.words import Words


class Scale:
    """Days → how far along. Every quarter is as wide as another; a day outside stands at the edge."""

    def __init__(self, plan: Plan, measures: Measures) -> None:
        self.first, self.last = plan.first, plan.last
        number = 4 * (plan.last - plan.first + 1)
        self.quarter = min(max(measures.time / number, measures.least), measures.most)
        self.left = measures.edge + (measures.label if measures.beside else 0)
        self.right = self.left + number * self.quarter

    def holds(self, day: date) -> bool:
        return self.first <= day.year <= self.last

    def start(self, day: date) -> float:
        """Where a day begins."""
        month = day.month - (day.month - 1) % 3
        begin = date(day.year, month, 1)
        after = date(day.year + (month == _LAST_QUARTER), (month + 2) % 12 + 1, 1)
        quarters = (day.year - self.first) * 4 + (day.month - 1) // 3
        x = self.left + self.quarter * (quarters + (day - begin).days / (after - begin).days)
        return round(min(max(x, self.left), self.right), 1)

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.start(day + timedelta(days=1))


_LAST_QUARTER = 10


def _span(flag: Flag, wide: float) -> tuple[float, float]:
    """From where to where a flag and its text reach, with air around them."""
    begin = flag.text_x - (wide if flag.end else 0)
    return min(flag.x or 0, begin) - 6, max(flag.x or 0, begin + wide) + 6


def timeline(plan: Plan, words: Words, measures: Measures = SCREEN) -> Timeline:
    """The picture of a plan."""
    return _Drawing(plan, words, measures).timeline()


class _Drawing:
    def __init__(self, plan: Plan, words: Words, measures: Measures) -> None:
        self.plan, self.w, self.m = plan, words, measures
        self.scale = Scale(plan, measures)
        self.numbers = Numbers(plan, words)
        self.again = not measures.repeat and len(plan.rows) > _IN_SIGHT
        least = self.scale.right + measures.edge
        self.width = least if measures.beside else max(least, measures.label + 2 * measures.edge)

    def timeline(self) -> Timeline:
        m, scale, plan = self.m, self.scale, self.plan
        year_y = 2 * m.line
        quarter_y = year_y + m.line
        top = quarter_y + 0.6 * m.line
        calendar: list[Flag] = []
        calendar_y: float | None = None
        if plan.calendar:
            calendar_y = top + (0 if m.beside else m.line)
            calendar, rows = self.flags(calendar_y)
            top = calendar_y + rows * m.line + 0.5 * m.line
        heads, bars, parts = self.lanes(top)
        height = bars[-1].bottom + m.gap / 2
        years = range(plan.first, plan.last + 1)
        return Timeline(
            m,
            self.width,
            height,
            top,
            scale.left,
            tuple((scale.start(date(year, 1, 1)), str(year)) for year in years),
            tuple((scale.start(date(y, n, 1)), str(n // 3 + 1)) for y in years for n in (1, 4, 7, 10)),
            calendar_y,
            tuple(calendar),
            self.as_of(),
            tuple(heads),
            tuple(bars),
            tuple(arrows(bars, m, self.width)),
            tuple(parts),
        )

    def as_of(self) -> Flag | None:
        """The day of the state of affairs, at its end; outside the picture an arrow points to it."""
        on, m = self.plan.as_of, self.m
        if on is None:
            return None
        text = f"{self.w('plan.as_of_short')} {self.w.date(on)}"
        x = self.scale.end(on) if self.scale.holds(on) else None
        if x is None:
            before = on.year < self.scale.first
            text = f"← {text}" if before else f"{text} →"
            x_text = self.scale.left if before else self.scale.right
            return Flag(None, m.line * 0.9, text, x_text, not before, text)
        return self.flag(x, m.line * 0.9, text, text, m.text)

    def flag(self, x: float, y: float, text: str, whole: str, size: float) -> Flag:
        """The text right of its moment, or left of it where the picture ends."""
        wide = on_screen(text) * size
        fits = x + 6 + wide <= self.width - 2
        if not fits and x - 8 < wide:  # in a narrow picture: as far to the right as it can be read
            return Flag(x, y, text, max(2.0, self.width - 2 - wide), end=False, whole=whole)
        return Flag(x, y, text, x + 6 if fits else x - 6, not fits, whole)

    def flags(self, y: float) -> tuple[list[Flag], int]:
        """The dates of council and budget in as many rows as they need, and how many those are.

        On a screen more than two rows of names would stand before the first bar: there the table has them.
        """
        m, flags = self.m, []
        rows: list[float] = []
        for each in self.plan.calendar:
            day = each.date.day
            if not self.scale.holds(day):
                continue
            text = shortened(each.title, min(16.0, self.width / 2 / m.small))
            whole = f"{each.title}, {self.w.moment(each.date.text)}"
            flag = self.flag(self.scale.start(day), 0, text, whole, m.small)
            begin, end = _span(flag, on_screen(text) * m.small)
            at = next((n for n, taken in enumerate(rows) if taken <= begin), len(rows))
            rows[at : at + 1] = [end]
            flags.append(replace(flag, y=round(y + (at + 0.8) * m.line, 1)))
        if len(rows) > _FLAG_ROWS and not m.repeat:
            return [replace(each, y=round(y + 0.8 * m.line, 1), text="") for each in flags], 1
        return flags, len(rows)

    def lanes(self, top: float) -> tuple[list[Head], list[Bar], list[tuple[float, float]]]:
        """Heads, bars and parts. Where a lane goes on in a next part of paper, its head stands there too."""
        m, room = self.m, self.width * self.m.part - top
        heads: list[Head] = []
        bars: list[Bar] = []
        cuts: list[tuple[float, float]] = []
        y = top
        for lane in self.plan.lanes:
            for number, row in enumerate(lane.rows):
                begin = y
                if number == 0:
                    heads.append(self.head(lane, y))
                    y += heads[-1].height
                elif m.repeat and len(parts([*cuts, (y, self.bar(row, y).bottom)], room, m.first)) > len(
                    parts(cuts, room, m.first)
                ):
                    heads.append(self.head(lane, y, continued=True))
                    y += heads[-1].height
                bars.append(self.bar(row, y))
                y = bars[-1].bottom
                cuts.append((begin, y))
            y += m.gap / 2
        return heads, bars, parts(cuts, room, m.first)

    def head(self, lane: Lane, y: float, *, continued: bool = False) -> Head:
        m = self.m
        title = lane.theme.title if lane.theme else self.w("plan.no_theme")
        title = self.w("timeline.continued", title=title) if continued else title
        size = m.text + 1
        lines = wrapped(title, (m.label if not m.beside else self.width - 2 * m.edge) / size)
        scale = y + m.line * 0.7 if self.again and lane is not self.plan.lanes[0] else None
        first = y + m.gap / 2 + (m.line * 0.6 if scale else 0)
        label = tuple(Line(round(first + (n + 0.8) * m.line, 1), text) for n, text in enumerate(lines))
        return Head(lane.theme, y, first - y + len(lines) * m.line + 2, label, scale)

    def bar(self, row: Row, y: float) -> Bar:
        m, scale, data = self.m, self.scale, row.data
        first = y + m.gap / 2 + self.above(row)
        label = self.label(row, first)
        room = len(label) * m.line
        bar_y = first + max(0, (m.line - m.bar) / 2) if m.beside else first + room + 3
        council = self.council(row)
        under = 2 * m.stone if council else 0
        bottom = (first + max(room, m.bar + under) if m.beside else bar_y + m.bar) + m.gap / 2
        begin, end = scale.start(data.start.day), scale.end(data.end.day)
        begin = min(begin, scale.right - _THINNEST)
        end = max(end, begin + _THINNEST)
        return Bar(
            row,
            y,
            bottom,
            label,
            label_at(label, begin, m, self.width),
            drop_beside(label, bar_y, m),
            begin,
            bar_y,
            round(end - begin, 1),
            self.name(row),
            self.marks(row, begin, end),
            self.ghosts(row, begin, end),
            council,
        )

    def above(self, row: Row) -> float:
        """Room for the numbers over the milestones, as far as the gap between rows does not hold them."""
        m = self.m
        return max(0.0, 0.8 * m.small + 3 - m.gap / 2) if m.numbered and row.stones else 0.0

    def label(self, row: Row, y: float) -> tuple[Line, ...]:
        """The title in lines, and after it the status where it fits, else under it."""
        m = self.m
        room = m.label / m.text
        lines = wrapped(row.entry.title, room)
        tail = " · ".join(self.state(row)).lower()
        texts = [(text, "") for text in lines]
        if on_screen(f"{lines[-1]} {tail}") + 8 / m.text <= room:
            texts[-1] = (lines[-1], tail)
        else:
            texts.append(("", tail))
        return tuple(Line(round(y + (n + 0.78) * m.line, 1), *each) for n, each in enumerate(texts))

    def state(self, row: Row) -> list[str]:
        w = self.w
        words = [w(f"status.{row.data.status}")]
        if row.late:
            words.append(w("timeline.late"))
        if row.moved:
            words.append(w("timeline.moved"))
        return words

    def name(self, row: Row) -> str:
        w = self.w
        span = w("timeline.span", start=w.moment(row.data.start.text), end=w.moment(row.data.end.text))
        state, *more = self.state(row)
        firsts = [
            w(f"timeline.first_{field}", date=w.moment(first.text))
            for field, first in (("start", row.first_start), ("end", row.first_end))
            if first
        ]
        return ", ".join([row.entry.title, state.lower(), span, *more[: row.late], *firsts])

    def marks(self, row: Row, begin: float, end: float) -> tuple[Mark, ...]:
        """Milestones in the order of time, kept apart so that none hides another."""
        w, marks = self.w, []
        at = [min(max(self.scale.end(stone.milestone.date.day), begin), end) for stone in row.stones]
        least = self.m.stone * 1.6
        if self.m.numbered:
            least = max(least, _DIGITS * self.m.small)
        for x, stone in zip(apart(at, begin, end, least), row.stones, strict=True):
            date_, state = w.moment(stone.milestone.date.text), w(f"timeline.{stone.state}")
            first = f" ({w('timeline.first', date=w.moment(stone.first.text))})" if stone.first else ""
            number = self.numbers.of(stone.milestone) if self.m.numbered else ""
            text = f"{stone.milestone.title}, {date_}, {state}{first}"
            marks.append(Mark(x, text, stone.state, number))
        return tuple(marks)

    def council(self, row: Row) -> tuple[Mark, ...]:
        """The decisions of the council on their days, where the picture holds those."""
        m, scale = self.m, self.scale
        shown = [each for each in row.council if scale.holds(each.date.day)] if m.numbered else []
        at = [scale.end(each.date.day) for each in shown]
        names = [self.numbers.of(each) for each in shown]
        wide = 2 * m.stone + 4 + m.small * max(map(on_screen, names), default=0)
        places = apart(at, scale.left + m.stone, scale.right - wide, wide) if shown else ()
        return tuple(
            Mark(x, name, "taken" if is_taken(each) else "open", name)
            for x, name, each in zip(places, names, shown, strict=True)
        )

    def ghosts(self, row: Row, begin: float, end: float) -> tuple[tuple[float, float], ...]:
        """From the date that was named first to the one of now."""
        ghosts = []
        if row.first_start:
            ghosts.append(sorted((self.scale.start(row.first_start.day), begin)))
        if row.first_end:
            ghosts.append(sorted((self.scale.end(row.first_end.day), end)))
        return tuple((a, b) for a, b in ghosts if b - a >= _THINNEST)


_THINNEST = 4
_FLAG_ROWS = 2
_DIGITS = 1.5
"""Room for a number over a milestone, in its letters."""
_IN_SIGHT = 12
"""Rows under one scale; a longer picture names the years over every lane."""
