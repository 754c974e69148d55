"""Excel workbooks as other programs write them, made here byte by byte: a shape is in the file, not in a library."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Shape:
    """How a program writes. `prefix`: before every name of the sheet. `has_places`: cells say where they stand."""

    prefix: str = ""
    shared: bool = True
    has_places: bool = True
    dimension: str = ""
    merged: tuple[str, ...] = ()
    state: str = ""
    style: str = ""
    """The number format of numbers."""
    hidden: tuple[int, ...] = ()
    """Rows that a filter took out of sight."""


FORMS = Shape(prefix="x:")
"""As programs of Microsoft on a server write."""


def workbook(*sheets: tuple[str, Sequence[Sequence[object]], Shape]) -> bytes:
    """A workbook of sheets: name, rows, and how each is written. Numbers stay numbers; None is no cell at all."""
    texts: dict[str, int] = {}
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _related({"r1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        + "".join(
            f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"{shape.state and f" state={quoteattr(shape.state)}"}/>'
            for n, (name, _, shape) in enumerate(sheets, 1)
        )
        + "</sheets></workbook>",
    }
    for n, (_, rows, shape) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = _sheet(rows, shape, texts)
    style = next((shape.style for _, _, shape in sheets if shape.style), "")
    if style:
        parts["xl/styles.xml"] = (
            f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" formatCode={quoteattr(style)}/></numFmts>'
            '<cellStyleXfs><xf numFmtId="164"/></cellStyleXfs>'
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
        )
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{_MAIN}">' + "".join(f"<si>{_text(text)}</si>" for text in texts) + "</sst>"
    )
    parts["xl/_rels/workbook.xml.rels"] = _related(
        {f"r{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)}
        | {"s": ("sharedStrings", "/xl/sharedStrings.xml")}
        | ({"f": ("styles", "styles.xml")} if style else {})
    )
    return archive(parts)


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return found.getvalue()


def _related(targets: dict[str, tuple[str, str]]) -> str:
    rows = (
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, (kind, to) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(rows)}</Relationships>'


def _text(text: str, p: str = "") -> str:
    """A text in two runs, as a program writes that knows of bold letters."""
    half = len(text) // 2
    runs = f"<{p}r><{p}t xml:space='preserve'>{escape(text[:half])}</{p}t></{p}r><{p}r><{p}t>{escape(text[half:])}</{p}t></{p}r>"
    return runs if len(text) > 12 else f"<{p}t>{escape(text)}</{p}t>"


def _sheet(rows: Sequence[Sequence[object]], shape: Shape, texts: dict[str, int]) -> str:
    p = shape.prefix
    found = []
    for line, row in enumerate(rows, 1):
        cells = []
        for column, value in enumerate(row):
            place = f' r="{letters(column)}{line}"' if shape.has_places else ""
            if value is None and shape.has_places:
                continue
            if value is None or value == "":
                cells.append(f'<{p}c{place} s="1"/>')
            elif isinstance(value, bool):
                cells.append(f'<{p}c{place} t="b"><{p}v>{value:d}</{p}v></{p}c>')
            elif isinstance(value, int | float):
                style = ' s="1"' if shape.style else ""
                cells.append(f"<{p}c{place}{style}><{p}v>{value}</{p}v></{p}c>")
            elif shape.shared:
                cells.append(
                    f'<{p}c{place} t="s"><{p}v>{texts.setdefault(str(value), len(texts))}</{p}v></{p}c>'
                )
            else:
                cells.append(f'<{p}c{place} t="inlineStr"><{p}is>{_text(str(value), p)}</{p}is></{p}c>')
        unseen = ' hidden="1"' if line in shape.hidden else ""
        found.append(
            f'<{p}row r="{line}"{unseen}>{"".join(cells)}</{p}row>'
            if shape.has_places
            else f"<{p}row>{''.join(cells)}</{p}row>"
        )
    xmlns = f'xmlns:{p[:-1]}="{_MAIN}"' if p else f'xmlns="{_MAIN}"'
    size = f'<{p}dimension ref="{shape.dimension}"/>' if shape.dimension else ""
    merged = "".join(f'<{p}mergeCell ref="{ref}"/>' for ref in shape.merged)
    return (
        f"<{p}worksheet {xmlns}>{size}<{p}sheetData>{''.join(found)}</{p}sheetData>"
        f"<{p}mergeCells>{merged}</{p}mergeCells></{p}worksheet>"
    )


def letters(column: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
