"""Screens of what happens between workers and employer."""

from __future__ import annotations

from app.life.registers.forms import RegisterForm
from app.life.registers.labour.actions import WRITES
from app.life.registers.labour.facts import LabourFacts
from app.life.registers.labour.queries import MATTERS
from app.log.records.columns import fact
from app.log.records.screens import register_screens
from app.papers.lists import Listing
from app.web.forms.stated import More


class LabourForm(RegisterForm):
    """One matter."""

    of = LabourFacts
    layout = (
        ("sort", "happened_on"),
        "content",
        ("people", "settled_on"),
        "result",
        More("Thêm chi tiết", ("none", "note")),
    )


_LIST = Listing(
    "Quan hệ lao động",
    "quan-he-lao-dong",
    "việc",
    (
        fact(LabourFacts, "happened_on", sort="day"),
        fact(LabourFacts, "sort", width=1.5),
        fact(LabourFacts, "content", width=3, sort="content", cut=160, style="lead"),
        fact(LabourFacts, "people"),
        fact(LabourFacts, "result", width=2, on="file"),
        fact(LabourFacts, "settled_on", sort="settled"),
        fact(LabourFacts, "none", width=0.8),
    ),
)
bp = register_screens(
    ("labour", "/quan-he-lao-dong"),
    WRITES,
    MATTERS,
    LabourForm,
    _LIST,
    new="Ghi việc mới",
    edit="Sửa việc đã ghi",
)
