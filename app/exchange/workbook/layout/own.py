"""Sheets that belong to no room: the union and its people, a person on one row or several."""

from __future__ import annotations

from app.exchange.workbook.layout.columns import Sheet
from app.exchange.workbook.layout.stated import columns
from app.office.accounts.rules import Permission
from app.office.units.facts import UnitFacts
from app.people.roster.facts import MembershipFacts, PersonFacts
from app.people.roster.recording_rules import refuse_bad_period, refuse_bad_person

UNIT = Sheet("Đơn vị", columns(UnitFacts, "code", "name"), Permission.MANAGE_UNIT, is_vertical=True)

ROSTER = Sheet(
    "Đoàn viên",
    columns(
        (PersonFacts, MembershipFacts),
        *("code", "full_name", "birth", "sex", "position", "department", "union_group", "labour_kind"),
        *("standing", "started_on", "joined_on", "joining", "left_on", "leaving_reason"),
    ),
    Permission.RECORD,
    {PersonFacts: refuse_bad_person, MembershipFacts: lambda period, _today: refuse_bad_period(period)},
)
