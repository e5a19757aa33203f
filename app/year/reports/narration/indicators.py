"""Indicators: what the period reached of them, and what the next is to reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.core.periods import Period, in_words
from app.core.texts.per_cent import is_per_cent
from app.core.vietnamese import fold, lower_common
from app.year.indicators.rules import Result, is_period_itself, same
from app.year.reports.narration.sentences import Narration
from app.year.reports.phrases import NOTHING, body, item, say
from app.year.reports.report import Block, Column, Paragraph, Row, Sentence, Span, Table

#: At most this many are reported as sentences; more go into a table.
_FEW = 2
#: The kinds of periods that stand side by side in the report of a term.
_YEARS = ("year", "school_year")
#: The largest share of the width that a column of numbers takes.
_WIDEST = 27
_ALL = 100


def indicators(narration: Narration) -> Sequence[Block]:
    """The period's indicators as a table, few of them as sentences; of a term year beside year."""
    results = narration.report_record.indicators
    period = narration.record.period
    if years := _years(results, period):
        return (_side_by_side(results, years, period), *_met(_of_term(results, period)))
    if len(results) <= _FEW:
        return [_as_sentence(one, period) for one in results]
    columns = (
        Column("STT", 6, "center"),
        Column("CHỈ TIÊU", 38),
        Column("ĐƠN VỊ", 14, "center"),
        Column("KẾ HOẠCH", 14, "center"),
        Column("THỰC HIỆN", 14, "center"),
        Column("ĐẠT", 14, "center"),
    )
    return (
        Table(columns, tuple(_row(place, one, period) for place, one in enumerate(results, 1))),
        *_met(results),
    )


def targets(narration: Narration) -> Sequence[Block]:
    """What the next period is to reach."""
    aims = narration.report_record.targets
    if not aims or narration.report_record.next_period is None:
        return ()
    lead = say(f"Chỉ tiêu phấn đấu {in_words(narration.report_record.next_period)}:")
    return (body(lead), *(_aim(one) for one in aims))


def _aim(one: Result) -> Paragraph:
    name, target = _named(one), one.target_text()
    words = "Phấn đấu {name}: {target}."
    if fold(name).startswith("phan dau"):
        words = "{name}: {target}."
    elif target.endswith("%") and not fold(name).startswith(("ty le", "so ", "tong ")):
        words, name = "Phấn đấu {target} {name}.", lower_common(name)
    elif one.unit and fold(name).startswith(f"{fold(one.unit)} ") and one.unit != "đồng":
        # `Sáng kiến được công nhận`, in the unit «sáng kiến».
        words, name = "Phấn đấu có {target}{name}.", name[len(one.unit) :]
    else:
        name = lower_common(name)
    return item(say(words, name=name, target=target, sources=(one.source,)))


def _as_sentence(one: Result, period: Period) -> Paragraph:
    has_plan = one.has_whole or is_per_cent(one.unit) or not one.share_text()
    plan = f" (kế hoạch {one.target_text()})" if has_plan and one.target_text() else ""
    result = Span(one.result_text(), one.sources, figure=True) if one.part_number() else "chưa có kết quả"
    name = _named(one, period)
    return item(say("{name}: {result}{plan}.", name=name, result=result, plan=plan, sources=one.sources))


def _row(place: int, one: Result, period: Period) -> Row:
    cells = (one.target_number(), one.part_number() or "Chưa có", one.share_text())
    figures = (Sentence((Span(text, one.sources, figure=True),) if text else ()) for text in cells)
    name = say("{name}", name=_named(one, period), sources=one.sources)
    return Row((say(str(place)), name, say("{unit}", unit=one.unit), *figures))


def _met(results: Sequence[Result]) -> Iterator[Paragraph]:
    """How many of those that can be judged reached their target."""
    judged = [one for one in results if one.is_met is not None]
    if judged:
        met = sum(one.is_met is True for one in judged)
        sources = tuple(one.source for one in judged)
        ratio = Span(f"{met}/{len(judged)}", sources, figure=True)
        yield body(say("Đạt {ratio} chỉ tiêu có kế hoạch.", ratio=ratio, sources=sources))


def _years(results: Sequence[Result], period: Period) -> list[Period]:
    """The years of a term that have indicators."""
    if period.kind != "term":
        return []
    return sorted({one.facts.period for one in results if one.facts.period.kind in _YEARS})


def _side_by_side(results: Sequence[Result], years: Sequence[Period], period: Period) -> Table:
    """A row for each indicator, a column for each year, then the term: its target, the result, the share."""
    rows: dict[object, dict[Period | None, Result]] = {}
    for one in results:
        own = None if is_period_itself(one.facts.period, period) else one.facts.period
        if own is None or own in years:
            rows.setdefault(same(one.facts), {})[own] = one
    of_term = _of_term(results, period)
    is_scored = any(one.facts.target is not None for one in of_term)
    # Number, name and unit take what the years leave.
    numbers = len(years) + bool(of_term) + 2 * is_scored
    width = min(54 // numbers, _WIDEST)
    columns = (
        Column("STT", 6, "center"),
        Column("CHỈ TIÊU", _ALL - 6 - 12 - width * numbers),
        Column("ĐƠN VỊ", 12, "center"),
        *(Column(_head(year), width, "center") for year in years),
        *([Column("KẾ HOẠCH", width, "center")] if is_scored else []),
        *([Column("CẢ NHIỆM KỲ", width, "center")] if of_term else []),
        *([Column("ĐẠT", width, "center")] if is_scored else []),
    )
    wanted = _Columns(years, bool(of_term), is_scored)
    lines = (_over_years(place, found, wanted) for place, found in enumerate(rows.values(), 1))
    return Table(columns, tuple(lines))


def _of_term(results: Sequence[Result], period: Period) -> list[Result]:
    return [one for one in results if is_period_itself(one.facts.period, period)]


class _Columns(NamedTuple):
    """The years of the table, and whether anything is said, and was planned, of the whole term."""

    years: Sequence[Period]
    has_term: bool
    is_scored: bool


def _over_years(place: int, found: dict[Period | None, Result], wanted: _Columns) -> Row:
    first = next(iter(found.values()))
    sources = tuple(one.source for one in found.values())
    cells = [_reached(found[year]) if year in found else NOTHING for year in wanted.years]
    whole = found.get(None)
    reached = _reached(whole, with_share=not wanted.is_scored) if whole else NOTHING
    if wanted.is_scored:
        plan, share = (whole.target_number(), whole.share_text()) if whole else ("", "")
        cells += [_figure(plan, whole), reached, _figure(share, whole)]
    elif wanted.has_term:
        cells.append(reached)
    name = say("{name}", name=_named(first), sources=sources)
    return Row((say(str(place)), name, say("{unit}", unit=first.unit), *cells))


def _reached(one: Result, *, with_share: bool = True) -> Sentence:
    """`41/44 (93,2%)`, `16`."""
    share = f" ({one.share_text()})" if with_share and one.has_whole and one.share_text() else ""
    return _figure(f"{one.part_number()}{share}", one)


def _figure(text: str, one: Result | None) -> Sentence:
    return Sentence((Span(text, one.sources, figure=True),)) if text and one else NOTHING


def _head(year: Period) -> str:
    return year.label.removeprefix("Năm học ")


def _named(one: Result, period: Period | None = None) -> str:
    """Its name, with section and own period where those are others: `Sáng kiến (Tổ 1; quý I năm 2024)`."""
    own = one.facts.period
    is_other = period is not None and not is_period_itself(own, period)
    more = "; ".join(part for part in (one.facts.section, in_words(own) if is_other else "") if part)
    return f"{one.facts.name} ({more})" if more else one.facts.name
