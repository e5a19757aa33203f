"""The list and the screens of a register."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from app.books.entries.actions import EntryKind
from app.books.entries.reads import EntryReads
from app.life.registers.forms import RegisterFilter, RegisterForm
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.papers.lists import Listing
from app.web.guards import unit


def register_screens(
    url_name: tuple[str, str],
    kind: EntryKind[Any],
    reads: EntryReads[Any],
    form: type[RegisterForm],
    listing: Listing[Any],
    *,
    new: str,
    edit: str,
) -> Blueprint:
    """A register's blueprint; `url_name`: its name and its address. The newest entry stands first."""
    name, address = url_name
    bp = Blueprint(name, f"app.life.registers.{name}", url_prefix=address)
    RecordList(
        listing=listing, page=reads.page, orders=reads.orders, sort="-day", filter=RegisterFilter, new=new
    ).add_to(bp)
    RecordScreens(
        read=reads.one,
        form=form,
        filled=lambda: form().offer(unit().id),
        record=kind.record,
        correct=kind.correct,
        withdraw=kind.withdraw,
        index=listing.title,
        new=new,
        edit=edit,
    ).add_to(bp)
    return bp
