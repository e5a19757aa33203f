"""An officer's text of several lines stays as typed in the report: a paragraph a line."""

from __future__ import annotations

from dataclasses import replace

from app.year.reports.phrases import body, count, item, paragraphs, say
from app.year.reports.record import Planned
from tests.worked_year import RECORD, REPORT_RECORD
from tests.year.reports.test_compose import report_of, text_of

TYPED = "Đề nghị:\n- sửa quạt\n1. thêm ghế"


def test_a_petition_and_its_answer() -> None:
    [first, *_] = [one for one in RECORD.petitions if one.facts.answered_on]
    facts = replace(
        first.facts, raised_by="Tổ 1", addressed_to="Giám đốc", content=TYPED, answer="Đã sửa:\n- quạt"
    )
    petitions = (replace(first, facts=facts),)
    text = text_of(report_of(replace(REPORT_RECORD, record=replace(RECORD, petitions=petitions))))
    day = "01/3/2024"
    typed = ("- Tổ 1 kiến nghị:", "  Đề nghị:", "  - sửa quạt", "  1. thêm ghế")
    answer = (f"  Gửi Giám đốc; đến ngày {day} được trả lời như sau:", "  Đã sửa:", "  - quạt")
    assert "\n".join((*typed, *answer, "")) in text


def test_a_planned_task_and_the_result_of_an_earlier_one() -> None:
    [task, *_], [done] = REPORT_RECORD.plan, REPORT_RECORD.earlier_plan
    given = replace(
        REPORT_RECORD,
        plan=(Planned(1, replace(task.facts, content=TYPED, target="02 việc")),),
        earlier_plan=(Planned(3, replace(done.facts, content=TYPED, result="Đã xong\n- đủ")),),
    )
    text = text_of(report_of(given))
    lines = "- sửa quạt\n  1. thêm ghế\n"
    assert f"  1. Đề nghị:\n  {lines}  Chỉ tiêu: 02 việc.\n" in text
    assert f"- Đề nghị:\n  {lines}  Kết quả:\n  Đã xong\n  - đủ\n" in text


def test_the_table_of_commitments() -> None:
    [first, *others] = REPORT_RECORD.scores
    scores = (replace(first, facts=replace(first.facts, content=TYPED)), *others)
    assert f"| {TYPED} | " in text_of(report_of(replace(REPORT_RECORD, scores=scores)))


def test_results_of_an_activity_held_twice() -> None:
    first = RECORD.events[0]
    events = tuple(
        replace(first, id=first.id + place, facts=replace(first.facts, title="Hội thao", result=result))
        for place, result in enumerate((TYPED, "Vui"))
    )
    text = text_of(report_of(replace(REPORT_RECORD, record=replace(RECORD, events=events))))
    assert ", với kết quả như sau:\n  Đề nghị:\n  - sửa quạt\n  1. thêm ghế\n  Vui\n" in text


def test_every_line_keeps_what_it_was_made_from() -> None:
    sentence = say("{n} việc: {text}", n=count(2, ["plan_items/1"]), text="a\nb", sources=("plan_items/2",))
    first, second = paragraphs(item(sentence, say("Hết.")))
    assert (first.style, first.text, second.style, second.text) == ("item", "02 việc: a", "body", "b Hết.")
    assert [span.text for span in first.sentences[0].spans if span.figure] == ["02"]
    assert first.sentences[0].sources == ("plan_items/2", "plan_items/1")
    assert second.sentences[0].sources == ("plan_items/2",)
    whole = body(say("Một câu."))
    assert list(paragraphs(whole)) == [whole]


def test_a_result_that_is_the_cost_is_said_once() -> None:
    first = RECORD.events[0]

    def shown(result: str) -> str:
        facts = replace(first.facts, title="Trao quà", cost=2_000_000, result=result)
        events = (replace(first, facts=facts),)
        return text_of(report_of(replace(REPORT_RECORD, record=replace(RECORD, events=events))))

    assert ", với số tiền 03 triệu đồng." in shown("3 triệu đồng")
    assert "với số tiền 2 triệu" not in shown("2 triệu đồng.")
    assert "2.000.000đ" not in shown("2.000.000đ")
