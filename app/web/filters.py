"""Jinja filters: money and dates as the screens write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import Flask

from app.core.dates import format_date
from app.core.money import format_dong, format_money
from app.web.clock import VIETNAM


def money(amount: int | None) -> str:
    """`4.000.000`; nothing for None."""
    return "" if amount is None else format_money(amount)


def dong(amount: int | None) -> str:
    """`4.000.000 đồng`; nothing for None."""
    return "" if amount is None else format_dong(amount)


def day(value: date | None) -> str:
    """`05/12/2024`; nothing for None."""
    return "" if value is None else format_date(value)


def moment(value: datetime | None) -> str:
    """`05/12/2024 14:30` in Vietnamese time; a naive moment is UTC, as SQLite gives it back."""
    if value is None:
        return ""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def register(app: Flask) -> None:
    for one in (money, dong, day, moment):
        app.add_template_filter(one)
