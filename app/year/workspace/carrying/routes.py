"""One press takes last year's words into this year's drafts."""

from __future__ import annotations

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from app.core.periods import Period
from app.office.accounts.rules import Permission
from app.transactions import reads_first
from app.web.clock import now, today
from app.web.forms.sent import pressed
from app.web.guards import actor, allow, unit
from app.year.compared.queries import words_before
from app.year.figures.scopes import cut_off
from app.year.workspace.carrying.actions import Carried, carry_words
from app.year.workspace.drafts.queries import drafts_in
from app.year.workspace.pages import opened
from app.year.workspace.queries import parts_written

#: Registered under the blueprint of the workspace.
bp = Blueprint("carrying", __name__)


@bp.post("/<period:period>/<outline>/loi-nam-truoc")
@reads_first
@allow(Permission.RECORD)
def carry(period: Period, outline: str) -> Response:
    """Fill the officer's drafts with last year's paragraphs, their old figures marked."""
    found, me = opened(period, outline), actor()
    name = found.outline.name
    words = words_before(unit(), found.period, cut_off(found.period, today()), name)
    versions = {row.part: row.version for row in parts_written(unit().id, found.period, name)}
    begun = frozenset(
        one.part for one in drafts_in(unit().id, found.period, name) if one.user_id == me.user_id
    )
    places = {one.key: (found.place(one.key), one, versions.get(one.key, 0)) for one in found.workspace.parts}
    return pressed(
        lambda: carry_words(unit().id, words, places, begun, me, now()),
        url_for("workspace.show", **found.address),
        lambda done: _outcome_text(done, is_blank=not words),
    )


def _outcome_text(done: Carried, *, is_blank: bool) -> str:
    if is_blank:
        return "Không có báo cáo hay sổ của kỳ cùng loại một năm trước để lấy lời."
    left = f" Giữ nguyên {len(done.left)} mục đã viết hoặc đang viết dở." if done.left else ""
    if not done.parts:
        return f"Không lấy thêm lời nào.{left}"
    return (
        f"Đã lấy lời năm trước vào bản nháp của {done.parts} mục, đánh dấu {done.old} số liệu cũ. "
        f"Mở từng mục để sửa rồi lưu.{left}"
    )
