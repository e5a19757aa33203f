"""The trail's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from app.core.actor import Actor
from app.core.dates import VIETNAM
from app.core.vietnamese import fold
from app.extensions import db
from app.office.trail import actions as trail
from app.office.units.models import Unit
from app.people.roster import actions as roster_actions
from app.people.roster.facts import BirthDay, MembershipFacts, PersonFacts, Sex, Standing
from tests.conftest import TODAY, Statements
from tests.downloads import listed

As = Callable[[str], FlaskClient]
HANH = Actor(None, "Đỗ Thị Hạnh")


@pytest.fixture
def noted(union: Unit) -> None:
    """A person put on the roster, and a visit of a name with markup."""
    person = PersonFacts("DV077", "Lê Thị Mơ", Sex.FEMALE, BirthDay(day=date(1985, 2, 3)))
    period = MembershipFacts(
        Standing.MEMBER, joined_on=date(2020, 5, 1), party_member=True, dues_salary=9_000_000
    )
    roster_actions.add_member(union.id, person, [(None, period)], HANH, TODAY)
    changes = {
        "recipient": ("<b>Cũ</b>", '"><script>alert(1)</script>'),
        "reason": ("illness", "bereavement"),
    }
    trail.note(union.id, HANH, "welfare.visit.corrected", "activities/1", changes, "ghi nhầm <i>tên</i>")
    db.session.commit()


@pytest.mark.parametrize(
    ("username", "status"),
    [("chair", 200), ("auditor", 200), ("recorder", 200), ("member", 403), ("upper", 403), ("admin", 403)],
)
def test_who_reads_the_books_reads_the_trail(as_role: As, username: str, status: int) -> None:
    assert as_role(username).get("/dau-vet/").status_code == status


def test_another_unions_trail_is_not_shown(noted: None, as_role: As) -> None:
    assert "Lê Thị Mơ" in as_role("chair").get("/dau-vet/").text
    assert "Lê Thị Mơ" not in as_role("stranger").get("/dau-vet/").text


def test_values_are_shown_in_words(noted: None, as_role: As) -> None:
    page = as_role("chair").get("/dau-vet/").text
    for words in ("Sửa: thăm hỏi, tặng quà", "<del>Ốm đau</del>", "<ins>Hiếu</ins>", "03/02/1985"):
        assert words in page
    assert (
        "Tình trạng: Đoàn viên, Ngày vào công đoàn: 01/05/2020, Lương đóng đoàn phí: 9.000.000 đồng" in page
    )


def test_markup_in_values_and_reasons_stays_text(noted: None, as_role: As) -> None:
    page = as_role("chair").get("/dau-vet/").text
    assert "<script>alert" not in page
    assert "<b>Cũ</b>" not in page
    assert "ghi nhầm &lt;i&gt;tên&lt;/i&gt;" in page


def test_party_membership_is_shown_only_where_it_is_kept(noted: None, union: Unit, as_role: As) -> None:
    client = as_role("chair")
    assert "Đảng viên" not in client.get("/dau-vet/").text
    union.keeps_party = True
    db.session.commit()
    assert "Đảng viên: có" in client.get("/dau-vet/").text


def test_newest_first_and_by_pages(union: Unit, as_role: As) -> None:
    notes = [trail.Noted("units.corrected", "units/1", {"name": ("", f"Tên số {n:02d}")}) for n in range(30)]
    trail.note_all(union.id, HANH, notes)
    db.session.commit()
    client = as_role("chair")
    first, second = client.get("/dau-vet/").text, client.get("/dau-vet/?page=2").text
    assert first.index("Tên số 29") < first.index("Tên số 28")
    assert "Tên số 04" not in first
    assert "Tên số 04" in second


def test_words_are_found_without_case_and_diacritics(noted: None, as_role: As) -> None:
    client = as_role("chair")
    assert "Lê Thị Mơ" in client.get("/dau-vet/?q=le thi MO").text
    assert "Không có dấu vết nào" in client.get("/dau-vet/?q=khong-he-co").text


@pytest.mark.parametrize("words", ["%", "_", "' OR 1=1 --"])
def test_signs_of_the_database_mean_themselves(noted: None, as_role: As, words: str) -> None:
    assert "Không có dấu vết nào" in as_role("chair").get("/dau-vet/", query_string={"q": words}).text


def test_one_persons_changes(noted: None, as_role: As) -> None:
    client = as_role("chair")
    assert "2 dòng" in client.get("/dau-vet/", query_string={"who": HANH.name}).text
    assert "Không có dấu vết nào" in client.get("/dau-vet/?who=ai-do").text


def test_days_are_those_of_vietnam(noted: None, as_role: As) -> None:
    client, day = as_role("chair"), datetime.now(UTC).astimezone(VIETNAM).date()

    def lines(since: date, until: date) -> str:
        return client.get("/dau-vet/", query_string={"since": str(since), "until": str(until)}).text

    assert "Lê Thị Mơ" in lines(day, day)
    assert "Lê Thị Mơ" not in lines(day + timedelta(days=1), day + timedelta(days=2))
    assert "Lê Thị Mơ" not in lines(day - timedelta(days=2), day - timedelta(days=1))


def test_a_day_that_is_none_filters_nothing_and_is_reported(noted: None, as_role: As) -> None:
    page = as_role("chair").get("/dau-vet/?since=31/02/2024").text
    assert "không có trong lịch" in page
    assert "Lê Thị Mơ" in page


@pytest.mark.parametrize("number", ["0", "-1", "x", "9999999999"])
def test_a_page_that_is_none_is_refused(as_role: As, number: str) -> None:
    assert as_role("chair").get(f"/dau-vet/?page={number}").status_code == 400


def test_htmx_gets_the_results_alone(noted: None, as_role: As) -> None:
    page = as_role("chair").get("/dau-vet/", headers={"HX-Request": "true"}).text
    assert "Lê Thị Mơ" in page
    assert "<html" not in page


def test_the_page_costs_the_same_however_long_the_trail(
    union: Unit, as_role: As, statements: Statements
) -> None:
    client, changes = as_role("chair"), {"member_ids": ((), (1,)), "fund_id": (None, 1)}
    trail.note_all(union.id, HANH, [trail.Noted("welfare.visit.recorded", "activities/1", changes)] * 60)
    db.session.commit()
    statements.clear()
    assert client.get("/dau-vet/").status_code == 200
    assert statements.count <= 8


def test_the_accounts_trail_is_the_administrators(as_role: As) -> None:
    assert as_role("chair").get("/dau-vet/tai-khoan").status_code == 403
    assert as_role("admin").get("/dau-vet/tai-khoan").status_code == 200
    page = as_role("admin").get("/dau-vet/tai-khoan").text
    assert fold("Dấu vết tài khoản") in fold(page)
    assert '<a class="page-back" href="/tai-khoan/">' in page


def test_it_goes_to_excel_as_filtered_by_vietnams_clock(noted: None, as_role: As) -> None:
    [corrected] = listed(as_role("auditor").get("/dau-vet/?q=ghi+nham&dang=xlsx"))
    at = datetime.now(VIETNAM)
    assert corrected[0] in (at.date(), at.date() - timedelta(days=1))
    assert corrected[2:5] == ("Đỗ Thị Hạnh", "Sửa: thăm hỏi, tặng quà", "ghi nhầm <i>tên</i>")
    assert corrected[5] == ('Lý do: Ốm đau → Hiếu; Người nhận: <b>Cũ</b> → "><script>alert(1)</script>')


def test_what_the_union_does_not_keep_is_not_in_excel(noted: None, as_role: As) -> None:
    text = " ".join(str(row[5]) for row in listed(as_role("chair").get("/dau-vet/?dang=xlsx")))
    assert "Lê Thị Mơ" in text
    assert "Đảng viên" not in text
