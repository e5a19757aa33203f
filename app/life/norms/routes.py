"""Screens of norms: list, record, correct, withdraw; the examples and how they become the union's own."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from app.life.norms import actions, queries
from app.life.norms.forms import AdoptForm, NormFilter, NormForm
from app.life.norms.list_sheets import NORMS
from app.life.norms.rules import audience_text
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.forms.sent import carried_out, pressed
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("norms", __name__, url_prefix="/dinh-muc")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    return _index(AdoptForm(formdata=None))


@bp.post("/vi-du")
@allow(Permission.MONEY)
def take() -> Response:
    """Put the examples into the list, marked as such."""
    return pressed(
        lambda: actions.take_examples(unit().id, actor(), today()),
        url_for(".index"),
        lambda count: f"Đã chép {count} mức ví dụ. Chưa mức nào bắt buộc: hãy sửa, rồi áp dụng.",
    )


@bp.post("/ap-dung")
@allow(Permission.MONEY)
def adopt() -> Response:
    """Make the remaining examples the union's own."""
    form = AdoptForm()
    done = carried_out(
        form,
        lambda: actions.adopt_examples(unit().id, form.source.data, actor(), today()),
        url_for(".index"),
        lambda count: f"Đã áp dụng {count} định mức từ hôm nay.",
    )
    return done or _index(form, 422)


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
