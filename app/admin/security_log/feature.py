"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator

from app.office.accounts.queries import users_of_member
from app.office.accounts.rules import Permission
from app.office.security_log.queries import events_about, events_by
from app.office.security_log.rules import EventKind
from app.web.features import Feature, MenuEntry
from app.web.lists.filters import moment
from app.web.personal.declared import ExtractRow, Personal

#: Views of one person, whose id follows.
_VIEWS = ("members", "personal_data.extract", "person.portrait")


def _views_of(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    for one in events_about(unit_id, [f"{view}/{member_id}" for view in _VIEWS]):
        yield {"Lúc": moment(one.at), "Người xem": one.name, "Việc": EventKind(one.kind).label}


def _did(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    for one in events_by(unit_id, users_of_member(unit_id, member_id)):
        kind = EventKind(one.kind).label
        yield {"Lúc": moment(one.at), "Tên đăng nhập": one.name, "Việc": kind, "Địa chỉ máy": one.address}


FEATURE = Feature(
    menu=(
        MenuEntry(
            "Sổ sách",
            35,
            "Nhật ký truy cập",
            "security_log.index",
            "eye",
            Permission.READ_SECURITY_LOG,
        ),
    ),
    guide="Câu hỏi thường gặp",
    personal=(
        Personal(
            label="Ai đã xem",
            rows=_views_of,
            kept={"security_events.*": "Nhật ký truy cập: ai vào, ai xem, ai tải, lúc nào."},
        ),
        Personal(label="Đã đăng nhập, đã xem, đã tải", rows=_did),
    ),
)
