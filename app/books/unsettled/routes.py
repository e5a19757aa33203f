"""The page of amounts that wait for who keeps the funds."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from app.books.cashbook.list_sheets import day_or_year
from app.books.unsettled.actions import settle_waiting
from app.books.unsettled.forms import SettleForm, WaitingFilter, versions_sent
from app.books.unsettled.queries import ORDERS, page_of_waiting, waiting_money
from app.core.vietnamese import count_text
from app.log.activities.models import Activity
from app.office.accounts.rules import Permission
from app.papers.lists import ListColumn, Listing
from app.web.clock import today
from app.web.features import log_kinds
from app.web.forms.sent import carried_out
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

WAITING: Listing[tuple[Activity]] = Listing(
    "Tiền chờ chọn quỹ",
    "tien-cho-chon-quy",
    "khoản",
    (
        ListColumn("day", "Ngày", lambda found: day_or_year(found[0]), "date", sort="day"),
        ListColumn("kind", "Loại", lambda found: log_kinds()[found[0].kind].label, width=1.3),
        ListColumn("title", "Nội dung", lambda found: found[0].title, width=4, drawn=True),
        ListColumn("recorded_by", "Người ghi", lambda found: found[0].recorded_by, width=1.3),
        ListColumn("amount", "Số tiền", lambda found: found[0].amount, "money", sort="amount"),
    ),
    page=("title", "day", "kind", "recorded_by", "amount"),
)


bp = Blueprint("unsettled", __name__, url_prefix="/so-quy/cho-chon-quy")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = SettleForm(formdata=None)
    form.fund_id.offer(unit().id)
    return _list(form)


@bp.post("/")
@allow(Permission.MONEY)
def settle() -> Response:
    """Say of the ticked amounts which fund paid them, or that they are others' money."""
    form, versions = SettleForm(), versions_sent(request.form)
    form.fund_id.offer(unit().id)
    source = "tiền của nơi khác" if form.others.data else "quỹ chi"
    done = carried_out(
        form,
        lambda: settle_waiting(unit().id, versions, form.answer(), actor(), today()),
        url_for(".index"),
        lambda settled: f"Đã ghi {source} cho {count_text(len(settled))} khoản.",
    )
    if done:
        return done
    response = _list(form, frozenset(versions))
    response.status_code = 422
    return response


def _list(form: SettleForm, ticked: frozenset[int] | None = None) -> Response:
    """The list; every entry of the page is ticked until somebody chose otherwise."""
    found = page_of_waiting(unit().id, rows_wanted(), sort=sort_name(ORDERS, "day"))
    total = waiting_money(unit().id)
    context = {"settling": form, "total": total, "ticked": ticked}
    return list_page("books/unsettled/index.html", WaitingFilter(formdata=None), found, WAITING, **context)
