"""Last year beside this year: the figures that a report says, as a page and as a workbook."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from app.core.periods import in_words
from app.log.figures.facts import Figure
from app.log.figures.registry import UnknownKey
from app.office.accounts.rules import Permission
from app.papers.head import head_of
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.sheets import sheet_file
from app.web.guards import allow, may, unit
from app.web.pages import page
from app.year.compared.comparing import beside_earlier, figure_before
from app.year.compared.facts import ComparedFigure, EarlierPeriod
from app.year.compared.list_sheets import comparison_sheet
from app.year.compared.queries import earlier_period
from app.year.figures.record import Record
from app.year.figures.scopes import cut_off
from app.year.plan.outcomes.figures import reported_tasks
from app.year.reports.composing import composed
from app.year.reports.forms import ReportForm, report_form
from app.year.reports.report import Report, Sentence, Span
from app.year.reports.tracing.pages import source_address
from app.year.reports.tracing.queries import source_lines
from app.year.reports.tracing.rules import TracedNumber, named_figures, rows_of
from app.year.reports.writers.nodes import number_of_figure

bp = Blueprint("compared", __name__, url_prefix="/bao-cao/so-sanh")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def show() -> Response:
    """Each figure of the paper beside that of the year before, with what it is made of."""
    form = _asked()
    report, record, earlier = _composed(form)
    lines = _lines(report, record, earlier)
    places = number_of_figure(report)
    query = form.content_query()

    def address(key: str) -> str:
        return f"{url_for('reports.sources')}?{urlencode({**query, 'cau': places[key]})}"

    def before_address(key: str) -> str:
        return f"{url_for('.before')}?{urlencode({**query, 'ma': key})}"

    return page(
        "year/compared/show.html",
        block="comparison",
        earlier=earlier,
        lines=lines,
        address=address,
        before_address=before_address,
        record=record,
        in_words=in_words,
        query=urlencode(query),
        tasks=record.scope.once(reported_tasks),
        may_score=may(Permission.RECORD),
    )


@bp.get("/nam-truoc")
@allow(Permission.READ_BOOKS)
def before() -> Response:
    """What a figure of the year before is made of: its own rows, as signed where it was."""
    _, record, earlier = _composed(_asked())
    figure = _before(record, earlier, request.args.get("ma", ""))
    label = f"{figure.label}, {in_words(earlier.period) if earlier else ''}: {figure.text}"
    lines = source_lines(unit().id, rows_of(figure))
    return page(
        "year/reports/sources.html",
        block="sources",
        sentence=Sentence((Span(label),)),
        numbers=[TracedNumber((figure.text,), figure, ())],
        lines={line.source: line for line in lines},
        address=source_address,
    )


def _before(record: Record, earlier: EarlierPeriod | None, key: str) -> Figure:
    """The figure a year earlier; 404 where there is none."""
    try:
        found = figure_before(record, earlier, record.figure(key)) if earlier else None
    except UnknownKey:
        found = None
    return found or abort(404)


@bp.get("/tai.xlsx")
@made_by(DRAWN)
@allow(Permission.READ_BOOKS)
def download() -> WerkzeugResponse:
    """The same as a workbook."""
    report, record, earlier = _composed(_asked())
    if earlier is None:
        abort(404)
    sheet = comparison_sheet(_lines(report, record, earlier), record.period, record.as_of, earlier)
    name = f"so-sanh-{record.period.start.year}-{earlier.period.start.year}"
    return sheet_file(sheet, head_of(unit(), record.as_of), name, "xlsx")


def _asked() -> ReportForm:
    form = report_form()
    if not form.is_requested or not form.validate():
        abort(404)
    return form


def _composed(form: ReportForm) -> tuple[Report, Record, EarlierPeriod | None]:
    period, paper = form.period(), form.paper()
    day = cut_off(period, today(), form.tinh_den.data, paper.dated)
    earlier = earlier_period(unit(), period, day)
    report, record = composed(unit(), period, day, form.outline, paper, earlier=earlier)
    return report, record, earlier


def _lines(report: Report, record: Record, earlier: EarlierPeriod | None) -> list[ComparedFigure]:
    if earlier is None or earlier.is_blank:
        return []
    return beside_earlier(record, earlier, named_figures(report, record.figure))
