"""The list of groups as a table for Excel. Pure."""

from __future__ import annotations

from app.papers.lists import Listing
from app.papers.sheet import Column
from app.people.groups.queries import Group

GROUPS: Listing[Group] = Listing(
    "Danh sách tổ công đoàn",
    "to-cong-doan",
    "tổ",
    (
        (Column("Tổ công đoàn", width=2), lambda one: one.name or "Chưa xếp tổ"),
        (Column("Số người", "count"), lambda one: one.people),
        (Column("Đoàn viên", "count"), lambda one: one.members),
        (Column("Nữ", "count"), lambda one: one.women),
        (Column("Tổ trưởng", width=2), lambda one: ", ".join(name for _, name in one.heads)),
    ),
)
