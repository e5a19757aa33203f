"""The page of one list of gifts: its lines, the sheet to be signed, the way into the books."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, abort, flash, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from app.books.lines.queries import postings_of
from app.life.gifts import actions, queries
from app.life.gifts.forms import (
    EachForm,
    GiftListForm,
    LineBox,
    OutsidersForm,
    PostForm,
    boxes_sent,
    typed_in,
    version_in,
)
from app.life.gifts.models import GiftList
from app.life.gifts.sheet import gift_sheet
from app.life.norms.rules import told
from app.life.signing.pages import voucher_url
from app.life.visits.queries import paid_last
from app.log.records.pages import shown
from app.office.accounts.rules import Permission
from app.papers.head import head_of
from app.web.clock import today
from app.web.files.sheets import sheet_page
from app.web.forms.base import ReasonForm
from app.web.guards import actor, allow, unit
from app.web.lists.address import page_number
from app.web.pages import see_other
from app.web.saving import saving

bp = Blueprint("gifts", __name__, url_prefix="/danh-sach-qua")


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    found = the_list(row_id)
    return shown_list(found)


@bp.get("/<int:row_id>/ky-nhan")
@allow(Permission.READ_BOOKS)
def sign(row_id: int) -> Response:
    """The sheet to be signed, as page, PDF or workbook."""
    row = the_list(row_id).row
    facts, head = queries.list_facts(row), head_of(unit(), row.held_on)
    lines = [queries.line_facts(one) for one in queries.lines_of(row.id)]
    sheet = gift_sheet(facts, lines, head, row.recorded_by if row.recorded_by_id else "")
    return sheet_page("life/gifts/sheet.html", sheet, head, f"danh-sach-qua-{row.id}", row=row)


@bp.post("/<int:row_id>/dong")
@allow(Permission.RECORD)
def save(row_id: int) -> Response:
    """Keep what each gets and the lines of the page, or tick all lines of the list or none."""
    found, each, boxes = the_list(row_id), EachForm(), boxes_sent(request.form)
    if not each.validate() or any(box.error for box in boxes):
        return shown_list(found, boxes=boxes, each=each, status=422)
    ticked, seen = {"yes": True, "no": False}.get(request.form.get("all", "")), each.seen_version()
    return _done(
        found,
        "Đã lưu danh sách.",
        lambda row: actions.save_lines(row, typed_in(boxes), each.facts(), actor(), seen, all_ticked=ticked),
        form=each,
        boxes=boxes,
        each=each,
    )


@bp.post("/<int:row_id>/them")
@allow(Permission.RECORD)
def add(row_id: int) -> Response:
    """Add people from outside the roster."""
    found, form = the_list(row_id), OutsidersForm()
    names, seen = form.given(), form.seen_version()
    return _done(
        found,
        f"Đã thêm {len(names)} người.",
        lambda row: actions.add_outsiders(row, names, actor(), seen),
        form=form,
        adding=form,
    )


@bp.post("/<int:row_id>/lam-lai")
@allow(Permission.RECORD)
def renew(row_id: int) -> Response:
    """Make the lines anew from the roster."""
    seen = version_in(request.form.get("version"))
    return _done(
        the_list(row_id),
        "Đã lấy lại từ danh sách đoàn viên. Dấu chọn và số tiền riêng vẫn giữ.",
        lambda row: actions.renew_list(row, actor(), seen),
    )


def the_list(row_id: int) -> queries.Listed:
    """The list of this union, or 404."""
    return queries.listed(unit().id, row_id) or abort(404)


def shown_list(
    found: queries.Listed,
    *,
    boxes: Sequence[LineBox] = (),
    each: EachForm | None = None,
    posting: PostForm | None = None,
    adding: OutsidersForm | None = None,
    withdrawal: ReasonForm | None = None,
    status: int = 200,
) -> Response:
    """The page of a list; what was sent and refused is shown again with what is wrong with it."""
    row, entry = found.row, found.posted
    lines = queries.page_of_lines(row.id, page_number())
    line = next(iter(postings_of(entry.id)), None) if entry else None
    context: dict[str, Any] = {
        "listed": found,
        "lines": lines,
        "boxes": {one.id: one for one in boxes} or {one.id: LineBox.of(one) for one in lines.items},
        "each": each or EachForm(formdata=None, obj=row),
        "posting": posting or _posting(row),
        "adding": adding or OutsidersForm(formdata=None),
        "voucher": (line.voucher_text, voucher_url(line)) if line and line.voucher_text else None,
        "is_draft": entry is None and row.withdrawn_at is None,
    }
    facts = queries.list_facts(row)
    context["norm"] = told(queries.norm_of(row.unit_id, facts)) if context["is_draft"] else ""
    form = GiftListForm(formdata=None)
    response = shown(
        "life/gifts/show.html",
        (row, facts),
        form,
        withdrawal=withdrawal,
        locked=entry is not None,
        **context,
    )
    response.status_code = max(status, response.status_code)
    return response


def _posting(row: GiftList) -> PostForm:
    """The form of posting: on the day of the occasion or, before it, today; paid as the last visit was."""
    form = PostForm(formdata=None)
    form.fund_id.offer(unit().id)
    form.happened_on.data = min(row.held_on, today())
    paid = paid_last(unit().id)
    if paid and paid[0] in {choice[0] for choice in form.fund_id.choices or ()}:
        form.fund_id.data = paid[0]
        form.channel.process(None, paid[1])
    return form


def _done(
    found: queries.Listed,
    words: str,
    write: Callable[[GiftList], None],
    *,
    form: FlaskForm | None = None,
    **refused: Any,
) -> Response:
    """Carry out a change of a draft; refused, the page shows what was sent and, beside it, the sentence."""
    with saving(form, once=False) as saved:
        write(found.row)
    if saved.done:
        flash(words, "success")
        return see_other(url_for(".show", row_id=found.row.id, page=request.args.get("page")))
    if saved.refusal and not (form and form.errors):
        flash(saved.refusal.sentence, "danger")
    return shown_list(the_list(found.row.id), status=422, **refused)
