"""Phiếu thăm hỏi, danh sách ký nhận, danh sách ký nộp."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.extensions import db
from app.life.visits.actions import withdraw_visit
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import READERS, As, only_those_of_the_books_read, put_fund, words
from tests.life.visits.visits import put_visit
from tests.papers.printed import pages


def test_a_visit_s_paper(as_role: As, union: Unit) -> None:
    person = put_member(union, "DV010", "Lê Thị Ấm", union_group="Tổ Xã hội")
    row = put_visit(
        union, recipient="Lê Thị Ấm", amount=500_000, fund_id=put_fund(union).id, member_ids=(person.id,)
    )
    (page,) = pages(as_role("auditor").get(f"/phieu/tham-hoi/{row.id}?dang=pdf").data)
    for line in (
        "PHIẾU THĂM HỎI ĐOÀN VIÊN",
        "Số: TH0001/2024",
        "Ngày 01 tháng 3 năm 2024",
        "Người được thăm hỏi, tặng quà: Lê Thị Ấm",
        "Tổ công đoàn: Tổ Xã hội",
        "Lý do: Ốm đau",
        "500.000 đồng",
        "Năm trăm nghìn đồng",
        "Trần Thị Thu Hà",
    ):
        assert line in page


def test_a_withdrawn_visit_s_paper_says_so(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000)
    withdraw_visit(row, OFFICER, TODAY, "Ghi trùng")
    db.session.commit()
    (page,) = pages(as_role("auditor").get(f"/phieu/tham-hoi/{row.id}?dang=pdf").data)
    assert "ĐÃ HỦY" in page
    assert "Ghi trùng" in page


def test_visits_are_listed_and_printed_together(as_role: As, union: Unit) -> None:
    rows = [put_visit(union, recipient=f"Người nhận {n}") for n in range(3)]
    client = as_role("auditor")
    assert "3 phiếu" in words(client.get("/phieu/tham-hoi/"))
    assert "1 phiếu" in words(client.get("/phieu/tham-hoi/?q=nguoi+nhan+2"))
    text = pages(client.get("/phieu/tham-hoi/in?" + "&".join(f"phieu={one.id}" for one in rows)).data)
    assert [page.count("PHIẾU THĂM HỎI") for page in text] == [2, 1]


def test_people_of_a_gift_sign_for_equal_shares(as_role: As, union: Unit) -> None:
    people = [put_member(union, f"DV{n:03d}", f"Lê Thị Số {n}", union_group="Tổ 1") for n in range(10, 13)]
    row = put_visit(
        union, recipient="Ba đoàn viên", people=4, amount=800_000, member_ids=tuple(p.id for p in people)
    )
    client = as_role("auditor")
    text = words(client.get(f"/phieu/ky-nhan/{row.id}"))
    assert text.count("200.000") == 4
    assert "1 Lê Thị Số 10 Tổ 1 200.000" in text
    assert "Cộng 800.000" in text
    (page,) = pages(client.get(f"/phieu/ky-nhan/{row.id}?dang=pdf").data)
    assert "DANH SÁCH KÝ NHẬN" in page
    assert "Số tiền bằng chữ: Tám trăm nghìn đồng." in page
    sheet = load_workbook(BytesIO(client.get(f"/phieu/ky-nhan/{row.id}?dang=xlsx").data)).active
    assert sheet is not None
    assert [cell.value for row in sheet.iter_rows() for cell in row].count(200_000) == 4


def test_a_sum_that_does_not_come_out_even_is_left_to_the_pen(as_role: As, union: Unit) -> None:
    row = put_visit(union, recipient="Ba cháu", people=3, amount=100_000)
    text = words(as_role("auditor").get(f"/phieu/ky-nhan/{row.id}"))
    assert "33.333" not in text
    assert "Cộng 100.000" in text


def test_payers_of_a_collection_sign_in_the_order_of_names(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Vì người nghèo")
    for code, name, amount in (("DV010", "Trần Văn Yên", 40_000), ("DV011", "Lê Thị An", 50_000)):
        person = put_member(union, code, name, union_group="Tổ Văn phòng")
        facts = ContributionFacts(person.id, fund.id, "2024", amount, date(2024, 5, 6), payer_name=name)
        record_contributions(union.id, [(None, facts)], OFFICER, TODAY)
    db.session.commit()
    client = as_role("auditor")
    activity = db.session.scalar(select(Activity).where(Activity.kind == "collection"))
    assert activity is not None
    text = words(client.get(f"/phieu/ky-nop/{activity.id}"))
    assert text.index("Lê Thị An Tổ Văn phòng") < text.index("Trần Văn Yên Tổ Văn phòng")
    assert "Cộng 90.000" in text
    assert "Số tiền bằng chữ: Chín mươi nghìn đồng." in text
    assert "DANH SÁCH KÝ NỘP" in pages(client.get(f"/phieu/ky-nop/{activity.id}?dang=pdf").data)[0]
    assert client.get(f"/phieu/ky-nhan/{activity.id}").status_code == 404


def test_readers_strangers_and_other_kinds(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=1_000)
    paths = (f"/phieu/tham-hoi/{row.id}", f"/phieu/ky-nhan/{row.id}")
    only_those_of_the_books_read(as_role, *paths, "/phieu/tham-hoi/")
    for path in (*paths, f"/phieu/ky-nop/{row.id}", f"/phieu/tham-hoi/in?phieu={row.id}"):
        assert as_role("stranger").get(path).status_code == 404
    assert as_role("chair").get(f"/phieu/ky-nop/{row.id}").status_code == 404


@pytest.mark.parametrize(("username", "status"), [*READERS.items(), ("stranger", 404)])
def test_who_may_not_record_issues_no_number(as_role: As, union: Unit, username: str, status: int) -> None:
    row = put_visit(union)
    assert as_role(username).post(f"/phieu/tham-hoi/{row.id}/lap").status_code == status


def test_a_constant_number_of_statements(as_role: As, union: Unit, statements: Statements) -> None:
    people = [put_member(union, f"DV{n:03d}", f"Lê Thị Số {n}") for n in range(10, 20)]
    row = put_visit(union, people=10, amount=100_000, member_ids=tuple(p.id for p in people))
    client = as_role("auditor")
    for path in ("/phieu/tham-hoi/", f"/phieu/tham-hoi/{row.id}", f"/phieu/ky-nhan/{row.id}"):
        client.get(path)
        statements.clear()
        assert client.get(path).status_code == 200
        assert statements.count <= 8
