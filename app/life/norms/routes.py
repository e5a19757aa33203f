"""Screens of norms: list, record, correct, withdraw; the examples and how they become the union's own."""

from __future__ import annotations

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from app.life.norms import actions, queries
from app.life.norms.forms import AdoptForm, NormFilter, NormForm
from app.life.norms.list_sheets import NORMS
from app.life.norms.rules import audience_text
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import see_other
from app.web.saving import saving

bp = Blueprint("norms", __name__, url_prefix="/dinh-muc")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    return _index(AdoptForm(formdata=None))


@bp.post("/vi-du")
@allow(Permission.MONEY)
def take() -> Response:
    """Put the examples into the list, marked as such."""
    with saving() as saved:
        count = actions.take_examples(unit().id, actor(), today())
    if saved.done:
        flash(f"Đã chép {count} mức ví dụ. Chưa mức nào bắt buộc: hãy sửa, rồi áp dụng.", "success")
    elif saved.refusal:
        flash(saved.refusal.sentence, "danger")
    return see_other(url_for(".index"))


@bp.post("/ap-dung")
@allow(Permission.MONEY)
def adopt() -> Response:
    """Make the remaining examples the union's own."""
    form = AdoptForm()
    if form.validate():
        with saving(form) as saved:
            count = actions.adopt_examples(unit().id, form.source.data, actor(), today())
        if saved.done:
            flash(f"Đã áp dụng {count} định mức từ hôm nay.", "success")
            return see_other(url_for(".index"))
    return _index(form, 422)


def _index(adopting: AdoptForm, status: int = 200) -> Response:
    form = NormFilter(request.args)
    form.validate()
    sort = sort_name(queries.ORDERS, "reason")
    found = queries.page_of_norms(unit().id, rows_wanted(), sort=sort, **form.values())
    return list_page(
        "life/norms/index.html",
        form,
        found,
        NORMS,
        adopting=adopting,
        examples=actions.examples() if not found.total and not request.args else (),
        any_example=any(facts.is_example for _, facts in found.items),
        status=status,
    )


SCREENS = RecordScreens(
    read=queries.norm,
    form=NormForm,
    writes=actions.NORMS,
    index="Định mức",
    new="Thêm định mức",
    edit="Sửa định mức",
    heading=lambda _row, facts: f"Định mức: {facts.reason.label}",
    subtitle=lambda _row, facts: audience_text(facts),
    needs=Permission.MONEY,
    show_template="life/norms/show.html",
)
SCREENS.add_to(bp)
