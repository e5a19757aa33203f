"""Shares crossing their limits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.books.cashbook.facts import Nature
from app.books.items.facts import Bound, ItemFacts, ItemSide, LimitedSource, LimitFacts, ShareGroup
from app.books.items.rules import Catalogue, ListedItem
from app.year.settlement.rules import Sum
from app.year.settlement.share_rules import Verdict, shares
from tests.conftest import TODAY

LIST = Catalogue(
    [
        ListedItem(1, ItemFacts(ItemSide.RECEIPT, "Đoàn viên đóng góp", "22.01")),
        ListedItem(2, ItemFacts(ItemSide.PAYMENT, "Phụ cấp", "34.02", ShareGroup.ALLOWANCE)),
        ListedItem(3, ItemFacts(ItemSide.PAYMENT, "Thăm hỏi", "31.03", ShareGroup.WELFARE)),
        ListedItem(4, ItemFacts(ItemSide.PAYMENT, "Nộp cấp trên", "39", remits=True)),
        ListedItem(5, ItemFacts(ItemSide.PAYMENT, "Hội thao", "32", ShareGroup.MOVEMENT)),
    ]
)
MOST = LimitFacts(LimitedSource.DUES, ShareGroup.ALLOWANCE, Bound.MOST, Decimal(45))
LEAST = LimitFacts(LimitedSource.DUES, ShareGroup.WELFARE, Bound.LEAST, Decimal(40))
OTHER = LimitFacts(LimitedSource.DUES, ShareGroup.OTHER, Bound.MOST, Decimal(15))


def spent(limit: LimitFacts, amount: int, *, item: str, is_over: bool = False) -> tuple[str, Verdict]:
    """Of 100.000 taken in and 40.000 sent up, 60.000 are kept; `amount` is spent on the item."""
    dues = Nature.DUES
    sums = [
        Sum("receipt", "Đoàn viên đóng góp", 100_000, dues),
        Sum("payment", "Nộp cấp trên", 40_000, dues),
        Sum("payment", item, amount, dues),
        Sum("payment", item, 50_000, Nature.OWN_OTHER),
    ]
    [share] = shares([limit], sums, LIST, TODAY, is_over=is_over)
    assert share.kept == 60_000
    return share.text, share.verdict


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (24_299, ("40,5%", Verdict.WITHIN)),
        (24_300, ("40,5%", Verdict.NEAR)),
        (27_000, ("45%", Verdict.NEAR)),
        (27_001, ("45%", Verdict.OVER)),
    ],
)
def test_a_share_that_may_be_so_much_at_most(amount: int, expected: tuple[str, Verdict]) -> None:
    assert spent(MOST, amount, item="Phụ cấp") == expected


@pytest.mark.parametrize(
    ("amount", "is_over", "verdict"),
    [
        (23_999, False, Verdict.NOT_YET),
        (23_999, True, Verdict.SHORT),
        (24_000, False, Verdict.REACHED),
        (24_000, True, Verdict.REACHED),
    ],
)
def test_a_share_that_must_be_so_much_at_least(amount: int, is_over: bool, verdict: Verdict) -> None:
    assert spent(LEAST, amount, item="Thăm hỏi", is_over=is_over)[1] is verdict


@pytest.mark.parametrize("item", ["Hội thao", "không có trong danh mục"])
def test_what_no_limit_names_counts_as_other(item: str) -> None:
    assert spent(OTHER, 9_001, item=item) == ("15%", Verdict.OVER)


def test_nothing_kept_gives_no_share() -> None:
    [share] = shares([MOST], [Sum("payment", "Phụ cấp", 5_000, Nature.DUES)], LIST, TODAY, is_over=True)
    assert (share.text, share.full, share.verdict) == ("", 0, Verdict.NOTHING)
