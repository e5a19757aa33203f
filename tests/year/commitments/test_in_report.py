"""What is pointed at and scored on screen reaches the report: evidence as sources, outcomes as words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.core.periods import parse_period
from app.extensions import db
from app.life.events.actions import withdraw_event
from app.office.units.models import Unit
from app.year.commitments.evidence.actions import attach_evidence, detach_evidence
from app.year.commitments.models import Commitment
from app.year.plan.outcomes.actions import score_plan
from app.year.plan.outcomes.facts import Outcome, OutcomeFacts
from app.year.plan.outcomes.queries import seen_of, tasks_of
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.queries import gather_report
from app.year.reports.writers.nodes import sentences
from tests.conftest import OFFICER, TODAY
from tests.life.events.entries import put_event
from tests.year.commitments.rows import put_commitment, put_task


def sources_of(unit: Unit, row: Commitment) -> tuple[str, ...]:
    [score] = [one for one in gather_report(unit, parse_period("2024")).scores if one.id == row.id]
    return score.sources


def test_the_sentence_of_a_commitment_rests_on_its_evidence(union: Unit) -> None:
    row = put_commitment(union, done=Decimal(100))
    late = put_event(union, title="Thăm hỏi dịp 20/10", starts_on=date(2024, 10, 20))
    early = put_event(union, title="Thăm hỏi dịp Tết", starts_on=date(2024, 2, 2))
    attach_evidence(row, [late.id, early.id], OFFICER)
    db.session.commit()
    assert sources_of(union, row) == (
        f"commitments/{row.id}",
        f"activities/{early.id}",
        f"activities/{late.id}",
    )


def test_withdrawn_or_taken_away_it_is_evidence_no_more(union: Unit) -> None:
    row, gone, kept = put_commitment(union), put_event(union), put_event(union)
    attach_evidence(row, [gone.id, kept.id], OFFICER)
    withdraw_event(gone, OFFICER, TODAY, "Nhầm")
    assert sources_of(union, row) == (f"commitments/{row.id}", f"activities/{kept.id}")
    detach_evidence(row, kept, OFFICER)
    assert sources_of(union, row) == (f"commitments/{row.id}",)


def test_evidence_is_still_reported_where_it_belongs(union: Unit) -> None:
    """A score cites what an officer pointed at; the section of its own still reports it."""
    row, entry = put_commitment(union, done=Decimal(100)), put_event(union, title="Hội thảo riêng")
    attach_evidence(row, [entry.id], OFFICER)
    report = compose(load_outline("co-quan"), gather_report(union, parse_period("2024")))
    assert "Hội thảo riêng" in str(report)


def test_an_outcome_is_reported_where_nobody_wrote_a_result(union: Unit) -> None:
    late = put_task(union, year="2024", position=1, content="Xây nhà xe", target="01 nhà")
    with_result = put_task(union, year="2024", position=2, content="Đại hội", result="Đã họp ngày 12/3")
    put_task(union, year="2024", position=3, content="Không ai chấm")
    judged = {
        late.id: OutcomeFacts(Outcome.UNMET, "Thiếu kinh phí"),
        with_result.id: OutcomeFacts(Outcome.MET),
    }
    year = parse_period("2024")
    score_plan(union.id, year, judged, OFFICER, TODAY, seen_of(tasks_of(union.id, year)))
    earlier = gather_report(union, parse_period("2024")).earlier_plan
    assert [one.result for one in earlier] == ["chưa thực hiện. Thiếu kinh phí", "Đã họp ngày 12/3", ""]


def test_the_plan_is_scored_as_a_whole(union: Unit) -> None:
    rows = [put_task(union, year="2024", position=place, content=f"Việc {place}") for place in range(1, 6)]
    outcomes = (Outcome.MET, Outcome.MET, Outcome.PARTLY, Outcome.UNMET)
    judged = {row.id: OutcomeFacts(outcome) for row, outcome in zip(rows, outcomes, strict=False)}
    year = parse_period("2024")
    score_plan(union.id, year, judged, OFFICER, TODAY, seen_of(tasks_of(union.id, year)))
    given = gather_report(union, year)
    found = [one for one in sentences(compose(load_outline("co-quan"), given)) if "đề ra" in one.text]
    assert [one.text for one in found] == [
        "Phương hướng năm 2024 đề ra 05 nhiệm vụ: 02 hoàn thành, 01 hoàn thành một phần, "
        "01 chưa thực hiện, 01 chưa chấm kết quả."
    ]
    met = given.record.figure("plan.met")
    assert met.sources == tuple(f"plan_items/{row.id}" for row in rows[:2])
    assert [one.reason for one in met.left_out] == [
        "hoàn thành một phần",
        "chưa thực hiện",
        "chưa chấm kết quả",
    ]


def test_a_plan_that_nobody_judged_is_told_by_its_results_alone(union: Unit) -> None:
    put_task(union, year="2024", content="Đại hội", result="Đã họp")
    report = compose(load_outline("co-quan"), gather_report(union, parse_period("2024")))
    assert "đề ra" not in str(report)
