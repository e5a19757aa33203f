"""The first page: what each of the cast sees there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from flask.testing import FlaskClient

from app.books.cashbook.actions import record_money, withdraw_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.models import Fund
from app.books.closings.actions import close_period
from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.petitions.actions import record_petition
from app.life.petitions.facts import PetitionFacts
from app.life.requests.actions import record_request
from app.life.requests.facts import RequestFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.models import Unit
from app.people.roster.actions import add_member
from app.people.roster.facts import BirthDay, LeavingReason, MembershipFacts, PersonFacts, Sex, Standing
from app.people.roster.queries import member_ids_by_code as roster_ids
from app.year.commitments.actions import record_commitment
from app.year.commitments.facts import CommitmentFacts
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import MARKUP, put_fund, words

As = Callable[[str], FlaskClient]


@pytest.fixture
def busy(union: Unit) -> Unit:
    """A union with a little of everything."""
    put_member(union, "DV002", "Trần Thị Ánh", sex=Sex.FEMALE)
    put_member(union, "DV003", "Lê Thị Ân", sex=Sex.FEMALE, standing=Standing.NOT_JOINED)
    put_member(
        union,
        "DV004",
        "Vũ Thị Yến",
        sex=Sex.FEMALE,
        left_on=date(2024, 6, 1),
        leaving_reason=LeavingReason.RETIRED,
    )
    fund = Fund(unit_id=union.id, name="Công đoàn phí", nature="dues")
    db.session.add(fund)
    db.session.flush()
    money = MoneyFacts(date(2024, 2, 1), Direction.RECEIPT, "Thu đầu năm", 3_250_000, fund.id)
    record_money(union.id, money, OFFICER, TODAY)
    record_petition(union.id, PetitionFacts(date(2024, 5, 6), "Thêm quạt cho phòng họp"), OFFICER, TODAY)
    answered = PetitionFacts(date(2024, 5, 7), "Sửa nhà xe", answer="Đã sửa")
    record_petition(union.id, answered, OFFICER, TODAY)
    for year in ("2023", "2024"):
        record_commitment(union.id, CommitmentFacts(year, "Chăm lo đoàn viên"), OFFICER, TODAY)
    for n in range(1, 8):
        visit = VisitFacts(date(2024, 7, n), Reason.ILLNESS, f"người số {n}", Audience.MEMBER)
        record_visit(union.id, visit, OFFICER, TODAY)
    db.session.commit()
    return union


def tile(page: str, label: str) -> str:
    """The figure of a tile."""
    part = page[page.index(f'<span class="tile-label">{label}') :]
    return part.split('<span class="tile-value">')[1].split("</span>")[0]


@pytest.mark.parametrize("username", ["chair", "treasurer", "recorder", "auditor"])
def test_the_figures_of_today(busy: Unit, as_role: As, username: str) -> None:
    page = as_role(username).get("/").text
    assert tile(page, "Đoàn viên") == "2"
    assert "trong 3 người đang làm việc" in page
    assert tile(page, "Nữ đoàn viên") == "1"
    assert tile(page, "Số dư các quỹ") == "3.250.000"
    assert tile(page, "Kiến nghị chưa giải quyết") == "1"
    assert tile(page, "Cam kết năm 2024") == "1"


def test_the_eight_newest_entries(busy: Unit, as_role: As) -> None:
    page = as_role("chair").get("/").text
    found = [n for n in range(1, 8) if f"người số {n}" in page]
    assert found == [1, 2, 3, 4, 5, 6, 7]
    assert page.index("người số 7") < page.index("người số 1")
    assert "Sửa nhà xe" in page
    assert "Thêm quạt" not in page


def test_an_empty_book_says_what_to_do_first(as_role: As) -> None:
    page = as_role("stranger").get("/").text
    for advice in ("Thêm đoàn viên", "Khai các quỹ và số dư", "Ghi lượt thăm hỏi"):
        assert advice in page


def test_who_may_not_record_is_not_told_to(union: Unit, as_role: As) -> None:
    assert "Việc nên làm trước" not in as_role("auditor").get("/").text


def test_full_books_need_no_advice(busy: Unit, as_role: As) -> None:
    assert "Việc nên làm trước" not in as_role("chair").get("/").text


def test_a_member_goes_to_their_own_record(as_role: As) -> None:
    assert as_role("member").get("/").location == "/toi"


def test_the_administrator_goes_to_the_accounts(as_role: As) -> None:
    assert as_role("admin").get("/").location == "/tai-khoan/"


def test_the_upper_level_is_told_that_nothing_was_sent(busy: Unit, as_role: As) -> None:
    page = as_role("upper").get("/", follow_redirects=True).text
    assert "Chưa phát hành báo cáo nào" in page
    assert "người số" not in page


def test_another_unions_work_is_not_shown(busy: Unit, as_role: As) -> None:
    assert "người số" not in as_role("stranger").get("/").text


def test_nobody_sees_it_without_signing_in(union: Unit, as_role: As) -> None:
    assert as_role("").get("/").location.startswith("/tai-khoan/dang-nhap")


def test_the_page_costs_few_statements_and_fewer_while_nothing_changes(
    busy: Unit, as_role: As, statements: Statements
) -> None:
    client = as_role("chair")
    statements.clear()
    assert client.get("/").status_code == 200
    # in the last quarter with the year's record, from which commitments are counted
    assert statements.count <= 41
    statements.clear()
    assert client.get("/").status_code == 200
    assert statements.count <= 4


def test_a_change_of_the_books_is_seen_at_once(busy: Unit, as_role: As) -> None:
    client = as_role("recorder")
    assert "người mới ghi" not in client.get("/").text
    visit = VisitFacts(TODAY, Reason.ILLNESS, "người mới ghi", Audience.MEMBER)
    record_visit(busy.id, visit, OFFICER, TODAY)
    db.session.commit()
    assert "người mới ghi" in client.get("/").text


def test_a_commitment_that_the_books_count_is_reported_as_they_stand(busy: Unit, as_role: As) -> None:
    facts = CommitmentFacts("2024", "Tổ chức sinh hoạt nữ công", target=Decimal(2), measure_unit="cuộc")
    counted = replace(facts, measure="Số lượng hoạt động: Nữ công")
    record_commitment(busy.id, counted, OFFICER, TODAY)
    client = as_role("recorder")
    record_event(busy.id, EventFacts(date(2024, 3, 8), Category.WOMEN, "Tọa đàm 8/3"), OFFICER, TODAY)
    db.session.commit()
    assert "Tổ chức sinh hoạt nữ công (01 cuộc)" in words(client.get("/"))
    record_event(busy.id, EventFacts(date(2024, 10, 20), Category.WOMEN, "Nấu ăn 20/10"), OFFICER, TODAY)
    db.session.commit()
    assert "Tổ chức sinh hoạt nữ công (" not in words(client.get("/"))


def test_what_needs_doing_leads_to_where_it_is_done(busy: Unit, as_role: As) -> None:
    late = RequestFacts(date(2024, 11, 1), "Báo cáo trước 11/12", due_on=date(2024, 12, 11))
    row = record_request(busy.id, late, OFFICER, TODAY)
    db.session.commit()
    page = as_role("chair").get("/").text
    assert f'href="/yeu-cau/{row.id}">Báo cáo trước 11/12</a>' in page
    assert "Đã quá hạn ngày 11/12/2024" in page
    assert 'href="/kiem-quy/moi">Kiểm quỹ tiền mặt cuối tháng 11/2024</a>' in page
    assert 'href="/khoa-so/">Khóa sổ quỹ đến hết tháng 11/2024</a>' in page
    assert 'href="/kien-nghi/?state=open">01 kiến nghị chưa trả lời</a>' in page
    assert 'href="/cam-ket/2024/ket-qua">01 cam kết năm 2024 chưa đạt hoặc chưa đánh giá</a>' in page
    assert page.index("Báo cáo trước") < page.index("Khóa sổ quỹ đến") < page.index("kiến nghị chưa trả")


def test_each_is_told_what_they_can_do(busy: Unit, as_role: As) -> None:
    recorder, auditor = as_role("recorder").get("/").text, as_role("auditor").get("/").text
    assert "01 kiến nghị chưa trả lời" in recorder
    assert "Khóa sổ quỹ" not in recorder
    assert "Việc cần làm" not in auditor


def test_the_committee_is_told_of_fees_that_are_due(busy: Unit, as_role: As) -> None:
    yearly = TermFacts("Mái ấm công đoàn", Basis.YEAR, rate=Decimal(40_000), opening_on=date(2024, 1, 1))
    record_term(busy.id, yearly, OFFICER, TODAY)
    db.session.commit()
    recorder, auditor = as_role("recorder").get("/").text, as_role("auditor").get("/").text
    assert re.search(r'href="/con-no/">Thu [0-9.]+\s?đồng các quỹ</a>', recorder)
    assert "đồng các quỹ</a>" not in auditor


def test_members_in_hardship_whom_nobody_visited_this_year(busy: Unit, as_role: As) -> None:
    poor = [
        put_member(busy, f"KK{n}", name, in_hardship=True)
        for n, name in enumerate(("Mai Thị Lựu", "Cao Văn Sung"))
    ]
    for year, member in ((2023, poor[0]), (2024, poor[1])):
        visit = VisitFacts(
            date(year, 3, 1), Reason.HARDSHIP, "một người", Audience.MEMBER, member_ids=(member.id,)
        )
        record_visit(busy.id, visit, OFFICER, TODAY)
    db.session.commit()
    page = as_role("chair").get("/").text
    assert 'href="/doan-vien/?in_hardship=y">01 đoàn viên khó khăn chưa được thăm</a>' in page


def test_what_comes(busy: Unit, as_role: As) -> None:
    born = {"in": date(1980, 12, 28), "tomorrow": date(1990, 12, 16), "out": date(1985, 12, 29)}
    for code, day in born.items():
        person = PersonFacts(code=code, full_name=f"Người {code}", sex=Sex.MALE, birth=BirthDay(day=day))
        add_member(busy.id, person, [(None, MembershipFacts(Standing.MEMBER))], OFFICER, TODAY)
    db.session.commit()
    page = as_role("auditor").get("/").text
    assert "80 năm ngày thành lập Quân đội nhân dân Việt Nam" in page
    assert page.index("Sinh nhật Người tomorrow") < page.index("Sinh nhật Người in")
    assert "Sinh nhật Người out" not in page


def test_charts_tell_themselves_without_being_seen(busy: Unit, as_role: As) -> None:
    page = as_role("chair").get("/").text
    assert '<title id="visited-title">Thăm hỏi, tặng quà theo lý do năm 2024</title>' in page
    assert "Cả năm 7 lượt, nhiều nhất là ốm đau." in page
    assert '<th scope="row">Tháng 7</th><td class="num">7 lượt</td>' in page
    assert "Cả năm thu 3.250.000 đồng, chi 0 đồng." in page
    assert "<script>" not in page


def test_a_months_reversals_count_in_the_charts_year(union: Unit, as_role: As) -> None:
    """A receipt of a closed month is undone in a later one, which took in less than that."""
    fund = put_fund(union)
    wrong = MoneyFacts(date(2024, 1, 10), Direction.RECEIPT, "Thu nhầm", 1_000_000, fund.id)
    entry = record_money(union.id, wrong, OFFICER, TODAY)
    right = MoneyFacts(date(2024, 3, 1), Direction.RECEIPT, "Thu đúng", 200_000, fund.id)
    record_money(union.id, right, OFFICER, TODAY)
    close_period(union.id, date(2024, 1, 31), OFFICER, date(2024, 3, 15))
    withdraw_money(entry, OFFICER, date(2024, 3, 15), "thu nhầm")
    db.session.commit()
    client = as_role("chair")
    text = words(client.get("/"))
    assert "Cả năm thu 200.000 đồng, chi 0 đồng." in text
    assert "Tháng 2: thu -1.000.000 đồng do ghi đảo nhiều hơn, hình không vẽ được." in text
    assert "Thu 200.000 đồng" in words(client.get("/so-quy/?period=2024"))


def test_markup_in_names_stays_text_in_charts(union: Unit, as_role: As) -> None:
    fund = put_fund(union, f"Quỹ {MARKUP}")
    one = roster_ids(union.id)["DV001"]
    paid = ContributionFacts(one, fund.id, "2024", 40_000, date(2024, 4, 5))
    record_contributions(union.id, [(None, paid)], OFFICER, TODAY)
    db.session.commit()
    page = as_role("chair").get("/").text
    assert "Đã thu các quỹ năm 2024" in page
    assert "<script>alert" not in page


def test_charts_tell_the_last_year_that_has_something(union: Unit, as_role: As) -> None:
    visit = VisitFacts(date(2022, 7, 1), Reason.ILLNESS, "một người", Audience.MEMBER)
    record_visit(union.id, visit, OFFICER, TODAY)
    db.session.commit()
    page = as_role("recorder").get("/").text
    assert "Thăm hỏi, tặng quà theo lý do năm 2022" in page
    record_visit(union.id, replace(visit, happened_on=date(2024, 1, 5)), OFFICER, TODAY)
    db.session.commit()
    assert "Thăm hỏi, tặng quà theo lý do năm 2024" in as_role("recorder").get("/").text
