"""Pure decisions of the register of vouchers: which paper a posting asks for, and how its number reads."""

from __future__ import annotations

import re

from app.books.cashbook.facts import Direction, Posting, VoucherKind
from app.log.activities.facts import Channel

#: `PC0012/2024`, as `voucher_text` writes it.
_NUMBERED = re.compile(r"(?P<prefix>[A-Z]{2})(?P<number>[0-9]{4,})/(?P<year>[0-9]{4})")


def voucher_text(kind: VoucherKind, number: int, year: int) -> str:
    """The number as printed and kept in the book: `PT0001/2024`."""
    return f"{kind.prefix}{number:04d}/{year}"


def number_in(text: str, kind: VoucherKind, year: int) -> int | None:
    """The number that a text of this kind and year tells; None for a text of another form."""
    match = _NUMBERED.fullmatch(text)
    if match is None or (match["prefix"], int(match["year"])) != (kind.prefix, year):
        return None
    return int(match["number"])


def kind_asked(posting: Posting) -> VoucherKind | None:
    """The voucher that a posting asks for: for cash that comes in C40-BB, that goes out C41-BB; or None.

    Between cash and bank it is the paper of the cash end; what stays in the box, or the bank, asks for none.
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
