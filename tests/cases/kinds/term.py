"""A small firm's union over a term of three years, side by side, and the term that follows."""

from __future__ import annotations

from collections.abc import Iterator

from tests.cases.kinds.people import name_of
from tests.cases.sheets import Row, Table, table

PERIOD, NEXT, OUTLINE = "Nhiệm kỳ 2022-2024", "Nhiệm kỳ 2025-2027", "nhiem-ky"


def tables() -> Iterator[Table]:
    """The whole workbook."""
    yield table("Đơn vị", "Thông tin|Giá trị", UNIT)
    yield table(
        "Đoàn viên",
        "Mã|Họ và tên|Giới tính|Loại lao động|Tình trạng|Ngày vào công đoàn|Cách vào|Chức danh công đoàn",
        [_worker(number) for number in range(1, 21)],
    )
    yield table("Sáng kiến", "Ngày đăng ký|Tên|Loại|Ngày công nhận|Giá trị làm lợi", INITIATIVES)
    yield table("Nhà ở", "Ngày hỗ trợ|Hỗ trợ cho|Hình thức làm nhà|Giá trị căn nhà", HOUSES)
    yield table("Thỏa ước", "Ngày ký|Hiệu lực đến|Hình thức ký|Ký với", AGREEMENTS)
    yield table(
        "Chỉ tiêu",
        "Kỳ|STT|Chỉ tiêu|Đơn vị tính|Kế hoạch|Thực hiện|Tự tính theo|Tổng số tự tính theo",
        INDICATORS,
    )
    yield table("Phương hướng", "Năm|STT|Nội dung|Chỉ tiêu", PLAN)
    yield table("Nhận định", "Kỳ|Mục|Nội dung", STATEMENTS)


UNIT: list[Row] = [
    ("Tên công đoàn", "Công đoàn cơ sở Công ty Gốm Bản Sen"),
    ("Loại hình", "Doanh nghiệp"),
    ("Công đoàn cấp trên", "Liên đoàn Lao động tỉnh Lam Giang"),
    ("Địa danh", "Bản Sen"),
]


def _worker(number: int) -> Row:
    """14 members from before the term, two admitted in each of its years."""
    year = 2022 + (number - 15) // 2
    is_new = number > 14
    return (
        f"GS{number:02}",
        name_of(number, is_woman=number % 2 == 0),
        "Nữ" if number % 2 == 0 else "Nam",
        "Công nhân",
        "Đoàn viên",
        f"5/5/{year}" if is_new else "1/1/2019",
        "Kết nạp" if is_new else None,
        "Chủ tịch" if number == 1 else None,
    )


PAY = ((2022, "7,1"), (2023, "7,8"), (2024, "8,4"))
INITIATIVES: list[Row] = [
    ("3/3/2021", "Trước nhiệm kỳ", "Sáng kiến", "1/9/2021", 90_000_000),
    ("3/3/2022", "Lò nung hai tầng", "Sáng kiến", "1/9/2022", 30_000_000),
    ("3/3/2023", "Men tro trấu", "Sáng kiến", "1/9/2023", 20_000_000),
    ("3/3/2024", "Khay sấy xoay", "Giải pháp, cải tiến", "1/9/2024", 10_000_000),
]
HOUSES: list[Row] = [
    ("10/4/2022", "gia đình thợ nung", "Xây mới", 80_000_000),
    ("10/4/2024", "gia đình thợ men", "Sửa chữa", 20_000_000),
]
AGREEMENTS: list[Row] = [("15/5/2023", "14/5/2026", "Ký lại", "Giám đốc")]
ADMITTED = "people.members.admitted"
INDICATORS: list[Row] = [
    *((year, 1, "Đoàn viên kết nạp mới", "người", 2, None, ADMITTED) for year in (2022, 2023, 2024)),
    *((year, 2, "Thu nhập bình quân", "triệu đồng/người/tháng", 7, pay) for year, pay in PAY),
    (PERIOD, 1, "Sáng kiến được công nhận trong nhiệm kỳ", "sáng kiến", 4, None, "initiatives.recognised"),
    (NEXT, 1, "Sáng kiến được công nhận trong nhiệm kỳ", "sáng kiến", 6, None, "initiatives.recognised"),
]
PLAN: list[Row] = [
    (NEXT, 1, "Nâng chất lượng bữa ăn ca", "30.000 đồng/suất"),
    (2025, 1, "Việc của riêng năm 2025", None),
]
STATEMENTS: list[Row] = [(PERIOD, "Ưu điểm", "Giữ được việc làm cho mọi người qua ba năm.")]
