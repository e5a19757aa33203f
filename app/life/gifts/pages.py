"""The page of one list of gifts, as every view of it shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from flask import abort, flash, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from app.books.lines.pages import voucher_url
from app.books.lines.queries import postings_of
from app.life.gifts import actions, queries
from app.life.gifts.choosing.plans import PLANS, day_of, facts_for, with_norm
from app.life.gifts.facts import GiftListFacts, LineDefaults, Occasion
from app.life.gifts.forms import (
    EachForm,
    GiftFilter,
    GiftListForm,
    LineBox,
    OutsidersForm,
    PostForm,
    PrepareForm,
    values_by_line,
)
from app.life.gifts.list_sheets import LISTS
from app.life.gifts.models import GiftList
from app.life.norms.rules import norm_text
from app.log.records.pages import shown
from app.web.clock import today
from app.web.forms.base import ReasonForm
from app.web.guards import actor, unit
from app.web.lists.address import page_number, sort_name
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import see_other
from app.web.saving import saving


def list_or_404(row_id: int) -> queries.Listed:
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
    """The page of a list; refused values are shown again with their messages."""
    row, entry = found.row, found.posted
    lines = queries.page_of_lines(row.id, page_number())
    line = next(iter(postings_of(entry.id)), None) if entry else None
    context: dict[str, Any] = {
        "listed": found,
        "lines": lines,
        "boxes": {one.id: LineBox.of(one) for one in lines.items} | {one.id: one for one in boxes},
        "each": each or EachForm(formdata=None, obj=row),
        "posting": posting or _posting(row),
        "adding": adding or OutsidersForm(formdata=None),
        "voucher": (line.voucher_text, voucher_url(line)) if line and line.voucher_text else None,
        "is_draft": entry is None and row.withdrawn_at is None,
    }
    facts = queries.list_facts(row)
    context["norm"] = norm_text(queries.norm_of(row.unit_id, facts)) if context["is_draft"] else ""
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
    """The form of posting: on the day of the occasion or, before it, today."""
    form = PostForm(formdata=None)
    form.fund_id.offer(unit().id)
    form.happened_on.data = min(row.held_on, today())
    return form


def apply_change(
    found: queries.Listed,
    words: str,
    write: Callable[[GiftList], None],
    *,
    form: FlaskForm | None = None,
    **refused: Any,
) -> Response:
    """Change a draft and redirect to it; when refused, show the sent values with the message."""
    with saving(form, once=False) as saved:
        write(found.row)
    if saved.done:
        flash(words, "success")
        return see_other(url_for(".show", row_id=found.row.id, page=request.args.get("page")))
    if saved.refusal and not (form and form.errors):
        flash(saved.refusal.sentence, "danger")
    return shown_list(list_or_404(found.row.id), status=422, **refused)


def is_changed(row: GiftList, each: LineDefaults, boxes: Sequence[LineBox]) -> bool:
    """Whether the sent values differ from the stored ones, so that the sum shown was not the one to post."""
    known = {one.id: LineBox.of(one).values() for one in queries.lines_of(row.id)}
    is_same = all(known.get(box.id) == box.values() for box in boxes)
    return not is_same or each != LineDefaults(row.amount_each, row.gift_each)


def save_then_confirm(row: GiftList, each: EachForm, boxes: Sequence[LineBox], form: PostForm) -> Response:
    """Save what was changed on the page, and ask for confirmation before posting."""
    with saving(each, once=False) as saved:
        actions.save_lines(row, values_by_line(boxes), each.facts(), actor(), each.seen_version())
    if saved.done:
        flash("Đã lưu những gì vừa sửa. Hãy xem lại tổng số rồi bấm «Vào sổ» lần nữa.", "warning")
        form.needs_confirmation = True
        return shown_list(list_or_404(row.id), posting=form)
    if saved.refusal and not each.errors:
        flash(saved.refusal.sentence, "danger")
    return shown_list(list_or_404(row.id), boxes=boxes, each=each, posting=form, status=422)


def first_facts(occasion: Occasion, year: int) -> GiftListFacts:
    """The facts of a new list of an occasion, with the norm if there is one."""
    facts = facts_for(occasion, year, today())
    held = queries.norm_of(unit().id, facts)
    return with_norm(facts, held.norm if held else None)


def read_list(row_id: int) -> tuple[GiftList, GiftListFacts]:
    """The list of this union with its facts, or 404."""
    row = list_or_404(row_id).row
    return row, queries.list_facts(row)


def index_page(preparing: PrepareForm, status: int = 200) -> Response:
    """The page of lists, with the form that prepares one."""
    form = GiftFilter(request.args)
    form.validate()
    year = form.year.data if form.year.data and 1900 <= form.year.data <= 2200 else today().year
    found = queries.page_of_lists(
        unit().id,
        rows_wanted(),
        occasion=form.occasion.data,
        progress=form.progress.data,
        year=form.year.data,
        sort=sort_name(queries.ORDERS, "-day"),
    )
    return list_page(
        "life/gifts/index.html",
        form,
        found,
        LISTS,
        preparing=preparing,
        year=year,
        offers=occasions_offered(year),
        status=status,
    )


def occasions_offered(year: int) -> list[tuple[Occasion, date | None, int | None]]:
    """(occasion, its day, id of its list); the day of the list if that was set by hand."""
    known = queries.lists_of_year(unit().id, year)
    return [
        (
            one,
            known[one][1] if one in known and PLANS[one].day else day_of(one, year),
            known.get(one, (None,))[0],
        )
        for one in Occasion
        if one is not Occasion.OWN
    ]
