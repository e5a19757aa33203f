"""The list of members' children as a table for Excel. Pure."""

from __future__ import annotations

from app.papers.lists import Listing
from app.papers.sheet import Column
from app.people.children.queries import ListedChild

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
