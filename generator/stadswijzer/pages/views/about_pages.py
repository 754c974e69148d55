"""Pages about the site itself: its data, how it counts, what is due, every problem code, its version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from stadswijzer.checks.content import is_stale
from stadswijzer.content.library import AnyEntry
from stadswijzer.facts import team_session
from stadswijzer.facts.catalogue import LISTED, Catalogue
from stadswijzer.facts.departments import departments_today
from stadswijzer.facts.list_address import address_of_list
from stadswijzer.facts.page_title import title_of
from stadswijzer.facts.site import Site
from stadswijzer.pages import calculation, downloads, problem_codes
from stadswijzer.pages.views import parts
from stadswijzer.pages.views.downloads import FileView, kept, of_roadmap
from stadswijzer.pages.views.finding import Way
from stadswijzer.pages.views.listing import tool_links
from stadswijzer.pages.views.parts import Fact, Item, Link

ABOUT = ("contributing", "data", "counting", "workscouncil", "review", "problems", "version")


class AboutView(NamedTuple):
    """`written`: hand-written pages that no menu shows."""

    written: tuple[Link, ...]
    pages: tuple[Way, ...]


class DataFile(NamedTuple):
    """A file on offer. `whole`: its whole address as it is shown; `schema`, `saved_as`: '' without one."""

    anchor: str
    title: str
    about: str
    address: str
    whole: str
    format: str
    schema: str
    saved_as: str


class DepartmentFiles(NamedTuple):
    """The page of a department, with its invitation and calendar file; `paper`: its sheet, '' without."""

    page: Link
    paper: str


class PeriodFiles(NamedTuple):
    """The files of one period: its roadmap, and those that are made or were kept."""

    roadmap: Link
    files: tuple[FileView, ...]


class DataView(NamedTuple):
    """`sheets`: where the sheet of each initiative is, '' where none is made.

    `kept`: papers of the period that leads, as they were received; `periods`: the files of the others.

    `has_guide`: whether there is a guide, with its form and the questionnaire.
    """

    files: tuple[DataFile, ...]
    sheets: str
    kept: tuple[FileView, ...]
    periods: tuple[PeriodFiles, ...]
    departments: tuple[DepartmentFiles, ...]
    has_guide: bool


class RuleSource(NamedTuple):
    """Where a rule comes from. `language`: '' for that of the site."""

    title: str
    url: str
    language: str


class RuleView(NamedTuple):
    """A way of counting. `options`: settings that change it; without any `file` does."""

    title: str
    anchor: str
    text: str
    sources: tuple[RuleSource, ...]
    has_own_choice: bool
    options: tuple[str, ...]
    file: str


class CountingView(NamedTuple):
    """Every number, limit and formula."""

    tools: tuple[Link, ...]
    rules: tuple[RuleView, ...]


class Due(NamedTuple):
    """What one owner looks at again; `owner` '' is nobody."""

    owner: str
    entries: tuple[Item, ...]


class ReviewView(NamedTuple):
    """`rule`: when something is due, '' where no day is known."""

    rule: str
    owners: tuple[Due, ...]


class CodesOf(NamedTuple):
    """Codes of one severity."""

    severity: str
    codes: tuple[problem_codes.Code, ...]


class ProblemsView(NamedTuple):
    """Every problem code, with its words and examples."""

    severities: tuple[CodesOf, ...]


class VersionView(NamedTuple):
    """Which content this is, and of which day."""

    facts: tuple[Fact, ...]


def about(site: Site) -> AboutView:
    w, tools = site.words, site.once(Catalogue).tools
    taken = {"", w("addresses.about"), *(address_of_list(w, kind) for kind in LISTED)}
    return AboutView(
        tuple(Link(title_of(page), page.address) for page in site.library.pages if page.address not in taken),
        tuple(
            Way(Link(tools[name].title, tools[name].address), w(f"{name}.about"))
            for name in ABOUT
            if name in tools
        ),
    )


def data(site: Site) -> DataView:
    catalogue = site.once(Catalogue)
    lists, tools = catalogue.lists, catalogue.tools
    has_sheets = site.frame.papers and "initiative" in lists
    return DataView(
        tuple(_files(site)),
        lists["initiative"].address if has_sheets else "",
        kept(site),
        tuple(_of_periods(site)),
        tuple(
            DepartmentFiles(Link(each.name, team_session.address(site, each)), team_session.paper(site, each))
            for each in (departments_today(site) if "department" in tools else ())
            if team_session.session(site, each)
        ),
        "guide" in tools,
    )


def _files(site: Site) -> Iterator[DataFile]:
    w = site.words
    for each in downloads.downloads(site):
        words = f"data_files.{each.key}"
        yield DataFile(
            f"{w('data.anchor')}{each.key}",
            w(f"{words}.title"),
            f"{w(f'{words}.short')} {w(f'{words}.text')}",
            each.address,
            site.frame.whole(each.address) or each.address,
            each.format,
            each.schema,
            downloads.saved_as(site, each.address),
        )


def _of_periods(site: Site) -> Iterator[PeriodFiles]:
    """Every period but the one that leads."""
    shared = {each.address for each in downloads.of_roadmap(site)}
    for plan in site.plans:
        roadmap = plan.library.roadmap
        if plan is site or roadmap is None:
            continue
        title = f"{roadmap.title} ({plan.period.title})"
        own = tuple(each for each in of_roadmap(plan) if each.address not in shared)
        yield PeriodFiles(Link(title, roadmap.address), own)


def counting(site: Site) -> CountingView:
    rules = tuple(_rule(site, rule) for rule in calculation.rules(site))
    return CountingView(tuple(tool_links(site, ("workscouncil",))), rules)


def _rule(site: Site, rule: calculation.Rule) -> RuleView:
    w, words = site.words, f"counting_rules.{rule.key}"
    return RuleView(
        w(f"{words}.title"),
        w(f"{words}.anchor"),
        w(f"{words}.text", **rule.values),
        tuple(
            RuleSource(each.title, each.url, each.language if each.language != w.language else "")
            for each in rule.sources
        ),
        rule.key in calculation.OWN_CHOICE,
        rule.options,
        rule.file,
    )


def review(site: Site) -> ReviewView:
    w, today = site.words, site.library.today
    months = site.library.project.options.stale_after_months
    rule = w("review.rule", months=months, date=w.date(today)) if today else ""
    due = _to_review(site)
    owners = (Due(owner, tuple(_due(site, each) for each in due[owner])) for owner in _in_order(due))
    return ReviewView(rule, tuple(owners))


def _in_order(due: dict[str, list[AnyEntry]]) -> list[str]:
    """Owners by name, nobody last."""
    return sorted(due, key=lambda owner: (not owner, owner))


def _to_review(site: Site) -> dict[str, list[AnyEntry]]:
    """Owner → what is due; never reviewed first, then oldest."""
    today, months = site.library.today, site.library.project.options.stale_after_months
    due: dict[str, list[AnyEntry]] = defaultdict(list)
    for entry in site.whole.with_pages:
        reviewed = entry.data.reviewed
        if reviewed is None or (today and is_stale(reviewed.day, today, months)):
            due[entry.data.owner or ""].append(entry)
    for entries in due.values():
        entries.sort(key=_last_seen)
    return due


def _last_seen(entry: AnyEntry) -> tuple[int, str]:
    reviewed = entry.data.reviewed
    return reviewed.day.toordinal() if reviewed else 0, entry.address


def _due(site: Site, entry: AnyEntry) -> Item:
    w, reviewed = site.words, entry.data.reviewed
    last = w("review.last", date=w.moment(reviewed.text)) if reviewed else w("review.never")
    return Item(parts.ref(entry), f"{w(f'kinds.{entry.kind}.one')}, {last}")


def problems(site: Site) -> ProblemsView:
    codes = problem_codes.all_codes(site.words)
    return ProblemsView(
        tuple(
            CodesOf(severity, tuple(code for code in codes if code.severity == severity))
            for severity in ("error", "warning", "history")
        )
    )


def version(site: Site) -> VersionView:
    w, today = site.words, site.library.today
    facts = [
        Fact(w("version.content"), site.frame.version or w("unknown")),
        Fact(w("version.today"), w.date(today) if today else w("unknown")),
    ]
    if site.as_of:
        facts.append(Fact(w("plan.as_of"), w.date(site.as_of)))
    if site.library.project.options.trusted_html:
        facts.append(Fact(w("version.trusted_html"), w("version.trusted")))
    return VersionView(tuple(facts))
