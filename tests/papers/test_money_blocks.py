"""A table of amounts is never smaller than its letters: what does not fit beside it stands in a second table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadswijzer.facts.plan.money_table import Row, Table
from stadswijzer.language import text_width
from stadswijzer.papers import money_blocks
from stadswijzer.papers.setting import fitting

HEAD = (
    "Jaar", "Eenmalig", "Struc\u00adtureel", "Kosten", "Vast\u00adgesteld of toe\u00adgekend",
    "In meer\u00adjaren\u00adraming", "Nog vast te stellen", "Onzeker", "Niet gedekt",
)  # fmt: skip


def euros(amount):
    return f"€\u00a0{amount:,}".replace(",", ".")


def made(amount, columns=8, room=fitting.BESIDE):
    rows = [Row(str(year), (euros(amount),) * columns, "") for year in range(2023, 2031)]
    rows.append(Row("Totaal", (euros(8 * amount),) * columns, "total"))
    return money_blocks.table(Table(HEAD[: columns + 1], tuple(rows)), room)


def cells(row):
    return ["".join(run["text"] for run in cell) for cell in row]


@given(st.integers(1, 999_999_999), st.integers(1, 8), st.sampled_from([fitting.BESIDE, fitting.WIDTH]))
def test_every_amount_has_the_room_that_it_needs(amount, columns, room):
    found = made(amount, columns, room)
    for table in found:
        whole = sum(table["columns"])
        for row in table["rows"]:
            for share, text in list(zip(table["columns"], cells(row), strict=True))[1:]:
                assert text_width.width(text) <= share / whole * room / fitting.SIZES[0]
    names = [name for table in found for name in cells(table["head"])[1:]]
    assert names == list(HEAD[1 : columns + 1]), "each column once, in its order"
    assert all(cells(row)[0] for table in found for row in table["rows"]), "each table names its rows"


@pytest.mark.parametrize(("amount", "parts"), [(20_000, [6]), (123_456_789, [3, 3])])
def test_a_second_table_comes_only_where_it_must(amount, parts):
    assert [len(table["head"]) - 1 for table in made(amount, columns=6)] == parts


def test_the_first_table_of_two_is_not_one_column_alone():
    found = made(123_456_789, 7, fitting.WIDTH)
    assert min(len(table["head"]) - 1 for table in found) >= 3
