"""What this room hands to the application."""

from __future__ import annotations

from app.books.reversals.declared import DECLARED as REVERSALS
from app.books.vouchers.declared import DECLARED
from app.dues.contributions.actions import add_contributions, correct_contribution
from app.dues.contributions.facts import ContributionFacts
from app.dues.contributions.models import Contribution
from app.dues.contributions.queries import extract_of_payments, payers_of, rows_of_collections
from app.dues.funds.queries import contributions_of
from app.dues.funds.rules import refuse_bad_contribution
from app.log.activities.facts import Kind
from app.office.accounts.rules import Permission
from app.web.features import Feature, MovedMoney, WorkbookSheet
from app.web.personal.declared import MARK, Personal


def _hand_in() -> None:
    DECLARED.payers = (payers_of,)
    REVERSALS.rows[Kind.COLLECTION] = rows_of_collections


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
            rows=extract_of_payments,
            model=Contribution,
            emptied={"payer_name": MARK, "note": ""},
            kept={"contributions.voucher_text": "Số phiếu, số tiền, ngày: chứng từ kế toán."},
        ),
    ),
)
