"""The list of exemptions. Pure."""

from __future__ import annotations

from operator import attrgetter

from app.dues.exemptions.queries import Exempt
from app.dues.ledger.facts import ExemptionFacts
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

#: The row bears the names of its facts.
_ROW = attrgetter("row")

EXEMPTIONS: Listing[Exempt] = Listing(
    "Danh sách miễn đóng quỹ",
    "mien-dong-quy",
    "lượt miễn",
    (
        ListColumn("payer", "Họ và tên", lambda one: one.payer, width=2, sort="name", drawn=True),
        ListColumn("code", "Mã", lambda one: one.code, on="file"),
        ListColumn("fund_name", "Quỹ", lambda one: one.fund_name or "Mọi quỹ", width=2),
        fact(ExemptionFacts, "starts_on", of=_ROW, sort="day", drawn=True),
        fact(ExemptionFacts, "ends_on", of=_ROW, drawn=True),
        fact(ExemptionFacts, "reason", of=_ROW, label="Lý do", width=3, cut=120),
    ),
)
