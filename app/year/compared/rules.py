"""Figures beside those of the year before: how much more or less. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from app.core.dates import format_date
from app.core.periods import Period, day_a_year_earlier, in_words
from app.core.vietnamese import capital_first
from app.log.figures.facts import Figure
from app.log.figures.registry import pattern_of
from app.year.compared.facts import ComparedFigure, EarlierPeriod
from app.year.reports.report import Block, Column, Paragraph, Row, Sentence, Span, Table

#: Numbered in each year's own order: the third commitment of one year is not the third of the other.
_OWN_ORDER = "commitment["
#: Books that begin later than this many days into a period do not hold all of it.
_LATE_DAYS = 31


def like_day(period: Period, before: Period, as_of: date) -> date:
    """The day of the earlier period that is as far in it as the cut-off day in this one."""
    return before.end if as_of >= period.end else min(day_a_year_earlier(as_of), before.end)


def counted_source(before: Period, as_of: date, first_entry: date | None) -> str:
    """Where figures come from that are counted now, and whether the books hold all of the period."""
    words = in_words(before)
    source = f"Số liệu {words} tính từ sổ hiện nay, đến ngày {format_date(as_of)}."
    if first_entry and (first_entry - before.start).days > _LATE_DAYS:
        source += f" Sổ ghi từ ngày {format_date(first_entry)} nên số liệu {words} chưa đủ cả kỳ."
    return source


def signed_figure(signed: Mapping[str, Figure], now: Figure) -> Figure | None:
    """The figure in a report that was issued, which names those of a word only where they are not 0."""
    found = signed.get(now.key)
    if found is not None or isinstance(now.value, str) or now.unit == "%":
        return found
    pattern = pattern_of(now.key)
    if pattern != now.key and any(pattern_of(key) == pattern for key in signed):
        return replace(now, value=0, shares=(), left_out=())
    return None


def compared(now: Iterable[Figure], before: Callable[[Figure], Figure | None]) -> Iterator[ComparedFigure]:
    """Each figure that means the same in both years, in the order given."""
    for one in now:
        if not one.key.startswith(_OWN_ORDER):
            then = before(one)
            yield ComparedFigure(one.key, one.label, one.unit, then.value if then else None, one.value)


def head_of(period: Period, as_of: date) -> str:
    """The head of a column: the period, and the day where that is not its last."""
    words = capital_first(in_words(period))
    return words if as_of >= period.end else f"{words}\n(đến {format_date(as_of)})"


def comparison_blocks(
    lines: Iterable[ComparedFigure], period: Period, as_of: date, earlier: EarlierPeriod
) -> tuple[Block, ...]:
    """The annex: where the earlier figures come from, and a table of both years."""
    note = Paragraph((Sentence((Span(earlier.source),)),))
    if earlier.is_blank:
        return (note,)
    columns = (
        Column("TT", 7, "center"),
        Column("Số liệu", 33),
        Column(head_of(earlier.period, earlier.as_of), 17, "right"),
        Column(head_of(period, as_of), 17, "right"),
        Column("Tăng, giảm", 15, "right"),
        Column("Tỷ lệ", 11, "right"),
    )
    return (note, Table(columns, tuple(_row(place, one) for place, one in enumerate(lines, 1))))


def _row(place: int, one: ComparedFigure) -> Row:
    label = f"{one.label} ({one.unit})" if one.unit else one.label
    texts = (str(place), label, one.before_text, one.now_text, one.change_text, one.percent_text)
    return Row(tuple(Sentence((Span(text),)) for text in texts))
