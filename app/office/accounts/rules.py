"""Roles and their permissions. Pure; guards decide by this module only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.choices import Choice
from app.core.errors import Refused
from app.core.fields import Private


class Role(Choice):
    """What a user is in one union."""

    CHAIR = "chair", "Chủ tịch"
    TREASURER = "treasurer", "Thủ quỹ, kế toán"
    RECORDER = "recorder", "Ủy viên Ban Chấp hành"
    AUDITOR = "auditor", "Ủy ban kiểm tra"
    MEMBER = "member", "Đoàn viên"
    UPPER = "upper", "Công đoàn cấp trên"


class Permission(Choice):
    """What a view may ask for. PUBLIC and SIGNED_IN need no role."""

    PUBLIC = "public", "Ai cũng vào được"
    SIGNED_IN = "signed_in", "Người đã đăng nhập"
    READ_BOOKS = "read_books", "Xem sổ sách"
    RECORD = "record", "Ghi nhật ký, danh sách"
    MONEY = "money", "Ghi tiền, quỹ"
    REOPEN = "reopen", "Mở lại kỳ đã khóa sổ"
    EXCHANGE_IN = "exchange_in", "Nhập sổ trao đổi"
    MANAGE_UNIT = "manage_unit", "Sửa thông tin công đoàn"
    OWN_RECORD = "own_record", "Xem hồ sơ của mình"
    MEMBERS_PAGES = "members_pages", "Xem lịch, công khai tài chính của đoàn viên"
    READ_SENSITIVE = "read_sensitive", "Xem thông tin riêng"
    READ_SECURITY_LOG = "read_security_log", "Xem nhật ký truy cập"
    READ_SUBMITTED = "read_submitted", "Xem báo cáo gửi lên, nhận về"
    ADMINISTER = "administer", "Quản trị tài khoản"


_OFFICER = frozenset({Permission.READ_BOOKS, Permission.READ_SUBMITTED, Permission.RECORD})

#: An auditor only reads; a member sees their own record; the upper level what was submitted, and no books.
GRANTS: dict[Role, frozenset[Permission]] = {
    Role.CHAIR: _OFFICER
    | {Permission.MONEY, Permission.REOPEN, Permission.EXCHANGE_IN, Permission.MANAGE_UNIT}
    | {Permission.READ_SECURITY_LOG, Permission.READ_SENSITIVE},
    Role.TREASURER: _OFFICER | {Permission.MONEY, Permission.EXCHANGE_IN},
    Role.RECORDER: _OFFICER,
    Role.AUDITOR: frozenset({Permission.READ_BOOKS, Permission.READ_SUBMITTED, Permission.READ_SECURITY_LOG}),
    Role.MEMBER: frozenset({Permission.OWN_RECORD, Permission.MEMBERS_PAGES}),
    Role.UPPER: frozenset({Permission.READ_SUBMITTED}),
}


#: Private fields that a role sees without `READ_SENSITIVE`: dues are calculated from the salary.
PRIVATE_SEEN: dict[Role, frozenset[Private]] = {Role.TREASURER: frozenset({Private.SALARY})}


def private_seen(permissions: frozenset[Permission], roles: set[Role]) -> frozenset[Private]:
    """The groups of private fields that somebody with these permissions and roles sees."""
    if Permission.READ_SENSITIVE in permissions:
        return frozenset(Private)
    return frozenset(group for role in roles for group in PRIVATE_SEEN.get(role, ()))


def permissions_of(roles: set[Role], *, is_admin: bool) -> frozenset[Permission]:
    """Everything that a signed-in user with these roles in the current union may do."""
    held = {Permission.PUBLIC, Permission.SIGNED_IN}
    for role in roles:
        held |= GRANTS[role]
    if is_admin:
        held.add(Permission.ADMINISTER)
    return frozenset(held)


#: How long who has left the union may still read their own record.
KEPT_AFTER_LEAVING = timedelta(days=90)
#: How long the token of a form is known that was sent already.
SENT_FORMS_KEPT = timedelta(days=30)


class State(Choice):
    """Whether a role gives anything on a day."""

    WAITING = "waiting", "Chờ Chủ tịch xác nhận"
    COMING = "coming", "Chưa đến ngày"
    IN_FORCE = "in_force", "Đang có hiệu lực"
    EXPIRED = "expired", "Đã hết hạn"


@dataclass(frozen=True, slots=True)
class Held:
    """A role as it was given: `valid_from` and `valid_to` inclusive, None for no bound.

    `left_on` is the first day on which its holder, as far as known, was no longer a member of the union.
    """

    role: Role
    valid_from: date | None = None
    valid_to: date | None = None
    is_waiting: bool = False
    left_on: date | None = None
    sensitive_from: date | None = None
    sensitive_to: date | None = None

    @property
    def ends_on(self) -> date | None:
        """The last day: that of the term, or the one with which leaving the union ends it.

        A role given (or given again) after its holder left stands by itself: a chair may be no member.
        """
        ends = [self.valid_to] if self.valid_to else []
        if self.left_on and self.role is Role.MEMBER:
            ends.append(self.left_on + KEPT_AFTER_LEAVING - timedelta(days=1))
        elif self.left_on and (self.valid_from or date.min) < self.left_on:
            ends.append(self.left_on - timedelta(days=1))
        return min(ends) if ends else None

    def state_on(self, day: date) -> State:
        """What it is on the day."""
        if self.is_waiting:
            return State.WAITING
        if self.valid_from and day < self.valid_from:
            return State.COMING
        return State.EXPIRED if self.ends_on and self.ends_on < day else State.IN_FORCE

    def permissions_on(self, day: date) -> frozenset[Permission]:
        """What it allows on the day."""
        if self.state_on(day) is not State.IN_FORCE:
            return frozenset()
        allowed = GRANTS[self.role]
        if self.role is Role.MEMBER and self.left_on and self.left_on <= day:
            allowed -= {Permission.MEMBERS_PAGES}
        return allowed | {Permission.READ_SENSITIVE} if self.carries_sensitive_on(day) else allowed

    def carries_sensitive_on(self, day: date) -> bool:
        """Whether the chair gave it the right to private fields for the day."""
        if self.sensitive_from is None or Permission.READ_BOOKS not in GRANTS[self.role]:
            return False
        return self.sensitive_from <= day <= (self.sensitive_to or date.max)


def permissions_on(day: date, held: Iterable[Held], *, is_admin: bool) -> frozenset[Permission]:
    """Everything that a signed-in user with these roles in the current union may do on the day."""
    allowed = permissions_of(set(), is_admin=is_admin)
    return allowed.union(*(one.permissions_on(day) for one in held))


def refuse_bad_term(first: date | None, last: date | None, field: str) -> None:
    """Raise Refused for a last day before the first."""
    if first and last and last < first:
        raise Refused("Ngày cuối ở trước ngày đầu.", field)


_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{2,79}")


def refuse_bad_username(username: str) -> None:
    """Raise Refused unless the folded name is three to eighty plain letters, digits or . _ @ -"""
    if not _USERNAME.fullmatch(username):
        raise Refused(
            "Tên đăng nhập cần từ 3 chữ, chỉ gồm chữ không dấu, chữ số và dấu . _ @ - (không có dấu cách).",
            "username",
        )


def local_path(target: str | None) -> str | None:
    """`target` if it is a path of this application, else None: `next` must not redirect to another site."""
    if not target or not target.startswith("/") or target[1:2] in ("/", "\\"):
        return None
    return None if any(ord(char) < 0x20 for char in target) else target


def waits_for_chair(role: Role, actor_id: int, user_id: int, chairs: set[int], in_office: set[int]) -> bool:
    """Whether a role that the actor gives needs a chair's word; a member's opens their own record only.

    `chairs`: everybody who holds that role; a chair whose account was closed is one still, else whoever
    closes accounts could do without their word. `in_office`: those of them whose role is in force.
    """
    asked = chairs if role is Role.CHAIR else in_office
    return role is not Role.MEMBER and actor_id not in in_office and bool(asked - {user_id})
