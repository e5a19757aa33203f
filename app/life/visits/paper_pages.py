"""The four papers of a visit, and which is missing: log entry, phiếu thăm hỏi, phiếu chi, cash book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from app.books.cashbook.facts import VoucherKind
from app.books.lines.pages import Moved
from app.books.register.models import Voucher
from app.log.activities.facts import Channel, MoneySource
from app.log.activities.models import Activity
from app.office.accounts.rules import Permission
from app.web.guards import may


@dataclass(frozen=True, slots=True)
class VisitPaper:
    """One of the four papers: its state as text, and addresses of the paper and of the form that makes it.

    `fund_url`: where to enter the paying fund, if no fund has paid so far.
    """

    label: str
    text: str
    is_missing: bool = False
    url: str = ""
    made_at: str = ""
    fund_url: str = ""


def visit_papers(
    visit: Activity, vouchers: Sequence[Voucher], postings: Sequence[Moved]
) -> tuple[VisitPaper, ...]:
    """The four papers of a visit; `vouchers` are those that the register gave to it."""
    numbers = {one.kind: one.text for one in vouchers}
    is_live = visit.withdrawn_at is None
    standing = next((one for one in postings if one.undone is None), None)
    return (
        VisitPaper("Nhật ký", "Đã ghi" if is_live else "Đã rút khỏi sổ"),
        _visit_paper(visit, numbers.get(VoucherKind.VISIT, ""), is_live=is_live),
        _payment_paper(visit, numbers.get(VoucherKind.PAYMENT, ""), standing),
        VisitPaper("Bút toán sổ quỹ", _booked(visit, standing)),
    )


def _visit_paper(visit: Activity, number: str, *, is_live: bool) -> VisitPaper:
    shown = url_for("vouchers.visits.show", row_id=visit.id)
    if number or not is_live:
        return VisitPaper("Phiếu thăm hỏi", number or "Không có", url=shown)
    made_at = url_for("vouchers.visits.issue", row_id=visit.id) if may(Permission.RECORD) else ""
    return VisitPaper("Phiếu thăm hỏi", "Thiếu", is_missing=True, made_at=made_at)


def _payment_paper(visit: Activity, given: str, standing: Moved | None) -> VisitPaper:
    if standing is None:
        return VisitPaper("Phiếu chi", _no_money(visit), fund_url=_fund_url(visit))
    if standing.line.channel != Channel.CASH:
        return VisitPaper("Phiếu chi", "Không cần: chi bằng chuyển khoản")
    number = standing.line.voucher_text or given
    if number:
        return VisitPaper("Phiếu chi", number, url=standing.voucher_url)
    made_at = url_for("vouchers.issue", row_id=standing.line.id) if may(Permission.MONEY) else ""
    return VisitPaper("Phiếu chi", "Thiếu", is_missing=True, made_at=made_at)


def _fund_url(visit: Activity) -> str:
    is_open = visit.withdrawn_at is None and visit.amount and not visit.fund_id
    return url_for("welfare.edit", row_id=visit.id) if is_open and may(Permission.MONEY) else ""


def _booked(visit: Activity, standing: Moved | None) -> str:
    return f"Đã ghi, {standing.balance_name}" if standing else _no_money(visit)


def _no_money(visit: Activity) -> str:
    if visit.withdrawn_at is not None:
        return "Đã ghi đảo" if visit.fund_id and visit.amount else "Không có"
    if visit.fund_id and visit.amount:
        return "Không cần: trước ngày số dư đầu kỳ của quỹ"
    if visit.money_source == MoneySource.UNSETTLED:
        return MoneySource.UNSETTLED.label
    return "Không cần: tiền của nơi khác" if visit.amount else "Không cần: không có tiền"
