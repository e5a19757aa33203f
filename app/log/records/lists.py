"""The list of a kind of row where a feature has none of its own: found by words, sorted, page and file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.listing import Orders, Page
from app.office.accounts.rules import Permission
from app.papers.lists import Listing
from app.web.forms.base import FilterForm
from app.web.forms.fields import TextField
from app.web.guards import allowed_method, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted


class WordsFilter(FilterForm):
    """Words that the rows must hold."""

    q = TextField("Tìm trong danh sách")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordList:
    """A list; `page` takes the union's id, the page, `words` and `sort` (a name of `orders`, `-` reverses).

    `new` is the button that records a row, for who has the permission `needs`.
    """

    listing: Listing[Any]
    page: Callable[..., Page[Any]]
    orders: Orders
    sort: str
    new: str
    needs: Permission = Permission.RECORD
    template: str = "log/records/index.html"

    def add_to(self, bp: Blueprint) -> None:
        """Put the list at the blueprint's own address."""
        bp.add_url_rule("/", "index", allowed_method(Permission.READ_BOOKS, self.view))

    def view(self) -> Response:
        form, sort = WordsFilter(request.args), sort_name(self.orders, self.sort)
        form.validate()
        found = self.page(unit().id, rows_wanted(), words=form.q.data or "", sort=sort)
        texts = {"title": self.listing.title, "new": self.new, "needs": self.needs.value, "sort": self.sort}
        return list_page(self.template, form, found, self.listing, **texts)
