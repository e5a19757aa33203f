"""Packing what a union sends upward: its figures, its report and the paper, signed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.config import VERSION
from app.core.errors import Refused
from app.core.periods import Period, period_between
from app.core.texts.lines import one_line
from app.exchange.packages.content import members_of
from app.exchange.packages.sealed_zip import write_sealed
from app.log.figures.facts import Figure
from app.office.signatures.key import signing_key
from app.office.signatures.rules import public_of
from app.office.units.models import Unit
from app.office.units.queries import UnitAsOf, unit_as_of
from app.year.figures.scopes import cut_off
from app.year.issued.facts import FrozenPaper
from app.year.issued.queries import frozen_reports
from app.year.received.facts import Package, Sender, SentFigure
from app.year.reports.composing import composed
from app.year.reports.outline import usual_outline
from app.year.reports.report import Report
from app.year.reports.writers.files import WRITERS
from app.year.reports.writers.json_file import as_json
from app.year.totals.figures import every_figure

#: Which rows of its books a sentence was made from is the union's own matter: they name people.
_NOT_SENT = ("sources", "own_sources", "findings", "annex", "remedy")
_STOPPED = "Báo cáo còn chỗ sai, chưa đóng gói được: {message}"


def public_key_of(unit: Unit, folder: Path) -> str:
    """The public half of the union's key."""
    return public_of(signing_key(folder, unit.code))


def package_of(
    unit: Unit, period: Period, as_of: date | None, today: date, folder: Path, *, outline: str = ""
) -> Package:
    """What the union sends of the period: the report that it issued last, else what it would say today.

    A cut-off day or an outline asks for what it would say today. Raises Refused where the report cannot be
    printed.
    """
    issued = () if as_of or outline else frozen_reports(unit.id, period)
    if issued:
        return package_of_paper(unit, issued[0], today, folder)
    day = cut_off(period, today, as_of)
    report, record = composed(unit, period, day, outline or usual_outline(unit))
    for finding in report.stopping:
        raise Refused(_STOPPED.format(message=finding.message))
    return _package(unit, period, report, every_figure(record.scope), today, folder, is_frozen=False)


def package_of_paper(unit: Unit, paper: FrozenPaper, today: date, folder: Path) -> Package:
    """What the union sends of a report that it issued: as it was printed."""
    report = paper.printed
    period = period_between(report.starts_on, report.ends_on)
    return _package(unit, period, report, paper.figures, today, folder, is_frozen=True)


def _package(
    unit: Unit,
    period: Period,
    report: Report,
    found: Iterable[Figure],
    today: date,
    folder: Path,
    *,
    is_frozen: bool,
) -> Package:
    named = unit_as_of(unit, report.head.dated or report.as_of)
    return Package(
        sender=_sender(unit, report, public_key_of(unit, folder), named),
        label=period.label,
        starts_on=period.start,
        ends_on=period.end,
        as_of=report.as_of,
        made_on=today,
        is_frozen=is_frozen,
        outline=report.outline,
        number=report.head.number,
        dated=report.head.dated,
        signer=report.signature.name,
        head=report.seal,
        figures=tuple(map(sent, found)),
        report=without_sources(json.loads(as_json(report))),
        pdf=WRITERS["pdf"](report),
    )


def _sender(unit: Unit, report: Report, public_key: str, named: UnitAsOf) -> Sender:
    return Sender(
        code=unit.code,
        name=report.head.union,
        public_key=public_key,
        kind=unit.kind,
        workplace=named.workplace,
        upper_union=report.head.upper_union,
        directing_union=named.directing_union,
    )


def sent(figure: Figure) -> SentFigure:
    """A figure as it is sent out: how many rows it was counted from, not which."""
    value = one_line(figure.value) if isinstance(figure.value, str) else figure.value
    return SentFigure(figure.key, figure.label, value, figure.unit, figure.rule, len(figure.sources))


def without_sources(plain: Any) -> Any:
    """A report's tree as JSON without the ids of rows."""
    if isinstance(plain, Mapping):
        return {name: without_sources(one) for name, one in plain.items() if name not in _NOT_SENT}
    return [without_sources(one) for one in plain] if isinstance(plain, list) else plain


def packed(package: Package, unit: Unit, folder: Path) -> bytes:
    """The signed file."""
    return write_sealed(members_of(package, VERSION), signing_key(folder, unit.code))
