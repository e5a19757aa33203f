"""The screens of next year's plan."""

from __future__ import annotations

from datetime import date

from app.core.periods import period_of
from app.core.years.working import WorkingYear
from app.extensions import db
from app.office.units.models import Unit
from app.year.commitments.rules import year_to_plan
from app.year.plan.outcomes.actions import score_plan
from app.year.plan.outcomes.facts import Outcome, OutcomeFacts
from app.year.plan.outcomes.queries import seen_of, tasks_of
from app.year.plan.queries import plan_items_of
from tests.conftest import OFFICER, TODAY
from tests.downloads import (
    MARKUP,
    As,
    errors,
    listed,
    only_officers_write,
    only_those_of_the_books_read,
    words,
)
from tests.year.commitments.rows import TASK, put_task


def test_a_task_is_planned_and_its_result_reported_later(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    client.post("/phuong-huong/moi", data=TASK)
    [(row, facts)] = plan_items_of(union.id)
    assert (facts.year, facts.position, facts.target) == ("2025", 1, "01 cuộc")
    sent = {**TASK, "result": "Đã tổ chức 27/3", "version": "1", "reason": "Ghi kết quả"}
    assert client.post(f"/phuong-huong/{row.id}/sua", data=sent).status_code == 303
    assert "Kết quả Đã tổ chức 27/3" in words(client.get(f"/phuong-huong/{row.id}"))


def test_it_needs_year_and_content(as_role: As, union: Unit) -> None:
    page = as_role("recorder").post("/phuong-huong/moi", data={"target": "01 cuộc"})
    assert set(errors(page)) == {"year", "content"}


def test_the_list_is_by_year_and_number(as_role: As, union: Unit) -> None:
    for year, position, content in (
        ("2025", 2, "Việc hai"),
        ("2025", 1, "Việc một"),
        ("2026", 1, "Sang năm"),
    ):
        put_task(union, year=year, position=position, content=content)
    client = as_role("auditor")
    text = words(client.get("/phuong-huong/"))
    assert text.index("Sang năm") < text.index("Việc một") < text.index("Việc hai")
    oldest_first = words(client.get("/phuong-huong/?sort=year"))
    assert oldest_first.index("Việc một") < oldest_first.index("Sang năm")
    assert "2 nhiệm vụ" in words(client.get("/phuong-huong/?year=2025"))
    assert "1 nhiệm vụ" in words(client.get("/phuong-huong/?q=sang"))


def test_withdrawn_it_is_gone(as_role: As, union: Unit) -> None:
    row = put_task(union)
    as_role("recorder").post(f"/phuong-huong/{row.id}/rut", data={"version": "1", "reason": "Bỏ"})
    assert plan_items_of(union.id) == []


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_task(union, content=MARKUP, target=MARKUP, result=MARKUP)
    client = as_role("recorder")
    for path in ("/phuong-huong/", f"/phuong-huong/{row.id}", f"/phuong-huong/{row.id}/sua"):
        assert "<script>alert" not in client.get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row = put_task(union)
    only_those_of_the_books_read(as_role, "/phuong-huong/", f"/phuong-huong/{row.id}")
    only_officers_write(as_role, "/phuong-huong", TASK, row.id)
    assert len(plan_items_of(union.id)) == 1


def test_it_goes_to_excel_with_how_each_task_ended(as_role: As, union: Unit) -> None:
    first = put_task(
        union,
        year="2024",
        position=1,
        content="Hội thao",
        target="01 cuộc",
        timing="Tháng 3",
        assignee="Ban Nữ công",
    )
    put_task(union, year="2024", position=2, content="Tham quan", result="Đã đi")
    judged = {first.id: OutcomeFacts(Outcome.PARTLY, "Mưa")}
    year = period_of("2024")
    score_plan(union.id, year, judged, OFFICER, TODAY, seen_of(tasks_of(union.id, year)))
    db.session.commit()
    rows = listed(as_role("auditor").get("/phuong-huong/?year=2024&dang=xlsx"))
    assert [row[2:9] for row in rows] == [
        ("Hội thao", "01 cuộc", "Tháng 3", "Ban Nữ công", None, "Hoàn thành một phần", "Mưa"),
        ("Tham quan", None, None, None, "Đã đi", None, None),
    ]


def test_the_form_begins_with_the_year_that_is_planned_now(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert 'value="2025"' in client.get("/phuong-huong/moi").text  # December 2024
    assert 'value="2023"' in client.get("/phuong-huong/moi?year=2023").text
    days = (date(2024, 6, 30), date(2024, 7, 1))
    assert [year_to_plan(day, None).label for day in days] == ["2024", "2025"]
    of_school = (date(2024, 2, 29), date(2024, 3, 1), date(2024, 9, 1))
    planned = [year_to_plan(day, WorkingYear.SCHOOL).label for day in of_school]
    assert planned == ["Năm học 2023-2024", "Năm học 2024-2025", "Năm học 2024-2025"]
