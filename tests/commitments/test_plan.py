"""The screens of next year's plan."""

from __future__ import annotations

from app.commitments.queries import plan_items_of
from app.units.models import Unit
from tests.books import MARKUP, As, errors, only_officers_write, only_those_of_the_books_read, words
from tests.commitments.rows import TASK, put_task


def test_a_task_is_planned_and_its_result_told_later(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    client.post("/phuong-huong/moi", data=TASK)
    [(row, facts)] = plan_items_of(union.id)
    assert (facts.year, facts.position, facts.target) == (2025, 1, "01 cuộc")
    sent = {**TASK, "result": "Đã tổ chức 27/3", "version": "1", "reason": "Ghi kết quả"}
    assert client.post(f"/phuong-huong/{row.id}/sua", data=sent).status_code == 303
    assert "Kết quả Đã tổ chức 27/3" in words(client.get(f"/phuong-huong/{row.id}"))


def test_it_needs_year_and_content(as_role: As, union: Unit) -> None:
    page = as_role("recorder").post("/phuong-huong/moi", data={"target": "01 cuộc"})
    assert set(errors(page)) == {"year", "content"}


def test_the_list_is_by_year_and_number(as_role: As, union: Unit) -> None:
    for year, position, content in ((2025, 2, "Việc hai"), (2025, 1, "Việc một"), (2026, 1, "Sang năm")):
        put_task(union, year=year, position=position, content=content)
    client = as_role("auditor")
    said = words(client.get("/phuong-huong/"))
    assert said.index("Sang năm") < said.index("Việc một") < said.index("Việc hai")
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
