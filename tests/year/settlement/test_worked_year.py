"""The worked year agrees to the đồng on page, PDF and workbook."""

from __future__ import annotations

from datetime import date

import pytest

from app.books.lines.total_queries import period_totals
from app.core.money import format_money
from app.office.units.models import Unit
from app.year.settlement.queries import year_of
from tests.downloads import As, words
from tests.year.settlement.papers import Row, page_rows, pdf_words, xlsx_rows
from tests.year.settlement.worked import Books, put_year

B07: list[Row] = [
    ("I", "Tích lũy đầu kỳ", "10", 10_000_000, 10_000_000, ""),
    ("II", "Phần thu", "", 7_500_000, 7_050_000, ""),
    ("1", "Thu đoàn phí công đoàn", "22", 3_500_000, 3_000_000, ""),
    ("", "- Đoàn viên đóng góp", "22.01", 3_500_000, 3_000_000, ""),
    ("2", "Thu kinh phí công đoàn", "23", "", "", ""),
    ("3", "Ngân sách nhà nước cấp hỗ trợ", "24", "", "", ""),
    ("4", "Các khoản thu khác", "25", "", 50_000, ""),
    ("", "- Lãi tiền gửi", "25.02", "", 50_000, ""),
    ("5", "Kinh phí công đoàn cấp trên cấp", "28", 4_000_000, 4_000_000, ""),
    ("", "- Kinh phí công đoàn được phân phối", "28.01", 4_000_000, 4_000_000, ""),
    ("III", "Phần chi", "", 1_500_000, 2_520_000, ""),
    ("1", "Chi trực tiếp chăm lo, bảo vệ, đào tạo đoàn viên", "31", 1_000_000, 500_000, ""),
    ("", "- Thăm hỏi, tặng quà", "31.03", 1_000_000, 500_000, ""),
    ("2", "Chi tuyên truyền, vận động đoàn viên", "32", "", "", ""),
    ("3", "Chi quản lý hành chính", "33", "", "", ""),
    ("4", "Chi lương, phụ cấp", "34", "", 900_000, ""),
    ("", "- Phụ cấp cán bộ công đoàn", "34.02", "", 900_000, ""),
    ("5", "Các khoản chi khác", "37", 500_000, 820_000, ""),
    ("", "- Chuyển sang quỹ khác", "37", "", 120_000, ""),
    ("", "- Thuê sân", "37", 500_000, 700_000, ""),
    ("6", "Nộp cấp trên", "39", "", 300_000, ""),
    ("IV", "Tích lũy cuối kỳ", "50", 16_000_000, 14_530_000, ""),
]
PUBLIC: list[Row] = [
    ("A", "Tài chính công đoàn", ""),
    ("I", "Tích lũy đầu kỳ", 10_000_000),
    ("II", "Tổng thu", 7_050_000),
    ("1", "Thu đoàn phí công đoàn", 3_000_000),
    ("2", "Các khoản thu khác", 50_000),
    ("3", "Kinh phí công đoàn cấp trên cấp", 4_000_000),
    ("III", "Tổng chi", 2_520_000),
    ("1", "Chi trực tiếp chăm lo, bảo vệ, đào tạo đoàn viên", 500_000),
    ("2", "Chi lương, phụ cấp", 900_000),
    ("3", "Các khoản chi khác", 820_000),
    ("4", "Nộp cấp trên", 300_000),
    ("IV", "Tích lũy cuối kỳ", 14_530_000),
    ("", "Trong đó: tiền mặt", 4_480_000),
    ("", "Trong đó: tiền gửi", 10_050_000),
    ("B", "Quỹ xã hội thu hộ, nộp hộ và quỹ tự nguyện", ""),
    ("I", "Mái ấm công đoàn (quỹ xã hội thu hộ, nộp hộ)", ""),
    ("", "Đầu kỳ", 0),
    ("", "Thu", 720_000),
    ("", "Chi, nộp", 400_000),
    ("", "Cuối kỳ", 320_000),
    (
        "C",
        "Tiền của cơ quan, cấp trên và nơi khác chi cho đoàn viên, hoạt động (1 lần), không qua sổ quỹ",
        1_500_000,
    ),
]


@pytest.fixture
def books(union: Unit) -> Books:
    return put_year(union)


@pytest.mark.parametrize(
    ("path", "rows"), [("/quyet-toan/b07", B07), ("/quyet-toan/cong-khai", PUBLIC)], ids=["b07", "public"]
)
def test_page_pdf_and_workbook_say_the_same(as_role: As, books: Books, path: str, rows: list[Row]) -> None:
    client = as_role("auditor")
    assert page_rows(client, f"{path}?year=2024") == rows
    in_workbook = [row[: len(rows[0])] for row in xlsx_rows(client, f"{path}?year=2024")]
    assert [row for row in in_workbook if row in rows] == rows
    printed = pdf_words(client, f"{path}?year=2024")
    for row in rows:
        for cell in row:
            text = format_money(cell) if isinstance(cell, int) else str(cell)
            assert text in printed, text


def test_the_settlement_is_what_the_own_funds_hold(union: Unit, books: Books) -> None:
    settlement = year_of(union.id, 2024).settled()
    totals = period_totals(union.id, date(2024, 1, 1), date(2024, 12, 31))
    own = [one for one in totals if one.fund_id != books.social.id]
    assert (
        settlement.closing[-1]
        == sum(one.closing for one in own)
        == settlement.cash + settlement.bank
        == 14_530_000
    )
    assert (settlement.cash, settlement.bank) == (4_480_000, 10_050_000)


def test_b07_tells_balances_people_and_what_has_no_code(as_role: As, books: Books) -> None:
    text = words(as_role("auditor").get("/quyet-toan/b07?year=2024"))
    assert "Số dư cuối kỳ: tiền mặt 4.480.000 đồng; tiền gửi 10.050.000 đồng." in text
    assert "Đoàn viên đóng đoàn phí: 2 người; quỹ lương tháng: 9.000.000 đồng." in text
    assert "bằng chữ: Mười bốn triệu năm trăm ba mươi nghìn đồng." in text
    assert "Khoản mục chưa có mã, tính vào mục khác: Thuê sân." in text
    assert "Mẫu số B07-TLĐ" in text


def test_b14_plans_on_what_the_year_before_brought(as_role: As, books: Books) -> None:
    rows = page_rows(as_role("auditor"), "/quyet-toan/du-toan?year=2025")
    assert rows[0] == ("I", "Tích lũy đầu kỳ", "10", 10_000_000, 14_530_000, "")
    assert ("", "- Thăm hỏi, tặng quà", "31.03", 500_000, 2_000_000, "") in rows
    assert rows[-1] == ("IV", "Tích lũy cuối kỳ", "50", 14_530_000, 12_530_000, "")
    assert "Tổng chi dự toán bằng chữ: Hai triệu đồng." in pdf_words(
        as_role("auditor"), "/quyet-toan/du-toan?year=2025"
    )


def test_the_budget_beside_what_came_of_it(as_role: As, books: Books) -> None:
    text = words(as_role("auditor").get("/quyet-toan/?year=2024"))
    assert "– Đoàn viên đóng góp 22.01 3.500.000 3.000.000 86%" in text
    assert "– Phụ cấp cán bộ công đoàn 34.02 900.000 ngoài dự toán" in text
    assert "– Thuê sân 37 500.000 700.000 140%" in text
    assert "Đoàn viên đóng góp Mái ấm công đoàn Thu 700.000 600.000 86%" in text
    assert "Có 1 khoản mục chưa có mã, đang tính vào mục khác: Thuê sân." in text


def test_shares_against_their_limits(as_role: As, books: Books) -> None:
    text = words(as_role("auditor").get("/quyet-toan/?year=2024"))
    assert (
        "phụ cấp cán bộ công đoàn: 32,7% (900.000 trên 2.750.000 đồng), nhiều nhất 45% Trong giới hạn" in text
    )
    assert (
        "thăm hỏi, chăm lo đoàn viên: 18,2% (500.000 trên 2.750.000 đồng), ít nhất 40% Chưa đạt, năm" in text
    )
    assert "chi khác: 4,4% (120.000 trên 2.750.000 đồng), nhiều nhất 15% Trong giới hạn" in text


def test_what_is_due_to_the_upper_level(as_role: As, books: Books) -> None:
    text = words(as_role("treasurer").get("/nop-cap-tren/?period=2024"))
    assert "Còn phải nộp 900.000" in text
    # The year still runs: nothing is known of its last day.
    assert "hết 15/12/2024" in text
    earlier = words(as_role("treasurer").get("/nop-cap-tren/?period=Quý 3/2024"))
    assert "hết 30/09/2024" in earlier
    assert "Công đoàn phí 3.000.000 40% và 30% 1.000.000 300.000 700.000" in text
    assert "Mái ấm công đoàn 600.000 100% 600.000 400.000 200.000" in text
    fourth = words(as_role("treasurer").get("/nop-cap-tren/?period=Quý 4/2024"))
    assert "Công đoàn phí 30% 700.000 700.000" in fourth


def test_members_see_totals_and_no_names(as_role: As, books: Books) -> None:
    client = as_role("member")
    assert "/toi/cong-khai" in client.get("/toi").text
    assert page_rows(client, "/toi/cong-khai?year=2024") == PUBLIC
    text = words(client.get("/toi/cong-khai?year=2024"))
    assert "Lý Thị Cúc" not in text
    assert "Thuê sân" not in text
    assert "14.530.000" in pdf_words(client, "/toi/cong-khai?year=2024")
