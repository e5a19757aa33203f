"""Checks of what a report over a school year leaves out because its `Năm` is one year alone. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.core.periods import in_words
from app.core.vietnamese import count_text, join_words
from app.core.years.working import OfPeriod
from app.year.figures.record import Record
from app.year.reports.report import Finding, Remedy


@dataclass(frozen=True, slots=True)
class LeftByYear:
    """The rows of one kind that no report over the school year counts; `noun`: what they are called."""

    noun: str
    list_endpoint: str
    rows: tuple[tuple[str, OfPeriod], ...]


def year_findings(record: Record, kinds: Iterable[LeftByYear]) -> Iterator[Finding]:
    """A finding for each kind of rows left out, of a union that does not say by which year it works."""
    years = in_words(record.period)
    for kind in kinds:
        if not kind.rows:
            continue
        bare = join_words(sorted({facts.year for _, facts in kind.rows}))
        yield Finding(
            f"Báo cáo {years} không tính {count_text(len(kind.rows))} {kind.noun} ghi Năm {bare}: công đoàn "
            f"chưa ghi Năm công tác, nên Năm chỉ có một số là năm dương lịch. Mục nào của {years} thì ghi "
            f"Năm là «{record.period.label}».",
            tuple(source for source, _ in kind.rows),
            remedy=Remedy(f"Mở danh sách {kind.noun}", kind.list_endpoint),
        )


def left_by_year(
    record: Record, rows: Iterable[tuple[str, OfPeriod]], counted: Iterable[str]
) -> tuple[tuple[str, OfPeriod], ...]:
    """Of the rows with their facts, those of a calendar year that overlaps the period, not counted in it."""
    known = set(counted)
    return tuple(
        (source, facts)
        for source, facts in rows
        if source not in known and facts.period.kind == "year" and facts.period.overlaps(record.period)
    )
