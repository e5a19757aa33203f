"""Selects of the register and of frozen reports, the union first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import ColumnElement, Select, extract, select

from app.books.entries.reads import EntryReads
from app.core.periods import Period
from app.extensions import db
from app.listing import Orders, Page, in_order, in_words_order, matches, paginate
from app.log.activities.mapping import facts_from
from app.log.activities.models import Activity
from app.log.figures.facts import Figure
from app.office.trail.queries import newest_line
from app.office.units.models import Unit
from app.year.compared.facts import EarlierPeriod
from app.year.figures.record import Record
from app.year.issued.facts import Composed, FrozenPaper, OutgoingFacts, PaperLine, PaperSort
from app.year.issued.models import FrozenReport, OutgoingPaper
from app.year.issued.rules import code_of, figures_from, outline_digest, stamp_of
from app.year.outlines.queries import find_outline
from app.year.reports.composing import composed
from app.year.reports.record import Paper
from app.year.reports.report import Report
from app.year.reports.writers.json_file import from_json
from app.year.reports.writers.nodes import nodes
from app.year.totals.figures import every_figure, figure_of

KIND = "outgoing"
ORDERS: Orders = {
    "number": (extract("year", Activity.starts_on), OutgoingPaper.sort, OutgoingPaper.number),
    "dated": (Activity.starts_on, Activity.id),
    "subject": (in_words_order(OutgoingPaper.subject), Activity.id),
}
PAPERS = EntryReads(OutgoingFacts, OutgoingPaper, ORDERS, {"dated": "starts_on"})


def page_of_papers(
    unit_id: int, page: int, *, words: str = "", year: int | None = None, sort: str = "-number"
) -> Page[tuple[Activity, OutgoingFacts]]:
    """A page of the register, numbers that were given up among them; two statements."""
    query = lines_of(unit_id)
    if words:
        query = query.where(matches(Activity.search_text, words))
    if year:
        query = query.where(extract("year", Activity.starts_on) == year)
    return paginate(in_order(query, ORDERS, sort), page, lambda row: PAPERS.found(*row))


def lines_of(unit_id: int) -> Select[Activity, OutgoingPaper]:
    return (
        select(Activity, OutgoingPaper)
        .join(OutgoingPaper, OutgoingPaper.activity_id == Activity.id)
        .where(Activity.unit_id == unit_id)
    )


def numbers_taken(unit_id: int, sort: PaperSort, year: int) -> set[int]:
    """The numbers of a sort and a year, those given up among them; one statement."""
    query = select(OutgoingPaper.number).join(Activity, Activity.id == OutgoingPaper.activity_id)
    of_year = Activity.starts_on.between(date(year, 1, 1), date(year, 12, 31))
    return set(
        db.session.scalars(query.where(Activity.unit_id == unit_id, OutgoingPaper.sort == sort, of_year))
    )


def register_lines(unit_id: int) -> list[tuple[Activity, OutgoingFacts]]:
    """Every line of the register; one statement."""
    return [PAPERS.found(*row) for row in db.session.execute(lines_of(unit_id).order_by(Activity.id))]


def compose_to_issue(
    unit: Unit,
    period: Period,
    day: date,
    outline: str,
    paper: Paper,
    *,
    annex: bool = False,
    earlier: EarlierPeriod | None = None,
) -> Composed:
    """The report as it would be issued now, its figures, and the state of the books that it states."""
    report, record = composed(unit, period, day, outline, paper, annex=annex, earlier=earlier)
    newest = newest_line(unit.id)
    return Composed(
        report, stated_figures(report, record), outline_digest(find_outline(unit, outline)), *newest
    )


def stated_figures(report: Report, record: Record) -> tuple[Figure, ...]:
    """Every figure that the union has to say, an upper one its totals; those of the text with their rows."""
    in_text = {span.key for sentence in nodes(report).values() for span in sentence.spans if span.key}
    found = {one.key: one for one in every_figure(record.scope)}
    found.update({key: figure_of(record.scope, key) for key in in_text})
    return tuple(found.values())


def _frozen(unit_id: int, *where: ColumnElement[bool]) -> list[FrozenPaper]:
    rows = db.session.execute(
        select(FrozenReport, Activity, OutgoingPaper)
        .join(Activity, Activity.id == FrozenReport.activity_id)
        .join(OutgoingPaper, OutgoingPaper.activity_id == FrozenReport.activity_id)
        .where(FrozenReport.unit_id == unit_id, *where)
        .order_by(FrozenReport.activity_id.desc())
    )
    return [
        paper_of(row, entry, line, (kept_tree(row.tree), kept_figures(row.figures)))
        for row, entry, line in rows
    ]


#: At most this many papers are held as they were read.
MOST = 16
# Read once: an issued paper never changes, and a text that was altered is another.
kept_tree = lru_cache(maxsize=MOST)(from_json)
kept_figures = lru_cache(maxsize=MOST)(figures_from)


def paper_of(
    row: FrozenReport, entry: Activity, line: OutgoingPaper, read: tuple[Report, tuple[Figure, ...]]
) -> FrozenPaper:
    _, facts = PAPERS.found(entry, line)
    report, figures = read
    return facts_from(
        FrozenPaper,
        row,
        id=row.activity_id,
        facts=facts,
        report=report,
        figures=figures,
        issued_by=entry.recorded_by,
        issued_at=entry.recorded_at,
        voided_at=entry.withdrawn_at,
        void_reason=entry.withdrawn_reason or "",
        code=code_of(row.digest),
        stamp=stamp_of(report, row.digest),
    )


def frozen_reports(unit_id: int, period: Period) -> list[FrozenPaper]:
    """The reports that the union issued of the period and did not void, the newest first; one statement."""
    days = (FrozenReport.period_start == period.start, FrozenReport.period_end == period.end)
    return _frozen(unit_id, *days, Activity.withdrawn_at.is_(None))


def frozen_report(unit_id: int, paper_id: int) -> FrozenPaper | None:
    """A report that the union issued, voided or not; one statement."""
    return next(iter(_frozen(unit_id, FrozenReport.activity_id == paper_id)), None)


def paper_lines(unit_id: int, *where: ColumnElement[bool]) -> list[PaperLine]:
    """The frozen reports as lists name them, oldest first; one statement."""
    rows = db.session.execute(
        select(
            FrozenReport.activity_id,
            OutgoingPaper.number,
            Activity.starts_on,
            FrozenReport.outline,
            FrozenReport.digest,
            FrozenReport.replaces_id,
            Activity.withdrawn_at.is_not(None),
        )
        .join(Activity, Activity.id == FrozenReport.activity_id)
        .join(OutgoingPaper, OutgoingPaper.activity_id == FrozenReport.activity_id)
        .where(FrozenReport.unit_id == unit_id, *where)
        .order_by(FrozenReport.activity_id)
    )
    return [PaperLine(*row) for row in rows]


def issued_before(unit_id: int, period: Period, outline: str) -> list[PaperLine]:
    """The standing papers of the period and the outline, which a corrected version may replace."""
    days = (FrozenReport.period_start == period.start, FrozenReport.period_end == period.end)
    lines = paper_lines(unit_id, *days, FrozenReport.outline == outline)
    replaced = {one.replaces_id for one in lines if not one.is_void}
    return [one for one in lines if not one.is_void and one.id not in replaced]


def replaced_by(unit_id: int, paper_id: int) -> PaperLine | None:
    """The standing paper that took the place of this one; one statement."""
    lines = paper_lines(unit_id, FrozenReport.replaces_id == paper_id)
    return next((one for one in lines if not one.is_void), None)


def papers_coded(code: str, unit_id: int | None = None) -> Sequence[FrozenPaper]:
    """The papers, of the union or of any, whose digest begins with these letters; two statements at most."""
    query = select(FrozenReport.unit_id, FrozenReport.activity_id)
    query = query.where(FrozenReport.digest.startswith(code.lower(), autoescape=True))
    if unit_id is not None:
        query = query.where(FrozenReport.unit_id == unit_id)
    found = db.session.execute(query).all()
    return [one for unit, paper in found if (one := frozen_report(unit, paper))]


def kept_rows(unit_id: int) -> Sequence[FrozenReport]:
    """The rows of every frozen report of the union; one statement."""
    query = select(FrozenReport).where(FrozenReport.unit_id == unit_id)
    return db.session.scalars(query.order_by(FrozenReport.activity_id)).all()
