"""Screens of houses."""

from __future__ import annotations

from app.life.registers.forms import PaidRegisterForm
from app.life.registers.houses.actions import WRITES
from app.life.registers.houses.facts import HouseFacts
from app.life.registers.houses.queries import HOUSES
from app.log.records.columns import fact
from app.log.records.screens import register_screens
from app.papers.lists import Listing
from app.web.forms.stated import More


class HouseForm(PaidRegisterForm):
    """One house."""

    of = HouseFacts
    layout = (
        ("for_whom", "work"),
        ("started_on", "handed_on"),
        ("support", "money_source", "fund_id"),
        ("value", "givers"),
        More("Thêm chi tiết", ("place", "member_ids", "channel", "voucher_text", "note")),
    )


_LIST = Listing(
    "Mái ấm, nhà ở",
    "nha-o",
    "nhà",
    (
        fact(HouseFacts, "started_on", sort="day"),
        fact(HouseFacts, "for_whom", width=2.5, sort="for_whom", style="lead"),
        fact(HouseFacts, "work"),
        fact(HouseFacts, "support"),
        fact(HouseFacts, "value", sort="value"),
        fact(HouseFacts, "givers", width=2, on="file"),
        fact(HouseFacts, "handed_on", sort="handed"),
    ),
)
bp = register_screens(
    ("houses", "/nha-o"), WRITES, HOUSES, HouseForm, _LIST, new="Ghi nhà ở", edit="Sửa nhà ở"
)
