"""The way of a list of gifts into the books."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, request, url_for
from werkzeug.wrappers import Response

from app.life.gifts import actions, queries
from app.life.gifts.facts import Each
from app.life.gifts.forms import EachForm, LineBox, PostForm, boxes_sent, typed_in
from app.life.gifts.models import GiftList
from app.life.gifts.posting_actions import post_list
from app.life.gifts.show_routes import bp, shown_list, the_list
from app.log.records.undo import flash_recorded
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.pages import see_other
from app.web.saving import saving

__all__ = ["bp"]


@bp.post("/<int:row_id>/vao-so")
@allow(Permission.RECORD)
def post(row_id: int) -> Response:
    """Post the list as one entry with one voucher; lines changed on the page are first kept and added up."""
    found, form = the_list(row_id), PostForm()
    form.fund_id.offer(unit().id)
    each, boxes = EachForm(), boxes_sent(request.form)
    is_typed = "amount_each" in request.form
    is_good = form.validate() and (not is_typed or each.validate()) and not any(box.error for box in boxes)
    if not is_good:
        return shown_list(found, boxes=boxes, each=each if is_typed else None, posting=form, status=422)
    if is_typed and not found.posted and _is_changed(found.row, each.facts(), boxes):
        return _kept_first(found.row, each, boxes, form)
    with saving(form) as saved:
        entry = post_list(found.row, form.facts(), actor(), today(), form.seen_version())
        saved.leads_to = url_for("welfare.show", row_id=entry.id)
    if saved.done:
        flash_recorded("Đã vào sổ: một lượt tặng quà, một phiếu.", entry, endpoint="welfare.withdraw")
        return see_other(saved.leads_to)
    if saved.refusal and form.form_errors:
        # A list that is in the books has no form on its page to tell it beside.
        flash(saved.refusal.sentence, "danger")
    return shown_list(the_list(row_id), posting=form, status=422)


def _is_changed(row: GiftList, each: Each, boxes: Sequence[LineBox]) -> bool:
    """Whether the page says something else than what is kept: then its sum was not the one shown."""
    known = {one.id: LineBox.of(one).typed() for one in queries.lines_of(row.id)}
    is_same = all(known.get(box.id) == box.typed() for box in boxes)
    return not is_same or each != Each(row.amount_each, row.gift_each)


def _kept_first(row: GiftList, each: EachForm, boxes: Sequence[LineBox], form: PostForm) -> Response:
    with saving(each, once=False) as saved:
        actions.save_lines(row, typed_in(boxes), each.facts(), actor(), each.seen_version())
    if saved.done:
        flash("Đã lưu những gì vừa sửa. Hãy xem lại tổng số rồi bấm «Vào sổ» lần nữa.", "warning")
        form.is_asked_again = True
        return shown_list(the_list(row.id), posting=form)
    if saved.refusal and not each.errors:
        flash(saved.refusal.sentence, "danger")
    return shown_list(the_list(row.id), boxes=boxes, each=each, posting=form, status=422)
