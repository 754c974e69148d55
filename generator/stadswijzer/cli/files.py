"""The commands that write files of content: `init`, `format`, `rename` and `new`."""

from __future__ import annotations

import contextlib
import os
import shlex
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from stadswijzer.checks.validation import Validated, validate
from stadswijzer.cli import shared
from stadswijzer.cli.shared import PROJECT, ended_when_it_cannot_run
from stadswijzer.content.model import KINDS, Kind
from stadswijzer.content.project import Project, ProjectError, read_project
from stadswijzer.editing.atomic_write import write_all
from stadswijzer.language import problems as printing
from stadswijzer.language.words import LANGUAGES, Words

if TYPE_CHECKING:  # what one of these commands needs, `check` and `build` need not wait for
    from stadswijzer.editing.format import files as tidying
    from stadswijzer.editing.new import place as new_entry
    from stadswijzer.editing.rename import renaming

Answer = TypeVar("Answer")


@click.command(epilog='Example: stadswijzer init --project slimme-stad --name "Slimme stad Ergens"')
@PROJECT
@click.option("--name", default="", help="What the site is called.")
@click.option(
    "--language", type=click.Choice(list(LANGUAGES)), default=LANGUAGES[0], help="Of site and messages."
)
@ended_when_it_cannot_run()
def init(root: Path, name: str, language: str) -> None:
    """Begin a project: a small site that can be built at once.

    What is made up in it says so. A file that is there stays as it is; where a project stands, nothing is
    written.

    Exit status: 0 when it was made, 2 when it could not be.
    """
    from stadswijzer.editing.first_project import files as first
    from stadswijzer.editing.schemas import refresh

    words = Words(language)
    if (root / "mkdocs.yml").exists():
        raise ProjectError(words("files_init.is_project", path=str(root / "mkdocs.yml")))
    shown = " ".join(name.split()) or words("files_init.name")
    found = dict(first.files(language, shown, date.today()))
    stays = [path for path in found if os.path.lexists(root / path)]
    fresh = {root / path: text.encode() for path, text in found.items() if path not in stays}
    for path in fresh:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_all(fresh)
    for place in found:
        click.echo(words("files_init.stays" if place in stays else "files_init.made", path=place))
    with contextlib.suppress(OSError):  # help while typing
        refresh(root.resolve(), validate(read_project(root.resolve())).links)
    option = "" if root.resolve() == Path.cwd() else f" --project {shlex.quote(str(root))}"
    click.echo(words("files_init.next", option=option), nl=False)


@click.command("format", epilog="Example: stadswijzer format docs/begrippen/digital-twin.yml")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Say what would change; write nothing.")
@PROJECT
@ended_when_it_cannot_run()
def format_(files: tuple[Path, ...], root: Path, *, only_check: bool) -> None:
    """Bring files of entries (default: all) in one hand: order of fields, quoting, blocks of text.

    Values and comments stay as they are. A file that cannot be read is left alone.

    Exit status: 0 when all is in order, 1 when a file was left alone (or, with --check, would change), 2 when
    it could not run.
    """
    from stadswijzer.editing.format import files as tidying

    project = read_project(root.resolve())
    outcomes = list(tidying.outcomes(project, files))
    if not only_check:
        tidying.write(outcomes)
    _say(outcomes, project, only_check=only_check)
    sys.exit(any(each.left or (only_check and each.new is not None) for each in outcomes))


def _say(outcomes: list[tidying.Outcome], project: Project, *, only_check: bool) -> None:
    words = project.words
    for each in outcomes:
        if each.problem:
            line, column = each.problem.place.line, each.problem.place.column
            click.echo(f"{words.path(each.path)}:{line}:{column}: {words.problem(each.problem)[0]}", err=True)
            click.echo(words("files_format.left", path=each.path), err=True)
        elif each.left:
            click.echo(words("files_format.unsure", path=each.path), err=True)
        elif each.new is not None:
            click.echo(words("files_format.would" if only_check else "files_format.changed", path=each.path))
    changed = sum(each.new is not None for each in outcomes)
    click.echo(words("files_format.would_count" if only_check else "files_format.count", n=changed))


@click.command(epilog="Example: stadswijzer rename begrippen/digital-twin digitale-tweeling --dry-run")
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@PROJECT
@ended_when_it_cannot_run()
def rename(old: str, new: str, root: Path, *, dry_run: bool) -> None:
    """Give an entry, department, cluster or goal another name, and rewrite every reference to it.

    OLD is a name (digital-twin), a name with its kind (concept:digital-twin) or a file. The old name of an
    entry becomes an alias, so that its address keeps working. All is written, or nothing.

    Exit status: 0 when it was done (or could be), 1 when it would make errors, 2 when it could not be done.
    """
    from stadswijzer.editing.rename import renaming

    project = read_project(root.resolve())
    checked = validate(project)
    try:
        planned = renaming.plan(checked, _in_project(project, old), _in_project(project, new))
        if not dry_run:
            renaming.carry_out(project, checked, planned)
    except renaming.WorseError as worse:
        problems = printing.Problems(worse.problems)
        click.echo(printing.as_text(problems, project.words, worse.checked.line), err=True, nl=False)
        click.echo(project.words("files_rename.worse"), err=True)
        sys.exit(1)
    _tell(planned, renaming.lines(checked, planned), project.words, dry_run=dry_run)


def _in_project(project: Project, given: str) -> str:
    """A file as somebody names it from where they stand, as a path of ours; any other name as it is."""
    file = Path(given).resolve()
    if given.endswith(".yml") and file.parent.is_dir():
        for before, home in (("docs/", project.docs.resolve()), ("", project.root)):
            if file.is_relative_to(home):
                return f"{before}{file.relative_to(home).as_posix()}"
    return given


def _tell(planned: renaming.Plan, lines: dict[str, list[int]], words: Words, *, dry_run: bool) -> None:
    for old, new in planned.moved.items():
        click.echo(words("files_rename.would_move" if dry_run else "files_rename.moved", old=old, new=new))
    for path, numbers in lines.items():
        click.echo(words("files_rename.lines", path=path, lines=", ".join(map(str, numbers))))
    for name, places in (("by_hand", planned.by_hand), ("mention", planned.mentions)):
        for place in places:
            click.echo(words(f"files_rename.{name}", path=place.file, line=place.line))
    renamed = planned.rename
    what = "back" if planned.back else "alias" if planned.moved else "no_alias"
    click.echo(words("files_rename.dry") if dry_run else words(f"files_rename.{what}", **vars(renamed)))


@click.command(epilog="Example: stadswijzer new begrip deelmobiliteit")
@click.argument("kind", default="")
@click.argument("name", default="")
@PROJECT
@ended_when_it_cannot_run()
def new(kind: str, name: str, root: Path) -> None:
    """Begin an entry: a file with help above every field, in the right place.

    KIND is a word such as begrip or concept, NAME the name of the file: small letters, digits and hyphens.
    What is not given is asked. A file that is there is never written over.

    Exit status: 0 when the file was made, 2 when it could not be.
    """
    from stadswijzer.editing.new import place as new_entry
    from stadswijzer.editing.schemas import refresh

    project = read_project(root.resolve(), may_be_empty=True)  # its first file begins here
    checked = validate(project)
    try:
        begun = _begun(checked, kind, name)
        new_entry.write(project, begun)
    except click.Abort:
        click.echo(f"\n{project.words('files_new.stopped')}", err=True)
        sys.exit(2)
    with contextlib.suppress(OSError):  # help while typing: a folder that cannot be written to does without
        refresh(root.resolve(), checked.links)
    words = project.words
    click.echo(words("files_new.made", path=begun.path))
    click.echo(words("files_new.next", command=new_entry.check_command(root)), nl=False)


def _begun(checked: Validated, kind: str, name: str) -> new_entry.Start:
    """The file to begin with; asks what was not given when there is somebody to ask."""
    from stadswijzer.content.kind_names import names_of
    from stadswijzer.editing.new import place as new_entry

    words, asks = checked.library.words, shared.at_terminal()
    if kind:
        found = new_entry.kind_of(kind, words)
    elif asks:
        click.echo(words("files_new.kinds", known=", ".join(names_of(words)[each] for each in KINDS)))
        found = _until_right(lambda: new_entry.kind_of(click.prompt(words("files_new.ask_kind")), words))
    else:
        raise ProjectError(words("files_new.say_kind"))
    if name or found.single:
        return new_entry.start(checked, found, name)
    if not asks:
        raise ProjectError(words("files_new.say_name", kind=kind))
    return _until_right(lambda: _named(checked, found))


def _named(checked: Validated, kind: Kind) -> new_entry.Start:
    """The file under the name that somebody gives it."""
    from stadswijzer.editing.new import place as new_entry

    words = checked.library.words
    title = click.prompt(words("files_new.ask_name"))
    name = click.prompt(words("files_new.ask_id"), default=new_entry.suggested(title) or None)
    return new_entry.start(checked, kind, name, title)


def _until_right(ask: Callable[[], Answer]) -> Answer:
    """Asks again after an answer that cannot be, having said why."""
    while True:
        try:
            return ask()
        except ProjectError as error:
            click.echo(error)
