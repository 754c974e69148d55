"""Data → PDF, through a Typst template of ours: tagged, with our own fonts, the same bytes for the same data.

Data travels as JSON in one string, never as source. A character that the fonts lack prints as □, so that no
text can break a paper; what Typst refuses all the same is a `PaperError`. Reads no clock: the day of the
document is an argument.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stadswijzer.content.look import Look, Pairs, look_of
from stadswijzer.facts.site import Site
from stadswijzer.language.package_folder import PACKAGE
from stadswijzer.language.text_width import unprintable
from stadswijzer.papers.setting import row_headers
from stadswijzer.papers.setting.blocks import Data, breakable
from stadswijzer.papers.setting.made_before import made_before

if TYPE_CHECKING:
    import typst

ROOT = PACKAGE
"""What Typst may read: its style takes colours from `content/look.yml`."""
COUNCIL = ROOT / "papers" / "typst"
OURS = look_of({})
_MISSING = "□"
_MASK = 3
"""Of a code to scan: (row + column) mod 3, which leaves neither stripes nor blocks."""
_BLANK = re.compile(r"[\u1680\u2000-\u200a\u205f\u3000]")
"""Spaces of other widths, of which the fonts lack most."""
_PANIC = "PanicException"
"""What Typst raises when it breaks off: not an `Exception`, and of no module that can be imported."""
_UNSEEN = re.compile(r"[\u200b-\u200d\ufe0e\ufe0f\u2028\u2029\x00-\x08\x0b-\x1f\x7f-\x9f]")


class PaperError(Exception):
    """Typst could not make it. The text says why, in the words of Typst."""


def pdf(template: str, data: Data, *, day: date | None, look: Look = OURS, root: Path | None = None) -> bytes:
    """The PDF (PDF/UA-1 and PDF/A-2a) that `template` makes of `data`, dated `day`, in these colours.

    `root`: of the project that it is of, which keeps it for the next time.
    """
    text = json.dumps(printable(data), ensure_ascii=False, sort_keys=True)
    made_of = (template, text, day or date(1980, 1, 1), look.paper)
    return made_before(root, made_of, lambda: _compiled(*made_of)) if root else _compiled(*made_of)


def png(template: str, data: Data, *, look: Look = OURS) -> bytes:
    """The same as a picture of the one page of `template`, a dot for each point."""
    import typst  # noqa: PLC0415 - slow to load, and most papers are there already

    with _told():
        made = typst.compile(
            COUNCIL / f"{template}.typ",
            root=ROOT,
            font_paths=_fonts(),
            format="png",
            ppi=72,
            sys_inputs={
                "data": json.dumps(printable(data), sort_keys=True),
                **_inputs(look.paper),
            },
        )
    return bytes(made)


def query(template: str, data: str, selector: str) -> list[Any]:
    """The values that `template` marks with `selector`, of data as JSON, and as Typst gives them."""
    import typst  # noqa: PLC0415 - slow to load, and most papers are there already

    with _told():
        return json.loads(  # type: ignore[no-any-return]
            typst.query(  # type: ignore[type-var] # its types want root and input of one kind
                _printed(template, data),
                selector,
                field="value",
                format="json",
                root=ROOT,
                font_paths=_fonts(),
                sys_inputs=_inputs(OURS.paper),
            )
        )


def has_begun() -> bool:
    """Whether Typst set anything here: it has threads then, for which a copy would wait for ever."""
    return _fonts.cache_info().currsize > 0


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What goes wrong in Typst as one error."""
    try:
        yield
    except RuntimeError as error:  # of which a `TypstError` is one
        raise PaperError(" ".join(str(error).split())) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise PaperError(" ".join(str(error).split())) from None


@cache
def _fonts() -> typst.Fonts:
    """Ours alone, read once: with those of the machine the bytes would depend on it."""
    import typst  # noqa: PLC0415 - slow to load, and most papers are there already

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[COUNCIL / "fonts"]
    )


@lru_cache(maxsize=4)  # `serve` makes the same guide again at every save
def _compiled(template: str, data: str, day: date, look: Pairs) -> bytes:
    import typst  # noqa: PLC0415 - slow to load, and most papers are there already

    with _told():
        made = typst.compile(  # type: ignore[type-var] # as in `query`
            _printed(template, data),
            root=ROOT,
            font_paths=_fonts(),
            sys_inputs=_inputs(look),
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    return row_headers.with_row_headers(made)


def _printed(template: str, data: str) -> bytes:
    """What Typst is told: to print this JSON by a template of ours.

    A string of Typst has no other signs than these two that mean something. Data that stood among the inputs
    would be part of what all that is set depends on; so what Typst set for one question (how high is it, on
    which page does it end) is there for the next, and for the paper itself.
    """
    text = data.replace("\\", "\\\\").replace('"', '\\"')
    source = f'#import "/papers/typst/{template}.typ": printed\n#printed(json(bytes("{text}")))'
    return source.encode("utf-8")


def _inputs(look: Pairs) -> dict[str, str]:
    """The colours, where they are not ours."""
    return {"look": json.dumps(dict(look))} if look != OURS.paper else {}


def frame(
    site: Site,
    *,
    title: str,
    about: str,
    head: str,
    ask: str,
    sample: str,
    address: str = "",
    notes: str = "",
) -> Data:
    """What every page of a council paper says in its head and foot; see `papers/typst/style.typ`.

    `ask`: what a proposal asks; a paper itself only informs. `sample`: how much is made up, see
    `sheet.made_up`. `address`: of the page that the paper tells of; without `site_url` no address is printed.
    """
    w, organisation = site.words, site.library.organisation
    version = site.frame.version or w("unknown")
    stand = w("paper.stand", date=w.date(site.as_of), version=version) if site.as_of else ""
    roadmap = site.library.roadmap_fields
    if stand and roadmap and not roadmap.adopted:
        stand = f"{w('pages_periods.proposal').rstrip('.')} · {stand}"
    url = site.frame.whole(address) if address else ""
    code = _qr(url)
    return {
        "lang": w.language,
        "title": title,
        "author": (organisation.municipality if organisation else None) or site.frame.site_name,
        "about": about,
        "head": breakable(head),
        "sample": w(f"paper.sample_{sample}") if sample else "",
        "purpose": w("paper.inform"),
        "ask": ask,
        "case": f"{w('oplegger_head.case')}:",
        "stand": stand or w("paper.stand_unknown", version=version),
        "notes": notes,
        "page": w("paper.page"),
        "url": url,
        "on_site": w("paper.on_site"),
        "qr": code,
        "qr_alt": w("paper.qr_alt", url=url) if code else "",
    }


@lru_cache(maxsize=1024)
def _qr(url: str) -> str:
    """The address as a picture to scan (SVG), or '' when there is none, or none that fits.

    Always with the same mask, which the code names: to try all eight for the evenest takes eight times as
    long, and helps only where the code is damaged.
    """
    if not url:
        return ""
    import segno  # noqa: PLC0415 - slow to load, and without an address of the site there is no code

    try:
        code = segno.make(url, micro=False, error="m", mask=_MASK)
    except segno.DataOverflowError:
        return ""
    picture = io.BytesIO()
    code.save(picture, kind="svg", border=0, scale=4, xmldecl=False, omitsize=True)
    return picture.getvalue().decode("utf-8")


def printable(value: object) -> object:
    """The same with only what our fonts can show."""
    if isinstance(value, str):
        if value.isascii() and value.isprintable():  # as most are, and to look takes long
            return value
        return unprintable().sub(_MISSING, _UNSEEN.sub("", _BLANK.sub(" ", value)))
    if isinstance(value, Mapping):
        return {key: printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable(each) for each in value]
    return value
