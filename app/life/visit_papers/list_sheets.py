"""The list of phiếu thăm hỏi. Pure."""

from __future__ import annotations

from functools import partial

from app.books.vouchers.facts import VisitPaper
from app.life.visits.facts import VisitFacts
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

_fact = partial(fact, VisitFacts, of=lambda one: one)

VISIT_PAPERS: Listing[VisitPaper] = Listing(
    "Danh sách phiếu thăm hỏi",
    "phieu-tham-hoi",
    "phiếu",
    (
        ListColumn("tick", "Chọn", lambda _one: "", drawn=True, on="page"),
        _fact("happened_on", sort="day"),
        ListColumn("number", "Số", lambda one: one.number, sort="number", drawn=True),
        _fact("recipient", width=2, drawn=True),
        _fact("audience", width=1.2, on="file"),
        _fact("reason"),
        _fact("occasion", width=1.2, on="file"),
        _fact("people", width=0.7, on="file"),
        _fact("amount", sort="amount"),
        _fact("in_kind", width=1.2, on="file"),
        ListColumn("fund", "Quỹ", lambda one: one.fund_name, width=1.2, on="file"),
        _fact("visitors", width=1.5, on="file"),
    ),
    page=("tick", "number", "happened_on", "recipient", "reason", "amount"),
)
