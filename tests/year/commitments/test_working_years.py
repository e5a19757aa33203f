"""A school works by school years: what its screens propose, take and show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from urllib.parse import quote

import pytest

from app.core.periods import parse_period
from app.core.years.working import WorkingYear
from app.extensions import db
from app.life.awards.queries import awards_of
from app.life.ratings.queries import ratings_of
from app.office.units.actions import correct_unit
from app.office.units.models import Unit
from app.office.units.queries import facts_of
from app.year.commitments.queries import commitments_of
from app.year.commitments.results.queries import of_year
from app.year.plan.outcomes.queries import tasks_of
from app.year.reports.forms import offered_periods
from tests.conftest import OFFICER
from tests.downloads import As, words
from tests.life.awards.entries import AWARD, RATING, put_award
from tests.year.commitments.rows import COMMITMENT, TASK, put_commitment, put_task

SCHOOL_YEAR = "2023-09-01..2024-08-31"


@pytest.fixture
def school(union: Unit) -> Unit:
    # With a line of the trail, without which the first page may still be the one kept from before.
    facts = replace(facts_of(union), working_year=WorkingYear.SCHOOL)
    correct_unit(union, facts, OFFICER, reason="Là trường")
    db.session.commit()
    return union


def test_the_unions_page_says_which_year_and_changes_it(as_role: As, union: Unit) -> None:
    chair = as_role("chair")
    assert "Năm công tác Năm dương lịch" in words(chair.get("/don-vi/"))
    sent = {
        "name": union.name,
        "working_year": "school",
        "version": str(union.version),
        "reason": "Là trường",
    }
    assert chair.post("/don-vi/sua", data=sent).status_code == 303
    assert "Năm công tác Năm học" in words(chair.get("/don-vi/"))


def test_a_bare_year_typed_in_a_school_is_the_school_year_that_ends_in_it(as_role: As, school: Unit) -> None:
    client = as_role("recorder")
    for address, sent in (
        ("/khen-thuong/moi", AWARD),
        ("/xep-loai/moi", RATING),
        ("/cam-ket/moi", COMMITMENT),
        ("/phuong-huong/moi", {**TASK, "year": "Quý 1/2025"}),
    ):
        assert client.post(address, data=sent).status_code == 303
    [(entry, award)], [(_, rating)] = awards_of(school.id), ratings_of(school.id)
    [(_, promise)] = commitments_of(school.id)
    assert {award.year, rating.year, promise.year} == {"Năm học 2023-2024"}
    assert (entry.starts_on, entry.period_text) == (date(2024, 8, 31), "Năm học 2023-2024")
    assert "năm học 2023-2024" in words(client.get("/nhat-ky/"))
    assert "Nhiệm vụ quý I năm 2025" in words(client.get("/phuong-huong/1"))


def test_money_keeps_the_calendar_year(as_role: As, school: Unit) -> None:
    line = {"year": "2024", "side": "receipt", "item": "Đoàn phí", "amount": "1800000"}
    client = as_role("treasurer")
    assert client.post("/du-toan/moi", data=line).status_code == 303
    assert "Thu năm 2024" in words(client.get("/du-toan/1"))
    assert "1 dòng" in words(client.get("/du-toan/?year=2024"))


def test_correcting_what_was_recorded_before_moves_nothing(as_role: As, union: Unit) -> None:
    row = put_award(union, year="2022")
    union.working_year = WorkingYear.SCHOOL
    db.session.commit()
    client = as_role("recorder")
    assert 'value="2022-01-01..2022-12-31"' in client.get(f"/khen-thuong/{row.id}/sua").text
    sent = {
        **AWARD,
        "year": "2022-01-01..2022-12-31",
        "name": "Lê Thị An",
        "version": "1",
        "reason": "Sửa tên",
    }
    assert client.post(f"/khen-thuong/{row.id}/sua", data=sent).status_code == 303
    [(_, facts)] = awards_of(union.id)
    assert (facts.name, facts.year) == ("Lê Thị An", "2022")


def test_screens_propose_the_working_year(as_role: As, school: Unit) -> None:
    """Today is in December 2024."""
    client = as_role("recorder")
    for address in ("/khen-thuong/moi", "/xep-loai/moi", "/cam-ket/moi", "/phuong-huong/moi"):
        assert 'value="Năm học 2024-2025"' in client.get(address).text
    assert "Xếp loại đoàn viên năm học 2024-2025" in words(client.get("/xep-loai/ca-nam/"))
    assert "Danh hiệu năm học 2024-2025" in words(client.get("/khen-thuong/theo-buoc/"))
    assert "Cam kết năm học 2024-2025" in words(client.get("/"))


@pytest.mark.parametrize(
    ("today", "first"),
    [(date(2024, 12, 1), "Năm học 2024-2025"), (date(2024, 10, 31), "Năm học 2023-2024")],
)
def test_the_report_of_the_year_that_is_due_comes_first(today: date, first: str) -> None:
    offered = offered_periods(today, "", [], WorkingYear.SCHOOL)
    assert offered[0] == first
    assert len(offered) == len(set(offered))


def test_results_of_a_school_year_go_on_to_the_next(as_role: As, school: Unit) -> None:
    row = put_commitment(school, year="Năm học 2023-2024", content="Thi đua", done=Decimal(50))
    client, address = as_role("recorder"), f"/cam-ket/{SCHOOL_YEAR}/ket-qua"
    page = client.get(address)
    assert "Kết quả cam kết năm học 2023-2024" in words(page)
    assert "Sang năm học 2024-2025" in words(page)
    seen = page.text.partition('name="seen"')[2].partition('value="')[2].partition('"')[0]
    assert client.post(address, data={"seen": seen, f"{row.id}-carry": "y"}).status_code == 303
    [(_, again)] = of_year(commitments_of(school.id), parse_period("Năm học 2024-2025"))
    assert again.content == "Thi đua"
    assert "1 cam kết" in words(client.get(f"/cam-ket/?year={quote('Năm học 2024-2025')}"))


def test_what_has_no_next_is_not_carried(as_role: As, union: Unit) -> None:
    put_commitment(union, year="2024-01-01..2024-11-30", content="Thi đua")
    page = as_role("recorder").get("/cam-ket/2024-01-01..2024-11-30/ket-qua")
    assert "Ký tiếp" not in words(page)


def test_the_plan_of_a_half_goes_on_to_the_other(as_role: As, union: Unit) -> None:
    task = put_task(union, year="6 tháng đầu năm 2024", content="Xây nhà xe")
    client, address = as_role("recorder"), "/phuong-huong/2024-01-01..2024-06-30/cham"
    assert "Sang 6 tháng cuối năm 2024" in words(client.get(address))
    seen = client.get(address).text.partition('name="seen"')[2].partition('value="')[2].partition('"')[0]
    judged = {"seen": seen, f"{task.id}-outcome": "unmet", f"{task.id}-carry": "y"}
    assert client.post(address, data=judged).status_code == 303
    [later] = tasks_of(union.id, parse_period("6 tháng cuối năm 2024"))
    assert later.facts.content == "Xây nhà xe"


def test_a_year_in_the_list_holds_its_parts(as_role: As, union: Unit) -> None:
    for year in ("2024", "Quý 1/2024", "2025"):
        put_task(union, year=year)
    client = as_role("auditor")
    assert "2 nhiệm vụ" in words(client.get("/phuong-huong/?year=2024"))
    assert "1 nhiệm vụ" in words(client.get(f"/phuong-huong/?year={quote('quý i/2024')}"))


@pytest.mark.parametrize("address", ["/cam-ket/20x4/ket-qua", "/cam-ket/2024-01-01..2023-01-01/ket-qua"])
def test_an_address_of_no_period_leads_nowhere(as_role: As, union: Unit, address: str) -> None:
    assert as_role("auditor").get(address).status_code == 404
