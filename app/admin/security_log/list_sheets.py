"""The security log, on the page and for Excel."""

from __future__ import annotations

from app.core.vietnamese import capital_first
from app.log.records.trail_fields import subject_of
from app.office.security_log.models import SecurityEvent
from app.office.security_log.rules import EventKind
from app.papers.lists import ListColumn, Listing
from app.web.lists.filters import in_vietnam, moment
from app.web.navigation import menu_label

#: Tables whose rows are subjects of events, in words.
_ROWS = {"users": "Tài khoản", "members": "Đoàn viên", "units": "Thông tin công đoàn"}


def subject_words(subject: str) -> str:
    """What an event is about: a row, or the part of the menu where the view stands."""
    name, *ids = subject.split("/")
    room = name.split(".")[0]
    words = capital_first(_ROWS.get(name) or menu_label(room) or subject_of(room) or name)
    return f"{words} (số {', '.join(ids)})" if ids else words


EVENTS: Listing[SecurityEvent] = Listing(
    "Nhật ký truy cập",
    "nhat-ky-truy-cap",
    "dòng",
    (
        ListColumn("kind", "Việc", lambda one: EventKind(one.kind).label, width=2, sort="kind"),
        ListColumn("day", "Ngày", lambda one: in_vietnam(one.at).date(), kind="date", on="file"),
        ListColumn("hour", "Giờ", lambda one: in_vietnam(one.at).strftime("%H:%M:%S"), width=0.8, on="file"),
        ListColumn("at", "Lúc", lambda one: moment(one.at), on="page", style="day", sort="at"),
        ListColumn("name", "Ai", lambda one: one.name or "Chưa đăng nhập", width=1.5, sort="name"),
        ListColumn("subject", "Ở đâu, của ai", lambda one: subject_words(one.subject), width=2),
        ListColumn("address", "Địa chỉ máy", lambda one: one.address, width=1.2),
        ListColumn("request", "Mã yêu cầu", lambda one: one.request_id, on="file"),
    ),
)
