"""Taking in an office's own list: sent, columns mapped, looked over, written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.dates import format_date
from app.exchange.office_lists.models import ColumnMapping
from app.exchange.workbook.problems import MOST
from app.extensions import db
from app.office.security_log.models import SecurityEvent
from app.office.trail.models import TrailEntry
from app.office.units.models import Unit
from app.people.roster.facts import BirthDay, Sex, Standing
from app.people.roster.models import Member
from app.people.roster.queries import roster_of
from tests.conftest import Statements, put_member
from tests.downloads import words
from tests.exchange.office_lists.lists import PEOPLE, URL, mapped, office_list, send, spelt, take

As = Callable[[str], FlaskClient]


def roster(union: Unit) -> dict[str, tuple[object, ...]]:
    db.session.expire_all()
    return {
        person.full_name: (person.code, person.sex, person.birth, facts.union_group, facts.joined_on)
        for _, _, person, facts in roster_of(union.id)
    }


def test_the_columns_are_offered_with_the_first_rows(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    page = client.get(send(client, office_list()).location).text
    assert "đọc được 3 dòng" in page
    assert "Năm sinh / Nữ" in page
    assert 'value="female" selected' in page
    assert "Hồ Văn Dũng · Phan Thị  Lan" in page


def test_the_preview_writes_nobody_and_the_press_writes_all(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    preview = mapped(client, office_list())
    assert "3 người mới, 0 người đã có" in client.get(preview).text
    assert set(roster(union)) == {"Nguyễn Văn Bình"}
    assert take(client, preview).location == "/doan-vien/"
    found = roster(union)
    assert found["Hồ Văn Dũng"] == ("DV002", Sex.MALE, BirthDay(year=1979), "Tổ 1", date(2005, 9, 1))
    assert found["Phan Thị Lan"] == (
        "DV003",
        Sex.FEMALE,
        BirthDay(day=date(1988, 3, 5)),
        "Tổ 2",
        date(2012, 9, 1),
    )
    assert found["Đỗ Thị Đào"] == ("DV004", Sex.FEMALE, BirthDay(), "Tổ 2", date(2020, 1, 15))
    assert {facts.standing for _, _, _, facts in roster_of(union.id)} == {Standing.MEMBER}
    newest = db.session.scalars(select(TrailEntry).order_by(TrailEntry.id.desc())).first()
    assert newest is not None
    assert (newest.action, newest.reason) == ("exchange.office.imported", "danh-sach.xlsx")
    assert client.get(preview).status_code == 404  # the file's copy is gone


def test_how_columns_were_mapped_is_remembered_by_their_heads(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    mapped(client, office_list(), column_5="department")
    page = client.get(send(client, office_list(PEOPLE[:1])).location).text
    assert 'value="department" selected' in page
    assert len(db.session.scalars(select(ColumnMapping)).all()) == 1


def test_those_on_the_roster_stay_as_they_are_unless_it_is_ticked(union: Unit, as_role: As) -> None:
    put_member(union, "GV1", "Hồ Văn Dũng", union_group="Tổ 9", phone="0900")
    db.session.commit()
    client = as_role("recorder")
    preview = mapped(client, office_list())
    page = client.get(preview).text
    assert "2 người mới, 1 người đã có" in page
    assert "Hồ Văn Dũng (GV1)" in page
    take(client, preview)
    assert roster(union)["Hồ Văn Dũng"][3] == "Tổ 9"
    again = mapped(client, office_list())
    take(client, again, with_old="y")
    assert roster(union)["Hồ Văn Dũng"][2:] == (BirthDay(year=1979), "Tổ 1", date(2005, 9, 1))
    assert [f.phone for _, _, p, f in roster_of(union.id) if p.code == "GV1"] == ["0900"]


def test_what_the_sender_may_not_see_is_not_shown(union: Unit, as_role: As) -> None:
    heads = ["Họ và tên", "Giới tính", "Chức vụ", "Điện thoại", "Lương"]
    people = [["Hồ Văn Dũng", "Nam", "Tổ trưởng", "0911222333", 6_000_000]]
    people += [["Phan Thị Lan", "Nữ", "Giáo viên", "0944555666", 7_000_000]]
    put_member(union, "GV1", "Hồ Văn Dũng", phone="0977888999", dues_salary=5_000_000)
    db.session.commit()
    private = ("0977888999", "0911222333", "0944555666", "5.000.000", "6.000.000", "7.000.000")
    for role, shown in (
        ("chair", [True] * 6),
        ("treasurer", [False] * 3 + [True] * 3),
        ("recorder", [False] * 6),
    ):
        page = as_role(role).get(mapped(as_role(role), office_list(people, heads))).text
        assert "Tổ trưởng" in page
        assert "Giáo viên" in page
        assert [words in page for words in private] == shown
    looked = select(SecurityEvent).where(SecurityEvent.subject == "office.show")
    # The recorder sees none of them.
    assert {one.kind for one in db.session.scalars(looked)} == {"sensitive_viewed"}
    assert {one.name for one in db.session.scalars(looked)} == {"Tài khoản chair", "Tài khoản treasurer"}


def test_a_list_with_a_problem_is_not_written_at_all(union: Unit, as_role: As) -> None:
    client, people = as_role("recorder"), [*PEOPLE, [4, "Lê Văn <Ân>", "31/02/1990", None, None, None, None]]
    preview = mapped(client, office_list(people))
    page = client.get(preview).text
    assert "1 chỗ cần sửa" in page
    assert "«31/02/1990»" in page
    assert "Ghi vào danh sách" not in page
    answer = take(client, preview)
    assert answer.status_code == 422
    assert "còn chỗ cần sửa" in answer.text
    assert set(roster(union)) == {"Nguyễn Văn Bình"}


def test_a_list_of_whom_all_are_there_says_so(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    take(client, mapped(client, office_list()))
    again = take(client, mapped(client, office_list()))
    assert again.status_code == 422
    assert "mọi người trong bảng đã có" in again.text


def test_names_with_quotes_markup_emoji_and_nfd_stay_what_they_are(union: Unit, as_role: As) -> None:
    names = ['O\'Hara "Bé"', "<script>alert(1)</script> Ý", "Lan 🌸", "Hoa\u0300 Văn A"]
    people: list[list[Any]] = [[n, name, 1980 + n, None, None, None, None] for n, name in enumerate(names, 1)]
    client = as_role("recorder")
    preview = mapped(client, office_list(people))
    assert "<script>alert" not in client.get(preview).text
    take(client, preview)
    assert set(roster(union)) - {"Nguyễn Văn Bình"} == {*names[:3], "Hoà Văn A"}


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        ({"column-1": ""}, "Chọn cột «Họ và tên»"),
        ({"column-1": "full_name"}, "Chọn cột «Giới tính»"),
        ({"column-1": "full_name", "column-2": "full_name", "column-3": "sex"}, "Hai cột cùng chọn"),
        ({"column-1": "full_name", "column-3": "sex", "standing": ""}, "Cần điền mục này"),
    ],
)
def test_columns_that_say_too_little_are_refused_and_kept(
    union: Unit, as_role: As, columns: dict[str, str], text: str
) -> None:
    client = as_role("recorder")
    address = send(client, office_list()).location
    answer = client.post(address, data={"standing": "member", "column-4": "note", **columns})
    assert answer.status_code == 422
    assert text in answer.text
    assert 'value="note" selected' in answer.text
    assert client.get(f"{address}/xem").status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "text"),
    [
        (b"", "a.xlsx", "rỗng"),
        (b"abc", "a.xlsx", "không phải sổ Excel"),
        (b"abc", "a.csv", ".xlsx"),
    ],
)
def test_what_is_no_list_is_refused_beside_the_box(
    union: Unit, as_role: As, content: bytes, name: str, text: str
) -> None:
    answer = send(as_role("recorder"), content, name)
    assert answer.status_code == 422
    assert text in answer.text


def test_a_file_far_larger_than_a_list_is_not_read(
    union: Unit, as_role: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.exchange.office_lists.forms.LARGEST_LIST", 1_000)
    answer = send(as_role("recorder"), office_list())
    assert answer.status_code == 422
    assert "Tệp lớn quá" in answer.text


@pytest.mark.parametrize("username", ["auditor", "member", "upper", "admin"])
def test_who_does_not_record_takes_nothing_in(union: Unit, as_role: As, username: str) -> None:
    preview = mapped(as_role("recorder"), office_list())
    client = as_role(username)
    for answer in (client.get(URL), send(client, office_list()), client.get(preview), take(client, preview)):
        assert answer.status_code == 403
    assert db.session.scalars(select(Member.code)).all() == ["DV001"]


def test_a_list_is_its_senders_alone(union: Unit, as_role: As) -> None:
    preview = mapped(as_role("recorder"), office_list())
    for username in ("chair", "stranger"):
        assert as_role(username).get(preview).status_code == 404
        assert as_role(username).get(preview.removesuffix("/xem")).status_code == 404
        assert take(as_role(username), preview).status_code == 404


def test_the_preview_costs_the_same_for_many_rows(union: Unit, as_role: As, statements: Statements) -> None:
    people: list[list[Any]] = [[n, f"Lê Văn Số {n}", 1980, None, None, None, None] for n in range(1, 200)]
    client = as_role("recorder")
    preview = mapped(client, office_list(people))
    statements.clear()
    assert "199 người mới" in client.get(preview).text
    assert statements.count <= 4


def test_of_many_problems_and_remarks_the_page_says_how_many_there_are(union: Unit, as_role: As) -> None:
    rows = [[n, f"Lê Thị Na {n}", None, None, None, None, None] for n in range(1, MOST + 50)]
    client = as_role("recorder")
    page = words(client.get(mapped(client, office_list(rows))))
    assert "1.000 chỗ cần sửa và còn nhiều lỗi khác" in page
    assert "… và 800 chỗ nữa. … và còn nhiều lỗi khác: việc đọc dừng ở đây." in page


def test_of_many_remarks_the_page_says_how_many_more_there_are(union: Unit, as_role: As) -> None:
    for n in range(210):
        born = date(1980, 1, 1) + timedelta(days=n)
        put_member(union, f"NV{n}", f"Trần {spelt(n)} Na").birth_date = born
    db.session.commit()
    rows = [
        [n, f"Lê {spelt(n)} Na", None, format_date(date(1980, 1, 1) + timedelta(days=n)), None, None, None]
        for n in range(210)
    ]
    client = as_role("recorder")
    assert "… và 10 điều nữa." in words(client.get(mapped(client, office_list(rows))))
