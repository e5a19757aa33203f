"""A letter that the shipped face cannot draw stops the report; letters nobody sees are left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.papers.letters import LetterWithoutGlyph, refuse_missing, tidied
from tests.reports.sample_report import REPORT, body

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def test_all_of_vietnamese_and_what_officers_type_is_drawn() -> None:
    text = VIETNAMESE + VIETNAMESE.upper() + "“”‘’–—…•₫½%&@#/§°×≥≤±" + "\u00a0"
    refuse_missing(replace(REPORT, closing=body(text)))


def test_a_missing_letter_is_named_with_its_sentence() -> None:
    report = replace(REPORT, closing=body("Hoàn thành ✓ nhiệm vụ."))
    with pytest.raises(LetterWithoutGlyph) as refusal:
        refuse_missing(report)
    assert refusal.value.letter == "✓"
    assert "«✓»" in refusal.value.sentence
    assert "Hoàn thành ✓ nhiệm vụ." in refusal.value.sentence


@pytest.mark.parametrize("part", ["upper_union", "union", "symbol", "place"])
def test_the_head_is_checked_too(part: str) -> None:
    changed: dict[str, Any] = {part: "Công đoàn 😀"}
    with pytest.raises(LetterWithoutGlyph):
        refuse_missing(replace(REPORT, head=replace(REPORT.head, **changed)))


def test_texts_are_composed_and_rid_of_what_nobody_sees() -> None:
    pasted = "Đoa\u0300n\u200b \ufeffvi\u00adên\u000b\tcông\r\nđoàn"
    assert tidied(pasted) == "Đoàn viên công\nđoàn"
    assert tidied(replace(REPORT, title=pasted)).title == "Đoàn viên công\nđoàn"


def test_a_tidy_report_stays_equal() -> None:
    assert tidied(REPORT) == REPORT


def test_no_break_spaces_may_become_spaces() -> None:
    assert tidied("04\u00a0lượt") == "04\u00a0lượt"
    assert tidied("04\u00a0lượt", hard_spaces=False) == "04 lượt"
