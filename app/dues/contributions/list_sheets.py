"""Lists of this feature as tables for Excel. Pure."""

from __future__ import annotations

from app.dues.contributions.queries import ListedPayment
from app.log.activities.models import Activity
from app.papers.lists import Listing
from app.papers.sheet import Column

CONTRIBUTIONS: Listing[ListedPayment] = Listing(
    "Danh sách đóng quỹ",
    "dong-quy",
    "khoản đóng",
    (
        (Column("Người đóng", width=2), lambda one: one.payer),
        (Column("Mã"), lambda one: one.code),
        (Column("Quỹ", width=2), lambda one: one.fund_name),
        (Column("Kỳ"), lambda one: one.facts.period_text),
        (Column("Ngày đóng", "date"), lambda one: one.facts.paid_on),
        (Column("Số tiền", "money"), lambda one: one.facts.amount),
        (Column("Số phiếu"), lambda one: one.facts.voucher_text),
    ),
)


COLLECTIONS: Listing[tuple[Activity, str]] = Listing(
    "Danh sách đợt thu quỹ",
    "dot-thu",
    "đợt thu",
    (
        (Column("Ngày", "date"), lambda found: found[0].starts_on),
        (Column("Đợt thu", width=3), lambda found: found[0].title),
        (Column("Quỹ", width=2), lambda found: found[1]),
        (Column("Số người", "count"), lambda found: found[0].people),
        (Column("Số tiền", "money"), lambda found: found[0].amount),
    ),
)
