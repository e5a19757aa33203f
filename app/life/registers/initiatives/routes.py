"""Screens of initiatives."""

from __future__ import annotations

from app.life.registers.forms import RegisterForm
from app.life.registers.initiatives.actions import WRITES
from app.life.registers.initiatives.facts import InitiativeFacts
from app.life.registers.initiatives.queries import INITIATIVES
from app.log.records.columns import fact
from app.log.records.screens import register_screens
from app.papers.lists import Listing
from app.web.forms.stated import More


class InitiativeForm(RegisterForm):
    """One initiative."""

    of = InitiativeFacts
    layout = (
        "name",
        ("sort", "registered_on"),
        "member_ids",
        ("recognised_on", "recognised_by", "benefit"),
        More("Thêm chi tiết", ("authors", "done_on", "award", "note")),
    )


_LIST = Listing(
    "Sáng kiến, đề tài",
    "sang-kien",
    "sáng kiến",
    (
        fact(InitiativeFacts, "registered_on", sort="day"),
        fact(InitiativeFacts, "name", width=3.5, sort="name", cut=160, style="lead"),
        fact(InitiativeFacts, "sort", width=1.2),
        fact(InitiativeFacts, "authors", width=1.5, on="file"),
        fact(InitiativeFacts, "done_on", on="file"),
        fact(InitiativeFacts, "recognised_on", sort="recognised"),
        fact(InitiativeFacts, "recognised_by", width=1.5),
        fact(InitiativeFacts, "benefit", sort="benefit"),
        fact(InitiativeFacts, "award", width=1.2, on="file"),
    ),
)
bp = register_screens(
    ("initiatives", "/sang-kien"),
    WRITES,
    INITIATIVES,
    InitiativeForm,
    _LIST,
    new="Ghi sáng kiến",
    edit="Sửa sáng kiến",
)
