"""What the screens of outlines share: the draft, its changes, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.core.periods import BadPeriod, parse_period
from app.log.activities.queries import years_recorded
from app.office.units.queries import congress_days, unit_as_of
from app.office.units.rules import read_period
from app.web.clock import today
from app.web.guards import unit, working_year
from app.web.incoming import number_in
from app.year.figures.scopes import cut_off
from app.year.reports.compose import compose, left_out
from app.year.reports.forms import offered_periods
from app.year.reports.outline import built_in_text, made_of
from app.year.reports.outlining import editing
from app.year.reports.outlining.catalogue import taken, unknown_figure
from app.year.reports.outlining.checking import Known
from app.year.reports.outlining.coverage import LeftOut, rows_by_part
from app.year.reports.outlining.editing import Data
from app.year.reports.outlining.reader import read_outline
from app.year.reports.outlining.source import BadOutline
from app.year.reports.queries import gather_report
from app.year.reports.report import all_sections
from app.year.reports.writers.html import Sheet, sheet


class Preview(NamedTuple):
    """The paper of a draft over a period, how many rows each part reports, and what none reports."""

    sheet: Sheet
    rows: dict[str, int]
    numbers: dict[str, str]
    left_out: list[LeftOut]


def preview(name: str, data: Data, period_text: str) -> Preview:
    """The draft over the books; a constant number of statements. The first period for a bad one."""
    congresses = congress_days(unit())
    try:
        period = read_period(period_text, congresses)
    except BadPeriod:
        period = parse_period(periods()[0])
    report_record = gather_report(unit(), period, cut_off(period, today(), None))
    outline = made_of(name, data)
    report = compose(outline, report_record)
    numbers = {section.key: section.number for section in all_sections(report.sections)}
    return Preview(sheet(report), rows_by_part(report), numbers, left_out(report, outline, report_record))


def periods() -> list[str]:
    """The periods of which the preview may be."""
    term = unit_as_of(unit(), today()).term
    return offered_periods(today(), term, years_recorded(unit().id), working_year())


def changed(data: Data, opened: str, work: str) -> tuple[Data, str]:
    """The draft after a button was pressed, and the part that stands open; `work`: `up:care`, `drop:2`, …"""
    name, _, argument = work.partition(":")
    if name in ("up", "down", "in", "out"):
        return editing.moved(data, argument, name), opened
    if name in _ON_PARTS:
        return _ON_PARTS[name](data, argument, opened)
    if name in _ON_NARRATORS and (at := number_in(argument)) is not None:
        return _ON_NARRATORS[name](data, opened, at), opened
    return data, opened


def _without(data: Data, key: str, opened: str) -> tuple[Data, str]:
    left = editing.without_part(data, key)
    return left, opened if editing.place_of(left, opened) else ""


_ON_PARTS: dict[str, Callable[[Data, str, str], tuple[Data, str]]] = {
    "open": lambda data, key, _opened: (data, key if editing.place_of(data, key) else ""),
    "new": lambda data, key, _opened: editing.with_new_part(data, key),
    "gone": _without,
}
_ON_NARRATORS: dict[str, Callable[[Data, str, int], Data]] = {
    "drop": editing.without_narrator,
    "raise": editing.raised_narrator,
}


def draft(text: str, begun: Data) -> Data:
    """The draft that was sent; what it was begun with where that is none."""
    try:
        return read_draft(text)
    except BadOutline:
        return begun


def read_draft(text: str) -> Data:
    """The data of a draft. Raises BadOutline."""
    return read_outline(text, Known(built_in_text, taken(), unknown_figure))
