"""The commands for rounds of questions: `survey import`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stadswijzer.checks import safeguards
from stadswijzer.checks.validation import validate
from stadswijzer.cli import shared
from stadswijzer.cli.shared import PROJECT, ended_when_it_cannot_run
from stadswijzer.content.project import ProjectError, read_project
from stadswijzer.content.values import ID
from stadswijzer.language import problems as printing
from stadswijzer.language.words import Words

if TYPE_CHECKING:  # what `check` and `build` need not wait for
    from stadswijzer.editing.survey import importing as rounds


_DAYS = {
    "privacy_check": "privacy_check",
    "works_council_date": "works_council.date",
    "delete_source_by": "delete_source_by",
}
"""What is asked and is a day of a safeguard → the field that it stands in."""


@click.group()
def survey() -> None:
    """Rounds of questions about what people know."""


_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")


class _Day(click.ParamType):  # type: ignore[type-arg]  # a string
    """A date as it is written in YAML, or day first. `refusal`: what is said of anything else.

    `why_not`: why a day cannot be true, or ''.
    """

    name = "date"

    def __init__(
        self,
        refusal: str = "{value} is not a date such as 2021-03-31 or 31-3-2021",
        why_not: Callable[[date], str] = lambda _: "",
    ) -> None:
        self.refusal, self.why_not = refusal, why_not

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = value.strip()
        try:
            day_first = _DAY_FIRST.fullmatch(text)
            day = date(*(int(day_first[n]) for n in (3, 2, 1))) if day_first else date.fromisoformat(text)
        except ValueError:
            self.fail(self.refusal.format(value=repr(value)), param, ctx)
        if why := self.why_not(day):
            self.fail(why, param, ctx)
        return day.isoformat()


class _Council(click.ParamType):  # type: ignore[type-arg]  # a string
    """What the works council said, as the model writes it or as people say it in the language of the site."""

    name = "said"

    def __init__(self, words: Words) -> None:
        self.words = words

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        said = " ".join(value.casefold().split())
        for outcome in ("agreed", "informed"):
            if said in (outcome, *self.words.under(f"survey_import.council.{outcome}")):
                return outcome
        return self.fail(self.words("survey_import.not_council", value=repr(value)), param, ctx)


@survey.command(
    "import",
    epilog="Example: stadswijzer survey import antwoorden.xlsx --round 2021-voorjaar --dry-run",
)
@click.argument("answers", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--round", "id", required=True, help="The name of the round, and of its file: 2021-voorjaar.")
@PROJECT
@click.option("--dry-run", is_flag=True, help="Do and say all of it, show the file, and write nothing.")
@click.option("--force", is_flag=True, help="Write over a made-up round (sample) of this name.")
@click.option(
    "--measured-again",
    is_flag=True,
    help="People were asked anew, though nearly all says the same as before.",
)
@click.option(
    "--column", "columns", multiple=True, help='What a column asks: "question=concept:digital-twin".'
)
@click.option(
    "--answer",
    "said",
    multiple=True,
    help='What an answer means that is not known: "Wel eens van gehoord=1".',
)
@click.option("--rows-alike", is_flag=True, help="Rows that are alike are of different people.")
@click.option(
    "--wishes", is_flag=True, help="Write free text too; a person must read it before it is shared."
)
@click.option("--sample", is_flag=True, help="The answers are made up; no safeguards are asked.")
@click.option("--title", default="", help="The title of the round.")
@click.option("--summary", default="", help="What the round was, in a sentence or two.")
@click.option("--date", type=_Day(), help="The last day of the round.")
@click.option("--method", type=click.Choice(["interview", "questions", "workshop"]), default="questions")
@click.option("--basis", type=click.Choice(["self", "interviewer", "test"]), default="self")
@click.option("--invited", type=click.IntRange(0), help="How many people were invited.")
@click.option("--responded", type=click.IntRange(0), help="How many took part, if one row is not one person.")
@click.option("--purpose", default="", help="What the answers are for.")
@click.option("--legal-basis", default="", help="The legal basis in privacy law.")
@click.option("--privacy-check", type=_Day(), help="The day the privacy adviser looked.")
@click.option(
    "--works-council",
    default="",
    metavar="[agreed|informed]",
    help="What the works council said; in words of the site's language too.",
)
@click.option("--works-council-date", type=_Day(), help="The day it did.")
@click.option("--works-council-reason", default="", help="Why its agreement was not needed (informed).")
@click.option("--delete-source-by", type=_Day(), help="The day the answers are deleted.")
@ended_when_it_cannot_run()
def survey_import(
    answers: tuple[Path, ...],
    root: Path,
    columns: tuple[str, ...],
    said: tuple[str, ...],
    *,
    dry_run: bool,
    force: bool,
    measured_again: bool,
    rows_alike: bool,
    wishes: bool,
    **about: Any,
) -> None:
    """Turn exports of a form (.xlsx, CSV or TSV) into a round in YAML.

    Read are exports of Microsoft Forms, Google Forms, LimeSurvey (full texts of questions and answers),
    SurveyMonkey, Qualtrics and Survalyzer, hand-ins, and tables made by hand. Several files are counted as
    one round; who is in them twice is counted once.

    Small groups are hidden before anything is written, and no answer of one person is kept. Names and
    addresses are not read; numbers and times of the form only to see whether an answer is there twice.

    Whatever is not known for sure (an answer, a row, a repeated question) is an error that says what to do,
    and nothing is written.

    Exit status: 0 when the round was written (or would be, with --dry-run), 1 when the answers or the round
    have errors, 2 when it could not run.
    """
    from stadswijzer.editing.survey import (
        importing as rounds,  # a part of the work that `check` and `build` do without
    )

    told = rounds.About(**{name: value for name, value in about.items() if value is not None})
    exports = {str(path): path.read_bytes() for path in answers}
    meaning = {"chosen": columns, "said": said, "rows_alike": rows_alike, "wishes": wishes}
    again = {"force": force, "measured_again": measured_again}
    if not _imported(told, exports, root, meaning, dry_run=dry_run, **again):
        sys.exit(1)


def _imported(
    told: rounds.About,
    exports: dict[str, bytes],
    root: Path,
    meaning: dict[str, Any],
    *,
    dry_run: bool,
    force: bool,
    measured_again: bool,
) -> bool:
    """Whether the round was written; says all there is to say. A trial differs in its last step only."""
    from stadswijzer.editing.survey import importing as rounds
    from stadswijzer.editing.survey import report, round_file, withdrawn

    if not ID.fullmatch(told.id) or told.id == "index":
        raise ProjectError(f"--round {told.id}: use small letters, digits and hyphens: 2021-voorjaar")
    project = read_project(root.resolve())
    words, (name, _) = project.words, round_file.path_of(project, told.id)
    if told.works_council:
        told = replace(told, works_council=_Council(words).convert(told.works_council, None, None))
    unseen = round_file.refuse_again(project, told.id, force=force)
    checked = validate(project)
    counted = rounds.count(checked, exports, **meaning)
    hidden = rounds.hide(checked, counted, told)
    click.echo("\n".join(report.whole(counted, hidden, words)))
    if unseen:
        click.echo(unseen)
    if hidden is None:
        return False
    told = _asked(told, words)
    day, responded = told.date or str(checked.library.today), counted.tally.responded
    library, file = checked.library, next(iter(exports))
    gone = round_file.gone(library)
    others = withdrawn.findings(library, responded, file=file, day=day, basis=told.basis, gone=gone)
    before = [] if told.sample else list(others)
    click.echo("".join(f"{line}\n" for line in report.as_text(before, words)), nl=False)
    if any(finding.severity == "error" for finding in before):
        return False
    text = rounds.round_text(checked, counted.tally, hidden, told)
    wrong, source = rounds.refused(checked, name, told.id, text, measured_again=measured_again)
    if wrong:
        click.echo(words("survey_import.would_refuse"), err=True)
        problems = printing.Problems(wrong)
        click.echo(
            printing.as_text(problems, words, lambda place: source.line(place.line)), err=True, nl=False
        )
        return False
    if dry_run:
        round_file.refuse_links(project, told.id)
        click.echo(f"{words('survey_import.would_write', path=name)}\n\n{text}\n{words('survey_import.dry')}")
    elif round_file.place(project, told.id, text, force=force):
        click.echo(words("survey_import.written", path=name))
    else:
        raise ProjectError(words("survey_import.exists", path=name))
    return True


def _asked(told: rounds.About, words: Words) -> rounds.About:
    """What is still needed, asked of whoever sits at the terminal; without one, an error that names it."""
    from stadswijzer.editing.survey import report

    if not told.missing:
        return told
    if not shared.at_terminal():
        raise ProjectError("\n".join(report.needed(told, words)))
    while told.missing:  # what one says may ask for more: why agreement was not needed
        name = told.missing[0]
        typed: dict[str, Any] = {
            name: click.prompt(words(f"survey_import.ask.{name}"), type=_kind(name, told, words))
        }
        told = replace(told, **typed)
    return told


def _kind(name: str, told: rounds.About, words: Words) -> click.ParamType | None:  # type: ignore[type-arg]  # of any value
    """What an answer must be; a day is weighed at once, so that nobody types all of it again."""
    if name == "invited":
        return click.IntRange(0)
    if name == "works_council":
        return _Council(words)
    refusal = words("survey_import.not_a_day")
    if name == "date":
        return _Day(refusal)
    if name not in _DAYS:
        return None

    def why_not(day: date) -> str:
        hint = safeguards.why_not(_DAYS[name], (day, day), date.fromisoformat(told.date), None)
        return str(words.problems["safeguard-date"]["hint"][hint]) if hint else ""

    return _Day(refusal, why_not)
