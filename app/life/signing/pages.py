"""The papers that an entry of the log can be printed as, and the scans that belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from app.books.lines.queries import BookLine
from app.life.gifts.queries import list_of_entry
from app.log.activities.facts import Channel, Kind
from app.log.activities.models import Activity
from app.log.attachments.rules import moves_money
from app.office.accounts.rules import Permission
from app.web.guards import may


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper of an entry: what it is called, where it is."""

    label: str
    url: str


def papers_of(entry: Activity) -> list[PaperLink]:
    """The papers of the entry itself; those of its money stand beside each line of the cash book."""
    papers = []
    if entry.kind == Kind.VISIT:
        papers.append(PaperLink("Phiếu thăm hỏi", url_for("vouchers.visits.show", row_id=entry.id)))
        made_of = list_of_entry(entry.unit_id, entry.id)
        if made_of:
            papers.append(PaperLink("Danh sách quà", url_for("gifts.show", row_id=made_of)))
            papers.append(PaperLink("Danh sách ký nhận", url_for("gifts.sign", row_id=made_of)))
            return papers
    # Of an award only the prize is signed for.
    if entry.kind == Kind.VISIT or (entry.kind == Kind.AWARD and entry.amount):
        papers.append(PaperLink("Danh sách ký nhận", url_for("vouchers.signing.receiving", row_id=entry.id)))
    if entry.kind == Kind.COLLECTION:
        papers.append(PaperLink("Danh sách ký nộp", url_for("vouchers.signing.paying", row_id=entry.id)))
    return papers


def voucher_url(line: BookLine) -> str:
    """Where the phiếu thu or phiếu chi of a line is printed; "" where no cash comes or goes."""
    is_cash_end = (line.channel == Channel.CASH) != (line.to_channel == Channel.CASH)
    return url_for("vouchers.show", row_id=line.id) if is_cash_end else ""


def may_attach(entry: Activity) -> bool:
    """Whether the current user may add and withdraw scans of the entry."""
    needed = Permission.MONEY if moves_money(entry) else Permission.RECORD
    return entry.withdrawn_at is None and may(needed)
