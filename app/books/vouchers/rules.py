"""Pure decisions about vouchers: the stamp of a paper, how a sum is shared out."""

from __future__ import annotations

from app.books.cashbook.facts import VoucherKind
from app.books.vouchers.facts import VisitPaper, VoucherPaper
from app.core.dates import format_date
from app.core.money import format_dong

FORMS = {VoucherKind.RECEIPT: "Mẫu số C40-BB", VoucherKind.PAYMENT: "Mẫu số C41-BB"}


def shared_out(amount: int | None, people: int) -> int | None:
    """The share of each person, đồng; None where the sum is not divisible: it is then written by hand."""
    if not amount or not people or amount % people:
        return None
    return amount // people


def stamp_of(voucher: VoucherPaper) -> tuple[str, ...]:
    """The stamp of a voucher with reversed lines: the word, then days and reasons; else empty."""
    if not voucher.undone:
        return ()
    reversals = dict.fromkeys(
        f"Đã ghi đảo ngày {format_date(one.undone_on)}" + (f": {one.reason}" if one.reason else "")
        for one in voucher.undone
        if one.undone_on
    )
    if voucher.is_reversed:
        return ("ĐÃ HỦY", *reversals)
    return (f"ĐÃ HỦY MỘT PHẦN: {format_dong(sum(one.amount for one in voucher.undone))}", *reversals)


def stamp_of_visit(paper: VisitPaper) -> tuple[str, ...]:
    """The stamp of the paper of a withdrawn visit; else empty."""
    if paper.withdrawn_on is None:
        return ()
    return ("ĐÃ HỦY", f"Đã rút khỏi sổ ngày {format_date(paper.withdrawn_on)}: {paper.withdrawn_reason}")
