"""A change as a sentence in the language of the project.

In: what was found. Out: for each change whom it is about and what is said of it, as plain text. Dates stand
as they are written in YAML, or, on paper, as people write them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from stadswijzer.changes.compared import sums
from stadswijzer.changes.found import Change, Found
from stadswijzer.content.field_words import label, parts
from stadswijzer.content.fields import options_of
from stadswijzer.content.library import OF_PERIOD
from stadswijzer.content.model import KINDS
from stadswijzer.content.model.plan_money import Cover
from stadswijzer.content.values import Choice
from stadswijzer.facts.plan import money_table, plan_goals, plan_sums
from stadswijzer.facts.plan.money import CERTAINTIES
from stadswijzer.facts.site import Site
from stadswijzer.language.words import Words

_CHOSEN = frozenset(
    spec.told
    for part in parts()
    for spec in part.own_fields.values()
    if spec.told and isinstance(spec.value, Choice)
)
"""Codes of a choice, as the model names them."""
_WORDS_OF = {name: name for name in ("status", "outcome", "readiness", *_CHOSEN)}
_WORDS_OF |= {"cell": "changes_state", "dpia": "changes_dpia"}
_TOTALS = tuple(f"total_{name}" for name in sums.NAMES)
_EUROS = frozenset(
    ("costs costs_of coverage coverage_of investment investment_of spent".split())
    + [name for name in _TOTALS if name != "total_hours"]
)
_NOT_GIVEN = _EUROS | _CHOSEN
"""Of which "none" would say that there is none."""
_DATES = frozenset(
    "moved date_respelled move_noted move_explained evaluation milestone_new milestone_gone decision_new "
    "decision_gone as_of calendar_new calendar_gone calendar_moved".split()
)
WORDS_BEFORE, MOST_WORDS = 4, 30
"""Of a text: words shown before the first that differs, and in all."""
MOST_NAMED = 12
"""Titles, links or fields that one sentence names."""


class Sentences:
    """The words for one outcome. `moment`: how a date is written."""

    def __init__(self, changes: Found, words: Words, *, moment: Callable[[str], str] = str) -> None:
        self.found, self.words, self._moment = changes, words, moment
        self.new, self.old = changes.after.site, changes.before.site

    def about(self, change: Change) -> str:
        """Whom a change is about: a title, or all initiatives together."""
        if change.section == "money" and not change.id:
            year = change.values["year"]
            if year == sums.IDEAS:
                return self._of_period(self.words("changes.ideas"), self.plan(change))
            whole = self._of_period(self.words("changes.all_together"), self.plan(change))
            return f"{whole}, {self._year(change, year) if year else self.words('changes.all_years')}"
        if change.kind in OF_PERIOD:
            return self._of_period(change.title, self.plan(change))
        return change.title

    def plan(self, change: Change) -> Site:
        """The site as seen from the period that a change is about, in the version that has it."""
        for site in (self.new, self.old):
            for plan in site.plans if "period" in change.values else ():
                if plan.period.name == change.values["period"]:
                    return plan
            if entry := site.whole.entries[change.kind].get(change.id) if change.kind in OF_PERIOD else None:
                return site.of(entry)
        return self.new

    def _of_period(self, about: str, plan: Site) -> str:
        """With the years of its period, where there are more of them."""
        return f"{about} ({plan.period.title})" if len(self.new.plans) > 1 else about

    def _year(self, change: Change, year: object) -> str:
        """A year, or each year after the period."""
        if year == sums.AFTER:
            return self.words("changes.each_after", last=plan_sums.horizon(self.plan(change)).last)
        return str(year)

    def kind(self, change: Change) -> str:
        """The word for its kind, '' when it has none."""
        return self.words(f"problem_terms.kind.{change.kind}") if change.kind in _NAMED else ""

    def said(self, change: Change) -> str:
        """What is said of it."""
        key, values = change.code, self._values(change)
        say = self._say
        if key in _TOTALS and key != "total_hours":
            what = money_table.column_name(self.words, key.removeprefix("total_"))
            return say("total", {**values, "what": what[:1].lower() + what[1:]})
        if key == "new":
            bare = change.kind == "organisation"
            key = "new_bare" if bare else "new_initiative" if "start" in values else "new"
        elif key == "gone":
            bare = change.kind == "organisation"
            key = "gone_bare" if bare else "gone_draft" if change.values["draft"] else "gone"
        elif key == "withheld" and values["why"] != "answers":
            key = f"withheld_{values['why']}"
        elif key == "status":
            return say("status", values) + self._why_so(change)
        elif key == "moved":
            return say("moved", values) + self._why(change, values)
        return say(key, values)

    def _say(self, key: str, values: dict[str, Any]) -> str:
        return self.words(f"changes_said.{key}", **values)

    def _why(self, change: Change, values: dict[str, Any]) -> str:
        """The reason of a move, and what it means and what is done where that was written."""
        if not change.values["later"]:
            return ""
        if not values["reason"]:
            return self._say("moved_without", {})
        parts = [self._say("moved_reason", {"reason": values["reason"]})]
        parts += [
            self._say(f"moved_{name}", {name: values[name]}) for name in ("effect", "action") if values[name]
        ]
        return "".join(parts)

    def _why_so(self, change: Change) -> str:
        """Since when a status is so, and why."""
        since, reason = change.values["since"], change.values["reason"]
        told = self._say("status_since", {"date": self._moment(str(since))}) if since else ""
        return told + (self._say("status_reason", {"reason": reason}) if reason else "")

    def _values(self, change: Change) -> dict[str, Any]:
        """The values as people read them."""
        given = dict(change.values)
        shown: dict[str, Any] = {name: "" if value is None else value for name, value in given.items()}
        for name in ("before", "after"):
            if name in given:
                lapsed = given.get("lapsed") == name
                shown[name] = self.words("changes.lapsed") if lapsed else self._shown(change, given[name])
        if change.code == "vision":
            shown["before"], shown["after"] = self._excerpts(given["before"], given["after"])
        if "draft" in given:
            shown["draft"] = self.words("changes.draft") if given["draft"] else ""
        if change.code == "new" and "start" in given:
            shown["status"] = self.words(f"status.{given['status']}").lower()
            shown |= {name: self._moment(str(given[name])) for name in ("start", "end")}
        if given.get("year"):
            shown["year"] = self._year(change, given["year"])
        if "date" in given:
            shown["date"] = self._moment(str(given["date"]))
        shown |= self._names(change, given)
        return shown

    def _names(self, change: Change, given: dict[str, Any]) -> dict[str, str]:
        """Ids as titles, words and lists."""
        shown = {}
        if "field" in given:
            shown["field"] = self.words(f"changes_field.{given['field']}", what=given.get("what", ""))
        for name in ("concept", "theme"):
            if name in given:
                shown[name] = self._title(name, str(given[name]))
        for name in ("department", "group"):
            if name in given:
                shown[name] = self._group(str(given[name]))
        if "of" in given:
            shown["of"] = self.words(f"effort_of.{given['of']}").lower()
        if "party" in given:
            shown["party"] = self._party(str(given["party"]))
        if "body" in given:
            shown["body"] = self.words(f"party.{given['body']}")
        if "titles" in given:
            shown["titles"] = self._list(f"“{each}”" for each in given["titles"])
        if "parts" in given:
            shown["parts"] = self._parts(given["parts"])
        if "links" in given:
            shown["links"] = self._list(self._link(each) for each in given["links"])
        if "themes" in given:
            shown["themes"] = self._list(self._title("theme", each) for each in given["themes"])
        if "fields" in given:
            part = KINDS[change.kind].part
            shown["fields"] = self._list(label(self.words, part, each).lower() for each in given["fields"])
        return shown

    def _shown(self, change: Change, value: Any) -> str:
        """`before` or `after` by what they are."""
        words, code = self.words, change.code
        if value is None and code in _NOT_GIVEN:
            return words("changes.not_given")
        if code in _EUROS:
            return words.euros(value)
        if code in ("hours", "total_hours", "department_hours"):
            return words("unknown") if value is None else words.number(value)
        if code == "lead":
            return self._group(value)
        if code == "focus":
            return words(f"changes_place.{value or 'nowhere'}")
        if value is None:
            return words("changes.none")
        if code == "theme":
            return self._title("theme", value)
        if code in _DATES:
            return self._moment(value)
        if code in ("support_new", "support_lost"):
            return words(f"step.{value}").lower()
        if code in _WORDS_OF:
            return words(f"{_WORDS_OF[code]}.{value}").lower()
        return value if isinstance(value, str) else words.number(value)

    def _excerpts(self, *texts: Any) -> list[str]:
        """Two texts from a little before where they part, as far as one line goes."""
        split = [(text or "").split() for text in texts]
        same = next((n for n, (a, b) in enumerate(zip(*split, strict=False)) if a != b), min(map(len, split)))
        begin = max(0, same - WORDS_BEFORE)
        return [self._excerpt(words, begin) if words else self.words("changes.none") for words in split]

    @staticmethod
    def _excerpt(words: list[str], begin: int) -> str:
        shown = words[begin : begin + MOST_WORDS]
        before, after = ["…"] if begin else [], ["…"] if words[begin + MOST_WORDS :] else []
        return f"“{' '.join([*before, *shown, *after])}”"

    def _list(self, items: Iterable[str]) -> str:
        items_told = list(items)
        if len(items_told) == 1:
            return items_told[0]
        shown = items_told[:MOST_NAMED]
        left = len(items_told) - len(shown)
        last = self.words("changes.further", n=left) if left else ""
        if last:
            return f"{', '.join(shown)} {last}"
        return self.words("changes.and", first=", ".join(shown[:-1]), last=shown[-1])

    def _parts(self, parts: Iterable[dict[str, Any]]) -> str:
        """What a sum consists of now, behind a colon."""
        said = []
        for each in parts:
            before, after = self.words.euros(each["before"]), self.words.euros(each["after"])
            said.append(f"{self._part(each['name'])} {before} → {after}")
        return f": {', '.join(said)}" if said else ""

    def _part(self, name: str) -> str:
        """Of costs of what kind a row is; of coverage where it comes from, or how sure it is."""
        in_file = "cover" if name in options_of(Cover, "source") else "money_lines"
        return self.words(f"{'money_certainty' if name in CERTAINTIES else in_file}.{name}")

    def _title(self, kind: str, id_: str) -> str:
        for site in (self.new, self.old):
            entry = site.links.entry(kind, id_)
            if entry:
                return entry.title
        return id_

    def _link(self, link: str) -> str:
        if "://" in link:
            return link
        kind, _, id_ = link.partition("/")
        if kind == "goal":
            goal = plan_goals.find(self.new, id_) or plan_goals.find(self.old, id_)
            return goal.title if goal else id_
        return self._title(kind, id_) if kind in KINDS else id_

    def _group(self, id_: str) -> str:
        for site in (self.new, self.old):
            group = site.links.departments.get(id_) or site.links.clusters.get(id_)
            if group:
                return group.name
        return id_

    def _party(self, party: str) -> str:
        known = self._group(party)
        if known != party:
            return known
        try:
            return self.words(f"party.{party}")
        except KeyError:
            return party


_NAMED = frozenset("concept example theme path survey talk initiative page".split())
