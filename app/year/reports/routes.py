"""The report page: choose, compose, show the sources of a sentence, download."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, abort, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as WerkzeugResponse

from app.core.errors import Refused
from app.office.accounts.rules import Permission
from app.transactions import reads_first
from app.web import incoming
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.making import new_name, state_of
from app.web.forms.sent import carried_out
from app.web.guards import actor, allow, unit
from app.web.pages import page
from app.year.compared.queries import earlier_period
from app.year.figures.record import Record
from app.year.figures.scopes import cut_off
from app.year.outlines.queries import find_outline
from app.year.reports.checks.language_rules import language_hints
from app.year.reports.composing import composed
from app.year.reports.forms import PrintForm, ReportForm, report_form
from app.year.reports.printing.actions import keep_word
from app.year.reports.printing.queries import word_kept
from app.year.reports.printing.rules import SIGNED
from app.year.reports.report import Report
from app.year.reports.tracing.files import report_xlsx
from app.year.reports.tracing.pages import remedy_address, source_address
from app.year.reports.tracing.queries import source_lines
from app.year.reports.tracing.rules import traced
from app.year.reports.writers import document
from app.year.reports.writers.files import MEDIA_TYPES, WRITERS, file_name
from app.year.reports.writers.html import sheet
from app.year.reports.writers.missing_letters import missing_letters
from app.year.reports.writers.nodes import nodes, number_in

#: At most this many rows of a finding are named on the page.
MOST_ROWS = 12

bp = Blueprint("reports", __name__, url_prefix="/bao-cao")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = report_form()
    is_requested = form.is_requested
    if is_requested and form.validate():
        return _preview(form, _report(form))
    return page("year/reports/index.html", form=form, report=None, status=422 if is_requested else 200)


@bp.get("/giay.css")
@allow(Permission.READ_SUBMITTED)
def paper_style() -> Response:
    """The style of the paper on the page: the same for every report, so sent separately."""
    style = render_template("year/reports/_paper.css", d=document)
    return Response(style, mimetype="text/css")


@bp.get("/tai.<kind>")
@made_by(DRAWN)
@allow(Permission.READ_BOOKS)
def download(kind: str) -> Response:
    """The report as a file; as `xlsx` its tables and the evidence of its figures."""
    form = report_form()
    if kind not in MEDIA_TYPES or not form.is_requested or not form.validate():
        abort(404)
    report, record = _composed(form)
    if report.stopping or (kind in SIGNED and report.named and not word_kept(unit().id, report)):
        return _preview(form, report, status=409)
    try:
        content = _workbook(report, record) if kind == "xlsx" else WRITERS[kind](report)
    except Refused as refusal:
        return _preview(form, report, status=422, refusal=refusal.sentence)
    response = Response(content, content_type=MEDIA_TYPES[kind])
    response.headers["Content-Disposition"] = f"attachment; filename={file_name(report, kind)}"
    return response


def _workbook(report: Report, record: Record) -> bytes:
    return report_xlsx(report, record, has_evidence=True)


@bp.post("/van-in")
@reads_first
@allow(Permission.READ_BOOKS)
def print_anyway() -> WerkzeugResponse:
    """Keep the word over the findings that the page named; then the files come down."""
    form, word = report_form(), PrintForm()
    if not form.is_requested or not form.validate():
        abort(404)
    report, _ = _composed(form)
    done = carried_out(
        word,
        lambda: keep_word(unit().id, report, word.reason.data or "", actor()),
        f"{url_for('.index')}?{request.query_string.decode()}",
        "Đã ghi lý do vào dấu vết. Bây giờ tải được bản in.",
    )
    return done or _preview(form, report, status=422, word=word)


@bp.get("/tien-do/<name>")
@allow(Permission.READ_BOOKS)
def making(name: str) -> Response:
    """How far a file is that a page of papers offers; the page asks again until it is made."""
    state, asked = state_of(name), incoming.number_in(request.args.get("lan_hoi")) or 0
    if state is None:
        abort(404)
    return page("year/reports/making.html", block="making", name=name, state=state, asked=asked)


@bp.get("/nguon")
@allow(Permission.READ_BOOKS)
def sources() -> Response:
    """What one number of a sentence is made of, then its others and its records; named by its place."""
    form = report_form()
    if not form.is_requested or not form.validate():
        abort(404)
    report, record = _composed(form)
    node, first = number_in(request.args.get("cau", ""))
    sentence = nodes(report).get(node)
    if sentence is None:
        abort(404)
    numbers = traced(sentence, record.figure, first)
    lines = source_lines(unit().id, [*sentence.sources, *(row for one in numbers for row in one.rows)])
    return page(
        "year/reports/sources.html",
        block="sources",
        sentence=sentence,
        numbers=numbers,
        lines={line.source: line for line in lines},
        address=source_address,
    )


def _preview(
    form: ReportForm, report: Report, *, status: int = 200, refusal: str = "", word: PrintForm | None = None
) -> Response:
    """The report on the page; above it the findings: some prevent printing, others need a confirmation."""
    rows = dict.fromkeys(source for one in report.findings for source in one.sources[:MOST_ROWS])
    lines = {line.source: line for line in source_lines(unit().id, rows)}
    return page(
        "year/reports/index.html",
        form=form,
        report=report,
        sheet=sheet(report),
        note=find_outline(unit(), report.outline).note,
        # From this page's folder, ending where each sentence puts its place: it is written hundreds of times.
        # Encoded for an address: nothing is left that HTML would have to escape, `&cau=` names no letter.
        sources_url=Markup(f"nguon?{urlencode(form.content_query())}&cau="),  # noqa: S704 - encoded above
        refusal=refusal,
        lost=missing_letters(report),
        hints=language_hints(report),
        lines=lines,
        address=source_address,
        remedy=remedy_address,
        most_rows=MOST_ROWS,
        kept=word_kept(unit().id, report),
        word=word,
        making=new_name(),
        status=status,
    )


def _report(form: ReportForm) -> Report:
    return _composed(form)[0]


def _composed(form: ReportForm) -> tuple[Report, Record]:
    period, paper = form.period(), form.paper()
    day = cut_off(period, today(), form.tinh_den.data, paper.dated)
    earlier = earlier_period(unit(), period, day) if form.so_sanh.data else None
    annex = bool(form.phu_luc.data)
    return composed(unit(), period, day, form.outline, paper, annex=annex, earlier=earlier, today=today())
