"""The commands for who reviews a change: `changes` and `owners`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stadswijzer.changes import owners as of
from stadswijzer.checks.validation import validate
from stadswijzer.cli.shared import PROJECT, ended_when_it_cannot_run, progress
from stadswijzer.content.project import Project, ProjectError, read_project
from stadswijzer.content.site_folder import refuse_links
from stadswijzer.language import problems as printing


@click.command(epilog="Example: stadswijzer changes main..HEAD")
@click.argument("versions", nargs=-1, metavar="[A..B | A...B | A | OLD NEW]")
@PROJECT
@click.option("--format", "shape", type=click.Choice(["markdown", "json"]), default="markdown")
@ended_when_it_cannot_run()
def changes(versions: tuple[str, ...], root: Path, shape: str) -> None:
    """Say in words what differs between two versions of the content, for who reviews it.

    Two revisions are A..B, or A...B for what B brought since it left A; one revision A is compared with the
    files as they are now, and nothing at all means the last commit. Two folders are OLD NEW.

    Exit status: 0 when no rule was broken, 1 when one was that needs history, 2 when it could not run, or
    when the new version has errors. Errors of the old version are told, and what can be compared is.
    """
    from stadswijzer.changes import versions as reading
    from stadswijzer.changes.compared import whole
    from stadswijzer.changes.told import report

    try:
        before, after, note = reading.two(versions, root.resolve(), progress)
        compared, words = whole.compare(before, after), after.checked.library.words
    finally:
        progress("")
    if note:
        click.echo(note, err=True)
    click.echo((report.as_json if shape == "json" else report.as_markdown)(compared, words), nl=False)
    sys.exit(1 if compared.broken else 2 if compared.incomplete else 0)


@click.command(epilog="Example: stadswijzer owners --check")
@PROJECT
@click.option(
    "--output",
    "top",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="The folder of the repository (default: that of the project).",
)
@click.option("--check", "only_check", is_flag=True, help="Say whether the files are current; write nothing.")
@ended_when_it_cannot_run()
def owners(root: Path, top: Path | None, *, only_check: bool) -> None:
    """Write who looks at which file, for GitHub and GitLab, from the owners of the entries and owners.yml.

    Exit status: 0 when the files are current, 1 when the content or owners.yml has errors (or, with --check,
    when a file is not current), 2 when it could not run.
    """
    project = read_project(root.resolve())
    top = (top or project.top).resolve()
    for file in of.FILES.values():
        refuse_links(top, file)
    texts = _owners(project, top)
    stale = {path: text for path, text in texts.items() if not _is_current(path, text)}
    for path, text in stale.items():
        if not only_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        click.echo(project.words("owners.stale" if only_check else "owners.written", path=path))
    sys.exit(1 if stale and only_check else 0)


def _owners(project: Project, top: Path) -> dict[Path, str]:
    """File → what must be in it."""
    words, settings = project.words, project.root / of.SETTINGS
    if not settings.is_file():
        raise ProjectError(words("owners.no_settings", path=of.SETTINGS))
    problems = printing.Problems()
    owners_of, source = of.read_owners(settings.read_bytes(), problems)
    if owners_of is None:
        text = printing.as_text(problems, words, lambda place: source.line(place.line) if source else "")
        click.echo(text, err=True, nl=False)
        sys.exit(1)
    library = validate(project).library
    return {top / path: of.as_text(library, owners_of, forge, top, words) for forge, path in of.FILES.items()}


def _is_current(path: Path, text: str) -> bool:
    try:
        return path.read_text("utf-8") == text
    except (FileNotFoundError, UnicodeDecodeError):
        return False
