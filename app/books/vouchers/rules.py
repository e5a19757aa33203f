"""Pure decisions about vouchers: what a paper says of itself, how a sum is shared out."""

from __future__ import annotations

from app.books.cashbook.facts import VoucherKind
from app.books.vouchers.facts import VisitPaper, VoucherPaper
from app.core.dates import format_date
from app.core.money import format_dong

FORMS = {VoucherKind.RECEIPT: "Mẫu số C40-BB", VoucherKind.PAYMENT: "Mẫu số C41-BB"}


def shared_out(amount: int | None, people: int) -> int | None:
    """What each of them got, in đồng; None where the sum does not come out even: then the pen says it."""
    if not amount or not people or amount % people:
        return None
    return amount // people


def stamp_of(voucher: VoucherPaper) -> tuple[str, ...]:
    """What is stamped on a voucher of which something was reversed: the word, then why and when."""
    if not voucher.undone:
        return ()
    told = dict.fromkeys(
        f"Đã ghi đảo ngày {format_date(one.undone_on)}" + (f": {one.reason}" if one.reason else "")
        for one in voucher.undone
        if one.undone_on
    )
    if voucher.is_reversed:
        return ("ĐÃ HỦY", *told)
    return (f"ĐÃ HỦY MỘT PHẦN: {format_dong(sum(one.amount for one in voucher.undone))}", *told)


def stamp_of_visit(paper: VisitPaper) -> tuple[str, ...]:
    """What is stamped on the paper of a visit that was withdrawn."""
    if paper.withdrawn_on is None:
        return ()
    return ("ĐÃ HỦY", f"Đã rút khỏi sổ ngày {format_date(paper.withdrawn_on)}: {paper.withdrawn_reason}")
