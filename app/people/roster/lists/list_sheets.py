"""The roster of a day, on the page and for Excel. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from app.core.dates import format_date
from app.core.fields import label_of
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.papers.sheet import Sheet
from app.people.roster.facts import MembershipFacts, PersonFacts, Sex
from app.people.roster.lists.queries import Line

_of_person = partial(fact, PersonFacts, of=lambda line: line)
_of_period = partial(fact, MembershipFacts, of=lambda line: line)

ROSTER: Listing[Line] = Listing(
    "Danh sách đoàn viên, người lao động",
    "doan-vien",
    "người",
    (
        _of_person("code", width=0.9, sort="code", style="day"),
        _of_person("full_name", width=2.2, sort="name", drawn=True),
        _of_person("sex", width=0.7, on="file"),
        _of_person("birth", width=1.1, sort="born", style="day"),
        _of_period("position", width=1.6, sort="position"),
        _of_period("department", width=1.6, on="file"),
        _of_period("union_group", width=1.3, sort="group"),
        _of_period("section", width=1.4, on="file"),
        _of_period("labour_kind", width=1.4, on="file"),
        _of_period("started_on", width=1.1, on="file"),
        _of_period("joined_on", width=1.1, on="file"),
        _of_period("joining", width=1.1, on="file"),
        ListColumn(
            "state",
            label_of(MembershipFacts, "standing"),
            lambda line: line.state_text,
            width=1.5,
            sort="state",
            drawn=True,
        ),
        _of_period("in_hardship", label="Khó khăn", width=0.8, on="file"),
    ),
    page=("full_name", "code", "birth", "position", "union_group", "state"),
)


def roster_sheet(lines: Sequence[Line], as_of: date) -> Sheet:
    """Everybody of the list on a line of their own, in the order given."""
    women = sum(line.sex is Sex.FEMALE for line in lines)
    return replace(
        ROSTER.sheet(lines, f"Tính đến ngày {format_date(as_of)}"),
        closing=(f"Danh sách có {len(lines)} người, trong đó {women} nữ.",),
    )
