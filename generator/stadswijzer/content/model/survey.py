"""A round of the knowledge survey: what people know, use and want, in words and steps."""

from __future__ import annotations

from stadswijzer.content.fields import Fields, Part, may, need, rule
from stadswijzer.content.model.entry import EntryFields, one_of, twice
from stadswijzer.content.values import AtLeast, Choice, Flag, Line, Many, Moment, Ref, Report, When, Whole
from stadswijzer.content.yaml_source import Node
from stadswijzer.language import answer_words as words


class WorksCouncil(Part):
    """What the works council said of a survey."""

    date: Moment = need(When(), example="2019-09-30", past=True)
    outcome: str = need(Choice(("informed", "agreed")), example="agreed")
    reason: str | None = may(Line())

    @rule("outcome", "reason")
    def says_why(self, report: Report) -> None:
        if self.outcome == "informed" and not self.reason:
            report("missing-field", self.node, field="reason")


class Withdrawn(Part):
    """A round that should not have been written, taken back as a whole."""

    date: Moment = need(When(), example="2020-01-15", past=True)
    reason: str = need(Line())


def _fits(
    part: Part, name: str, words_with_nodes: tuple[tuple[str, Node], ...], size: str, report: Report
) -> bool:
    """Whether these words are of a group of this size; tells the first that is not."""
    most = words.MOST_SIZE[size]
    if most is not None and most < report.min_group:
        report("small-group", part.at("answers"), least=report.min_group, hint=name)
        return False
    wrong = next(((word, node) for word, node in words_with_nodes if word not in words.WORDS[size]), None)
    if wrong:
        allowed = ", ".join(words.WORDS[size])
        report("word-of-group", wrong[1], found=wrong[0], answers=size, allowed=allowed)
    return wrong is None


class Result(Part):
    """How many people of one department or cluster know one concept, in words."""

    is_row = True

    department: str | None = may(Ref("department"))
    cluster: str | None = may(Ref("cluster"), instead=True)
    concept: str = need(Ref("concept"))
    answers: str | None = may(Choice(tuple(words.WORDS)), example=words.MANY)
    at_least: tuple[str, str, str] | None = may(
        AtLeast(), example=[words.FOUR_FIFTHS, words.HALF, words.UNDER_HALF]
    )
    too_few: bool | None = may(Flag(), example=True, instead=True)

    @rule("department", "cluster")
    def one_group(self, report: Report) -> None:
        one_of(self, report, ("department", "cluster"))

    @rule("answers", "at_least", "too_few")
    def words_or_too_few(self, report: Report) -> None:
        if self.too_few is False:
            report("not-allowed", self.at("too_few"), found="false", allowed="true", near="true")
        else:
            one_of(self, report, ("at_least", "too_few"))
        if self.at_least and not self.answers:
            report("missing-field", self.node, field="answers")
        elif self.answers and self.too_few and not self.at_least:
            one_of(self, report, ("answers", "too_few"))

    @rule("answers", "at_least")
    def words_of_this_group(self, report: Report) -> None:
        if not self.answers or not self.at_least:
            return
        words_with_nodes = tuple(
            (word, self.at("at_least", level)) for level, word in enumerate(self.at_least)
        )
        if _fits(self, "general", words_with_nodes, self.answers, report) and words.is_rising(self.at_least):
            report("rising-words", self.at("at_least"))


class Used(Part):
    """Who used what was learned, in a word."""

    is_row = True

    concept: str = need(Ref("concept"))
    answers: str = need(Choice(tuple(words.WORDS)), example=words.MANY)
    yes: str = need(Choice(words.WORDS[words.MANY]), example=words.UNDER_HALF)

    @rule("answers", "yes")
    def word_of_this_group(self, report: Report) -> None:
        _fits(self, "row", ((self.yes, self.at("yes")),), self.answers, report)


class ThemeCount(Part):
    """How many people named a theme, or none, in steps of five."""

    is_row = True

    theme: str | None = may(Ref("theme"))
    none: bool | None = may(Flag(), example=True, instead=True)
    count: int = need(Whole(0), example=15)

    @rule("theme", "none")
    def theme_or_none(self, report: Report) -> None:
        if self.none is False:
            report("not-allowed", self.at("none"), found="false", allowed="true", near="true")
        else:
            one_of(self, report, ("theme", "none"))


class Wish(Part):
    """Where people want to be at the end of the period."""

    text: str = need(Line())
    goal: str | None = may(Ref("goal"))


class Voice(Part):
    """What someone said, in other words, shown to them first."""

    text: str = need(Line())
    checked: bool | None = may(Flag(), example=True)

    @rule("checked")
    def was_checked(self, report: Report) -> None:
        if not self.checked:
            report("voice-not-checked", self.at("checked"))


_SAFEGUARDS = ("purpose", "legal_basis", "privacy_check", "works_council", "delete_source_by")


class Survey(EntryFields):
    """One round of interviews or questions."""

    date: Moment = need(When(), example="2019-11-29", past=True, place="tags", api=True)
    method: str = need(
        Choice(("interview", "questions", "workshop")), example="interview", place="tags", api=True
    )
    basis: str = need(Choice(("self", "interviewer", "test")), example="interviewer", api=True)
    invited: int = need(Whole(0), example=40, api=True)
    responded: int = need(Whole(0), example=31, api=True)
    purpose: str | None = may(Line(), section="safeguards", api=True)
    legal_basis: str | None = may(Line(), section="safeguards", api=True)
    privacy_check: Moment | None = may(
        When(), example="2019-09-20", past=True, section="safeguards", api=True
    )
    works_council: WorksCouncil | None = may(Fields(WorksCouncil), section="safeguards", api=True)
    delete_source_by: Moment | None = may(When(), example="2020-02-01", section="safeguards", api=True)
    source_deleted: Moment | None = may(When(), example="2020-01-31", past=True, api=True)
    withdrawn: Withdrawn | None = may(Fields(Withdrawn), api=True)
    results: tuple[Result, ...] = may(Many(Fields(Result)), section="asked")
    used: tuple[Used, ...] = may(Many(Fields(Used)))
    named: tuple[ThemeCount, ...] = may(Many(Fields(ThemeCount)))
    focus: tuple[ThemeCount, ...] = may(Many(Fields(ThemeCount)))
    wishes: tuple[Wish, ...] = may(Many(Fields(Wish)))
    voices: tuple[Voice, ...] = may(Many(Fields(Voice)))

    @rule("invited", "responded")
    def no_more_than_invited(self, report: Report) -> None:
        if self.responded > self.invited:
            report(
                "responded-over-invited", self.at("responded"), responded=self.responded, invited=self.invited
            )

    @rule("withdrawn")
    def nothing_of_what_was_withdrawn(self, report: Report) -> None:
        for name in ("results", "used", "named", "focus") if self.withdrawn else ():
            if name in self.node.items:
                report("withdrawn-results", self.node.keys[name], field=name)

    @rule("responded", "named", "focus")
    def themes_in_steps(self, report: Report) -> None:
        for name in ("named", "focus"):
            rows = getattr(self, name)
            if rows and self.responded < max(words.FROM, report.min_group):
                report("small-group", self.at(name), least=max(words.FROM, report.min_group), hint="row")
                continue
            wrong = [row for row in rows if not words.is_step(row.count, self.responded)]
            for row in wrong:
                step = words.step_of(row.count, self.responded)
                report("bad-step", row.at("count"), found=row.count, step=step, responded=self.responded)
            none = next((row.count for row in rows if row.none), None)
            steps = [row.count for row in rows if not row.none]
            if rows and not wrong and words.tells_too_much(steps, none, self.responded):
                report("sum-tells", self.at(name), field=name)

    @rule("sample")
    def has_safeguards(self, report: Report) -> None:
        missing = [name for name in _SAFEGUARDS if name not in self.node.items]
        if missing and not self.sample:
            report("survey-safeguards", self.node, missing=", ".join(missing))

    @rule()
    def asked_once(self, report: Report) -> None:
        seen = set()
        for row in self.results:
            group = row.department or row.cluster
            if not row.intact("department", "cluster", "concept") or group is None:
                continue
            key = (row.department, row.cluster, row.concept)
            if key in seen:
                report("duplicate", row.node, name=f"{group}, {row.concept}", what="result")
            seen.add(key)
        for name, rows in (("named", self.named), ("focus", self.focus)):
            given = [row for row in rows if row.theme or row.none]
            named = [(row.theme or "none", row, "theme" if row.theme else "none") for row in given]
            twice(report, [each for each in named if each[1].intact("theme", "none")], name)
        twice(report, [(row.concept, row, "concept") for row in self.used if row.intact("concept")], "used")

    @rule("responded")
    def no_more_than_responded(self, report: Report) -> None:
        """The least that the sizes of one concept add up to: who answers is of one department."""
        answers: dict[str, int] = {}
        for row in self.results:
            if row.answers is None or not row.intact("answers", "concept"):
                continue
            before = answers.get(row.concept, 0)
            answers[row.concept] = before + words.LEAST_SIZE[row.answers]
            if before <= self.responded < answers[row.concept]:
                report("more-than-responded", row.node, found=answers[row.concept], responded=self.responded)
        for used in self.used:
            if used.intact("answers") and words.LEAST_SIZE[used.answers] > self.responded:
                least = words.LEAST_SIZE[used.answers]
                report("more-than-responded", used.at("answers"), found=least, responded=self.responded)
