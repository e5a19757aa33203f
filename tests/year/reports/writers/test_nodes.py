"""Each sentence of a report has one place, and the place has the same id in every medium."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.year.reports.report import Column, Row, Section, Sentence, Span, Table
from app.year.reports.writers.nodes import Placed, TableBlock, TextBlock, flow, nodes, number_in
from tests.year.reports.sample_report import REPORT, body


def test_ids_follow_the_numbers_of_the_parts() -> None:
    found = nodes(REPORT)
    assert (
        found["II.2.1-p1-s1"].text
        == "Trong năm đã thăm hỏi 04 lượt đoàn viên ốm đau với số tiền 4.000.000 đồng."
    )
    assert found["II.1-t1-r5-c1"].text == "5"
    assert found["II.2.1-p3-s1"].text.startswith("Tết Nguyên đán")
    assert found["end-s1"] is REPORT.closing.sentences[0]


def test_every_sentence_has_a_place() -> None:
    texts = [sentence.text for sentence in nodes(REPORT).values()]
    assert texts.count("100%") == 5
    assert len(texts) == 5 * 3 + 45 * 4 + sum(
        len(block.sentences) for block in flow(REPORT) if block.kind in ("body", "item")
    ) + len(REPORT.closing.sentences)


def test_a_part_without_a_number_is_placed_by_its_key() -> None:
    plain = replace(REPORT, sections=(Section("preface", 1, "", "Mở đầu", (body("Một câu."),)),))
    assert "preface-p1-s1" in nodes(plain)


@pytest.mark.parametrize(
    ("words", "printed"),
    [("Tết: 22 suất;", "- Tết: 22 suất;"), ("+ Nữ: 12;", "+ Nữ: 12;"), ("- Đã có dấu.", "- Đã có dấu.")],
)
def test_an_item_has_one_mark_in_front(words: str, printed: str) -> None:
    report = replace(REPORT, sections=(Section("a", 1, "I", "Một", (body(words, style="item"),)),))
    assert [block.text for block in flow(report) if isinstance(block, TextBlock)] == [printed]


def test_two_parts_with_one_number_are_an_error() -> None:
    part = Section("a", 1, "I", "Một", (body("Một câu."),))
    with pytest.raises(ValueError, match="I-p1-s1"):
        nodes(replace(REPORT, sections=(part, replace(part, key="b"))))


def runs(*spans: Span) -> list[tuple[str, str]]:
    return [(run.node, run.text) for run in Placed("II.1-p1-s1", Sentence(spans)).runs]


def test_each_number_of_a_sentence_has_a_place_of_its_own() -> None:
    assert runs(
        Span("Có "),
        Span("44", ("members/1",), figure=True),
        Span(" người, nữ "),
        Span("22", ("members/2",), figure=True),
        Span("."),
    ) == [("II.1-p1-s1", "Có 44 người, nữ "), ("II.1-p1-s1-n2", "22.")]
    assert runs(Span("Không có số.")) == [("II.1-p1-s1", "Không có số.")]


def test_a_share_and_its_percentage_are_one_place() -> None:
    share, percent = (Span(text, ("funds/1",), figure=True) for text in ("41/44", "93,2%"))
    other = Span("40.000 đồng", ("funds/1",), figure=True, key="fund[A].contributed")
    assert runs(share, Span(" ("), percent, Span("), "), other) == [
        ("II.1-p1-s1", "41/44 (93,2%), "),
        ("II.1-p1-s1-n3", "40.000 đồng"),
    ]


def test_a_place_says_which_number_it_is() -> None:
    assert number_in("II.1-p1-s1-n3") == ("II.1-p1-s1", 3)
    assert number_in("II.1-t1-r2-c3") == ("II.1-t1-r2-c3", 1)
    assert number_in("end-s1-n0") == ("end-s1-n0", 1)


def test_long_rows_and_a_table_of_heads_alone_come_apart() -> None:
    long = [("a", False), ("b" * 500, False), ("c", False)]
    assert _kept(long) == [False, False, False]
    assert _kept([("đầu", True)] * 6) == [True, True, False, True, True, False]


def _kept(rows: list[tuple[str, bool]]) -> list[bool]:
    made = tuple(Row((Sentence((Span(text),)),), strong) for text, strong in rows)
    section = Section("a", 1, "I", "A", (Table((Column("A", 100),), made),))
    _, block = flow(replace(REPORT, sections=(section,)))
    assert isinstance(block, TableBlock)
    return [row.keeps for row in block.rows]
