"""Postings of the cash book as the page of their log entry shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from app.books.cashbook.facts import Direction
from app.books.lines.queries import BookLine, postings_of
from app.log.activities.facts import Channel
from app.log.activities.models import Activity


def voucher_url(line: BookLine) -> str:
    """The address of a line's phiếu thu or phiếu chi; "" for a line that moves no cash in or out."""
    is_cash_end = (line.channel == Channel.CASH) != (line.to_channel == Channel.CASH)
    return url_for("vouchers.show", row_id=line.id) if is_cash_end else ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A posting of the cash book with its labels, its reversal and the address of its voucher ("": none)."""

    line: BookLine
    undone: BookLine | None
    direction: str
    balance_name: str
    voucher_url: str


def money_of(entry: Activity) -> list[Moved]:
    """The postings of a log entry, each with its reversal; one statement."""
    return with_reversals(postings_of(entry.id))


def with_reversals(lines: Sequence[BookLine]) -> list[Moved]:
    """Each posting with its reversal."""
    undoing = {line.reversal_of_id: line for line in lines if line.reversal_of_id}
    return [
        Moved(
            line, undoing.get(line.id), Direction(line.direction).label, line.balance_name, voucher_url(line)
        )
        for line in lines
        if not line.reversal_of_id
    ]
