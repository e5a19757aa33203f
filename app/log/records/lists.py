"""The list of a kind of row, where a feature has no view of its own: filtered, sorted, page and file."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from operator import methodcaller
from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.listing import Page
from app.office.accounts.rules import Permission
from app.papers.lists import Listing
from app.web.forms.fields import AnyYearField, TextField
from app.web.forms.filters import FilterForm
from app.web.guards import allowed_method, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted


class WordsFilter(FilterForm):
    """Words that the rows must hold."""

    q = TextField("Tìm trong danh sách")


class YearFilter(WordsFilter):
    """And their year."""

    year = AnyYearField()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordList:
    """A list; `filter` makes the form of an address.

    `page` takes the union's id, the `page`, what `values` gives of the form, and `sort` (a name of `orders`,
    `-` reverses). `beside` is what a template of the feature's own shows besides; where there is none, `new`
    is the button that records a row, for who has the permission `needs`.
    """

    listing: Listing[Any]
    page: Callable[..., Page[Any]]
    orders: Collection[str]
    sort: str
    filter: Callable[[Any], FilterForm] = WordsFilter
    values: Callable[[Any], dict[str, Any]] = methodcaller("values")
    beside: Callable[[], dict[str, Any]] = dict
    new: str = ""
    needs: Permission = Permission.RECORD
    template: str = "log/records/index.html"

    def add_to(self, bp: Blueprint) -> None:
        """Put the list at the blueprint's own address."""
        bp.add_url_rule("/", "index", allowed_method(Permission.READ_BOOKS, self.view))

    def view(self) -> Response:
        form, sort = self.filter(request.args), sort_name(self.orders, self.sort)
        form.validate()
        found = self.page(unit().id, page=rows_wanted(), sort=sort, **self.values(form))
        texts = {"title": self.listing.title, "new": self.new, "needs": self.needs.value, "sort": self.sort}
        return list_page(self.template, form, found, self.listing, **(texts if self.new else self.beside()))
