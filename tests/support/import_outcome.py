"""All that the command says of exports, as one text: `import_outcome.js` says the same of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stadswijzer.checks.validation import Validated
from stadswijzer.editing.survey import importing as rounds
from stadswijzer.editing.survey import report, withdrawn

ABOUT = {
    "date": "2021-04-30",
    "invited": "90",
    "purpose": "Weten",
    "legal_basis": "Taak",
    "privacy_check": "2021-03-01",
    "works_council": {"date": "2021-03-02", "outcome": "agreed"},
    "delete_source_by": "2021-08-01",
}
"""Safeguards, as the page holds them."""


@dataclass(frozen=True)
class Said:
    """What is said of an import by options, or by controls."""

    columns: Sequence[str] = ()
    answers: Sequence[str] = ()
    wishes: bool = False
    rows_alike: bool = False
    is_again: bool = False
    responded: int | None = None
    about: Mapping[str, Any] = field(default_factory=lambda: ABOUT)
    id: str = "2021-voorjaar"

    def for_page(self) -> dict[str, Any]:
        """The same, as the page takes it."""
        return {
            "columns": list(self.columns),
            "answers": list(self.answers),
            "wishes": self.wishes,
            "isOthers": self.rows_alike,
            "isAgain": self.is_again,
            "responded": self.responded,
            "about": dict(self.about),
            "id": self.id,
        }

    def for_command(self) -> rounds.About:
        """The same, as the command takes it."""
        about = dict(self.about)
        council = about.pop("works_council", {})
        invited = about.pop("invited", None)
        return rounds.About(
            self.id,
            responded=self.responded,
            invited=int(invited) if invited else None,
            works_council=council.get("outcome", ""),
            works_council_date=council.get("date", ""),
            works_council_reason=council.get("reason", ""),
            **about,
        )


def outcome(checked: Validated, exports: Mapping[str, bytes], said: Said) -> str:
    """Columns, findings in order, what survives, and the file or why it is refused."""
    words, about = checked.library.words, said.for_command()
    counted = rounds.count(
        checked,
        exports,
        chosen=said.columns,
        said=said.answers,
        wishes=said.wishes,
        rows_alike=said.rows_alike,
    )
    hidden = rounds.hide(checked, counted, about)
    lines = [
        f"{file}: {' | '.join(report.role(column, words) for column in columns)}"
        for file, columns in counted.columns.items()
    ]
    lines += [line for line in report.as_text(counted.findings, words) if not line.startswith("      = ")]
    if hidden is None:
        return "\n".join(lines) + "\n"
    lines += report.survivors(hidden, counted.tally.responded, words)
    day = about.date or str(checked.library.today)
    before = list(
        withdrawn.findings(
            checked.library, counted.tally.responded, file=next(iter(exports)), day=day, basis=about.basis
        )
        if not about.sample
        else ()
    )
    lines += [line for line in report.as_text(before, words) if not line.startswith("      = ")]
    if any(finding.severity == "error" for finding in before):
        return "\n".join(lines) + "\n"
    text = rounds.round_text(checked, counted.tally, hidden, about)
    path = f"docs/kennispeiling/{said.id}.yml"
    wrong, _ = rounds.refused(checked, path, said.id, text, measured_again=said.is_again)
    codes = sorted({problem.code for problem in wrong})
    return "\n".join(lines) + (f"\nrefused: {', '.join(codes)}\n" if codes else f"\n\n{text}")
