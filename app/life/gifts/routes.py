"""Screens of lists of gifts: prepared, corrected, withdrawn; their lines, the sheet to sign, posting."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from app.life.gifts import actions, queries
from app.life.gifts.choosing.plans import PLANS
from app.life.gifts.forms import (
    EachForm,
    GiftListForm,
    OutsidersForm,
    PostForm,
    PrepareForm,
    boxes_sent,
    values_by_line,
)
from app.life.gifts.pages import (
    apply_change,
    first_facts,
    index_page,
    is_changed,
    list_or_404,
    read_list,
    save_then_confirm,
    shown_list,
)
from app.life.gifts.posting_actions import post_list
from app.life.gifts.sheet import gift_sheet
from app.log.records.pages import corrected, created
from app.log.records.undo import flash_recorded, withdrawal_text
from app.office.accounts.rules import Permission
from app.papers.head import head_of
from app.web.clock import today
from app.web.files.sheets import sheet_page
from app.web.forms.base import ReasonForm
from app.web.guards import actor, allow, unit
from app.web.incoming import number_in
from app.web.pages import see_other
from app.web.saving import saving

#: What is said of a list whose outsiders, or workers who are no members, went into a list of their own.
SPLIT = "Ai chưa là đoàn viên, người ngoài đơn vị nay ở danh sách riêng, có phiếu riêng."
bp = Blueprint("gifts", __name__, url_prefix="/danh-sach-qua")


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    found = list_or_404(row_id)
    return shown_list(found)


@bp.get("/<int:row_id>/ky-nhan")
@allow(Permission.READ_BOOKS)
def sign(row_id: int) -> Response:
    """The sheet to be signed, as page, PDF or workbook."""
    row = list_or_404(row_id).row
    facts, head = queries.list_facts(row), head_of(unit(), row.held_on)
    lines = [queries.line_facts(one) for one in queries.lines_of(row.id)]
    sheet = gift_sheet(facts, lines, head, row.recorded_by if row.recorded_by_id else "")
    return sheet_page("life/gifts/sheet.html", sheet, head, f"danh-sach-qua-{row.id}", row=row)


@bp.post("/<int:row_id>/dong")
@allow(Permission.RECORD)
def save(row_id: int) -> Response:
    """Save the defaults and the lines of the page; may tick or untick all lines of the list."""
    found, each, boxes = list_or_404(row_id), EachForm(), boxes_sent(request.form)
    if not each.validate() or any(box.error for box in boxes):
        return shown_list(found, boxes=boxes, each=each, status=422)
    ticked, seen = {"yes": True, "no": False}.get(request.form.get("all", "")), each.seen_version()
    return apply_change(
        found,
        "Đã lưu danh sách.",
        lambda row: actions.save_lines(
            row, values_by_line(boxes), each.facts(), actor(), seen, all_ticked=ticked
        ),
        form=each,
        boxes=boxes,
        each=each,
    )


@bp.post("/<int:row_id>/them")
@allow(Permission.RECORD)
def add(row_id: int) -> Response:
    """Add people from outside the roster."""
    found, form = list_or_404(row_id), OutsidersForm()
    names, seen = form.names_given(), form.seen_version()
    return apply_change(
        found,
        f"Đã thêm {len(names)} người.",
        lambda row: actions.add_outsiders(row, names, actor(), seen),
        form=form,
        adding=form,
    )


@bp.post("/<int:row_id>/lam-lai")
@allow(Permission.RECORD)
def renew(row_id: int) -> Response:
    """Rebuild the lines from the roster."""
    seen = number_in(request.form.get("version")) or 0
    return apply_change(
        list_or_404(row_id),
        "Đã lấy lại từ danh sách đoàn viên. Dấu chọn và số tiền riêng vẫn giữ.",
        lambda row: actions.renew_list(row, actor(), seen),
    )


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    return index_page(PrepareForm(formdata=None))


@bp.post("/lap")
@allow(Permission.RECORD)
def prepare() -> Response:
    """Make the list of an occasion with one click; an existing one of the year is opened instead."""
    form = PrepareForm()
    if not form.validate():
        return index_page(form, 422)
    occasion, year = form.occasion.data, form.year.data or today().year
    known = queries.lists_of_year(unit().id, year).get(occasion)
    if known and PLANS[occasion].day:
        flash("Dịp này đã có danh sách trong năm.", "warning")
        return see_other(url_for(".show", row_id=known[0]))
    with saving(form) as saved:
        row = actions.prepare_list(unit().id, first_facts(occasion, year), actor(), today())
        saved.leads_to = url_for(".show", row_id=row.id)
    if saved.done:
        flash_recorded("Đã lập danh sách từ sổ đoàn viên. Hãy xem, bỏ chọn nếu cần.", row)
        return see_other(saved.leads_to)
    return index_page(form, 422)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    form = GiftListForm()
    if not form.is_submitted():
        form.held_on.data = today()
    return created("life/gifts/edit.html", form, actions.prepare_list)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    return corrected("life/gifts/edit.html", partial(read_list, row_id), GiftListForm(), actions.correct_list)


@bp.post("/<int:row_id>/rut")
@allow(Permission.RECORD)
def withdraw(row_id: int) -> Response:
    found, form = list_or_404(row_id), ReasonForm()
    if form.validate():
        with saving(form) as saved:
            seen = form.seen_version()
            actions.withdraw_list(found.row, actor(), today(), form.given_reason(), seen)
        if saved.done:
            flash(withdrawal_text(found.row, form.given_reason()), "success")
            return see_other(url_for(".show", row_id=row_id))
    return shown_list(list_or_404(row_id), withdrawal=form, status=422)


@bp.post("/<int:row_id>/vao-so")
@allow(Permission.RECORD)
def post(row_id: int) -> Response:
    """Post the list as one entry with one voucher; lines changed on the page are saved first."""
    found, form = list_or_404(row_id), PostForm()
    form.fund_id.offer(unit().id)
    each, boxes = EachForm(), boxes_sent(request.form)
    is_typed = "amount_each" in request.form
    is_good = form.validate() and (not is_typed or each.validate()) and not any(box.error for box in boxes)
    if not is_good:
        return shown_list(found, boxes=boxes, each=each if is_typed else None, posting=form, status=422)
    if is_typed and not found.posted and is_changed(found.row, each.facts(), boxes):
        return save_then_confirm(found.row, each, boxes, form)
    with saving(form) as saved:
        entry, *others = post_list(found.row, form.facts(), actor(), today(), form.seen_version())
        saved.leads_to = url_for("welfare.show", row_id=entry.id)
    if saved.done:
        apart = f" {SPLIT}" if others else ""
        flash_recorded(f"Đã vào sổ: một lượt tặng quà, một phiếu.{apart}", entry, endpoint="welfare.withdraw")
        return see_other(saved.leads_to)
    if saved.refusal and form.form_errors:
        # The page of a posted list has no form that could show the message.
        flash(saved.refusal.sentence, "danger")
    return shown_list(list_or_404(row_id), posting=form, status=422)
