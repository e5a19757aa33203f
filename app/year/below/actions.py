"""Writes of the list of unions below."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.errors import Refused
from app.core.vietnamese import count_text
from app.log.activities.mapping import columns_of
from app.log.activities.row_actions import RowKind, Written
from app.year.below.facts import LowerFacts
from app.year.below.queries import LOWERS, packages_sent
from app.year.below.rules import LISTED, refuse_bad_lower
from app.year.received.models import LowerUnion


def _columns(_unit_id: int, facts: LowerFacts) -> Mapping[str, Any]:
    return {**columns_of(LowerUnion, facts), "code": facts.code or None}


def _refuse_bad(_unit_id: int, facts: LowerFacts, _today: date) -> None:
    refuse_bad_lower(facts)


def _refuse_second(
    unit_id: int, row: LowerUnion | None, facts: LowerFacts, imported: bool
) -> Mapping[str, Any]:
    if row is not None and row.public_key and facts.code != row.code:
        raise Refused("Mã này do gói đã nhận mang theo nên không đổi được.", "code")
    if imported:
        return {}
    for other, stated in LOWERS.all(unit_id):
        if other is row or not (common := LISTED.common(stated, facts)):
            continue
        if ("code", facts.code) in common:
            raise Refused(f"Mã này là của «{stated.name}» trong danh sách.", "code")
        raise Refused(
            f"Đã có «{stated.name}» trong danh sách. Là hai công đoàn trùng tên thì ghi mã của từng nơi.",
            "name",
        )
    return {}


def _after(written: Written[LowerUnion, LowerFacts]) -> None:
    if written.new is not None:
        return
    if sent := packages_sent(written.row):
        raise Refused(
            f"Công đoàn này đã gửi {count_text(sent)} gói nên không rút được. "
            "Không còn trực thuộc thì ghi «Đến hết ngày»."
        )
    # The code of a withdrawn entry may be used again.
    written.row.code = None


WRITES: RowKind[LowerUnion, LowerFacts] = RowKind(
    LowerUnion,
    "received.union",
    columns=_columns,
    check=_refuse_bad,
    prepare=_refuse_second,
    after=_after,
)
