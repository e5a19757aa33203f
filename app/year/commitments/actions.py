"""Writes of commitments."""

from __future__ import annotations

from typing import Any

from app.books.fund_names.actions import add_retired_fund
from app.books.fund_names.queries import fund_ids_by_name
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.log.activities.mapping import columns_of
from app.log.activities.row_actions import RowKind
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment, MeasuredFund
from app.year.commitments.rules import check_commitment
from app.year.figures.rules import Measure, parse_measure


def _commitment(unit_id: int, facts: CommitmentFacts) -> dict[str, Any]:
    measure = _measure(unit_id, facts.measure) if facts.measure else None
    return {
        **columns_of(Commitment, facts),
        "measure": measure.way if measure else "",
        "measure_category": measure.category if measure and measure.category else "",
        "measured_funds": [
            MeasuredFund(fund_id=fund_id, position=place)
            for place, fund_id in enumerate(measure.fund_ids if measure else ())
        ],
    }


def _measure(unit_id: int, words: str) -> Measure:
    """The measure named by the words, with ids of funds, which are found by present and former names.

    An unknown fund with the mark `RETIRED`, as in an exported workbook, is created.
    """
    known = fund_ids_by_name(unit_id)
    try:
        parsed = parse_measure(words, [name for _, name in known.values()])
    except Refused as bad:
        raise Refused(bad.sentence, "measure") from bad
    ids = {folded: fund_id for folded, (fund_id, _) in known.items()}
    for name in parsed.fund_names:
        if fold(name) not in ids:
            ids[fold(name)] = add_retired_fund(unit_id, name).id
    return parsed.bind(ids)


COMMITMENTS = RowKind(
    Commitment,
    "commitments.commitment",
    _commitment,
    check=lambda _unit_id, facts, _today: check_commitment(facts),
)
record_commitment, correct_commitment, withdraw_commitment = (
    COMMITMENTS.record,
    COMMITMENTS.correct,
    COMMITMENTS.withdraw,
)
