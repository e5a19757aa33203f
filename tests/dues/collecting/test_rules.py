"""Pure decisions of the collection grid."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Refused
from app.core.periods import parse_period, period_between
from app.dues.collecting.draft.rules import as_text, as_typed, others_cells
from app.dues.collecting.facts import Cell, CollectingLine, GridPayment, Typed, WrongLines
from app.dues.collecting.rounds import neighbours
from app.dues.collecting.rules import agreement, entered, paid_meanwhile, refuse_wrong_lines, slug

AN, DAT = CollectingLine(1, "Trần Thị An", 40_000, 0), CollectingLine(2, "Phạm Quốc Đạt", 0, 40_000)
WORDS = st.text(max_size=12)
CELLS = st.builds(
    Cell, WORDS, WORDS, st.booleans(), st.none() | st.integers(0, 10**15), st.none() | st.integers(0, 10**15)
)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (Cell(ticked=True), 40_000),
        (Cell("40k"), 40_000),
        (Cell("1.250.000đ"), 1_250_000),
        (Cell("15k", ticked=True), 15_000),
        (Cell(note="vắng"), None),
        (Cell(), None),
    ],
)
def test_what_a_cell_comes_to(cell: Cell, amount: int | None) -> None:
    assert entered([AN], {1: cell}).amounts.get(1) == amount


@pytest.mark.parametrize("text", ["0", "không", "4,5", "-40k", "40k 40k", "9" * 16, "=1+1"])
def test_what_is_invalid_is_reported_and_not_counted(text: str) -> None:
    found = entered([AN, DAT], {1: Cell(text), 2: Cell("1k")})
    assert (found.amounts, list(found.wrong), found.total) == ({2: 1_000}, [1], 1_000)


def test_a_tick_of_who_owes_nothing_pays_nothing() -> None:
    assert list(entered([DAT], {2: Cell(ticked=True)}).wrong) == [2]


def test_a_note_has_an_end() -> None:
    assert "Ghi chú dài quá" in entered([AN], {1: Cell("40k", "x" * 20_000)}).wrong[1]


@pytest.mark.parametrize(
    ("cell", "is_reported"),
    [
        (Cell("40k", seen=40_000), False),
        (Cell("40k", seen=0), True),
        (Cell("40k", seen=60_000), True),
        (Cell("40k", seen=0, again=40_000), False),
        (Cell("40k", seen=0, again=20_000), True),
        (Cell(seen=0), False),
        (Cell("40k"), False),
    ],
)
def test_a_payment_since_the_page_was_shown_is_reported(cell: Cell, is_reported: bool) -> None:
    assert bool(paid_meanwhile([DAT], {2: cell})) is is_reported


def test_wrong_lines_come_before_the_sum() -> None:
    with pytest.raises(WrongLines) as refused:
        refuse_wrong_lines([AN], {1: Cell("?")}, GridPayment(date(2024, 1, 1), expected=1))
    assert list(refused.value.lines) == [1]


def test_a_sum_that_is_another_names_its_box() -> None:
    with pytest.raises(Refused) as refused:
        refuse_wrong_lines([AN], {1: Cell("40k")}, GridPayment(date(2024, 1, 1), expected=50_000))
    assert refused.value.field == "expected"


@given(st.integers(0, 10**15), st.none() | st.integers(0, 10**15))
def test_only_equal_sums_agree(total: int, expected: int | None) -> None:
    tone, _ = agreement(total, expected)
    assert (tone == "good") is (total == expected)


@given(st.builds(Typed, WORDS, WORDS, WORDS, st.dictionaries(st.integers(1, 999), CELLS, max_size=5)))
def test_a_draft_is_read_back_as_it_was_typed(typed: Typed) -> None:
    back = as_typed(as_text(typed))
    cells = {key: cell for key, cell in typed.cells.items() if cell.has_content or cell.note}
    assert back == Typed(typed.paid_on, typed.channel, typed.expected, cells)
    assert others_cells(typed, back) == {}


@pytest.mark.parametrize(
    "text", ["2024", "03/2024", "Quý 1/2024", "6 tháng đầu năm 2024", "2024-01-05..2024-02-07"]
)
def test_a_period_in_an_address_is_read_back(text: str) -> None:
    period = parse_period(text)
    assert "/" not in slug(period)
    assert parse_period(slug(period)) == period


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.booleans())
def test_neighbours_touch(day: date, by_month: bool) -> None:
    period = parse_period(f"{day.month:02d}/{day.year}" if by_month else str(day.year))
    before, after = neighbours(period)
    assert before is not None
    assert after is not None
    assert (neighbours(before)[1], neighbours(after)[0]) == (period, period)


def test_other_periods_have_no_neighbours() -> None:
    assert neighbours(period_between(date(2024, 1, 5), date(2024, 2, 7))) == (None, None)
