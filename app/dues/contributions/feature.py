"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from app.books.cashbook.models import Fund
from app.books.vouchers.declared import DECLARED
from app.core.dates import format_date
from app.core.money import format_dong
from app.dues.contributions.actions import add_contributions, correct_contribution
from app.dues.contributions.facts import ContributionFacts
from app.dues.contributions.models import Collection, Contribution
from app.dues.contributions.queries import payers_of
from app.dues.funds.queries import contributions_of
from app.dues.funds.rules import refuse_bad_contribution
from app.extensions import db
from app.log.activities.models import Activity
from app.office.accounts.rules import Permission
from app.web.features import Feature, MovedMoney, WorkbookSheet
from app.web.personal.declared import MARK, Personal, Said


def _hand_in() -> None:
    DECLARED.payers = (payers_of,)


def _payments(unit_id: int, member_id: int) -> Iterator[Said]:
    rows = db.session.execute(
        select(Contribution, Activity.starts_on, Fund.name)
        .join(Collection, Collection.activity_id == Contribution.collection_id)
        .join(Activity, Activity.id == Collection.activity_id)
        .join(Fund, Fund.id == Collection.fund_id)
        .where(Contribution.unit_id == unit_id, Contribution.member_id == member_id)
        .order_by(Activity.starts_on, Contribution.id)
    )
    for row, day, fund in rows:
        yield {
            "Ngày": format_date(day),
            "Quỹ": fund,
            "Kỳ": row.period_text,
            "Số tiền": format_dong(row.amount),
            "Số phiếu": row.voucher_text,
            "Họ tên ghi trên phiếu": row.payer_name,
            "Ghi chú": row.note,
            "Rút khỏi sổ": row.withdrawn_reason or "",
        }


FEATURE = Feature(
    within="collecting",
    guide="Thu quỹ",
    facts=(ContributionFacts,),
    subjects={"funds.contribution": "khoản đóng quỹ"},
    sheets=(
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
        ),
    ),
    hand_in=_hand_in,
    personal=(
        Personal(
            label="Đã đóng",
            rows=_payments,
            model=Contribution,
            emptied={"payer_name": MARK, "note": ""},
            kept={"contributions.voucher_text": "Số phiếu, số tiền, ngày: chứng từ kế toán."},
        ),
    ),
)
