"""Pure decisions of the register of vouchers: which paper a posting needs, and how numbers are written."""

from __future__ import annotations

import re

from app.books.cashbook.facts import Direction, Posting, VoucherKind
from app.core.errors import Refused
from app.log.activities.facts import Channel

#: `PC0012/2024`, as `voucher_text` writes it.
_NUMBERED = re.compile(r"(?P<prefix>[A-Z]{2})(?P<number>[0-9]{4,})/(?P<year>[0-9]{4})")


def voucher_text(kind: VoucherKind, number: int, year: int) -> str:
    """The number as printed and kept in the book: `PT0001/2024`."""
    return f"{kind.prefix}{number:04d}/{year}"


def number_in(text: str, kind: VoucherKind, year: int) -> int | None:
    """The number in a text of this kind and year; None for a text of another form."""
    match = _NUMBERED.fullmatch(text)
    if match is None or (match["prefix"], int(match["year"])) != (kind.prefix, year):
        return None
    return int(match["number"])


def number_taken(number: str) -> Refused:
    """The refusal of a number that something else has."""
    return Refused(f"Số phiếu {number} đã cấp cho khoản khác. Để trống để lấy số mới.", "voucher_text")


def voucher_kind_of(posting: Posting) -> VoucherKind | None:
    """The voucher that a posting needs: C40-BB for cash in, C41-BB for cash out; or None.

    A transfer between cash and bank needs that of its cash end; one within cash, or the bank, needs none.
    """
    came = posting.to_channel is Channel.CASH
    left = posting.channel is Channel.CASH
    if posting.direction is Direction.TRANSFER:
        if came == left:
            return None
        return VoucherKind.RECEIPT if came else VoucherKind.PAYMENT
    if not left:
        return None
    return VoucherKind.RECEIPT if posting.direction is Direction.RECEIPT else VoucherKind.PAYMENT
