"""Four screens of a kind of row (show, record, correct, withdraw) of features without views of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.log.records.lists import RecordList, YearFilter
from app.log.records.pages import Found, corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.papers.lists import Listing
from app.web.clock import today
from app.web.forms.base import EntryForm
from app.web.guards import allowed_method, unit
from app.web.navigation import menu_label

#: Endpoint, what follows the blueprint's address, methods.
_ADDRESSES = {
    "show": ("/<int:row_id>", ["GET"]),
    "create": ("/moi", ["GET", "POST"]),
    "edit": ("/<int:row_id>/sua", ["GET", "POST"]),
    "withdraw": ("/<int:row_id>/rut", ["POST"]),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordScreens:
    """What the screens of one kind of row are made of.

    `read` takes the union's id and the row's; `form` makes the form, `new_form` that of a new row, its lists
    filled, where the address or the day fills some of it. `needs` is what recording, correcting and
    withdrawing take.
    `heading` and `subtitle` say the title of a row's page from the row and its facts; `index` is what the
    list is called, where that is not what the menu calls it; `edit_note` stands below the title of a
    correction. `beside` is what a template of the feature's own shows besides. `writes` is the kind
    (`EntryKind`, `RowKind`) that records, corrects and withdraws; `record`, `correct` and `withdraw` do what
    a feature does otherwise. Without any to record there is no screen for a new row.
    """

    read: Callable[[int, int], Found | None]
    form: Callable[[], EntryForm]
    new_form: Callable[[], EntryForm] | None = None
    index: str = ""
    edit: str
    writes: Any = None
    record: Callable[..., Any] | None = None
    correct: Callable[..., None] | None = None
    withdraw: Callable[..., None] | None = None
    new: str = ""
    edit_note: str = ""
    heading: Callable[[Any, Any], str] = lambda row, _facts: str(row.title)
    subtitle: Callable[[Any, Any], str] = lambda _row, _facts: ""
    needs: Permission = Permission.RECORD
    show_template: str = "log/records/show.html"
    edit_template: str = "log/records/edit.html"
    beside: Callable[[Any, Any], dict[str, Any]] = lambda _row, _facts: {}

    def add_to(self, bp: Blueprint, *, leave: Collection[str] = ()) -> None:
        """Put the screens into a blueprint, but for those that it `leave`s to views of its own."""
        views: dict[str, tuple[Callable[..., Response], Permission]] = {
            "show": (self.show_view, Permission.READ_BOOKS),
            "create": (self.create_view, self.needs),
            "edit": (self.edit_view, self.needs),
            "withdraw": (self.withdraw_view, self.needs),
        }
        for name, (view, permission) in views.items():
            if name not in leave and (self._write("record") or name != "create"):
                address, methods = _ADDRESSES[name]
                bp.add_url_rule(address, name, allowed_method(permission, view), methods=methods)

    def show_view(self, row_id: int) -> Response:
        found = self.found(row_id)
        return shown(self.show_template, found, self.form(), needs=self.needs, **self._about(*found))

    def create_view(self) -> Response:
        form = self.new_form() if self.new_form else self.form().offer(unit().id)
        return created(self.edit_template, form, self._write("record") or abort(404), title=self.new)

    def edit_view(self, row_id: int) -> Response:
        read, form = partial(self.found, row_id), self.form().offer(unit().id)
        subtitle = self.edit_note
        return corrected(
            self.edit_template, read, form, self._write("correct"), title=self.edit, subtitle=subtitle
        )

    def withdraw_view(self, row_id: int) -> Response:
        read = partial(self.found, row_id)
        return withdrawn(
            self.show_template,
            read,
            self.form(),
            self._write("withdraw"),
            needs=self.needs,
            about=self._about,
        )

    def _write(self, name: str) -> Any:
        return getattr(self, name) or getattr(self.writes, name, None)

    def found(self, row_id: int) -> Found:
        """The row and what it says; 404 for one of another union."""
        return self.read(unit().id, row_id) or abort(404)

    def _about(self, row: Any, facts: Any) -> dict[str, Any]:
        return {
            "heading": self.heading(row, facts),
            "subtitle": self.subtitle(row, facts),
            "index": self.index or menu_label(request.blueprint or ""),
            **self.beside(row, facts),
        }


def register_screens(
    url_name: tuple[str, str],
    kind: Any,
    reads: Any,
    form: Callable[[], Any],
    listing: Listing[Any],
    *,
    new: str,
    edit: str,
) -> Blueprint:
    """The blueprint of a register; `url_name`: its name and its address. The newest entry stands first.

    `kind` and `reads` are its `EntryKind` and `EntryReads`; `form` makes the form, which can
    `offer` what its lists hold and `begin` a new entry on a day.
    """
    name, address = url_name
    screens = Blueprint(name, __name__, url_prefix=address)
    RecordList(
        listing=listing, page=reads.page, orders=reads.orders, sort="-day", filter=YearFilter, new=new
    ).add_to(screens)
    RecordScreens(
        read=reads.one,
        form=form,
        new_form=lambda: form().begin(unit().id, today()),
        writes=kind,
        index=listing.title,
        new=new,
        edit=edit,
    ).add_to(screens)
    return screens
