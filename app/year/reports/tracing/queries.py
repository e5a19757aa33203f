"""The record of each source id of a report: its description and its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from app.core.dates import format_date
from app.core.texts.lines import one_line
from app.extensions import db
from app.life.visits.facts import VisitFacts
from app.web.features import Source, SourceWords, sources
from app.year.figures.record import Record
from app.year.reports.report import Report
from app.year.reports.tracing.rules import evidence, named_figures, rows_of


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One record behind a sentence; `table` declares its page."""

    source: str
    table: Source
    id: int
    words: SourceWords


def source_lines(unit_id: int, named: Iterable[str]) -> list[SourceLine]:
    """The records of this union behind a sentence, each once in the order named; one select a table."""
    wanted: dict[str, list[int]] = {}
    for source in dict.fromkeys(named):
        table, _, number = source.partition("/")
        wanted.setdefault(table, []).append(int(number))
    tables = sources()
    return [line for name, ids in wanted.items() for line in _lines(unit_id, tables[name], ids)]


def row_words(unit_id: int, named: Iterable[str]) -> dict[str, str]:
    """The description of each row behind a figure; one select a table."""
    lines = source_lines(unit_id, named)
    return {one.source: ", ".join(filter(None, (one.words.label, one.words.day))) for one in lines}


def with_annex(report: Report, record: Record) -> Report:
    """The report with the evidence of its named figures; one select a table."""
    figures = named_figures(report, record.figure)
    words = row_words(record.scope.unit.id, (row for figure in figures for row in rows_of(figure)))
    words |= {one.source: _unnamed(one.facts) for one in record.visits if one.facts.names_nobody}
    return replace(report, annex=tuple(evidence(figure, words) for figure in figures))


def _unnamed(facts: VisitFacts) -> str:
    """The description of a visit on paper that may not name the recipient."""
    return f"{facts.cause}, {format_date(facts.happened_on)}"


def _lines(unit_id: int, table: Source, ids: list[int]) -> list[SourceLine]:
    model = table.model
    query = select(model).where(model.unit_id == unit_id, model.id.in_(ids))
    rows = {row.id: row for row in db.session.scalars(query)}
    name = model.__tablename__
    return [SourceLine(f"{name}/{one}", table, one, _words(table, rows[one])) for one in ids if one in rows]


def _words(table: Source, row: Any) -> SourceWords:
    """The row by its name: a list of rows has one line for each."""
    words = table.words(row)
    return words._replace(label=one_line(words.label))
