"""The list of blood donors. Pure."""

from __future__ import annotations

from app.life.donors.queries import Donor
from app.papers.lists import ListColumn, Listing

DONORS: Listing[Donor] = Listing(
    "Danh sách người hiến máu",
    "nguoi-hien-mau",
    "người",
    (
        ListColumn("name", "Họ và tên", lambda one: one.name, width=2.5, sort="name", drawn=True),
        ListColumn("code", "Mã", lambda one: one.code),
        ListColumn("times", "Số lần", lambda one: one.times, "count", sort="times"),
        ListColumn("first", "Lần đầu", lambda one: one.first_on, "date", sort="first"),
        ListColumn("last", "Gần nhất", lambda one: one.last_on, "date", sort="last"),
    ),
)
