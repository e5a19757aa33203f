"""The figures of the charts on the first page: those of the year's report, by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Integer, cast, extract, func, select

from app.books.cashbook.facts import Direction, Nature
from app.books.cashbook.models import Fund
from app.books.totals.queries import Line, book_read
from app.books.totals.rules import moved
from app.core.money import format_dong
from app.core.periods import parse_period
from app.desk.home.charts import Chart, bars_chart, months_chart
from app.dues.contributions.models import Collection
from app.extensions import db
from app.life.visits.facts import Reason
from app.life.visits.figures import turns_of, visits_of
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.log.figures.facts import Scope
from app.office.units.models import Unit
from app.year.figures.scopes import cut_off, open_scope

#: Funds with their own bar, and reasons with their own pattern; the rest are summed up.
_FUNDS, _REASONS = 6, 3
#: (key, month) -> figure, of one chart.
Figures = Counter[tuple[str, int]]


def charts_of(unit: Unit, year: int, today: date) -> list[Chart]:
    """Receipts and payments, visits by reason, collections by fund; charts without figures are left out.

    They read what the report of the year reads, up to the same day, and count by the same rules.
    """
    period = parse_period(str(year))
    scope = open_scope(unit, period, cut_off(period, today))
    drawn = (
        _moved_chart(_moved(scope), year),
        _visits_chart(_visited(scope), year),
        _collected_chart(_collected(scope), year),
    )
    return [chart for chart in drawn if chart]


def _collected(scope: Scope) -> Figures:
    """Collected money, by the day of payment."""
    month = cast(extract("month", Activity.starts_on), Integer)
    query = (
        select(Fund.name, month, func.sum(func.coalesce(Activity.amount, 0)))
        .join(Collection, Collection.activity_id == Activity.id)
        .join(Fund, Fund.id == Collection.fund_id)
        .where(live(scope.unit.id), Activity.starts_on.between(scope.period.start, scope.until))
        .group_by(Fund.name, month)
    )
    return Counter({(name, number): int(paid) for name, number, paid in db.session.execute(query)})


def _visited(scope: Scope) -> Figures:
    """The turns of visits and gifts, by reason: `care.times` by month."""
    found: Figures = Counter()
    for visit in visits_of(scope):
        found[visit.facts.reason, visit.facts.happened_on.month] += turns_of(visit.facts)
    return found


def _moved(scope: Scope) -> Figures:
    """Receipts and payments as the book counts them, by month, those of money that is passed on apart.

    Both together are `money.all`.
    """
    book = scope.read(book_read)
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in book.lines:
        if scope.holds(line.booked_on) and not line.there:
            lines[line.booked_on.month].append(line)
    found: Figures = Counter()
    for is_passed, prefix in ((False, ""), (True, "passed ")):
        funds = {one.id for one in book.funds if (one.nature is Nature.PASS_THROUGH) == is_passed}
        for month, ours in lines.items():
            sides = moved(ours, funds)
            found[f"{prefix}{Direction.RECEIPT}", month] = sum(one.share for one in sides.receipts)
            found[f"{prefix}{Direction.PAYMENT}", month] = sum(one.share for one in sides.payments)
    return found


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
