"""Template filters: money and dates as screens write them; whether a list is filtered."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import Flask, request

from app.core.dates import VIETNAM, format_date
from app.core.money import format_dong, format_money
from app.core.periods import in_words, period_of
from app.core.vietnamese import capital_first
from app.web.guards import year_sent
from app.web.lists.cards import card_labels
from app.web.lists.remembered import opened_from, remembered_url


def money(amount: int | None) -> str:
    """`4.000.000`; empty for None."""
    return "" if amount is None else format_money(amount)


def dong(amount: int | None) -> str:
    """`4.000.000 đồng` with a no-break space; empty for None."""
    return "" if amount is None else format_dong(amount).replace(" ", "\N{NO-BREAK SPACE}")


def day(value: date | None) -> str:
    """`05/12/2024`; empty for None."""
    return "" if value is None else format_date(value)


def moment(value: datetime | None) -> str:
    """`05/12/2024 14:30` in Vietnamese time; a naive value is UTC, as SQLite returns it."""
    return "" if value is None else in_vietnam(value).strftime("%d/%m/%Y %H:%M")


def in_vietnam(value: datetime) -> datetime:
    """The moment in Vietnamese time; a naive one is UTC."""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(VIETNAM)


def year_words(label: str) -> str:
    """A period in a sentence, by its label: `năm 2024`, `năm học 2021-2022`."""
    return in_words(period_of(label))


#: Parameters of a list that do not filter it.
_NOT_NARROWING = frozenset({"page", "sort", "dang"})


def is_narrowed() -> bool:
    """Whether the address has a filter, so that an empty list may be due to it."""
    return any(value.strip() for name, value in request.args.items(multi=True) if name not in _NOT_NARROWING)


def register(app: Flask) -> None:
    app.add_template_global(is_narrowed)
    app.add_template_global(opened_from)
    for one in (money, dong, day, moment, year_words, capital_first, year_sent, remembered_url, card_labels):
        app.add_template_filter(one)
