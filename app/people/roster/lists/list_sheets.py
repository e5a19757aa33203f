"""Lists of this feature as tables for Excel. Pure."""

from __future__ import annotations

from app.papers.lists import Listing
from app.papers.sheet import Column
from app.people.children.queries import ListedChild
from app.people.duplicates.queries import Namesake
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
CHILDREN: Listing[ListedChild] = Listing(
    "Danh sách con đoàn viên, người lao động",
    "con-doan-vien",
    "cháu",
    (
        (Column("Họ và tên cháu", width=2), lambda one: one.full_name),
        (Column("Ngày sinh", "date", 1.1), lambda one: one.born.day or str(one.born)),
        (Column("Tuổi", "count", 0.6), lambda one: one.age),
        (Column("Lớp", width=0.7), lambda one: one.school_class),
        (Column("Năm học", width=1), lambda one: one.school_year),
        (Column("Thành tích", width=1.8), lambda one: one.merit),
        (Column("Con của", width=2), lambda one: one.parent_name),
        (Column("Mã", width=0.9), lambda one: one.parent_code),
        (Column("Tổ công đoàn", width=1.3), lambda one: one.union_group),
    ),
)
PAIRS: Listing[tuple[Namesake, Namesake]] = Listing(
    "Danh sách người có thể ghi trùng",
    "nguoi-ghi-trung",
    "cặp",
    (
        (Column("Họ và tên", width=2), lambda pair: pair[0].full_name),
        (Column("Mã", width=1), lambda pair: pair[0].code),
        (Column("Ngày sinh", "date", 1.1), lambda pair: pair[0].born.day or str(pair[0].born)),
        (Column("Họ và tên (hồ sơ thứ hai)", width=2), lambda pair: pair[1].full_name),
        (Column("Mã (hồ sơ thứ hai)", width=1), lambda pair: pair[1].code),
        (
            Column("Ngày sinh (hồ sơ thứ hai)", "date", 1.1),
            lambda pair: pair[1].born.day or str(pair[1].born),
        ),
    ),
)
