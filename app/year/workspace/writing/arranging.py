"""Entries put elsewhere than the program would: taken out of the record, and reported by themselves. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from typing import Any

from app.year.figures.record import Record
from app.year.reports.record import ReportRecord
from app.year.workspace.writing.facts import Arrangement, Deed, Written

#: The lists of a record whose entries a part reports one by one.
_LISTS = ("visits", "events", "petitions", "awards", "ratings", "money")


class AllBut(Set[str]):
    """Every row but these: what a narrator takes for reported already, so that it reports only these."""

    def __init__(self, rows: Set[str]) -> None:
        self.rows = rows

    def __contains__(self, row: object) -> bool:
        return row not in self.rows

    def __iter__(self) -> Iterator[str]:
        raise TypeError("all rows but some cannot be counted up")

    def __len__(self) -> int:
        raise TypeError("all rows but some cannot be counted up")


def arrangements(written: Written, deed: Deed) -> list[tuple[str, Arrangement]]:
    """Those of one deed, each with the part that it was decided on."""
    return [(key, one) for key, part in written.items() for one in part.words.arranged if one.deed is deed]


def arranged_rows(written: Written) -> frozenset[str]:
    """The rows that no narrator reports in its usual place."""
    return frozenset(row for part in written.values() for one in part.words.arranged for row in one.rows)


def arrangeable(record: Record) -> frozenset[str]:
    """The rows that may be arranged: entries that are reported one by one."""
    return frozenset(entry.source for entries in _lists(record) for entry in entries)


def _lists(record: Record) -> Iterator[tuple[Any, ...]]:
    yield from (getattr(record, name) for name in _LISTS)
    yield from record.others.values()


def without(report_record: ReportRecord, rows: frozenset[str]) -> ReportRecord:
    """The record without these entries; what its figures count stays as it is."""
    return _narrowed(report_record, lambda row: row not in rows) if rows else report_record


def only(report_record: ReportRecord, rows: frozenset[str]) -> ReportRecord:
    """The record with these entries alone."""
    return _narrowed(report_record, lambda row: row in rows)


def _narrowed(report_record: ReportRecord, holds: Callable[[str], bool]) -> ReportRecord:
    record = report_record.record

    def kept(entries: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(entry for entry in entries if holds(entry.source))

    lists: dict[str, Any] = {name: kept(getattr(record, name)) for name in _LISTS}
    others = {kind: kept(entries) for kind, entries in record.others.items()}
    return replace(report_record, record=replace(record, others=others, **lists))
