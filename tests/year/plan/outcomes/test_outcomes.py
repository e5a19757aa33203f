"""Last year's plan as this year's list: each task is judged, what is unfinished goes on, once."""

from __future__ import annotations

from app.core.actor import Correction
from app.core.periods import period_of
from app.extensions import db
from app.office.units.models import Unit
from app.year.plan.actions import correct_plan_item, withdraw_plan_item
from app.year.plan.models import PlanItem
from app.year.plan.outcomes.facts import Outcome
from app.year.plan.outcomes.queries import Scored, seen_of, tasks_of
from app.year.plan.queries import plan_facts, plan_item
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import MARKUP, As, words
from tests.year.commitments.rows import put_task

ADDRESS = "/phuong-huong/2024/cham"


def tasks(unit: Unit, year: int = 2024) -> list[Scored]:
    db.session.expire_all()
    return tasks_of(unit.id, period_of(str(year)))


def sent(unit: Unit, *results: tuple[PlanItem, str, bool]) -> dict[str, str]:
    """The form as a browser sends it after the page was opened."""
    boxes = {"seen": seen_of(tasks(unit))}
    for row, outcome, carry in results:
        boxes |= {f"{row.id}-outcome": outcome, f"{row.id}-note": ""} | (
            {f"{row.id}-carry": "y"} if carry else {}
        )
    return boxes


def test_tasks_are_judged_together_and_the_unfinished_go_on(as_role: As, union: Unit) -> None:
    done = put_task(union, year="2024", position=1, content="Đại hội")
    late = put_task(union, year="2024", position=2, content="Xây nhà xe", target="01 nhà")
    put_task(union, year="2025", position=4, content="Hội thao")
    client = as_role("recorder")
    boxes = sent(union, (done, "met", False), (late, "unmet", True)) | {f"{late.id}-note": "Thiếu kinh phí"}
    answer = client.post(ADDRESS, data=boxes, follow_redirects=True)
    assert "Đã lưu kết quả của 2 nhiệm vụ. 1 nhiệm vụ chuyển sang phương hướng năm 2025." in answer.text
    first, second = tasks(union)
    assert (first.outcome, first.carried_to) == (Outcome.MET, None)
    assert (second.outcome, second.note) == (Outcome.UNMET, "Thiếu kinh phí")
    carried = plan_item(union.id, second.carried_to or 0)
    assert carried is not None
    assert (carried[1].content, carried[1].position, carried[1].target) == ("Xây nhà xe", 5, "01 nhà")


def test_it_is_carried_on_once_unless_the_later_task_is_withdrawn(as_role: As, union: Unit) -> None:
    row, client = put_task(union, year="2024"), as_role("recorder")
    for _ in range(2):
        assert client.post(ADDRESS, data=sent(union, (row, "partly", True))).status_code == 303
    assert len(tasks(union, 2025)) == 1
    withdraw_plan_item(db.session.get_one(PlanItem, tasks(union, 2025)[0].id), OFFICER, TODAY, "Bỏ")
    db.session.commit()
    client.post(ADDRESS, data=sent(union, (row, "partly", True)))
    assert len(tasks(union, 2025)) == 1


def test_a_finished_task_is_not_carried_on(as_role: As, union: Unit) -> None:
    row = put_task(union, year="2024")
    refused = as_role("recorder").post(ADDRESS, data=sent(union, (row, "met", True)))
    assert refused.status_code == 422
    assert "đã hoàn thành thì không chuyển" in words(refused)
    assert tasks(union)[0].outcome is None
    assert tasks(union, 2025) == []


def test_the_second_of_two_officers_is_told_and_loses_nothing(as_role: As, union: Unit) -> None:
    row, client = put_task(union, year="2024"), as_role("recorder")
    mine = sent(union, (row, "partly", False)) | {f"{row.id}-note": "Chờ mùa khô"}
    client.post(ADDRESS, data=sent(union, (row, "unmet", False)))
    refused = client.post(ADDRESS, data=mine)
    assert refused.status_code == 422
    assert "Người khác đã sửa" in words(refused)
    assert 'value="Chờ mùa khô"' in refused.text
    again = mine | {"seen": seen_of(tasks(union))}
    assert f'value="{again["seen"]}"' in refused.text
    assert client.post(ADDRESS, data=again).status_code == 303
    assert tasks(union)[0].outcome is Outcome.PARTLY


def test_one_tick_carries_on_all_that_is_unfinished(as_role: As, union: Unit) -> None:
    rows = [put_task(union, year="2024", position=place, content=f"Việc {place}") for place in (1, 2, 3)]
    boxes = sent(union, *zip(rows, ("met", "partly", "unmet"), (False,) * 3, strict=True))
    as_role("recorder").post(ADDRESS, data=boxes | {"carry_unfinished": "y"})
    assert [one.facts.content for one in tasks(union, 2025)] == ["Việc 2", "Việc 3"]


def test_the_second_sees_what_the_first_said_beside_their_own(as_role: As, union: Unit) -> None:
    row, client = put_task(union, year="2024"), as_role("recorder")
    mine = sent(union, (row, "partly", False)) | {f"{row.id}-note": "Chờ mùa khô"}
    client.post(ADDRESS, data=sent(union, (row, "unmet", False)) | {f"{row.id}-note": "Thiếu kinh phí"})
    text = words(client.post(ADDRESS, data=mine))
    assert "Trong sổ đang là: Chưa thực hiện" in text
    assert "Trong sổ đang là: Thiếu kinh phí" in text


def test_the_list_says_how_many_of_a_year_are_left(as_role: As, union: Unit) -> None:
    first = put_task(union, year="2024")
    put_task(union, year="2024")
    put_task(union, year="2025")
    client = as_role("recorder")
    assert "Năm 2025 Năm 2024 (còn 2)" in words(client.get("/phuong-huong/"))
    client.post(ADDRESS, data=sent(union, (first, "met", False)))
    assert "Năm 2024 (còn 1)" in words(client.get("/phuong-huong/"))


def test_what_is_no_outcome_is_refused_beside_its_box(as_role: As, union: Unit) -> None:
    row = put_task(union, year="2024")
    refused = as_role("recorder").post(ADDRESS, data=sent(union, (row, "lau lau", False)))
    assert refused.status_code == 422
    assert "field-error" in refused.text


def test_the_list_shows_how_it_ended_and_the_trail_who_said_so(as_role: As, union: Unit) -> None:
    row, client = put_task(union, year="2024"), as_role("recorder")
    client.post(ADDRESS, data=sent(union, (row, "partly", False)))
    assert "Hoàn thành một phần" in words(client.get("/phuong-huong/"))
    assert f'href="{ADDRESS}"' in client.get("/phuong-huong/").text
    assert "Chấm: kết quả phương hướng" in words(client.get(f"/phuong-huong/{row.id}"))


def test_correcting_a_task_leaves_its_outcome(as_role: As, union: Unit) -> None:
    row = put_task(union, year="2024")
    as_role("recorder").post(ADDRESS, data=sent(union, (row, "partly", False)))
    row = db.session.get_one(PlanItem, row.id)
    correct_plan_item(row, plan_facts(row), plan_facts(row), Correction(OFFICER, TODAY, "Nhập lại"))
    db.session.commit()
    assert tasks(union)[0].outcome is Outcome.PARTLY


def test_markup_stays_text_and_statements_are_few(as_role: As, union: Unit, statements: Statements) -> None:
    for position in range(6):
        put_task(union, year="2024", position=position, content=MARKUP, target=MARKUP)
    client = as_role("recorder")
    assert "<script>alert" not in client.get(ADDRESS).text
    statements.clear()
    client.get(ADDRESS)
    assert statements.count <= 5


def test_readers_see_it_and_officers_write_it(as_role: As, union: Unit) -> None:
    row = put_task(union, year="2024", content="Đại hội")
    assert "Chưa chấm" in words(as_role("auditor").get(ADDRESS))
    for username, status in {"auditor": 403, "member": 403, "upper": 403, "admin": 403, "": 303}.items():
        assert as_role(username).post(ADDRESS, data=sent(union, (row, "met", False))).status_code == status
    stranger = as_role("stranger")
    assert "Đại hội" not in stranger.get(ADDRESS).text
    stranger.post(ADDRESS, data=sent(union, (row, "met", False)))
    assert tasks(union)[0].outcome is None
    assert as_role("chair").get("/phuong-huong/1/cham").status_code == 404
