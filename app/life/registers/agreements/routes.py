"""Screens of agreements."""

from __future__ import annotations

from app.life.registers.agreements.actions import WRITES
from app.life.registers.agreements.facts import AgreementFacts
from app.life.registers.agreements.queries import AGREEMENTS
from app.life.registers.forms import RegisterForm
from app.log.records.columns import fact
from app.log.records.screens import register_screens
from app.papers.lists import Listing
from app.web.forms.stated import More


class AgreementForm(RegisterForm):
    """One agreement."""

    of = AgreementFacts
    layout = (
        ("signing", "signed_on", "until"),
        ("signed_with", "people", "grade"),
        More("Thêm chi tiết", ("name", "benefits", "note")),
    )


_LIST = Listing(
    "Thỏa ước lao động tập thể",
    "thoa-uoc",
    "thỏa ước",
    (
        fact(AgreementFacts, "signed_on", sort="day"),
        fact(AgreementFacts, "name", width=2.5, value=lambda found: found[1].called, style="lead"),
        fact(AgreementFacts, "signing", width=1.2),
        fact(AgreementFacts, "until", sort="until"),
        fact(AgreementFacts, "signed_with", width=1.5),
        fact(AgreementFacts, "people"),
        fact(AgreementFacts, "grade"),
        fact(AgreementFacts, "benefits", width=2.5, on="file"),
    ),
)
bp = register_screens(
    ("agreements", "/thoa-uoc"),
    WRITES,
    AGREEMENTS,
    AgreementForm,
    _LIST,
    new="Ghi thỏa ước",
    edit="Sửa thỏa ước",
)
