"""A list as page, as htmx fragment, and with `?dang=xlsx` as a workbook of all rows of the filter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from flask import g
from werkzeug.wrappers import Response
from wtforms import BooleanField, Field

from app.core.dates import format_date
from app.listing import ALL_ROWS, Page
from app.papers.head import Head, head_of
from app.papers.lists import Listing
from app.web.clock import today
from app.web.files.downloads import format_wanted
from app.web.files.sheets import sheet_file
from app.web.forms.filters import FilterForm
from app.web.lists.address import page_number
from app.web.pages import page

Item = TypeVar("Item")


def rows_wanted() -> int:
    """The page number in the address; `ALL_ROWS` if it asks for a file."""
    return ALL_ROWS if format_wanted({"xlsx"}) else page_number()


def list_page(
    template: str, form: FilterForm, found: Page[Item], listing: Listing[Item], **context: Any
) -> Response:
    """The list drawn by `template`, or the file; `found` was read for `rows_wanted()`."""
    if format_wanted({"xlsx"}):
        return list_file(form, found.items, listing)
    return page(template, block="results", form=form, page=found, listing=listing, **context)


def list_file(form: FilterForm, items: Sequence[Item], listing: Listing[Item]) -> Response:
    """The workbook of these items, with the filters and the date under its title."""
    subtitle = "; ".join([*_conditions(form), f"lập ngày {format_date(today())}"])
    sheet = listing.sheet(items, subtitle[0].upper() + subtitle[1:])
    # An administrator without a role in any union has no letterhead.
    head = head_of(g.unit, today()) if g.unit else Head("", "")
    return sheet_file(sheet, head, f"{listing.file_name}-{today():%Y%m%d}", "xlsx")


def _conditions(form: FilterForm) -> list[str]:
    return [_condition(field) for field in form if field.data and field.short_name != "csrf_token"]


def _condition(field: Field) -> str:
    name = field.label.text
    if isinstance(field, BooleanField):
        return name
    if field.short_name == "q":
        return f"có chữ «{field.data}»"
    if hasattr(field, "iter_choices"):
        return f"{name}: {', '.join(choice.label for choice in field.iter_choices() if choice.selected)}"
    return f"{name}: {format_date(field.data) if isinstance(field.data, date) else field.data}"
