"""How titles are worded at their stages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.life.awards.facts import AwardFacts, Stage, Subject
from app.log.figures.facts import LoggedEntry
from tests.worked_year import RECORD, REPORT_RECORD
from tests.year.reports.test_compose import report_of, text_of

TITLE, HEALTH = "Chiến sĩ thi đua cơ sở", "Sở Y tế"


@pytest.mark.parametrize(
    ("granted", "body", "sentence"),
    [
        (
            1,
            "Sở Y tế.",
            "02 đồng chí được đề nghị Sở Y tế công nhận, trong đó 01 đồng chí đã được công nhận.",
        ),
        (3, HEALTH, "02 đồng chí được đề nghị Sở Y tế công nhận, 03 đồng chí được Sở Y tế công nhận."),
        (1, "UBND tỉnh", "02 đồng chí được đề nghị Sở Y tế công nhận, 01 đồng chí được UBND tỉnh công nhận."),
    ],
)
def test_a_body_that_grants_what_it_was_asked_for_is_named_once(
    granted: int, body: str, sentence: str
) -> None:
    stages = ((Stage.REGISTERED, 4, ""), (Stage.PROPOSED, 2, HEALTH), (Stage.GRANTED, granted, body))
    awards = tuple(
        LoggedEntry(
            900 + at,
            AwardFacts("2024", Subject.PERSON, "Đoàn viên", TITLE, stage, quantity=number, granting_body=by),
        )
        for at, (stage, number, by) in enumerate(stages)
    )
    text = text_of(report_of(replace(REPORT_RECORD, record=replace(RECORD, awards=awards))))
    assert f"Có 04 đồng chí đăng ký danh hiệu {TITLE}, {sentence}" in text


def test_the_number_of_a_decision_is_introduced_once() -> None:
    facts = AwardFacts(
        "2024", Subject.PERSON, "Đoàn viên", TITLE, Stage.GRANTED, quantity=2, granting_body=HEALTH,
        decision_number="QĐ số 77/QĐ-SYT",
    )  # fmt: skip
    record = replace(RECORD, awards=(LoggedEntry(900, facts),))
    text = text_of(report_of(replace(REPORT_RECORD, record=record)))
    assert f"Có 02 đồng chí được Sở Y tế công nhận danh hiệu {TITLE} (Quyết định số 77/QĐ-SYT)." in text
