"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator

from app.dues.exemptions.actions import correct_exemption, record_exemption
from app.dues.exemptions.queries import exemptions_of
from app.dues.ledger.facts import ExemptionFacts
from app.dues.ledger.models import Exemption
from app.dues.ledger.rules import refuse_bad_exemption
from app.log.records.descriptions import all_stated
from app.office.accounts.rules import Permission
from app.web.features import Feature, WorkbookSheet
from app.web.personal.declared import ExtractRow, Personal


def _exemptions(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    for _, facts in exemptions_of(unit_id):
        if facts.member_id == member_id:
            yield all_stated(facts, but=("member_id", "fund_id"))


FEATURE = Feature(
    within="collecting",
    guide="Thu quỹ",
    facts=(ExemptionFacts,),
    subjects={"dues.exemption": "miễn đóng quỹ"},
    sheets=(
        WorkbookSheet(
            title="Miễn đóng",
            facts=ExemptionFacts,
            columns=("member_id", "fund_id", "starts_on", "ends_on", "reason"),
            kept_in=Exemption,
            read=exemptions_of,
            record=record_exemption,
            correct=correct_exemption,
            permission=Permission.MONEY,
            check=lambda facts, _today: refuse_bad_exemption(facts),
        ),
    ),
    personal=(Personal(label="Miễn đóng", rows=_exemptions, model=Exemption, emptied={"reason": "Đã xóa"}),),
)
