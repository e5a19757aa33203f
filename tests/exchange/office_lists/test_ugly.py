"""Lists as bad as offices keep them, from the file to the roster and once more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask.testing import FlaskClient
from openpyxl import Workbook

from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.facts import BirthDay, Degree, MembershipFacts, PersonFacts, Sex, Theory
from app.people.roster.queries import roster_of
from tests.conftest import put_member
from tests.downloads import words
from tests.exchange.office_lists.lists import mapped, saved, send, take

As = Callable[[str], FlaskClient]
Rows = list[list[Any]]

COMMUNE: Rows = [
    ["LIÊN ĐOÀN LAO ĐỘNG HUYỆN", None, None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    [],
    ["DANH SÁCH TRÍCH NGANG ĐOÀN VIÊN CÔNG ĐOÀN"],
    ["(Tính đến ngày 30/11/2024)"],
    ["TT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Chức vụ, đơn vị công tác", "Dân tộc", "Trình độ",
     None, "Ngày vào Đảng", None, "Năm vào\nCông đoàn"],
    [None, None, "Nam", "Nữ", None, None, "Chuyên môn", "LLCT", "Dự bị", "Chính thức"],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    ["I", "KHỐI ĐẢNG, ĐOÀN THỂ"],
    [1, "HỒ VĂN  THÔNG", datetime(1971, 2, 3), None, "Bí thư", "Vân Kiều", "ĐH Luật", "CC", None,  # noqa: DTZ001
     "19/5/1999", "1995"],
    ["II", "KHỐI CHÍNH QUYỀN"],
    [2, "Lê Thị Hoài Thương", None, "12/1990", "Thống kê", "Kinh", "Th.s QLKT", "TC", None, None, "09/2015"],
    [3, "Hồ Thị Xuân", None, "1.5.1995", None, "Vân Kiều", "12/12", None, None, None, 2020],
    [None, "Tổng cộng: 3 người"],
    [],
    [None, "NGƯỜI LẬP", None, None, None, None, None, None, "CHỦ TỊCH"],
]  # fmt: skip
SCHOOL: Rows = [
    ["TRƯỜNG TIỂU HỌC HOA SEN"],
    ["STT", "Họ và tên", None, "Năm sinh", "Nữ", "Chức vụ", "Tổ CM", "Số điện thoại", "Hệ số lương"],
    [1, "Nguyễn Văn", "An", 1975, None, "Hiệu trưởng", "VP", 912345678, 4.98],
    [2, "Trần Thị", "Bích", "1992", "x", "Giáo viên", "Tổ 1", None, 2.67],
    ["Cộng", "2 người", None, None, 1],
]
FACTORY: Rows = [
    [None],
    [None, "Phụ lục 01"],
    [None, "Mã NV", "HỌ VÀ TÊN", "Ngày sinh", "GT", "Bộ phận", "HĐ", "Lương đóng BHXH", "Ngày gia nhập CĐ"],
    [None, "NV-1", "BÙI THỊ HƯỜNG", "'05/12/1986", "Nữ", "Chuyền 1", "KXĐTH", "5.310.000", "01/01/2015"],
    [None, "NV-2", "Lò Văn Pó <b>", "28/02/1991", "nam", "Chuyền 2", "12 tháng", 4_860_000, None],
    [None, None, "Tổng số: 2"],
]  # fmt: skip


def file_of(rows: Rows) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    return saved(book)


def people(union: Unit) -> dict[str, tuple[PersonFacts, MembershipFacts]]:
    db.session.expire_all()
    return {person.full_name: (person, facts) for _, _, person, facts in roster_of(union.id)}


def test_a_communes_list_of_two_heads_and_shortened_words(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    preview = mapped(client, file_of(COMMUNE))
    page = words(client.get(preview))
    assert "3 người mới" in page
    assert "«12/12»: không có trong các mức của sổ nên để trống." in page
    take(client, preview)
    found = people(union)
    thong, thuong, xuan = (found[name] for name in ("Hồ Văn Thông", "Lê Thị Hoài Thương", "Hồ Thị Xuân"))
    assert (thong[0].sex, thong[0].birth) == (Sex.MALE, BirthDay(day=date(1971, 2, 3)))
    assert (thong[1].degree, thong[1].theory, thong[1].joined_on) == (
        Degree.BACHELOR,
        Theory.ADVANCED,
        date(1995, 1, 1),
    )
    assert (thuong[0].birth, thuong[1].degree, thuong[1].joined_on) == (
        BirthDay(year=1990),
        Degree.MASTER,
        date(2015, 9, 1),
    )
    assert (xuan[0].birth, xuan[1].degree) == (BirthDay(day=date(1995, 5, 1)), None)


def test_a_schools_list_of_a_name_in_two_columns_and_a_mark_for_women(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    take(client, mapped(client, file_of(SCHOOL)))
    found = people(union)
    assert (found["Nguyễn Văn An"][0].sex, found["Nguyễn Văn An"][1].phone) == (Sex.MALE, "0912345678")
    assert (found["Trần Thị Bích"][0].sex, found["Trần Thị Bích"][1].department) == (Sex.FEMALE, "Tổ 1")
    assert found["Trần Thị Bích"][1].dues_salary is None  # a coefficient is no salary


def test_a_factorys_list_without_numbers_in_capitals(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    take(client, mapped(client, file_of(FACTORY)))
    found = people(union)
    huong = found["Bùi Thị Hường"]
    assert (huong[0].code, huong[0].birth, huong[1].dues_salary) == (
        "NV-1",
        BirthDay(day=date(1986, 12, 5)),
        5_310_000,
    )
    assert "Lò Văn Pó <b>" in found


def test_a_corrected_file_doubles_nobody_and_says_what_it_changes(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    take(client, mapped(client, file_of(SCHOOL)))
    mended: Rows = [
        [2, "Trần Thị", "Bích", "15/08/1992", "x", "Tổ trưởng", "Tổ 1"],
        [3, "Võ Thị", "Yến", 1999, "x"],
    ]
    more: Rows = [*SCHOOL[:3], *mended]
    columns = client.get(send(client, file_of(more)).location)
    assert "như lần nhập trước" in words(columns)
    preview = mapped(client, file_of(more))
    page = words(client.get(preview))
    assert "1 người mới, 2 người đã có" in page
    assert "Ngày sinh: 1992 → 15/08/1992 Chức vụ: Giáo viên → Tổ trưởng" in page
    take(client, preview, with_old="y")
    found = people(union)
    assert len(found) == 4
    assert (found["Trần Thị Bích"][0].birth.day, found["Trần Thị Bích"][1].position) == (
        date(1992, 8, 15),
        "Tổ trưởng",
    )


def test_where_nobody_is_new_bringing_the_old_up_to_date_is_offered_ticked(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    take(client, mapped(client, file_of(SCHOOL)))
    assert 'name="with_old" type="checkbox" value="y"' in client.get(mapped(client, file_of(SCHOOL))).text
    page = client.get(mapped(client, file_of(SCHOOL))).text
    box = page[page.index("<input", page.index("field-tick")) :]
    assert "checked" in box[: box.index(">")]


def test_what_is_not_understood_erases_nothing_and_a_year_alone_leaves_the_day(
    union: Unit, as_role: As
) -> None:
    put_member(union, "A1", "Hồ Thị Xuân", sex=Sex.FEMALE, degree=Degree.COLLEGE, joined_on=date(2020, 5, 4))
    db.session.commit()
    client = as_role("recorder")
    take(client, mapped(client, file_of(COMMUNE)), with_old="y")
    kept = people(union)["Hồ Thị Xuân"][1]
    assert (kept.degree, kept.joined_on) == (Degree.COLLEGE, date(2020, 5, 4))


def test_a_new_name_with_the_birth_and_given_name_of_another_deserves_a_look(
    union: Unit, as_role: As
) -> None:
    client = as_role("recorder")
    take(client, mapped(client, file_of(FACTORY)))
    renamed: Rows = [
        *FACTORY[:3],
        [None, None, "Bùi Thị Thu Hường", "05/12/1986", "Nữ", None, None, None, None],
    ]
    page = words(client.get(mapped(client, file_of(renamed))))
    assert "cùng ngày sinh với Bùi Thị Hường (NV-1)" in page


def test_the_trail_tells_in_words_how_many_came(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    take(client, mapped(client, file_of(SCHOOL)))
    page = words(as_role("auditor").get("/don-vi/"))
    assert "Nhập: danh sách của cơ quan" in page
    assert "Người mới: 2 · Người được cập nhật: 0" in page


def test_a_period_that_cannot_be_names_the_row(union: Unit, as_role: As) -> None:
    put_member(union, "A1", "Hồ Thị Xuân", sex=Sex.FEMALE, left_on=date(2019, 1, 1))
    db.session.commit()
    client = as_role("recorder")
    answer = take(client, mapped(client, file_of(COMMUNE)), with_old="y")
    assert answer.status_code == 422
    assert "Dòng 12, Hồ Thị Xuân: Ngày thôi 01/01/2019 ở trước" in words(answer)
    assert len(people(union)) == 2


def test_columns_without_head_and_words_are_not_asked_about(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    page = client.get(send(client, file_of(FACTORY)).location).text
    assert "Cột thứ 1<" not in page
    assert 'name="column-1"' in page
