"""Screens of money raised for causes."""

from __future__ import annotations

from app.life.registers.appeals.actions import WRITES
from app.life.registers.appeals.facts import AppealFacts
from app.life.registers.appeals.queries import APPEALS
from app.life.registers.forms import RegisterForm
from app.log.records.columns import fact
from app.log.records.screens import register_screens
from app.papers.lists import Listing
from app.web.forms.stated import More


class AppealForm(RegisterForm):
    """Money received or given once."""

    of = AppealFacts
    layout = (
        ("cause", "way"),
        ("happened_on", "amount"),
        ("party", "name"),
        More("Thêm chi tiết", ("people", "in_kind", "note")),
    )


_LIST = Listing(
    "Vận động ủng hộ",
    "van-dong",
    "khoản",
    (
        fact(AppealFacts, "happened_on", sort="day"),
        fact(AppealFacts, "cause", width=2.5, sort="cause", style="lead"),
        fact(AppealFacts, "way", width=1.2),
        fact(AppealFacts, "party", width=1.8),
        fact(AppealFacts, "name", width=1.5, sort="name"),
        fact(AppealFacts, "amount", sort="amount"),
        fact(AppealFacts, "people", on="file"),
        fact(AppealFacts, "in_kind", width=1.5, on="file"),
    ),
)
bp = register_screens(
    ("appeals", "/van-dong"),
    WRITES,
    APPEALS,
    AppealForm,
    _LIST,
    new="Ghi khoản vận động",
    edit="Sửa khoản vận động",
)
