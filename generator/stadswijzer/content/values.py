"""The kinds of value a field can hold: how each is read as typed, and how a schema describes it.

In: a node of `yaml_source`. Out: a Python value, or `BROKEN` with the problem reported at the node.
Nothing is coerced: what YAML 1.1 would read as something else is an error that says what to write instead.
By hand, since a validator such as pydantic knows no places: the way from its errors back to nodes is as long.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, ClassVar, Final, cast

import yaml

from stadswijzer.content.yaml_source import Mapping, Node, Refused, Scalar, Sequence, Source, odd_space
from stadswijzer.language import answer_words
from stadswijzer.language.invisible import INVISIBLE, UNSEEN, name_of, unseen_in_address
from stadswijzer.language.problems import Problems

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class _Broken:
    def __repr__(self) -> str:
        return "BROKEN"


BROKEN: Final = _Broken()


@dataclass(frozen=True)
class Report:
    """Where a reader says what is wrong. `min_group` is the one option that a rule inside a file needs."""

    source: Source
    problems: Problems
    min_group: int = 5

    def __call__(self, code: str, at: Node, /, **values: object) -> _Broken:
        self.problems.add(self.source.problem(code, at.start, **values))
        return BROKEN

    def wrong_type(self, at: Node, wanted: str, hint: str = "") -> _Broken:
        """Says what is wanted and what stands there instead; nothing if that has been told already."""
        if isinstance(at, Refused):
            return BROKEN
        if isinstance(at, Scalar):
            if is_nothing(at):
                comment = self.source.text[at.end : at.end + 80].lstrip(" \t").startswith("#")
                return self("empty-value", at, wanted=wanted, hint="comment" if comment else "general")
            if odd := odd_space(self.source, at):
                self.problems.add(odd)
                return BROKEN
            return self("wrong-type", at, wanted=wanted, instead=f'"{at.text}"', hint=hint or wanted)
        instead = "list" if isinstance(at, Sequence) else "fields"
        return self("wrong-type", at, wanted=wanted, instead=instead, hint=hint or wanted)

    @property
    def is_full(self) -> bool:
        return self.problems.is_full(self.source.path)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, or ''."""
    return _nearest(word.lower()[:100], tuple(known))


@lru_cache(4096)  # one name that is gone can be referred to in a thousand places
def _nearest(word: str, known: tuple[str, ...]) -> str:
    matches = get_close_matches(word, known, n=1, cutoff=0.6)
    return matches[0] if matches else ""


class Value:
    """One kind of value."""

    empty: ClassVar[Any] = None
    """What an optional field holds when it is not given."""

    def read(self, node: Node, report: Report) -> Any:
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        raise NotImplementedError

    def inner(self) -> tuple[Value, ...]:
        """The kinds of value inside this one."""
        return ()


def is_nothing(scalar: Scalar) -> bool:
    """Whether a value says that there is none: left out, the word that YAML has for it, or empty quotes."""
    return not scalar.text if scalar.style else scalar.text in ("", "~", "null", "Null", "NULL")


_TEXTS = ("text", "line")
_NUMBERS = ("whole", "number")
"""Their messages say more of the signs between thousands."""


def _scalar(node: Node, report: Report, wanted: str) -> Scalar | None:
    """The scalar, or None after saying that something else stands here, or nothing, or what nobody sees."""
    if isinstance(node, Scalar) and not (is_nothing(node) and not (node.style and wanted in _TEXTS)):
        pattern = INVISIBLE if wanted in _NUMBERS else UNSEEN
        unseen = None if wanted in _TEXTS or node.text.isascii() else pattern.search(node.text)
        if unseen is None:
            return node
        _unseen(node, unseen, report)
        return None
    hint = ""
    if wanted in _TEXTS and isinstance(node, Sequence | Mapping):
        brackets = report.source.text[node.start] in "[{"
        hint = "bracket" if brackets else "colon" if isinstance(node, Mapping) else "one"
    report.wrong_type(node, wanted, hint)
    return None


def _unseen(scalar: Scalar, found: re.Match[str], report: Report) -> None:
    """Says which character stands there that nobody sees; a space of another kind has no place of its own."""
    offset = report.source.offset_in(scalar, found.start())
    raw = report.source.text.find(found[0], scalar.start, scalar.end)
    problem = report.source.problem(
        "hidden-character", raw if raw >= 0 else offset, character=name_of(found[0])
    )
    report.problems.add(problem)


_RESOLVERS: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers


def reads_otherwise(text: str) -> str:
    """What YAML 1.1 makes of this plain text if not text (`bool`, `int`, …), else ''."""
    for tag, pattern in _RESOLVERS.get(text[:1], ()):
        if pattern.match(text):
            return tag.rpartition(":")[2]
    return ""


_LOST = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)")
"""What YAML takes for a comment behind a text. With a space behind the sign it is meant as one."""


@dataclass(frozen=True)
class Prose(Value):
    """Markdown, of one or more lines. It has a limit: Markdown is slow on a long text made to hurt it."""

    max_length: int = 20_000
    wanted: ClassVar[str] = "text"

    def read(self, node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, self.wanted)
        if scalar is None:
            return BROKEN
        if not scalar.style and (meant := reads_otherwise(scalar.text)):
            return report("quote-text", node, found=scalar.text, meant=meant)
        if not scalar.text.strip():
            return report("blank-text", node)
        if not scalar.style and (lost := _LOST.match(report.source.text, scalar.end)):
            problem = report.source.problem("lost-after-hash", lost.start(1), lost=lost[1])
            report.problems.add(problem)
        return self.checked(scalar, report)

    def checked(self, scalar: Scalar, report: Report) -> Any:
        length = len(scalar.text.strip())
        if length > self.max_length:
            return report("too-long", scalar, length=length, limit=self.max_length, hint=self.wanted)
        return scalar.text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.max_length}


@dataclass(frozen=True)
class Line(Prose):
    """Plain text of one line."""

    wanted: ClassVar[str] = "line"

    def checked(self, scalar: Scalar, report: Report) -> Any:
        text = scalar.text.strip()
        if "\n" in text or "\r" in text:
            return report("wrong-type", scalar, wanted="line", instead="lines", hint="lines")
        return BROKEN if super().checked(scalar, report) is BROKEN else text

    def schema(self) -> dict[str, Any]:
        return {**super().schema(), "pattern": r"^[^\n]*\S[^\n]*\n*$"}


@dataclass(frozen=True)
class Role(Line):
    """A line that names a role, a department or a mailbox, and never a person."""


URL_BEGINS = re.compile(r"https?://[^\s/?#]+", re.IGNORECASE)
URL_REFUSES = re.compile(r"[\s<>\"\\]")


@dataclass(frozen=True)
class Mailbox(Role):
    """A line that may hold the address of a shared mailbox, where other texts should hold none."""


@dataclass(frozen=True)
class Url(Value):
    """The address of a page on the web."""

    def read(self, node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, "url")
        if scalar is None:
            return BROKEN
        url = scalar.text.strip()
        if not URL_BEGINS.match(url) or URL_REFUSES.search(url):
            return report("unsafe-link", node, link=url)
        if unseen := unseen_in_address(url):
            return report("hidden-character", node, character=name_of(unseen))
        return url

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://"}


@dataclass(frozen=True)
class Id(Value):
    """A new name: lower-case letters and digits, with hyphens between; none of `reserved`."""

    reserved: tuple[str, ...] = ()

    def read(self, node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, "id")
        if scalar is None:
            return BROKEN
        if not ID.fullmatch(scalar.text):
            return report("bad-id", node, id=scalar.text, write=as_id(scalar.text))
        if scalar.text in self.reserved:
            return report("not-allowed", node, found=scalar.text, hint="reserved")
        return scalar.text

    def schema(self) -> dict[str, Any]:
        found = {"type": ["string", "integer"], "pattern": f"^{ID.pattern}$"}
        return {**found, "not": {"enum": list(self.reserved)}} if self.reserved else found


def as_id(text: str) -> str:
    """The id that someone who wrote `text` probably wanted: `Coördinatie & co` is `coordinatie-co`."""
    bare = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"'|\.ya?ml$", "", bare)).strip("-")


@dataclass(frozen=True)
class Ref(Value):
    """The id of something of another kind; `words` are values with a meaning of their own."""

    kind: str
    words: tuple[str, ...] = ()

    def read(self, node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, "id")
        return BROKEN if scalar is None else scalar.text

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "integer"]}


@dataclass(frozen=True)
class Choice(Value):
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, "word")
        if scalar is None:
            return BROKEN
        if scalar.text not in self.options:
            near = nearest(scalar.text, list(self.options))
            return report("not-allowed", node, found=scalar.text, allowed=", ".join(self.options), near=near)
        return scalar.text

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.options)}


@dataclass(frozen=True)
class Country(Value):
    """An ISO 3166-1 alpha-2 code; as typed, so that `NO` is Norway."""

    def read(self, node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, "word")
        if scalar is None:
            return BROKEN
        if scalar.text not in COUNTRIES:
            near = scalar.text.upper() if scalar.text.upper() in COUNTRIES else ""
            return report("not-allowed", node, found=scalar.text, allowed="NL, BE, DE, …", near=near)
        return scalar.text

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "boolean"], "examples": ["NL", "BE"]}


@dataclass(frozen=True)
class Flag(Value):
    """`true` or `false`."""

    def read(self, node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, "flag")
        if scalar is None:
            return BROKEN
        if scalar.style or scalar.text not in ("true", "false"):
            return report.wrong_type(node, "flag")
        return scalar.text == "true"

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Done(Value):
    """The day on which something was done, or only that it was (`true`) or was not (`false`)."""

    def read(self, node: Node, report: Report) -> Any:
        plain = isinstance(node, Scalar) and not node.style
        meant = reads_otherwise(cast("Scalar", node).text) if plain else ""
        return (Flag() if meant == "bool" else When(hint="done")).read(node, report)

    def schema(self) -> dict[str, Any]:
        return {"type": ["boolean", "string"]}


@dataclass(frozen=True)
class Whole(Value):
    """A whole number, written in digits and nothing else."""

    least: int | None = 0
    most: int | None = None
    places: int = 0

    @property
    def pattern(self) -> str:
        """How it is written: digits and nothing else."""
        return r"-?(0|[1-9][0-9]{0,14})"

    def read(self, node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, "whole")
        if scalar is None:
            return BROKEN
        if scalar.style or not re.fullmatch(self.pattern, scalar.text, re.ASCII):
            return self.no_number(scalar, _digits(scalar), "whole", report)
        return self.in_range(int(scalar.text), node, report)

    def no_number(self, scalar: Scalar, write: str, hint: str, report: Report) -> Any:
        if not scalar.style and re.fullmatch(r"-?[1-9][0-9]{15,}", scalar.text, re.ASCII):
            most = 10**15 - 1 if self.most is None else self.most
            least = -most if self.least is None else self.least
            return report("out-of-range", scalar, found=scalar.text, least=least, most=most, hint="between")
        values = {"found": scalar.text, "write": write, "places": self.places}
        return report("not-a-number", scalar, **values, hint="write" if write else hint)

    def in_range(self, number: Any, node: Node, report: Report) -> Any:
        if self.least is not None and number < self.least:
            return report(
                "out-of-range", node, found=number, least=self.least, most=self.most, hint=self._bounds()
            )
        if self.most is not None and number > self.most:
            return report(
                "out-of-range", node, found=number, least=self.least, most=self.most, hint=self._bounds()
            )
        return number

    def _bounds(self) -> str:
        return "least" if self.most is None else "between"

    def schema(self) -> dict[str, Any]:
        bounds = {"minimum": self.least, "maximum": self.most}
        return {"type": "integer", **{name: bound for name, bound in bounds.items() if bound is not None}}


def _digits(scalar: Scalar) -> str:
    """What to write instead of a number with signs between its thousands or around it, or ''."""
    bare = re.sub(r"^€\s*|[.,](?:00|-)$|\s*(?:€|euro)$", "", scalar.text.strip())
    if re.fullmatch(r"-?[0-9]{1,3}(?:[.,_'\s][0-9]{3}){1,4}", bare, re.ASCII):
        bare = re.sub(r"[.,_'\s]", "", bare)
    return str(int(bare)) if re.fullmatch(r"-?[0-9]{1,15}", bare, re.ASCII) else ""


@dataclass(frozen=True)
class Number(Whole):
    """A number with at most two decimals after a point (or `places`), never with a thousands sign."""

    least: int | None = None
    places: int = 2

    @property
    def pattern(self) -> str:
        """With decimals, after a point."""
        return rf"{super().pattern}(\.[0-9]{{1,{self.places}}})?"

    def read(self, node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, "number")
        if scalar is None:
            return BROKEN
        if scalar.style or not re.fullmatch(self.pattern, scalar.text, re.ASCII):
            write = re.sub(r"^(-?\d+),(\d{1,2})$", r"\1.\2", scalar.text)
            write = write if write != scalar.text else _digits(scalar)
            return self.no_number(scalar, write, "decimal", report)
        return self.in_range(float(scalar.text) if "." in scalar.text else int(scalar.text), node, report)

    def schema(self) -> dict[str, Any]:
        return {**super().schema(), "type": "number"}


FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
YEAR: Final = Whole(FIRST_YEAR, LAST_YEAR)
HOURS: Final = Whole(0, 9_999_999)
"""Of one department in one year: more than 5,000 people work."""
EUROS: Final = Whole(0, 99_999_999_999)
"""Of one year: more than any municipality spends, and what still fits in a column on paper."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, and how it was written: as a day, a month or a quarter, of some fields as a year."""

    day: date
    text: str

    @property
    def year(self) -> int:
        return self.day.year


MOMENT = re.compile(r"(\d{4})-(?:(\d{2})-(\d{2})|(\d{2})|Q([1-4]))", re.ASCII)


@dataclass(frozen=True)
class When(Value):
    """A day, month or quarter: its first day where something starts (`start`), else its last.

    `year`: a year alone will do, where nobody knows more.
    """

    start: bool = False
    hint: str = "general"
    year: bool = False

    def read(self, node: Node, report: Report) -> Any:
        scalar = _scalar(node, report, "date")
        if scalar is None:
            return BROKEN
        day = self.day(scalar.text)
        if day is None:
            write = _as_date(scalar.text)
            return report(
                "not-a-date", node, found=scalar.text, write=write, hint="write" if write else self.hint
            )
        return Moment(day, scalar.text)

    def day(self, text: str) -> date | None:
        if self.year and re.fullmatch(r"\d{4}", text, re.ASCII):
            text = f"{text}-{'01' if self.start else '12'}"
        match = MOMENT.fullmatch(text)
        if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            return None
        year = int(match[1])
        last_month = int(match[2] or match[4] or int(match[5]) * 3)
        first_month = last_month - 2 if match[5] else last_month
        try:
            if match[3]:
                return date(year, last_month, int(match[3]))
            if self.start:
                return date(year, first_month, 1)
            return date(year, last_month, monthrange(year, last_month)[1])
        except ValueError:  # also calendar.IllegalMonthError: no such month, no such day
            return None

    def schema(self) -> dict[str, Any]:
        if self.year:  # an editor's YAML reads a year as a number
            return {"type": ["string", "integer"], "pattern": r"^\d{4}(-(\d{2}(-\d{2})?|Q[1-4]))?$"}
        return {"type": "string", "pattern": r"^\d{4}-(\d{2}(-\d{2})?|Q[1-4])$"}


def _as_date(text: str) -> str:
    """The date that was probably meant, written as it must be, or ''."""
    for pattern, order in (
        (r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", (1, 2, 3)),
        (r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", (3, 2, 1)),
    ):
        if match := re.fullmatch(pattern, text.strip(), re.ASCII):
            year, month, day = (int(match[group]) for group in order)
            written = f"{year:04}-{month:02}-{day:02}"
            return written if When().day(written) else ""
    if match := re.fullmatch(
        r"(?:(\d{4})[- ]?[qQkK]([1-4])|[qQkK]([1-4])[- ]?(\d{4}))", text.strip(), re.ASCII
    ):
        return f"{match[1] or match[4]}-Q{match[2] or match[3]}"
    return ""


@dataclass(frozen=True)
class Many(Value):
    """A list. Items that cannot be read are left out, of the node too, so that both keep the same order."""

    item: Value
    least: int = 0
    most: int | None = None
    empty: ClassVar[Any] = ()

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, Sequence):
            return report.wrong_type(node, "list")
        length = len(node.items)
        fits = length >= self.least and (self.most is None or length <= self.most)
        if not fits:
            hint = "least" if self.most is None else "between"
            report("list-length", node, found=length, least=self.least, most=self.most, hint=hint)
        pairs = [(item, self.item.read(item, report)) for item in node.items]
        node.items[:] = [item for item, value in pairs if value is not BROKEN]
        values = tuple(value for _, value in pairs if value is not BROKEN)
        return values if fits and len(values) == length else PartOfList(values)

    def schema(self) -> dict[str, Any]:
        bounds = {"minItems": self.least or None, "maxItems": self.most}
        given = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"type": "array", "items": self.item.schema(), **given}

    def inner(self) -> tuple[Value, ...]:
        return (self.item,)


class PartOfList(tuple[Any, ...]):
    """A list of which some items could not be read."""

    __slots__ = ()


@dataclass(frozen=True)
class AtLeast(Value):
    """Three words: for level 1, 2 and 3, how many people are at that level or higher."""

    item: ClassVar[Choice] = Choice(answer_words.WORDS[answer_words.MANY])

    def read(self, node: Node, report: Report) -> Any:
        if isinstance(node, Refused):
            return BROKEN
        if not isinstance(node, Sequence) or len(node.items) != answer_words.LEVELS_ABOVE:
            return report("bad-at-least", node)
        words = [self.item.read(item, report) for item in node.items]
        return BROKEN if BROKEN in words else tuple(words)

    def schema(self) -> dict[str, Any]:
        bounds = {"minItems": answer_words.LEVELS_ABOVE, "maxItems": answer_words.LEVELS_ABOVE}
        return {"type": "array", "items": self.item.schema(), **bounds}


@dataclass(frozen=True)
class Proven(Whole):
    """A number of people that the words of a round can prove."""

    numbers: ClassVar[tuple[int, ...]] = answer_words.PROVEN

    def in_range(self, number: Any, node: Node, report: Report) -> Any:
        return number if number in self.numbers else report("people-steps", node, found=number)

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.numbers)}


@dataclass(frozen=True)
class Keyed(Value):
    """A mapping whose keys are data: a year or a reference."""

    key: Value
    value: Value
    empty: ClassVar[Any] = {}

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, Mapping):
            return report.wrong_type(node, "fields")
        values = {}
        for name in list(node.items):
            key = node.keys[name]
            plain = Scalar(key.text, "", key.start, key.end) if isinstance(self.key, Whole) else key
            read_key, value = self.key.read(plain, report), self.value.read(node.items[name], report)
            if read_key is BROKEN or value is BROKEN:
                del node.items[name], node.keys[name]
            else:
                values[read_key] = value
        return values

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.value.schema()}

    def inner(self) -> tuple[Value, ...]:
        return (self.key, self.value)


# ISO 3166-1 alpha-2, the 249 codes officially assigned.
COUNTRIES: Final = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN
    IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE
    YT ZA ZM ZW
    """.split()
)
