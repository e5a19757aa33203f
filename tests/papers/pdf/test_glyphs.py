"""A character that the shipped font lacks is replaced; invisible characters are left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.papers.pdf.glyphs import drawable, tidied, undrawn
from app.year.reports.writers.missing_letters import missing_letters
from tests.year.reports.sample_report import REPORT, body

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def test_all_of_vietnamese_and_what_officers_type_is_drawn() -> None:
    text = VIETNAMESE + VIETNAMESE.upper() + "“”‘’–—…•₫½%&@#/§°×≥≤±" + "\u00a0"
    assert undrawn(text) == []
    assert drawable(text) == text


def test_a_letter_that_cannot_be_drawn_has_a_stand_in_and_a_name() -> None:
    report = replace(REPORT, closing=body("Hoàn thành ✓ nhiệm vụ."))
    assert drawable(report).closing.text == "Hoàn thành � nhiệm vụ."
    assert undrawn("✓ xong ✓ 中") == ["U+2713 (CHECK MARK)", "U+4E2D (CJK UNIFIED IDEOGRAPH-4E2D)"]


def test_a_letter_that_only_looks_different_becomes_the_plain_one() -> None:
    assert drawable("𝐁áo cáo Ａ① ❤\ufe0f") == "Báo cáo A1 �"
    assert undrawn("𝐁áo cáo Ａ①") == []


@pytest.mark.parametrize("part", ["upper_union", "union", "symbol", "place"])
def test_the_head_is_looked_at_too(part: str) -> None:
    changed: dict[str, Any] = {part: "Công đoàn 😀"}
    report = replace(REPORT, head=replace(REPORT.head, **changed))
    assert [one.letters for one in missing_letters(report)] == [("U+1F600 (GRINNING FACE)",)]


def test_texts_are_composed_and_rid_of_what_nobody_sees() -> None:
    pasted = "Đoa\u0300n\u200b \ufeffvi\u00adên\u000b\tcông\r\nđoàn"
    assert tidied(pasted) == "Đoàn viên công\nđoàn"
    assert tidied(replace(REPORT, title=pasted)).title == "Đoàn viên công\nđoàn"


def test_a_tidy_report_stays_equal() -> None:
    assert tidied(REPORT) == REPORT


def test_no_break_spaces_may_become_spaces() -> None:
    assert tidied("04\u00a0lượt") == "04\u00a0lượt"
    assert tidied("04\u00a0lượt", hard_spaces=False) == "04 lượt"
