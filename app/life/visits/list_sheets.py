"""The list of visits and gifts. Pure."""

from __future__ import annotations

from app.life.visits.facts import VisitFacts
from app.life.visits.queries import VisitLine
from app.log.activities.facts import Channel
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing


def _channel(one: VisitLine) -> str:
    return (one.facts.channel or Channel.CASH).label if one.fund else ""


VISITS: Listing[VisitLine] = Listing(
    "Danh sách thăm hỏi, tặng quà",
    "tham-hoi-tang-qua",
    "lượt",
    (
        fact(VisitFacts, "happened_on", sort="day"),
        fact(VisitFacts, "recipient", width=2.2, cut=120),
        fact(VisitFacts, "audience", width=1.1, sort="audience"),
        fact(VisitFacts, "reason", sort="reason"),
        fact(VisitFacts, "occasion", width=1.8, on="file"),
        fact(VisitFacts, "people", value=lambda one: one.facts.people or 1, width=0.7, sort="people"),
        fact(VisitFacts, "amount", width=1.2, sort="amount"),
        fact(VisitFacts, "in_kind", width=1.3, on="file"),
        ListColumn("source", "Nguồn", lambda one: one.source, width=1.4, drawn=True),
        fact(VisitFacts, "channel", value=_channel, width=0.9, on="file"),
        fact(VisitFacts, "voucher_text", label="Số phiếu chi", on="file"),
        fact(VisitFacts, "visitors", width=1.4, on="file"),
        fact(VisitFacts, "note", width=1.5, on="file"),
    ),
    page=("recipient", "happened_on", "reason", "audience", "people", "amount", "source"),
)
