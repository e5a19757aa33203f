"""Roles of a union, on the page and for Excel. Pure."""

from __future__ import annotations

from datetime import date

from app.office.accounts.queries import Holding
from app.papers.lists import ListColumn, Listing


def roles_on(day: date) -> Listing[Holding]:
    """The list with what each role is on the day."""
    return Listing(
        "Vai trò trong công đoàn",
        "vai-tro",
        "vai trò",
        (
            ListColumn("name", "Họ và tên", lambda one: one.user.display_name, width=2, drawn=True),
            ListColumn("role", "Vai trò", lambda one: one.held.role.label, width=1.5),
            ListColumn("term", "Thời hạn", lambda _one: "", on="page", drawn=True),
            ListColumn("since", "Từ ngày", lambda one: one.held.valid_from, kind="date", on="file"),
            ListColumn("until", "Đến hết ngày", lambda one: one.held.ends_on, kind="date", on="file"),
            ListColumn("state", "Tình trạng", lambda one: one.held.state_on(day).label, drawn=True),
            ListColumn("given_by", "Người giao", lambda one: one.grant.given_by, width=1.5),
        ),
    )
