"""A member, or the chair for them, gets everything kept of the person, without other people's names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import func, select

from app.core.actor import Actor, Correction
from app.core.periods import parse_period
from app.desk.feed.models import FeedKey
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.accounts.actions import add_user, grant
from app.office.accounts.queries import users_of_member
from app.office.accounts.rules import Role
from app.office.notices.actions import notify
from app.office.notices.models import AccountNotice
from app.office.sessions.models import UserSession
from app.office.units.models import Unit
from app.people.bodies.actions import WRITES as BODIES
from app.people.bodies.facts import BodyFacts
from app.people.personal_data.consents.actions import CONSENTS
from app.people.personal_data.consents.facts import ConsentFacts, Given
from app.people.personal_data.extract.queries import extract_of
from app.people.roster.models import Member
from app.web.personal.declared import Purpose
from app.year.workspace.drafts.actions import keep_draft
from app.year.workspace.drafts.models import PartDraft
from app.year.workspace.facts import PartPlace
from tests.conftest import NOON, OFFICER, TODAY, put_session
from tests.downloads import As, words
from tests.people.personal_data.test_erasure import put_huong

#: Sheets of somebody of whom the books know everything.
SHEETS = [
    "Nhật ký", "Tệp đính kèm", "Họ tên, ngày sinh", "Chức vụ, điện thoại, ghi chú",
    "Con", "Hoàn cảnh khó khăn", "Ảnh chân dung", "Phải đóng các quỹ", "Đã đóng", "Miễn đóng", "Tài khoản",
    "Giá trị cũ giữ để hoàn tác", "Nêu tên ở chỗ khác", "Ai ghi, ai sửa", "Đã đăng nhập, đã xem, đã tải",
    "Phiên đăng nhập", "Thông báo về tài khoản",
]  # fmt: skip

#: Exempt from all funds; did nothing with the account yet.
UNFILLED = {"Phải đóng các quỹ", "Đã đăng nhập, đã xem, đã tải", "Thông báo về tài khoản"}


@pytest.fixture
def huong(app: Flask, union: Unit) -> Member:
    one = put_huong(union, Path(app.instance_path))
    user = add_user("huong", "Đặng Quỳnh Hương", "mot-mat-khau-du-dai", OFFICER)
    put_session(user)
    grant(user, union, Role.MEMBER, OFFICER, TODAY, one.id)
    db.session.commit()
    return one


def texts(data: bytes) -> dict[str, str]:
    book = load_workbook(BytesIO(data))
    return {
        sheet.title: "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
        for sheet in book.worksheets
    }


def test_the_workbook_has_a_sheet_for_each_kind(as_role: As, union: Unit, huong: Member) -> None:
    found = texts(as_role("chair").get(f"/doan-vien/{huong.id}/du-lieu?dang=xlsx").data)
    assert sorted(found) == sorted(set(SHEETS) & set(found)), "no sheet without a name here"
    assert set(SHEETS) - set(found) == UNFILLED
    together = "\n".join(found.values())
    for word in (
        "Đặng Quỳnh Hương", "0987654321", "Trưởng kho hóa chất", "dị ứng tôm hùm nặng", "suy thận độ ba",
        "Đặng Kim Ngân", "giải nhất cờ vua", "mổ mắt trái", "Lao động tiên tiến", "Quỳnh Hương trên phiếu",
        "nghỉ thai sản hai kỳ", "so-kham-benh-huong.pdf", "14/08/1969", "ghi nhầm tên", "Đặng Thị Hường",
    ):  # fmt: skip
        assert word in together, word
    assert "Lê Thị Cúc" not in together
    assert "(người khác)" in together


def test_the_member_gets_the_same_of_themself_only(as_role: As, union: Unit, huong: Member) -> None:
    mine = words(as_role("member").get("/toi/du-lieu"))
    assert "Nguyễn Văn Bình" in mine
    assert "Hương" not in mine
    assert words(as_role("member").get("/toi/du-lieu?cua=2")) == mine
    theirs = as_role("huong").get("/toi/du-lieu?dang=xlsx")
    assert "suy thận độ ba" in texts(theirs.data)["Hoàn cảnh khó khăn"]


def test_it_says_who_looked(as_role: As, union: Unit, huong: Member) -> None:
    as_role("chair").get(f"/doan-vien/{huong.id}/du-lieu")
    db.session.rollback()
    looked = texts(as_role("huong").get("/toi/du-lieu?dang=xlsx").data)["Ai đã xem"]
    assert "Tài khoản chair" in looked
    assert "Xem thông tin riêng" in looked


def test_the_pdf_and_the_page_say_the_same(as_role: As, union: Unit, huong: Member) -> None:
    client = as_role("chair")
    pdf = client.get(f"/doan-vien/{huong.id}/du-lieu?dang=pdf")
    assert (pdf.status_code, pdf.data[:5]) == (200, b"%PDF-")
    page = words(client.get(f"/doan-vien/{huong.id}/du-lieu"))
    assert "suy thận độ ba" in page
    assert "Lê Thị Cúc" not in page


@pytest.mark.parametrize("role", ["treasurer", "recorder", "auditor", "member", "upper", "admin"])
def test_only_the_chair_takes_somebody_elses(as_role: As, union: Unit, role: str) -> None:
    assert as_role(role).get("/doan-vien/1/du-lieu").status_code == 403


def test_an_entry_of_several_shows_none_of_the_others(as_role: As, union: Unit, huong: Member) -> None:
    facts = VisitFacts(
        date(2024, 6, 1), Reason.WOMEN, "Nguyễn Văn Bình, LÊ THỊ CÚC, Đặng Quỳnh Hương", Audience.MEMBER,
        member_ids=(1, huong.id),
    )  # fmt: skip
    record_visit(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    found = {one.label: one for one in extract_of(union.id, huong)}
    contents = [row[found["Nhật ký"].heads.index("Nội dung")] for row in found["Nhật ký"].rows]
    assert "Tặng quà (Nữ công): (người khác), (người khác), Đặng Quỳnh Hương" in contents


def test_it_says_who_changed_what_stands_beside_the_record(union: Unit, huong: Member) -> None:
    seat = BodyFacts("Ban Nữ công", date(2024, 1, 1), huong.id, post="Trưởng ban")
    row = BODIES.record(union.id, seat, OFFICER, TODAY)
    BODIES.correct(row, seat, replace(seat, post="Ủy viên"), Correction(OFFICER, TODAY, "ghi nhầm chức vụ"))
    agreed = ConsentFacts(huong.id, Purpose.PHOTO, TODAY, Given.PAPER)
    CONSENTS.record(union.id, agreed, OFFICER, TODAY)
    db.session.commit()
    table = next(one for one in extract_of(union.id, huong) if one.label == "Ai ghi, ai sửa")
    together = "\n".join(" ".join(row) for row in table.rows)
    for word in ("Trưởng ban → Ủy viên", "ghi nhầm chức vụ", "Giữ ảnh chân dung"):
        assert word in together, word


def test_what_their_account_leaves_behind_is_theirs_too_and_goes_with_them(
    as_role: As, union: Unit, huong: Member
) -> None:
    from tests.people.personal_data.test_erasure import erase

    [user_id] = users_of_member(union.id, huong.id)
    writer, place = Actor(user_id, huong.full_name), PartPlace(parse_period("2024"), "co-quan", "care")
    keep_draft(union.id, place, {"after": ["Lời đang viết dở."]}, 0, writer, NOON)
    db.session.add(FeedKey(user_id=user_id, unit_id=union.id, digest="d", made_at=NOON))
    db.session.commit()
    as_role("huong").get("/toi/du-lieu?dang=xlsx")
    db.session.rollback()
    # Told by the next page, and gone then.
    notify(user_id, OFFICER, "Mật khẩu của bạn đã được đổi")
    db.session.commit()
    found = {one.label: "\n".join(map(" ".join, one.rows)) for one in extract_of(union.id, huong)}
    assert "Lời đang viết dở." in found["Bản nháp mục báo cáo đang viết"]
    assert "Mật khẩu của bạn đã được đổi" in found["Thông báo về tài khoản"]
    assert "Tải tệp" in found["Đã đăng nhập, đã xem, đã tải"]
    assert found["Đường dẫn lịch"]
    assert found["Phiên đăng nhập"]
    assert erase(as_role("chair"), huong).status_code == 303
    db.session.expire_all()
    for table in (PartDraft, AccountNotice, FeedKey, UserSession):
        left = select(func.count()).select_from(table).where(table.user_id == user_id)
        assert db.session.scalar(left) == 0, table


def test_after_an_erasure_nothing_of_it_is_left(as_role: As, union: Unit, huong: Member) -> None:
    from tests.people.personal_data.test_erasure import SECRETS, erase

    client = as_role("chair")
    assert erase(client, huong).status_code == 303
    page = words(client.get(f"/doan-vien/{huong.id}/du-lieu")).casefold()
    assert [word for word in SECRETS if word.casefold() in page] == []
    assert "đã xóa ngày" in words(client.get(f"/doan-vien/{huong.id}")).casefold()
