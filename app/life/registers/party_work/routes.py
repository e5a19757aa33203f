"""Screens of Party work."""

from __future__ import annotations

from app.life.registers.forms import RegisterForm
from app.life.registers.party_work.actions import WRITES
from app.life.registers.party_work.facts import PartyWorkFacts
from app.life.registers.party_work.queries import PARTY_WORK
from app.log.records.columns import fact
from app.log.records.screens import register_screens
from app.papers.lists import Listing


class PartyWorkForm(RegisterForm):
    """One entry."""

    of = PartyWorkFacts
    layout = ("happened_on", ("introduced", "taught", "admitted"), "note")


_LIST = Listing(
    "Phát triển Đảng",
    "phat-trien-dang",
    "lần ghi",
    (
        fact(PartyWorkFacts, "happened_on", sort="day", style="lead"),
        fact(PartyWorkFacts, "introduced", width=1.5),
        fact(PartyWorkFacts, "taught", width=1.5),
        fact(PartyWorkFacts, "admitted", width=1.5),
        fact(PartyWorkFacts, "note", width=2, on="file"),
    ),
)
bp = register_screens(
    ("party_work", "/phat-trien-dang"),
    WRITES,
    PARTY_WORK,
    PartyWorkForm,
    _LIST,
    new="Ghi phát triển Đảng",
    edit="Sửa phát triển Đảng",
)
