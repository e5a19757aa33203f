"""The list of blood donors as a table for Excel. Pure."""

from __future__ import annotations

from app.life.donors.queries import Donor
from app.papers.lists import Listing
from app.papers.sheet import Column

DONORS: Listing[Donor] = Listing(
    "Danh sách người hiến máu",
    "nguoi-hien-mau",
    "người",
    (
        (Column("Họ và tên", width=2.5), lambda one: one.name),
        (Column("Mã"), lambda one: one.code),
        (Column("Số lần", "count"), lambda one: one.times),
        (Column("Lần đầu", "date"), lambda one: one.first_on),
        (Column("Gần nhất", "date"), lambda one: one.last_on),
    ),
)
