"""The first cell of every row of a table as the head of that row, in a PDF that Typst made.

In: bytes of a PDF. Out: the same with those cells as TH with the scope Row, so that who hears a cell hears
whose it is. Typst has that only behind a switch that its Python package lacks (`pdf.header-cell`). It names
the head of a column in every cell; with heads of both kinds their scope tells it, so those names go. Changes
nothing else.
"""

from __future__ import annotations

import re

_ELEMENT = rb"\d+ 0 obj\n<</Type/StructElem/S/"
_ROW = re.compile(_ELEMENT + rb"TR/P (\d+) 0 R.*?/K\[([^\]]*)\]", re.DOTALL)
_BODY = re.compile(_ELEMENT + rb"TBody")
_CELL = re.compile(_ELEMENT + rb"TD")
_HEADS = re.compile(rb"<</O/Table/Headers\[[^\]]*\]>>")
_XREF = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20
"""Bytes of a line of the table of places."""


def with_row_headers(pdf: bytes) -> bytes:
    """The same document; of another form than Typst writes it is left as it is."""
    begin = int(pdf[pdf.rfind(b"startxref") + len(b"startxref") :].split()[0])
    found = _XREF.match(pdf, begin)
    if found is None:
        return pdf
    lines = [pdf[at : at + _ENTRY] for at in range(found.end(), found.end() + _ENTRY * int(found[1]), _ENTRY)]
    places = {number: int(line[:10]) for number, line in enumerate(lines) if line[17:18] == b"n"}
    changed = _changed(pdf, places)
    if not changed:
        return pdf
    order = sorted(places, key=lambda number: places[number])
    ends = [*(places[number] for number in order[1:]), begin]
    whole, moved = [pdf[: places[order[0]]]], {}
    at = len(whole[0])
    for number, end in zip(order, ends, strict=True):
        text = pdf[places[number] : end]
        text = changed[number] + text[text.rfind(b"endobj") :] if number in changed else text
        moved[number] = at
        whole.append(text)
        at += len(text)
    table = b"".join(
        b"%010d" % moved[number] + line[10:] if number in moved else line for number, line in enumerate(lines)
    )
    trailer = pdf[found.end() + _ENTRY * len(lines) : pdf.rfind(b"startxref")]
    return b"".join([*whole, found[0], table, trailer, b"startxref\n%d\n%%%%EOF" % at])


def _changed(pdf: bytes, places: dict[int, int]) -> dict[int, bytes]:
    """Number → what stands in that object, up to its end, of the cells below the head of a table."""
    changed: dict[int, bytes] = {}
    for place in places.values():
        row = _ROW.match(pdf, place)
        if row is None or not _BODY.match(pdf, places[int(row[1])]):
            continue
        for n, kid in enumerate(re.findall(rb"(\d+) 0 R", row[2])):
            number = int(kid)
            if _CELL.match(pdf, places[number]):
                text = pdf[places[number] : pdf.index(b"endobj", places[number])]
                changed[number] = _head(text) if n == 0 else _HEADS.sub(b"", text).replace(b"/A[]", b"")
    return changed


def _head(cell: bytes) -> bytes:
    scope = b"<</O/Table/Scope/Row>>"
    cell = cell.replace(b"/S/TD", b"/S/TH", 1)
    if _HEADS.search(cell):
        return _HEADS.sub(scope, cell)
    if b"/A[" in cell:
        return cell.replace(b"/A[", b"/A[" + scope, 1)
    return cell.replace(b"/K[", b"/A[" + scope + b"]/K[", 1)
