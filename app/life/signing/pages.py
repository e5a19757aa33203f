"""The papers that an entry of the log can be printed as."""

from __future__ import annotations

from flask import url_for

from app.life.gifts.queries import list_of_entry
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.log.records.declared import PaperLink


def papers_of(entry: Activity) -> list[PaperLink]:
    """The papers of the entry itself; those of its money are linked at each line of the cash book."""
    papers = []
    if entry.kind == Kind.VISIT:
        papers.append(PaperLink("Phiếu thăm hỏi", url_for("vouchers.visits.show", row_id=entry.id)))
        made_of = list_of_entry(entry.unit_id, entry.id)
        if made_of:
            papers.append(PaperLink("Danh sách quà", url_for("gifts.show", row_id=made_of)))
            papers.append(PaperLink("Danh sách ký nhận", url_for("gifts.sign", row_id=made_of)))
            return papers
    # An award has a list to sign only for its prize.
    if entry.kind == Kind.VISIT or (entry.kind == Kind.AWARD and entry.amount):
        papers.append(PaperLink("Danh sách ký nhận", url_for("vouchers.signing.receiving", row_id=entry.id)))
    if entry.kind == Kind.COLLECTION:
        papers.append(PaperLink("Danh sách ký nộp", url_for("vouchers.signing.paying", row_id=entry.id)))
    return papers
