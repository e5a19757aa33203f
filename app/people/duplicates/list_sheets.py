"""Pairs of records that may be of one person as a table for Excel. Pure."""

from __future__ import annotations

from app.papers.lists import Listing
from app.papers.sheet import Column
from app.people.duplicates.queries import Namesake

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
