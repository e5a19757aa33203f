"""The row of sums under a list: each sum stands under its column, whatever columns the list has."""

from __future__ import annotations

import pytest

from app.papers.lists import ListColumn, Listing

Pair = tuple[str, int]
NAME: ListColumn[Pair] = ListColumn("name", "Tên", lambda one: one[0])
PLACE: ListColumn[Pair] = ListColumn("place", "Nơi để", lambda _one: "Kho")
CODE: ListColumn[Pair] = ListColumn("code", "Mã", lambda _one: "TS1", on="file")
WORTH: ListColumn[Pair] = ListColumn("worth", "Giá trị", lambda one: one[1], "money")


def listing(*columns: ListColumn[Pair], page: tuple[str, ...] = ()) -> Listing[Pair]:
    return Listing("Tài sản", "tai-san", "tài sản", columns, page)


@pytest.mark.parametrize("columns", [(NAME, WORTH), (NAME, PLACE, WORTH), (NAME, WORTH, PLACE)])
def test_a_column_more_moves_no_sum_away_from_its_own(columns: tuple[ListColumn[Pair], ...]) -> None:
    of = listing(*columns)
    heads = [label for label, _, _ in of.heads]
    shown = of.foot("Cộng", {"worth": 40_000_000})
    assert len(shown) == len(heads)
    assert shown[0] == ("", "Cộng")
    assert shown[heads.index("Giá trị")] == ("num", "40.000.000")
    sheet = of.sheet([("Rừng keo", 40_000_000)])
    row = of.sum_row("Cộng", {"worth": 40_000_000}).cells
    assert len(row) == len(sheet.columns)
    assert row[[column.heading for column in sheet.columns].index("Giá trị")] == 40_000_000


def test_page_and_file_each_have_their_own_columns() -> None:
    of = listing(NAME, CODE, WORTH, page=("worth", "name"))
    assert of.foot("Cộng", {}) == [("", "Cộng"), ("", "")]
    assert of.sum_row("Cộng", {"worth": 7}).cells == (None, "Cộng", None, 7)


def test_what_is_below_zero_is_shown_as_such() -> None:
    assert listing(NAME, WORTH).foot("Cộng", {"worth": -5})[1] == ("num negative", "-5")


@pytest.mark.parametrize("key", ["amount", "code", "name"])
def test_a_sum_of_no_column_of_the_page_is_a_fault(key: str) -> None:
    with pytest.raises(KeyError, match=key):
        listing(NAME, CODE, WORTH).foot("Cộng", {key: 5})
