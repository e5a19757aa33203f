"""The list of groups, on the page and for Excel. Pure."""

from __future__ import annotations

from app.core.fields import label_of
from app.papers.lists import ListColumn, Listing
from app.people.groups.queries import Group
from app.people.roster.facts import MembershipFacts

GROUPS: Listing[Group] = Listing(
    "Danh sách tổ công đoàn",
    "to-cong-doan",
    "tổ",
    (
        ListColumn(
            "name",
            label_of(MembershipFacts, "union_group"),
            lambda one: one.name or "Chưa xếp tổ",
            width=2,
            sort="name",
            drawn=True,
        ),
        ListColumn("people", "Số người", lambda one: one.people, kind="count", sort="people"),
        ListColumn("members", "Đoàn viên", lambda one: one.members, kind="count", sort="members"),
        ListColumn("women", "Nữ", lambda one: one.women, kind="count", sort="women"),
        ListColumn(
            "heads", "Tổ trưởng", lambda one: ", ".join(name for _, name in one.heads), width=2, drawn=True
        ),
        ListColumn("see", "Xem, sửa", lambda _one: "", on="page", drawn=True),
    ),
)
