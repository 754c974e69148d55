"""What changed since an earlier version, for the booklet: goals, focus, initiatives, in the voice of papers.

In: what was found. Out: a block for the roadmap, one for all together, and one for each initiative.
Names a department only with its public support, and no
answers; of knowledge the word for an initiative, as its sheet has it. What is a draft is not on paper.
"""

from __future__ import annotations

from typing import cast

from stadswijzer.changes.compared import sums
from stadswijzer.changes.comparison import Change, Comparison
from stadswijzer.changes.told import whom
from stadswijzer.changes.told.sentences import said
from stadswijzer.changes.told.whom import Telling
from stadswijzer.content.field_words import label
from stadswijzer.content.model import KINDS, Initiative
from stadswijzer.facts.plan import plan_sums
from stadswijzer.language.words import Words
from stadswijzer.papers.booklet import Changes

_SECTIONS: dict[str, tuple[str, ...]] = {
    "came": ("new", "published", "gone", "merged", "withdrawn", "renamed"),
    "direction": (
        *("period", "goal_new", "goal_gone", "goal_renamed", "goal_measure"),
        *("goal_baseline", "goal_target", "goal_measured"),
        *("focus", "focus_why", "focus_dissent", "focus_agreed", "vision"),
        *("calendar_new", "calendar_gone", "calendar_moved", "calendar_changed"),
    ),
    "state": (
        "title",
        *("status", "milestone_done", "milestone_undone", "milestone_new", "milestone_gone"),
        *("milestone_renamed", "milestone_changed", "theme", "sample_new", "sample_gone"),
    ),
    "moved": ("moved", "evaluation"),
    "asked": ("decision_new", "decision_gone", "decision_reworded", "decision_changed", "outcome"),
    "money": (
        *("costs", "costs_of", "coverage", "coverage_of", "investment", "investment_of", "spent"),
        *(f"total_{name}" for name in sums.NAMES if name != "hours"),
    ),
    "risks": ("risk_new", "risk_gone", "risk_weight", "risk_mitigation", "dpia"),
    "knowledge": ("readiness",),
    "support": ("support_new", "support_public", "support_answered", "support_lost"),
    "rest": ("lead", "joins", "leaves", "fields"),
}
"""Section → codes, in the order of telling."""
_ROADMAP = "the roadmap itself"
"""In place of an id: what no initiative can have as its own."""
_FIELD_OF = {"lead": "lead", "joins": "departments", "leaves": "departments"}


def since(comparison: Comparison, words: Words) -> Changes:
    """The chapter of the booklet: whom it is about, with what is said."""
    return Council(comparison, words).chapter()


class Council:
    """The sentences for the council."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self.comparison, self.words = comparison, words
        self.telling = Telling(comparison, words, words.moment)
        self.shown = {entry.key: entry for entry in comparison.after.site.library.of(Initiative)}
        self.new = {change.id for change in comparison.changes if change.code in ("new", "published")}

    def chapter(self) -> Changes:
        """The roadmap first, then all initiatives together, then each in the order of its sheet."""
        blocks: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for name, codes in _SECTIONS.items():
            for about, texts in self._lines(codes).items():
                title = self._text(f"sections.{name}")
                blocks.setdefault(about, []).extend((title, text) for text in texts)
        order = [entry.key for entry in self.comparison.after.site(Initiative)]
        rank = {id_: place for place, id_ in enumerate(order)}

        def place(about: tuple[str, str]) -> tuple[int, int]:
            _, id_ = about
            kind = 0 if id_ == _ROADMAP else 1 if not id_ else 2
            return kind, rank.get(id_, len(rank))

        sections = [(about[0], tuple(blocks[about])) for about in sorted(blocks, key=place)]
        if self.comparison.notices:
            sections.append((self._text("sections.left_out"), (("", self._text("left_out")),)))
        return Changes(self._since(), tuple(sections))

    def _since(self) -> str:
        """The day of which the earlier version told, or its name when it has none.

        Where both tell of the same day, that of the commit, as far as it is known.
        """
        before, plan = self.comparison.before, self.comparison.before.plan(self.comparison.after.site)
        day = (plan or before.site).as_of
        if before.day and day == self.comparison.after.site.as_of:
            return self._text("since_version", date=self.words.date(before.day))
        return self._text("since", date=self.words.date(day)) if day else before.name

    def _text(self, key: str, **values: object) -> str:
        return self.words(f"changes_council.{key}", **values)

    def _lines(self, codes: tuple[str, ...]) -> dict[tuple[str, str], list[str]]:
        """(whom it is about, its id) → all that is said of it in this section; of goals each on its own."""
        lines: dict[tuple[str, str], list[str]] = {}
        for change in self.comparison.changes:
            if change.code in codes and self._is_for_council(change):
                id_ = _ROADMAP if change.kind == "roadmap" else change.id
                own = lines.setdefault((whom.about(self.telling, change), id_), [])
                own += [text for text in [self._said(change)] if text not in own]
        whole = codes in (_SECTIONS["came"], _SECTIONS["moved"])
        if codes == _SECTIONS["direction"]:
            return {about: [_sentence(text) for text in each] for about, each in lines.items()}
        return {
            about: [_sentences(each) if whole else _sentence("; ".join(each))]
            for about, each in lines.items()
        }

    def _said(self, change: Change) -> str:
        match change.code:
            case "new" | "published":
                return self._new(change)
            case "gone" | "withdrawn":
                return self._gone(change, self._text("gone"))
            case "merged":
                return self._gone(change, self._text("merged", into=self._into(change)))
            case "renamed":
                return self._text("renamed", address=change.values["after"])
            case "moved":
                return self._moved(change)
            case "evaluation":
                return _sentence(said(self.telling, change))
            case "lead" | "joins" | "leaves" | "fields":
                part = KINDS[change.kind].part
                return ", ".join(label(self.words, part, name).lower() for name in _on_paper(change))
        return said(self.telling, change)

    def _into(self, change: Change) -> str:
        """The title of what an initiative went into."""
        address = change.values["after"]
        return next((e.title for e in self.shown.values() if e.address == address), str(address))

    def _gone(self, change: Change, told: str) -> str:
        """That it is no longer there, and what its costs were: they are in no sum any more."""
        site = self.comparison.before.site
        entry = site.whole.get(Initiative, change.id)
        costs = plan_sums.of(site.of(entry), entry).total.costs if entry else None
        return f"{told} {self._text('gone_costs', costs=self.words.euros(costs))}" if costs else told

    def _is_for_council(self, change: Change) -> bool:
        """The roadmap, and initiatives that are on paper, or were; of a new one its sheet tells the rest.

        Nothing of another period: that has papers of its own.
        """
        if whom.plan_of(self.telling, change).period.folder != self.comparison.after.site.period.folder:
            return False
        if change.section == "support" and not change.values["public"]:
            return False
        if change.code in _SECTIONS["rest"] and not _on_paper(change):
            return False
        if change.kind == "roadmap":
            return change.code not in _SECTIONS["came"]  # without it there is no booklet
        if change.section == "money" and not change.id:
            return True
        if change.kind != "initiative":
            return False
        if change.code in ("gone", "merged", "withdrawn"):
            return not change.values.get("draft")
        if change.id not in self.shown:
            return False
        return change.code in ("new", "published") or change.id not in self.new

    def _new(self, change: Change) -> str:
        data = self.shown[change.id].data
        moments = {name: self.words.moment(getattr(data, name).text) for name in ("start", "end")}
        return self._text("new", status=self.words(f"status.{data.status}").lower(), **moments)

    def _moved(self, change: Change) -> str:
        """From when to when, with cause, effect and what is done, each its own sentence."""
        given = {**change.values, "reason": None, "effect": None, "action": None, "later": 0}
        bare = Change(change.section, change.code, change.kind, change.id, change.title, given)
        told = [_sentence(said(self.telling, bare))]
        for name in ("reason", "effect", "action"):
            text = change.values.get(name)
            if text:
                told.append(_sentence(self._text(name, text=text)))
            elif name == "reason" and change.values["later"]:
                told.append(self._text("no_reason"))
        return " ".join(told)


def _on_paper(change: Change) -> list[str]:
    """The fields that differ, as far as papers tell of them. Of who leads and joins, only that it changed."""
    known = _FIELD_OF.get(change.code)
    fields = [known] if known else cast("list[str]", change.values["fields"])
    known_of = KINDS[change.kind].part.fields
    return [name for name in fields if known_of[name].on_paper]


def _sentences(texts: list[str]) -> str:
    """One after another; the first follows a colon."""
    return " ".join(text if n == 0 else f"{text[:1].upper()}{text[1:]}" for n, text in enumerate(texts))


def _sentence(text: str) -> str:
    """With a full stop, unless it ends in one of its own."""
    return text if text.rstrip("”\"')").endswith((".", "!", "?", "…")) else f"{text}."
