"""What surely fits on a page: how high blocks become, told from the widths of the letters.

Quick, and never too low: of four styles the widest letter counts, and a line is broken only at spaces and
hyphens that we put there. So what fits here is set in the size that this module gives, and only of the rest
Typst has to tell how high it is (`measuring`). The distances are those of `papers/typst/style.typ`;
`tests/papers/test_paper_fit.py` holds both together. By hand, since asking Typst for each side takes seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import ceil, fsum

from stadswijzer.language.text_width import width as _width
from stadswijzer.papers.setting.blocks import Block, Facts, Run, Section, Table, Text, grid

SIZES = (10.5, 10.0)
"""Points: the rule, and the least. What fits in neither takes another page; smaller is hard to read."""
MM = 72 / 25.4
TOP_MARGIN = 19 * MM
WIDTH, HEIGHT = 170 * MM, (297 - 19 - 21) * MM
TITLE, GUTTER = 31 * MM, 5 * MM
ABOVE, BELOW = 0.38, 0.42
BESIDE = WIDTH - TITLE - GUTTER
CODE = (22 + 6) * MM
"""Width that the code to scan takes, with what is kept free beside it."""
LEADING, BETWEEN, ITEMS, INSET, CELL = 0.32, 0.5, 0.36, 0.2, 0.35
INDENT, QUOTE = 1.7, 1.0
_SHAPE = "M\u00a0\u00a0"
"""As wide as a shape with what is kept free behind it."""
ADDRESS = 9.0
"""What a line of an address may leave empty: a part of 16 letters is not broken."""


@lru_cache(16384)  # check, papers and the next save measure the same lines
def text_lines(text: str, width: float) -> int:
    """Lines that `text` takes in a column of so many em; at least one."""
    if _width(text) <= width:
        return 1
    lines, used, space, hyphen = 1, 0.0, _width(" "), _width("-")
    for word in text.split(" "):
        pieces = word.split("\u00ad")
        for number, piece in enumerate(pieces):
            need = _width(piece) + (hyphen if number + 1 < len(pieces) else 0)
            before = space if used and number == 0 else 0
            if used and used + before + need > width:
                lines, used, before = lines + 1, 0.0, 0
            lines += _own_lines(piece, need, width) - 1 if need > width else 0
            used += before + _width(piece)
    return lines


def _own_lines(piece: str, need: float, width: float) -> int:
    """Lines that a piece wider than its column takes. An address is broken between its parts, by Typst."""
    if "://" in piece or piece.startswith("/"):
        return int(need // max(width - ADDRESS, width / 4)) + 1
    return int(need // width) + 1


def words_of(runs: Sequence[Run]) -> str:
    """What runs say, with as much before it as a shape takes."""
    return "".join(f"{_SHAPE if run.get('shape') else ''}{run['text']}" for run in runs)


def _of_runs(runs: Sequence[Run], width: float) -> float:
    number = text_lines(words_of(runs), width)
    return number + (number - 1) * LEADING


def height(blocks: Iterable[Block], width: float, between: float = BETWEEN) -> float:
    """Height in em of blocks under each other, in a column of so many em."""
    found = [_block(block, width) for block in blocks]
    return fsum(found) + between * max(0, len(found) - 1)


def _block(block: Block, width: float) -> float:
    if block["kind"] == "text":
        return _of_runs(block["runs"], width)
    if block["kind"] == "list":
        items = [max(1.0, height(item, width - INDENT)) for item in block["items"]]
        return fsum(items) + max(ITEMS, BETWEEN) * max(0, len(items) - 1)
    if block["kind"] == "quote":
        return height(block["blocks"], width - QUOTE)
    if block["kind"] == "facts":
        return _facts(block, width)
    return _table(block, width)


def _facts(block: Facts, width: float) -> float:
    column = (width - 2 * 1.2) / 3
    pairs = [
        text_lines(pair["name"], column) * (1 + LEADING) + _of_runs(pair["runs"], column)
        for pair in block["pairs"]
    ]
    rows = [max(pairs[at : at + 3]) for at in range(0, len(pairs), 3)]
    return fsum(rows) + BETWEEN * max(0, len(rows) - 1)


def _table(block: Table, width: float) -> float:
    return fsum(_height(row, block, width) + 2 * INSET for row in (block["head"], *block["rows"]))


def _height(row: Sequence[Sequence[Run]], table: Table, width: float) -> float:
    """Height of the text of a row."""
    whole = fsum(table["columns"])
    columns = (width * each / whole - 2 * CELL for each in table["columns"])
    return max(_of_runs(cell, column) for cell, column in zip(row, columns, strict=True))


def section(found: Section, size: float) -> float:
    """Height in points of a section, its title in the margin beside it."""
    beside = height(found["blocks"], BESIDE / size)
    titled = text_lines(found["title"], TITLE / size) * (1 + LEADING)
    return (max(beside, titled) + ABOVE + BELOW) * size


def wide_section(blocks: Sequence[Block], size: float) -> float:
    """Height in points of a section in the whole width, its title above."""
    return (height(blocks, WIDTH / size) + ABOVE + BELOW + 1.3) * size


def marked(sections: Iterable[Section], size: float, *, stays: bool = True) -> list[Section]:
    """The sections with what saves Typst to measure them first.

    `low`: the section stays on its page, and its title is surely no higher than what stands beside it. For
    tables see `measured`.
    """
    return [
        {
            **each,
            "low": stays and text_lines(each["title"], TITLE / size) <= _fewest(each["blocks"]),
            "blocks": measured(each["blocks"], BESIDE / size),
        }
        for each in sections
    ]


def tightest(head: Sequence[Text], rows: Sequence[Sequence[Text]], among: Iterable[Sequence[float]]) -> Table:
    """A table beside the titles, with those widths of its columns in which it surely is lowest."""
    tables = [grid(head, rows, columns) for columns in among]
    return min(tables, key=lambda table: _table(table, BESIDE / SIZES[0]))


def measured(blocks: Iterable[Block], width: float) -> list[Block]:
    """The blocks; tables with `single`: for each row, the head too, whether it is surely one line high."""
    return [_with_single(block, width) if block["kind"] == "table" else block for block in blocks]


def _with_single(table: Table, width: float) -> Table:
    single = [_height(row, table, width) == 1 for row in (table["head"], *table["rows"])]
    return {**table, "single": single}


def _fewest(blocks: Iterable[Block]) -> int:
    """Lines that blocks take at least."""
    return sum(map(_fewest_of, blocks))


def _fewest_of(block: Block) -> int:
    if block["kind"] == "list":
        return sum(max(1, _fewest(item)) for item in block["items"])
    if block["kind"] == "quote":
        return _fewest(block["blocks"])
    return 1 + len(block["rows"]) if block["kind"] == "table" else 1


def head(title: str, summary: str, facts: Sequence[Block], size: float) -> float:
    """Height in points of what stands above the sections of a front."""
    width = (WIDTH - CODE) / size
    lines = text_lines(title, width / 2.0)
    above = 1 + 0.25 + 2.0 * (lines + LEADING * (lines - 1)) + 0.35 + LEADING
    below = text_lines(summary, width / 1.12)
    above += 1.12 * (below + LEADING * (below - 1)) + BETWEEN
    return max(above * size, 21 * MM) + (0.6 + height(facts, WIDTH / size) + 0.7) * size


def largest(top: Callable[[float], float], sections: Sequence[Section]) -> float | None:
    """The largest size in which a side surely fits, or None. `top`: size → height above the sections."""
    for size in SIZES:
        if top(size) + fsum(section(each, size) for each in sections) <= HEIGHT:
            return size
    return None


def lines_over(whole: float) -> int:
    """Lines beside the titles, in the smallest size, that do not fit a page of a side so many points high."""
    return max(1, ceil((whole - HEIGHT) / (SIZES[-1] * (1 + LEADING))))


def other_side(title: str, size: float) -> float:
    """Height in points of what stands above the sections of a back."""
    lines = text_lines(f"{title} · xxxxxxxxxxxxxxx", WIDTH / size)
    return (lines * (1 + LEADING) + 0.8) * size


def top(about: str, address: str, size: float) -> float:
    """Height in points above the sections of the page for management; `address` is its last line."""
    width = (WIDTH - CODE) / size
    lines = text_lines(about, width / 1.12)
    title = 2.0 * (1 + LEADING) + 0.35
    below = text_lines(address, width) * (1 + LEADING) + BETWEEN if address else 0
    return max((title + 1.12 * lines * (1 + LEADING) + BETWEEN + below) * size, 21 * MM) + 0.8 * size


def chapter(title: str, intro: Sequence[Block], size: float) -> float:
    """Height in points of what stands above the sections of a chapter of the booklet."""
    lines = text_lines(title, WIDTH / size / 2.0)
    return (2.0 * lines * (1 + LEADING) + 0.7 + height(intro, WIDTH / size) + BETWEEN + 0.6) * size
