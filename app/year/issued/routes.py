"""The register of outgoing papers: a report issued, kept, downloaded, compared; a file looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask import Blueprint, abort, current_app, flash, request, url_for
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.log.records.lists import RecordList, YearFilter
from app.log.records.pages import Found, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.office.trail.queries import Change, changes_of
from app.transactions import reads_first
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.making import new_name
from app.web.forms.sent import form_page
from app.web.guards import actor, allow, may, unit
from app.web.pages import page, see_other
from app.web.saving import saving, show_refusal
from app.year.asked.queries import answers_to
from app.year.compared.queries import earlier_period
from app.year.figures.scopes import cut_off
from app.year.issued import actions, queries
from app.year.issued.drift.pages import cause_lines
from app.year.issued.drift.queries import drift_since, outline_changed
from app.year.issued.facts import Composed, FrozenPaper, PaperSort
from app.year.issued.forms import IssueForm, OutgoingForm, ProofForm
from app.year.issued.list_sheets import PAPERS
from app.year.issued.pages import drawn_paper
from app.year.issued.proving.queries import proof_of
from app.year.issued.showing.queries import line_with_paper
from app.year.issued.signatures.asking import signatures_in
from app.year.issued.signatures.facts import FoundSignature
from app.year.issued.signatures.queries import signed_copies
from app.year.issued.signatures.rules import standing
from app.year.reports.forms import ReportForm, report_form
from app.year.reports.printing.actions import keep_word
from app.year.reports.printing.queries import word_kept
from app.year.reports.record import Paper
from app.year.reports.writers.files import MEDIA_TYPES, WRITERS, file_name

bp = Blueprint("issued", __name__, url_prefix="/van-ban-di")

RecordList(
    listing=PAPERS,
    page=queries.page_of_papers,
    orders=queries.ORDERS,
    sort="-number",
    filter=YearFilter,
    template="year/issued/index.html",
).add_to(bp)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    proposed = actions.number_to_propose(unit().id, PaperSort.REPORT, today().year)
    form = OutgoingForm.from_address(dated=today(), number=proposed)
    return created("year/issued/edit.html", form, actions.record_paper, title="Ghi số văn bản")


@bp.route("/phat-hanh", methods=["GET", "POST"])
@reads_first
@allow(Permission.RECORD)
def issue() -> Response:
    """Number and day of a report, then it is kept as it is."""
    asked = report_form()
    if not asked.is_requested or not asked.validate():
        abort(404)
    form, period = _begun(asked), asked.period()
    paper = Paper(str(form.number.data or ""), form.dated.data)
    day = cut_off(period, today(), asked.tinh_den.data, paper.dated)
    earlier = earlier_period(unit(), period, day) if asked.so_sanh.data else None
    found = queries.compose_to_issue(
        unit(), period, day, asked.outline, paper, annex=bool(asked.phu_luc.data), earlier=earlier
    )
    report = found.report
    form.offer(
        queries.issued_before(unit().id, period, asked.outline),
        needs_word=bool(report.named and not word_kept(unit().id, report)),
    )
    if form.validate_on_submit() and (done := _issued(form, found)):
        return done
    return form_page("year/issued/issue.html", form, report=report, query=request.query_string.decode())


def _begun(asked: ReportForm) -> IssueForm:
    """The form with the number and the day of the address, else the next number and today."""
    form = IssueForm()
    if not form.is_submitted():
        form.dated.data = asked.ngay_ky.data or today()
        typed, year = asked.so.data or "", form.dated.data.year
        following = actions.number_to_propose(unit().id, PaperSort.REPORT, year)
        form.number.data = int(typed) if typed.isdecimal() else following
    return form


def _issued(form: IssueForm, found: Composed) -> Response | None:
    with saving(form) as saved:
        facts = form.facts(found.report)
        if form.needs_word:
            keep_word(unit().id, found.report, form.word.data or "", actor())
        row = actions.issue(unit().id, found, facts, actor(), today(), form.replacing())
        saved.leads_to = url_for(".show", row_id=row.id)
    if not saved.done:
        return None
    flash("Đã phát hành: văn bản được giữ nguyên như lúc ký.", "success")
    return see_other(saved.leads_to)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    found, paper = _line(row_id)
    return shown("year/issued/show.html", found, OutgoingForm(), **_beside(found, paper))


@bp.post("/<int:row_id>/huy")
@allow(Permission.RECORD)
def withdraw(row_id: int) -> Response:
    """Give up a number; the paper stays."""
    return withdrawn(
        "year/issued/show.html",
        lambda: _line(row_id)[0],
        OutgoingForm(),
        actions.withdraw_paper,
        about=lambda row, facts: _beside((row, facts), _line(row.id)[1]),
    )


@bp.get("/<int:row_id>/van-ban.<kind>")
@made_by(DRAWN)
@allow(Permission.READ_BOOKS)
def download(row_id: int, kind: str) -> Response:
    """The paper as a file, from what was kept alone."""
    paper = queries.frozen_report(unit().id, row_id)
    if paper is None or kind not in WRITERS:
        abort(404)
    response = Response(paper.written(WRITERS[kind]), content_type=MEDIA_TYPES[kind])
    name = f"so-{paper.number:02}-{file_name(paper.report, kind)}"
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


@bp.get("/<int:row_id>/doi-chieu")
@allow(Permission.READ_BOOKS)
def drift(row_id: int) -> Response:
    """What the paper would say otherwise today."""
    paper = queries.frozen_report(unit().id, row_id) or abort(404)
    changed, found, refusal = outline_changed(unit(), paper), None, ""
    try:
        found = drift_since(unit(), paper)
    except Refused as refused:
        refusal = refused.sentence
    causes = cause_lines(unit().id, found.causes) if found else []
    return page(
        "year/issued/drift.html", paper=paper, drift=found, causes=causes, changed=changed, refusal=refusal
    )


@bp.route("/kiem-tra", methods=["GET", "POST"])
@made_by(DRAWN)
@reads_first
@allow(Permission.READ_BOOKS)
def prove() -> Response:
    """Whether a file is a paper that was issued."""
    form, proof, signatures = ProofForm(), None, tuple[FoundSignature, ...]()
    if form.validate_on_submit():
        data = form.file.data.read()
        try:
            signatures = signatures_in(data, Path(current_app.instance_path))
            proof = proof_of(data, unit().id)
        except Refused as refusal:
            show_refusal(form, refusal)
    status = 422 if form.is_submitted() and proof is None else 200
    standings = [(one, standing(one)) for one in signatures]
    return page("year/issued/prove.html", form=form, proof=proof, signatures=standings, status=status)


def _line(row_id: int) -> tuple[Found, FrozenPaper | None]:
    return line_with_paper(unit().id, row_id) or abort(404)


def _beside(found: Found, paper: FrozenPaper | None) -> dict[str, Any]:
    """The paper itself where the line is of a report that was issued here, and what is known of it since."""
    row, _ = found
    noted = changes_of(row.unit_id, f"activities/{row.id}")
    return {
        "locked": True,
        "moves_money": False,
        "noted": noted,
        "paper": paper,
        "drawn": drawn_paper(paper) if paper else None,
        "making": new_name(),
        "may_void": row.withdrawn_at is None and may(Permission.RECORD),
        **(_since(paper, noted) if paper else {}),
    }


def _since(paper: FrozenPaper, noted: Sequence[Change]) -> dict[str, Any]:
    replaced = queries.frozen_report(paper.unit_id, paper.replaces_id) if paper.replaces_id else None
    return {
        "signed": signed_copies(paper.unit_id, paper.id, noted),
        "answers": answers_to(paper.unit_id, [paper.id]),
        "erased": [one.values["erased_in"][1] for one in noted if "erased_in" in one.values],
        "replaced": replaced,
        "replaced_by": queries.replaced_by(paper.unit_id, paper.id),
    }
