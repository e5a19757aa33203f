"""The report page: choose, compose, show the sources of a sentence, download."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, render_template, request, url_for
from markupsafe import Markup

from app.core.errors import Refused
from app.log.activities.queries import years_recorded
from app.office.accounts.rules import Permission
from app.office.units.queries import congress_days, unit_as_of
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.guards import allow, unit
from app.web.pages import page
from app.year.figures.scopes import cut_off
from app.year.reports.compose import compose
from app.year.reports.forms import ReportForm
from app.year.reports.outline import load_outline, outline_names
from app.year.reports.queries import gather_report
from app.year.reports.report import Report
from app.year.reports.sources import SourceLine, source_lines
from app.year.reports.writers import document
from app.year.reports.writers.files import MEDIA_TYPES, WRITERS, file_name
from app.year.reports.writers.html import sheet
from app.year.reports.writers.missing_letters import missing_letters
from app.year.reports.writers.nodes import nodes

bp = Blueprint("reports", __name__, url_prefix="/bao-cao")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = _form()
    is_requested = form.is_requested
    if is_requested and form.validate():
        return _preview(form, _report(form))
    return page("year/reports/index.html", form=form, report=None, status=422 if is_requested else 200)


@bp.get("/giay.css")
@allow(Permission.READ_BOOKS)
def paper_style() -> Response:
    """The style of the paper on the page: the same for every report, so sent separately."""
    style = render_template("year/reports/_paper.css", d=document)
    return Response(style, mimetype="text/css")


@bp.get("/tai.<kind>")
@made_by(DRAWN)
@allow(Permission.READ_BOOKS)
def download(kind: str) -> Response:
    form = _form()
    if kind not in WRITERS or not form.is_requested or not form.validate():
        abort(404)
    report = _report(form)
    if report.findings:
        return _preview(form, report, status=409)
    try:
        content = WRITERS[kind](report)
    except Refused as refusal:
        return _preview(form, report, status=422, refusal=refusal.sentence)
    response = Response(content, content_type=MEDIA_TYPES[kind])
    response.headers["Content-Disposition"] = f"attachment; filename={file_name(report, kind)}"
    return response


@bp.get("/nguon")
@allow(Permission.READ_BOOKS)
def sources() -> Response:
    """The records behind one sentence, named by its place in the report."""
    form = _form()
    if not form.is_requested or not form.validate():
        abort(404)
    sentence = nodes(_report(form)).get(request.args.get("cau", ""))
    if sentence is None:
        abort(404)
    lines = [(line, _address(line)) for line in source_lines(unit().id, sentence.sources)]
    return page("year/reports/sources.html", block="sources", sentence=sentence, lines=lines)


def _address(line: SourceLine) -> str:
    values: dict[str, Any] = {line.table.argument: line.id}
    return url_for(line.table.page, **values)


def _preview(form: ReportForm, report: Report, *, status: int = 200, refusal: str = "") -> Response:
    """The report on the page; findings are shown above it and prevent printing."""
    return page(
        "year/reports/index.html",
        form=form,
        report=report,
        sheet=sheet(report),
        # From this page's folder, ending where each sentence puts its place: it is written hundreds of times.
        # Encoded for an address: nothing is left that HTML would have to escape, `&cau=` names no letter.
        sources_url=Markup(f"nguon?{urlencode(form.content_query())}&cau="),  # noqa: S704 - encoded above
        refusal=refusal,
        lost=missing_letters(report),
        status=status,
    )


def _form() -> ReportForm:
    term = unit_as_of(unit(), today()).term
    return ReportForm(request.args).offer(today(), term, years_recorded(unit().id), congress_days(unit()))


def _report(form: ReportForm) -> Report:
    period, paper = form.period(), form.paper()
    day = cut_off(period, today(), form.tinh_den.data, paper.dated)
    report_record = gather_report(unit(), period, day, paper)
    return compose(load_outline(form.de_cuong.data or outline_names()[0]), report_record)
