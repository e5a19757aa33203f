"""Checks of money: what must add up, and balances below zero. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.books.cashbook.facts import Movement
from app.books.cashbook.rules import balance_text
from app.core.dates import format_date
from app.core.money import format_dong
from app.core.vietnamese import count_text
from app.dues.shares.rules import lacks_salary, off_the_dues
from app.year.figures.record import Record
from app.year.reports.checks.remedies import opening
from app.year.reports.narration.money.finance import fund_totals
from app.year.reports.report import Finding, Remedy


def sum_findings(record: Record) -> Iterator[Finding]:
    """Funds of which opening + in − out is not the closing.

    Receipts and payments are summed by item, balances by fund and channel: both must agree.
    """
    for total in fund_totals(record):
        if total.opening + total.receipts - total.payments != total.closing:
            yield Finding(
                f"{total.name}: đầu kỳ {format_dong(total.opening)} + thu {format_dong(total.receipts)} "
                f"- chi {format_dong(total.payments)} không bằng cuối kỳ {format_dong(total.closing)}.",
                total.sources,
                stops=True,
                remedy=opening(total.sources, "Mở quỹ"),
            )


def share_findings(record: Record) -> Iterator[Finding]:
    """Funds of which shares times rate is not the sum that was paid, with whose payments differ and how."""
    for fund_id, one in record.fund_periods.items():
        off = off_the_dues(one) if one.rule.has_dues else {}
        if not off:
            continue
        settled = one.due - one.owed
        unknown = [who for who in off if lacks_salary(one, who)]
        kinds = (
            ("đóng quá mức", [who for who, amount in off.items() if amount > 0 and who in one.due_of]),
            ("đóng dù không phải đóng", [who for who in off if who not in one.due_of and who not in unknown]),
            ("đóng mà chưa ghi lương để tính mức", unknown),
            ("đã nộp từ kỳ khác", [who for who, amount in off.items() if amount < 0]),
        )
        reasons = ", ".join(f"{count_text(len(people))} người {words}" for words, people in kinds if people)
        paid = format_dong(settled + sum(off.values()))
        yield Finding(
            f"{one.rule.name}: tiền đóng cho các kỳ này là {paid}, tính theo mức phải đóng là "
            f"{format_dong(settled)}: {reasons}.",
            tuple(f"members/{who}" for who in off),
            remedy=Remedy("Mở quỹ", "funds.show", (("fund_id", str(fund_id)),)),
        )


def balance_findings(record: Record, low: Sequence[Movement]) -> Iterator[Finding]:
    """Balances that were below zero on a day of the period; `low`: those days, the earliest first."""
    names = {fund.id: fund.name for fund in record.funds}
    for fund_id, channel in dict.fromkeys(one.balance_key for one in low):
        days = [one for one in low if one.balance_key == (fund_id, channel)]
        worst = min(days, key=lambda one: one.amount)
        yield Finding(
            f"{balance_text(fund_id, channel, names)} âm từ ngày {format_date(days[0].booked_on)}, "
            f"nhiều nhất {format_dong(-worst.amount)} ngày {format_date(worst.booked_on)}.",
            (f"funds/{fund_id}",),
            remedy=Remedy("Mở sổ quỹ", "cashbook.index", (("fund", str(fund_id)), ("channel", str(channel)))),
        )
