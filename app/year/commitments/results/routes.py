"""The screen of a year's commitments with their results: counted or stated."""

from __future__ import annotations

from flask import Blueprint, flash, url_for
from werkzeug.wrappers import Response

from app.core.errors import Stale
from app.core.periods import Period, in_words, next_like
from app.office.accounts.rules import Permission
from app.papers.head import head_of
from app.web.clock import today
from app.web.files.downloads import format_wanted
from app.web.files.sheets import sheet_file
from app.web.guards import actor, allow, may, unit
from app.web.pages import page, see_other
from app.web.saving import saving
from app.year.commitments.list_sheets import results_sheet
from app.year.commitments.results.actions import record_results
from app.year.commitments.results.forms import ResultForm
from app.year.commitments.results.queries import promises_of

#: Registered under the blueprint of commitments.
bp = Blueprint("results", __name__)


@bp.get("/<period:year>/ket-qua")
@allow(Permission.READ_BOOKS)
def show(year: Period) -> Response:
    """The year's commitments as page, and as the table that goes with the report."""
    promises = promises_of(unit(), year, today())
    if wanted := format_wanted(("pdf", "xlsx")):
        sheet = results_sheet(promises, year, today())
        return sheet_file(sheet, head_of(unit(), today()), f"ket-qua-cam-ket-{_in_file_name(year)}", wanted)
    return _shown(year, ResultForm().offer(promises))


@bp.post("/<period:year>/ket-qua")
@allow(Permission.RECORD)
def save(year: Period) -> Response:
    form = ResultForm().offer(promises_of(unit(), year, today()))
    is_stale = False
    if form.validate():
        with saving(form) as saved:
            again = record_results(unit().id, year, form.stated(), actor(), today(), form.seen.data or "")
            saved.leads_to = url_for(".show", year=year)
        if saved.done:
            flash(_saved_text(again, next_like(year)), "success")
            return see_other(saved.leads_to)
        if is_stale := isinstance(saved.refusal, Stale):
            # When sent again, the officer's values are saved.
            form.offer(promises_of(unit(), year, today())).mark_seen()
    return _shown(year, form, is_stale=is_stale, status=422)


def _shown(year: Period, form: ResultForm, *, is_stale: bool = False, status: int = 200) -> Response:
    can_state = may(Permission.RECORD)
    return page(
        "year/commitments/results/show.html",
        year=year,
        after=next_like(year),
        in_words=in_words,
        form=form,
        can_state=can_state,
        stale=is_stale,
        status=status,
    )


def _in_file_name(year: Period) -> str:
    return year.label if year.kind == "year" else f"{year.start.isoformat()}_{year.end.isoformat()}"


def _saved_text(again: int, after: Period | None) -> str:
    more = f" {again} cam kết được chép sang {in_words(after)}." if again and after else ""
    return f"Đã lưu kết quả.{more}"
