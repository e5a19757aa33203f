"""Everything that can be wrong with a workbook: a clear sentence that names where, and nothing written."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from openpyxl import Workbook

from app.core.actor import SYSTEM
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.comparing.preview import SHOWN, preview_of
from app.exchange.workbook.importing import apply
from app.exchange.workbook.problems import MOST, Unreadable
from app.exchange.workbook.reading.reader import read_book
from app.office.units.queries import units
from tests.conftest import TODAY
from tests.exchange.books import Sheets, plan_of, problems, write, year

VISIT = "Thăm hỏi"


def spoilt(sheet: str, row: int, **cells: Any) -> Callable[[Sheets], None]:
    def spoil(sheets: Sheets) -> None:
        for heading, cell in cells.items():
            sheets[sheet][row][heading.replace("_", " ")] = cell

    return spoil


def more(sheet: str, **cells: Any) -> Callable[[Sheets], None]:
    return lambda sheets: sheets[sheet].append({key.replace("_", " "): cell for key, cell in cells.items()})


CASES: list[tuple[Callable[[Sheets], None], str]] = [
    (
        spoilt(VISIT, 0, Ngày="31/2/2024"),
        "Thăm hỏi, dòng 2, Ngày: «31/2/2024» không dùng được; cần ngày như 05/12/2024.",
    ),
    (spoilt(VISIT, 0, Ngày=45366), "Thăm hỏi, dòng 2, Ngày: «45366» không dùng được"),
    (spoilt(VISIT, 0, Ngày=None), "Thăm hỏi, dòng 2, Ngày: để trống; cần ngày như 05/12/2024."),
    (
        spoilt(VISIT, 0, Lý_do="Dã ngoại"),
        "Thăm hỏi, dòng 2, Lý do: «Dã ngoại» không dùng được; cần một trong: Ốm đau;",
    ),
    (
        spoilt(VISIT, 0, Số_tiền=-5),
        "Thăm hỏi, dòng 2, Số tiền: «-5» không dùng được; cần số tiền từ 0 đồng trở lên",
    ),
    (spoilt(VISIT, 0, Số_tiền="-40.000"), "Thăm hỏi, dòng 2, Số tiền: «-40.000» không dùng được"),
    (spoilt(VISIT, 0, Số_tiền=1.5), "Thăm hỏi, dòng 2, Số tiền: «1,5» không dùng được"),
    (spoilt(VISIT, 0, Số_tiền="năm trăm"), "Thăm hỏi, dòng 2, Số tiền: «năm trăm» không dùng được"),
    (spoilt(VISIT, 0, Số_tiền="50%"), "Thăm hỏi, dòng 2, Số tiền: «50%» không dùng được"),
    (spoilt(VISIT, 0, Số_người="95%"), "Thăm hỏi, dòng 2, Số người: «95%» không dùng được"),
    (spoilt(VISIT, 0, Ghi_chú="à" * 10_000), "Thăm hỏi, dòng 2, Ghi chú: «ààà"),
    (spoilt(VISIT, 0, Ghi_chú="à" * 10_000), "cần chữ, nhiều nhất 4.000 chữ (ở đây có 10.000 chữ)."),
    (
        spoilt(VISIT, 0, Mã_đoàn_viên="DV2; DV9"),
        "dòng 2, Mã đoàn viên: «DV9» không dùng được; cần mã có trong trang tính Đoàn viên.",
    ),
    (
        spoilt(VISIT, 0, Quỹ_chi="Quỹ lạ"),
        "dòng 2, Quỹ chi: «Quỹ lạ» không dùng được; cần tên một quỹ có trong trang tính Quỹ.",
    ),
    (
        spoilt(VISIT, 0, Số_người=0),
        "Thăm hỏi, dòng 2, Số người: «0» không dùng được; cần số nguyên từ 1 trở lên.",
    ),
    (spoilt(VISIT, 0, Số_tiền="#REF!"), "Thăm hỏi, dòng 2, Số tiền: «#REF!» không dùng được"),
    (
        spoilt("Đóng quỹ", 0, Ngày_đóng=date(2024, 12, 16)),
        "Đóng quỹ, dòng 2, Ngày đóng: Ngày đóng 16/12/2024 ở sau hôm nay.",
    ),
    (
        spoilt("Đóng quỹ", 0, Kỳ="tháng Ba"),
        "Đóng quỹ, dòng 2, Kỳ: «tháng Ba» không dùng được; cần kỳ như 2024",
    ),
    (spoilt("Đóng quỹ", 0, Số_tiền=0), "Đóng quỹ, dòng 2, Số tiền: Số tiền phải lớn hơn 0."),
    (
        spoilt("Đoàn viên", 0, Ngày_thôi=date(2009, 1, 1)),
        "Đoàn viên, dòng 2, Ngày thôi: Ngày thôi 01/01/2009 ở trước ngày vào công đoàn 01/01/2010.",
    ),
    (
        spoilt("Đoàn viên", 0, Lý_do_thôi="Nghỉ hưu"),
        "Đoàn viên, dòng 2, Ngày thôi: Có lý do thôi «Nghỉ hưu» thì cần ghi ngày thôi.",
    ),
    (
        spoilt("Đoàn viên", 0, Ngày_sinh=date(2024, 12, 31)),
        "Đoàn viên, dòng 2, Ngày sinh: Ngày sinh 31/12/2024 ở sau hôm nay.",
    ),
    (
        spoilt("Đoàn viên", 0, Tình_trạng="Nghỉ phép"),
        "Đoàn viên, dòng 2, Tình trạng: «Nghỉ phép» không dùng được; cần một trong: Đoàn viên;",
    ),
    (
        more(
            "Đoàn viên",
            Mã="DV1",
            Họ_và_tên="Bùi Thị Lan Hương",
            Ngày_sinh=date(1980, 3, 8),
            Giới_tính="Nữ",
            Tình_trạng="Đoàn viên",
            Ngày_vào_công_đoàn=date(2020, 1, 1),
        ),
        "Đoàn viên, dòng 5, Ngày vào công đoàn: Hai thời gian là đoàn viên chồng lên nhau",
    ),
    (
        more("Đoàn viên", Mã="DV3", Họ_và_tên="Lò Văn Mẩy", Giới_tính="Nữ", Tình_trạng="Đoàn viên"),
        "Đoàn viên, dòng 5, Họ và tên: «Lò Văn Mẩy»: khác với dòng 4 cùng mã «DV3»; một mã là một người.",
    ),
    (
        more("Đoàn viên", Mã="DV3", Họ_và_tên="Lò Thị Mẩy", Giới_tính="Nam", Tình_trạng="Đoàn viên"),
        "Đoàn viên, dòng 5, Giới tính: «Nam»: khác với dòng 4 cùng mã «DV3»",
    ),
    (spoilt("Quỹ", 0, Ngày_số_dư=None), "Quỹ, dòng 2, Ngày số dư: Có số dư đầu kỳ thì cần ngày số dư."),
    (
        more("Quỹ", Tên_quỹ="công đoàn phí", Kỳ_đóng="Tháng", Số_dư_đầu_kỳ=1, Ngày_số_dư=date(2024, 1, 1)),
        "Quỹ, dòng 4, Số dư đầu kỳ: Quỹ",
    ),
    (
        spoilt("Quỹ", 0, Đến_ngày=date(2023, 1, 1), Từ_ngày=date(2024, 1, 1)),
        "Quỹ, dòng 2, Đến ngày: «01/01/2023»: Đến ngày phải từ Từ ngày trở đi.",
    ),
    (
        spoilt("Hoạt động", 0, Đến_ngày=date(2024, 3, 7)),
        "Hoạt động, dòng 2, Đến ngày: «07/03/2024»: Ngày kết thúc trước ngày bắt đầu.",
    ),
    (
        spoilt("Kiến nghị", 0, Ngày_trả_lời=date(2024, 1, 1)),
        "dòng 2, Ngày trả lời: «01/01/2024»: Ngày trả lời trước ngày nêu kiến nghị.",
    ),
    (spoilt("Cam kết", 0, Cách_đo="Đếm số ghế"), "Cam kết, dòng 2, Cách đo: «Đếm số ghế»"),
    (
        spoilt("Cam kết", 0, Cách_đo="Tỷ lệ đóng quỹ: Quỹ lạ"),
        "Cam kết, dòng 2, Cách đo: «Tỷ lệ đóng quỹ: Quỹ lạ»",
    ),
    (
        spoilt("Khen thưởng", 0, Tiền_thưởng=300000, Quỹ_chi="Công đoàn phí"),
        "Khen thưởng, dòng 2, Ngày: Chi tiền thưởng từ quỹ thì cần ghi ngày.",
    ),
    (
        spoilt("Thu chi", 0, Hình_thức_đến=None),
        "Thu chi, dòng 2, Quỹ đến: Chuyển tiền thì nơi đến phải khác nơi đi",
    ),
    (spoilt("Thu chi", 0, Số_tiền=0), "Thu chi, dòng 2, Số tiền: Số tiền phải lớn hơn 0."),
    (spoilt("Xếp loại", 0, Năm=24), "Xếp loại, dòng 2, Năm: «24» không dùng được; cần năm như 2024,"),
    (spoilt("Đơn vị", 1, Giá_trị=None), "Đơn vị, dòng 3, Tên công đoàn: để trống"),
    (
        more("Đơn vị", Thông_tin="Chủ tịch", Giá_trị="Ai"),
        "Đơn vị, dòng 6, Chủ tịch: đã có ở dòng 5; mỗi thông tin chỉ một dòng.",
    ),
]


@pytest.mark.parametrize(("spoil", "sentence"), CASES)
def test_a_problem_is_reported_and_nothing_is_written(
    app: Flask, tmp_path: Path, spoil: Callable[[Sheets], None], sentence: str
) -> None:
    sheets = year()
    spoil(sheets)
    found = problems(write(tmp_path / "sai.xlsx", sheets))
    assert len(found) == 1, found
    assert sentence in found[0]
    assert not units()


def test_all_problems_are_reported_at_once(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    for spoil, _ in (CASES[0], CASES[3], CASES[14], CASES[17], CASES[24]):
        spoil(sheets)
    assert len(problems(write(tmp_path / "sai.xlsx", sheets))) == 5


def test_a_person_whose_row_is_wrong_is_known_all_the_same(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Đoàn viên"][1]["Giới tính"] = "?"
    found = problems(write(tmp_path / "sai.xlsx", sheets))
    assert found == ["Đoàn viên, dòng 3, Giới tính: «?» không dùng được; cần một trong: Nam; Nữ."]


def test_a_missing_required_column_is_reported_once(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    for row in sheets[VISIT]:
        del row["Lý do"]
    found = problems(write(tmp_path / "sai.xlsx", sheets))
    assert len(found) == 1
    assert found[0].startswith("Thăm hỏi, dòng 2, Lý do: thiếu cột này; cần một trong: Ốm đau;")


def test_people_of_a_roster_that_lacks_a_column_are_known_all_the_same(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    for row in sheets["Đoàn viên"]:
        del row["Giới tính"]
    found = problems(write(tmp_path / "sai.xlsx", sheets))
    assert found == ["Đoàn viên, dòng 2, Giới tính: thiếu cột này; cần một trong: Nam; Nữ."]


def test_a_sheet_without_headings_is_reported(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets[VISIT] = [{"cột A": 1, "cột B": 2}]
    found = problems(write(tmp_path / "sai.xlsx", sheets))
    assert found == [
        "Thăm hỏi: không thấy dòng tiêu đề; cần một dòng có ít nhất hai tiêu đề như: "
        "Ngày, Lý do, Dịp, Người nhận, Đối tượng, Mã đoàn viên."
    ]


def test_a_heading_that_stands_twice_is_reported(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets[VISIT][0]["ngày"] = date(2024, 1, 1)
    found = problems(write(tmp_path / "sai.xlsx", sheets))
    assert found == ["Thăm hỏi, dòng 1, ngày: tiêu đề có hai lần; mỗi cột chỉ một lần."]


def test_two_rows_with_one_key_are_reported(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    for row in sheets[VISIT]:
        row["Mã dòng"] = "K1"
    found = problems(write(tmp_path / "sai.xlsx", sheets))
    assert found == ["Thăm hỏi, dòng 3, Mã dòng: «K1»: trùng với dòng 2; mỗi dòng một mã, hoặc để trống."]


def test_an_empty_installation_needs_the_name_of_the_union(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    del sheets["Đơn vị"]
    found = problems(write(tmp_path / "sai.xlsx", sheets))
    assert found == ["Đơn vị: chưa có Tên công đoàn, nên không biết sổ này của công đoàn nào."]


def package(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return path


def with_file(tmp_path: Path, name: str, content: bytes) -> Path:
    path = write(tmp_path / "sach.xlsx", year())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as out:
        out.writestr(name, content)
    return path


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TYPES = b'<Types><Override ContentType="' + MAIN + b'"/></Types>'


def test_old_and_encrypted_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "cu.xlsx"
    for content, sentence in (
        (OLE + b"\0" * 600, "Excel cũ (.xls)"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu"),
    ):
        path.write_bytes(content)
        with pytest.raises(Unreadable, match=sentence.replace("(", r"\(").replace(")", r"\)")):
            read_book(path)


def test_macro_workbooks(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="macro"):
        read_book(with_file(tmp_path, "xl/vbaProject.bin", b"x"))


def test_other_packages(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="không phải sổ Excel"):
        read_book(package(tmp_path / "a.xlsx", {"word/document.xml": b"<a/>"}))


def test_zip_bombs(tmp_path: Path) -> None:
    for name, size in (("xl/bomb.bin", 40 * 2**20), ("xl/bomb2.bin", 200 * 2**20)):
        path = package(tmp_path / "bomb.xlsx", {"[Content_Types].xml": TYPES, name: b"\0" * size})
        with pytest.raises(Unreadable, match=r"an toàn cho máy"):
            read_book(path)


def test_declared_entities(tmp_path: Path) -> None:
    path = package(
        tmp_path / "e.xlsx",
        {"[Content_Types].xml": TYPES, "xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
    )
    with pytest.raises(Unreadable, match="DOCTYPE"):
        read_book(path)


def test_a_package_whose_parts_are_broken(tmp_path: Path) -> None:
    path = package(tmp_path / "h.xlsx", {"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<workbook"})
    with pytest.raises(Unreadable, match="hỏng"):
        read_book(path)


def test_200_000_empty_rows_cost_nothing(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Kiến nghị")
    sheet.append(["Ngày", "Nội dung"])
    sheet.append([date(2024, 1, 1), "Sửa nhà để xe"])
    for _ in range(200_000):
        sheet.append([])
    path = tmp_path / "trong.xlsx"
    book.save(path)
    done: list[int] = []
    found = read_book(path, lambda rows, _total: done.append(rows))
    assert len(found.sheets["Kiến nghị"].rows) == 1
    assert [remark.text for remark in found.remarks] == [
        "Kiến nghị: có 200.000 dòng trống ở cuối trang tính, đã bỏ qua."
    ]
    assert done == [], "a hundred rows at most were looked at"


def test_a_size_that_the_file_only_claims_is_not_believed(tmp_path: Path) -> None:
    path = write(tmp_path / "that.xlsx", {"Kiến nghị": year()["Kiến nghị"]})
    lying = tmp_path / "khoac.xlsx"
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(lying, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    assert b"XFD1048576" in zipfile.ZipFile(lying).read("xl/worksheets/sheet1.xml")
    assert len(read_book(lying).sheets["Kiến nghị"].rows) == 1


def test_with_a_thousand_problems_the_reading_stops(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Thăm hỏi"] = [{**sheets["Thăm hỏi"][0], "Ngày": "31/2/2024"} for _ in range(MOST + 50)]
    sheets["Kiến nghị"] = [{"Ngày": "hôm qua", "Nội dung": "x"}]
    book = read_book(write(tmp_path / "sai.xlsx", sheets))
    assert (len(book.problems), book.is_cut) == (MOST, True)
    assert {problem.sheet for problem in book.problems} == {"Thăm hỏi"}
    plan = prepare(book, None, TODAY)
    assert len(apply(plan, "sai.xlsx", SYSTEM, TODAY).problems) == MOST


def test_a_thousand_refusals_of_the_books_are_enough(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Con đoàn viên"] = [
        {**sheets["Con đoàn viên"][0], "Mã đoàn viên": f"LA{number}"} for number in range(MOST + 50)
    ]
    assert len(problems(write(tmp_path / "sai.xlsx", sheets))) == MOST


def test_a_thousand_remarks_are_kept_and_the_others_counted(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Hoạt động"] = [sheets["Hoạt động"][0]] * (MOST + 51)
    plan = plan_of(write(tmp_path / "trung.xlsx", sheets))
    assert (len(list(plan.remarks)), plan.remarks.more, plan.remarks.found) == (MOST, 50, MOST + 50)
    preview = preview_of(plan, "", [])
    assert (len(preview.remarks), preview.found["remarks"]) == (SHOWN, MOST + 50)
