"""Lists of this feature as tables for Excel. Pure."""

from __future__ import annotations

from app.life.visits.queries import VisitLine
from app.log.activities.facts import Channel
from app.papers.lists import Listing
from app.papers.sheet import Column


def _channel(one: VisitLine) -> str:
    return (one.facts.channel or Channel.CASH).label if one.fund else ""


VISITS: Listing[VisitLine] = Listing(
    "Danh sách thăm hỏi, tặng quà",
    "tham-hoi-tang-qua",
    "lượt",
    (
        (Column("Ngày", "date"), lambda one: one.facts.happened_on),
        (Column("Người nhận", width=2.2), lambda one: one.facts.recipient),
        (Column("Đối tượng", width=1.1), lambda one: one.facts.audience.label),
        (Column("Lý do"), lambda one: one.facts.reason.label),
        (Column("Dịp", width=1.8), lambda one: one.facts.occasion),
        (Column("Số người", "count", 0.7), lambda one: one.facts.people or 1),
        (Column("Số tiền", "money", 1.2), lambda one: one.facts.amount),
        (Column("Hiện vật", width=1.3), lambda one: one.facts.in_kind),
        (Column("Nguồn", width=1.4), lambda one: one.source),
        (Column("Hình thức", width=0.9), _channel),
        (Column("Số phiếu chi"), lambda one: one.facts.voucher_text),
        (Column("Người đi thăm", width=1.4), lambda one: one.facts.visitors),
        (Column("Ghi chú", width=1.5), lambda one: one.facts.note),
    ),
)
