"""The calendar on a phone: the page that makes and revokes its secret link, and the feed itself."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, g, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from app.desk.feed import actions, queries
from app.desk.feed.ics import as_ics
from app.office.accounts.queries import user
from app.office.accounts.rules import Permission
from app.transactions import open_union
from app.web.clock import now, today
from app.web.delivery.proxies import external_url
from app.web.forms.sent import pressed
from app.web.guards import actor, allow, unit
from app.web.lists.address import page_number
from app.web.pages import page
from app.web.saving import saving

bp = Blueprint("feeds", __name__)


@bp.get("/tai-khoan/lich")
@allow(Permission.SIGNED_IN)
def show() -> Response:
    """The state of one's own feed."""
    return _page()


@bp.post("/tai-khoan/lich/tao")
@allow(Permission.SIGNED_IN)
def make() -> Response:
    """A new secret link, shown once; without a redirect, so that the secret is in no address."""
    _refuse_others()
    secret = ""
    with saving() as saved:
        secret = actions.make_key(current_user.id, unit().id, actor(), now())
    if saved.refusal:
        flash(saved.refusal.sentence, "danger")
        return _page()
    return _page(external_url(".serve", secret=secret))


@bp.post("/tai-khoan/lich/thu-hoi")
@allow(Permission.SIGNED_IN)
def revoke() -> WsgiResponse:
    _refuse_others()
    sentence = "Đã thu hồi đường dẫn. Điện thoại sẽ không nhận thêm gì nữa."
    return pressed(
        lambda: actions.revoke_key(current_user.id, unit().id, actor()), url_for(".show"), sentence
    )


@bp.get("/lich/<secret>.ics")
@allow(Permission.PUBLIC)
def serve(secret: str) -> Response:
    """The feed of whoever holds the secret; 404 whatever is wrong with it."""
    holder = queries.holder(secret, today()) or abort(404)
    open_union(holder.unit.id)
    marks = queries.marks_of_holder(holder, today())
    answer = Response(
        as_ics(f"Lịch {holder.unit.name}", holder.unit.code, marks, now()), mimetype="text/calendar"
    )
    answer.headers["Content-Disposition"] = 'inline; filename="lich.ics"'
    if holder.last_fetched_on != today():
        # A short transaction after the reading one. If it is refused, the calendar is served anyway.
        with saving():
            actions.note_fetched(secret, today())
    return answer


@bp.get("/tai-khoan/lich/moi-nguoi")
@allow(Permission.ADMINISTER)
def everybody() -> Response:
    """Who has a link, in every union."""
    return page("desk/feed/links.html", block="results", page=queries.page_of_links(page_number()))


@bp.post("/tai-khoan/lich/moi-nguoi/thu-hoi")
@allow(Permission.ADMINISTER)
def revoke_everybodys() -> WsgiResponse:
    """End every link of the installation."""
    return pressed(
        lambda: actions.revoke_all(actor()),
        url_for(".everybody"),
        lambda count: f"Đã thu hồi {count} đường dẫn lịch.",
    )


@bp.post("/tai-khoan/<int:user_id>/lich/<int:unit_id>/thu-hoi")
@allow(Permission.ADMINISTER)
def revoke_theirs(user_id: int, unit_id: int) -> WsgiResponse:
    """End somebody's link."""
    if user(user_id) is None:
        abort(404)
    return pressed(
        lambda: actions.revoke_key(user_id, unit_id, actor()),
        url_for("accounts.show", user_id=user_id),
        "Đã thu hồi đường dẫn lịch.",
    )


def _page(link: str = "") -> Response:
    can_have_feed = bool(g.unit) and bool(g.permissions & queries.FEED_PERMISSIONS)
    key = queries.feed_key(current_user.id, unit().id) if can_have_feed else None
    return page("desk/feed/show.html", can_have_feed=can_have_feed, key=key, link=link)


def _refuse_others() -> None:
    """403 for those whose role has no calendar."""
    if not g.permissions & queries.FEED_PERMISSIONS:
        abort(403)
