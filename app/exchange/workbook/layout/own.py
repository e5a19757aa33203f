"""Sheets that the exchange knows by name: the union, its people, its funds, what is paid into them."""

from __future__ import annotations

from app.dues.contributions.actions import add_contributions, correct_contribution
from app.dues.contributions.facts import ContributionFacts
from app.dues.contributions.models import Contribution
from app.dues.funds.actions import correct_term, record_term
from app.dues.funds.facts import TermFacts
from app.dues.funds.models import FundTerm
from app.dues.funds.queries import contributions_of, terms_of
from app.dues.funds.rules import refuse_bad_contribution, refuse_bad_term
from app.exchange.workbook.layout.columns import Sheet
from app.exchange.workbook.layout.stated import columns, sheet_of
from app.office.accounts.rules import Permission
from app.office.units.facts import UnitFacts
from app.people.roster.facts import MembershipFacts, PersonFacts
from app.people.roster.rules import refuse_bad_period, refuse_bad_person
from app.web.features import MovedMoney, WorkbookSheet

UNIT = Sheet("Đơn vị", columns(UnitFacts, "code", "name"), Permission.MANAGE_UNIT, is_vertical=True)

ROSTER = Sheet(
    "Đoàn viên",
    columns(
        (PersonFacts, MembershipFacts),
        *("code", "full_name", "birth", "sex", "position", "department", "union_group", "labour_kind"),
        *("standing", "joined_on", "left_on", "leaving_reason"),
    ),
    Permission.RECORD,
    {PersonFacts: refuse_bad_person, MembershipFacts: lambda period, _today: refuse_bad_period(period)},
)

FUNDS = sheet_of(
    WorkbookSheet(
        title="Quỹ",
        facts=TermFacts,
        columns=(
            *("fund_name", "rate", "basis", "starts_on", "ends_on", "remit_percent", "opening_amount"),
            *("opening_on", "opening_channel", "nature", "most_amount", "part_year"),
        ),
        kept_in=FundTerm,
        read=terms_of,
        record=record_term,
        correct=correct_term,
        permission=Permission.MONEY,
        check=lambda term, _today: refuse_bad_term(term),
    )
)

CONTRIBUTIONS = sheet_of(
    WorkbookSheet(
        title="Đóng quỹ",
        facts=ContributionFacts,
        columns=("member_id", "payer_name"),
        kept_in=Contribution,
        read=contributions_of,
        record=add_contributions,  # many at once
        correct=correct_contribution,
        permission=Permission.MONEY,
        check=refuse_bad_contribution,
        money=MovedMoney("paid_on"),
    )
)
