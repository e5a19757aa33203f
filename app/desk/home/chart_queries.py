"""The figures of the charts on the first page: a year in one statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    Integer,
    Select,
    String,
    case,
    cast,
    extract,
    func,
    literal,
    select,
    union_all,
)

from app.books.cashbook.facts import Direction, Nature
from app.books.cashbook.models import CashEntry, Fund
from app.core.money import format_dong
from app.desk.home.charts import Chart, bars_chart, months_chart
from app.dues.contributions.models import Collection
from app.extensions import db
from app.life.visits.facts import Reason
from app.life.visits.models import Visit
from app.log.activities.models import Activity
from app.log.activities.queries import live

#: Funds with their own bar, and reasons with their own pattern; the rest are summed up.
_FUNDS, _REASONS = 6, 3
#: (key, month) -> figure, of one chart.
Figures = Counter[tuple[str, int]]


def charts_of(unit_id: int, year: int) -> list[Chart]:
    """Receipts and payments, visits by reason, collections by fund; charts without figures are left out."""
    days = date(year, 1, 1), date(year, 12, 31)
    rows = db.session.execute(
        union_all(_collected(unit_id, *days), _visited(unit_id, *days), _moved(unit_id, *days))
    )
    found: dict[str, Figures] = {name: Counter() for name in ("collected", "visited", "moved")}
    for name, key, month, figure in rows:
        found[name][key, month] += int(figure)
    drawn = (
        _moved_chart(found["moved"], year),
        _visits_chart(found["visited"], year),
        _collected_chart(found["collected"], year),
    )
    return [chart for chart in drawn if chart]


def _row(name: str, key: Any, day: Any, figure: Any) -> Select[*tuple[Any, ...]]:
    month = cast(extract("month", day), Integer)
    columns = (literal(name, String).label("name"), cast(key, String).label("key"), month.label("month"))
    return select(*columns, cast(figure, BigInteger).label("figure")).group_by(key, month)


def _collected(unit_id: int, start: date, end: date) -> Select[*tuple[Any, ...]]:
    """Collected money, by the day of payment."""
    query = _row("collected", Fund.name, Activity.starts_on, func.sum(func.coalesce(Activity.amount, 0)))
    query = query.join(Collection, Collection.activity_id == Activity.id)
    return query.join(Fund, Fund.id == Collection.fund_id).where(
        live(unit_id), Activity.starts_on.between(start, end)
    )


def _visited(unit_id: int, start: date, end: date) -> Select[*tuple[Any, ...]]:
    query = _row("visited", Visit.reason, Activity.starts_on, func.count())
    return query.join(Visit, Visit.activity_id == Activity.id).where(
        live(unit_id), Activity.starts_on.between(start, end)
    )


def _moved(unit_id: int, start: date, end: date) -> Select[*tuple[Any, ...]]:
    """Receipts and payments by `booked_on`, less reversals; those of money that is passed on apart."""
    passed = case((Fund.nature == Nature.PASS_THROUGH, "passed "), else_="")
    key = (passed + CashEntry.direction).label("key")
    moved = (
        select(key, CashEntry.booked_on, CashEntry.amount)
        .join(Fund, Fund.id == CashEntry.fund_id)
        .where(
            CashEntry.unit_id == unit_id,
            CashEntry.direction.in_((Direction.RECEIPT, Direction.PAYMENT)),
            CashEntry.booked_on.between(start, end),
        )
        .subquery()
    )
    return _row("moved", moved.c.key, moved.c.booked_on, func.sum(moved.c.amount))


def _months(figures: Figures, keys: Sequence[str]) -> list[int]:
    """Twelve monthly sums of the keys; negative where reversals exceed entries."""
    return [sum(figures[key, month] for key in keys) for month in range(1, 13)]


def _ranked(figures: Figures) -> list[tuple[str, int]]:
    """The keys by their sums of the year, the largest first."""
    sums: Counter[str] = Counter()
    for (key, _), figure in figures.items():
        sums[key] += figure
    return sorted(
        ((key, figure) for key, figure in sums.items() if figure > 0), key=lambda one: (-one[1], one[0])
    )


def _moved_chart(figures: Figures, year: int) -> Chart | None:
    if not figures:
        return None
    series = [(one.label, _months(figures, [one])) for one in (Direction.RECEIPT, Direction.PAYMENT)]
    gained, gave = (format_dong(sum(values)) for _, values in series)
    summary = f"Cả năm thu {gained}, chi {gave}. Chuyển giữa các quỹ không tính."
    passed = [sum(_months(figures, [f"passed {one}"])) for one in (Direction.RECEIPT, Direction.PAYMENT)]
    if any(passed):
        summary += (
            f" Riêng quỹ thu hộ, nộp hộ: thu {format_dong(passed[0])}, chi, nộp {format_dong(passed[1])}."
        )
    summary += "".join(
        f" Tháng {month}: {name.lower()} {format_dong(value)} do ghi đảo nhiều hơn, hình không vẽ được."
        for name, values in series
        for month, value in enumerate(values, start=1)
        if value < 0
    )
    return months_chart(
        "moved", f"Thu, chi từng tháng năm {year}", summary, series, format_dong, stacked=False
    )


def _visits_chart(figures: Figures, year: int) -> Chart | None:
    ranked = [key for key, _ in _ranked(figures)]
    if not ranked:
        return None
    series = [(Reason(key).label, _months(figures, [key])) for key in ranked[:_REASONS]]
    if others := ranked[_REASONS:]:
        series.append(("Lý do khác", _months(figures, others)))
    total = sum(sum(values) for _, values in series)
    summary = f"Cả năm {total} lượt, nhiều nhất là {series[0][0].lower()}."
    title = f"Thăm hỏi, tặng quà theo lý do năm {year}"
    return months_chart("visited", title, summary, series, lambda count: f"{count} lượt", stacked=True)


def _collected_chart(figures: Figures, year: int) -> Chart | None:
    ranked = _ranked(figures)
    if not ranked:
        return None
    shown, others = ranked[:_FUNDS], ranked[_FUNDS:]
    if others:
        shown = [*shown, ("Các quỹ khác", sum(figure for _, figure in others))]
    summary = f"Cả năm thu {format_dong(figures.total())} của {len(ranked)} quỹ."
    return bars_chart("collected", f"Đã thu các quỹ năm {year}", summary, shown, format_dong, "Quỹ")
