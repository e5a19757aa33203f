"""A health centre's union, the first half of 2024, with figures as of 31 May.

The cut-off day cuts what happened: a visit and a tournament of June are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.cases.sheets import Row, Table, table

PERIOD = "6 tháng đầu năm 2024"
AS_OF = date(2024, 5, 31)

MONTHLY = "Quỹ sinh hoạt"
MUTUAL = "Quỹ Tương trợ"


def tables() -> Iterator[Table]:
    """The whole workbook."""
    yield table("Đơn vị", "Thông tin|Giá trị", UNIT)
    yield table(
        "Đoàn viên",
        "Mã|Họ và tên|Giới tính|Loại lao động|Tình trạng|Ngày vào công đoàn|Ngày thôi|Lý do thôi"
        "|Trình độ chuyên môn|Chức danh công đoàn",
        [_member(number) for number in range(1, 15)],
    )
    yield table("Quỹ", "Tên quỹ|Mức đóng|Kỳ đóng|Từ ngày|Số dư đầu kỳ|Ngày số dư|Hình thức", FUNDS)
    yield table("Đóng quỹ", "Mã đoàn viên|Quỹ|Kỳ|Số tiền|Ngày đóng", _contributions())
    yield table("Thăm hỏi", "Ngày|Lý do|Dịp|Người nhận|Đối tượng|Số người|Số tiền|Quỹ chi", VISITS)
    yield table("Hoạt động", "Từ ngày|Loại|Tên hoạt động|Số người tham gia|Kinh phí|Quỹ chi", ACTIVITIES)
    yield table("Cam kết", "Năm|STT|Nội dung|Thực hiện", [(2024, 1, "Xanh hóa sân bệnh viện", 50)])
    yield table("Khen thưởng", "Năm|Đối tượng|Tên|Danh hiệu, hình thức|Mức|Số lượng", AWARDS)
    yield table("Thu chi", "Ngày|Loại|Khoản mục|Nội dung|Số tiền|Quỹ", MONEY)
    yield table("Nhận định", "Kỳ|Mục|Nội dung", STATEMENTS)


UNIT: list[Row] = [
    ("Tên công đoàn", "Công đoàn cơ sở Trung tâm Y tế Đá Bạc"),
    ("Tên cơ quan", "Trung tâm Y tế huyện Đá Bạc"),
    ("Công đoàn cấp trên", "Công đoàn ngành Y tế tỉnh Lam Giang"),
    ("Địa danh", "Đá Bạc"),
    ("Ký hiệu văn bản", "BC-CĐYT"),
    ("Phó Chủ tịch", "Quách Thị Bích Đào"),
]


def code(number: int) -> str:
    return f"YT{number:02}"


def _member(number: int) -> Row:
    """1–10 members all along, 11 and 12 admitted, 13 and 14 gone: one of each on either side of 31 May."""
    joined = {11: "02/05/2024", 12: "10/06/2024"}.get(number, "01/01/2015")
    left, reason = {13: ("01/06/2024", "Chuyển đi"), 14: ("01/04/2024", "Nghỉ hưu")}.get(number, (None, None))
    is_woman = number <= 6 or number in (11, 13)
    family, given = ["Quách", "Hà", "Lò", "Triệu"][number % 4], "Thị Mận" if is_woman else "Văn Sỹ"
    return (
        code(number),
        f"{family} {given} {chr(64 + number)}",
        "Nữ" if is_woman else "Nam",
        "Viên chức" if number <= 9 else "Hợp đồng",
        "Đoàn viên",
        joined,
        left,
        reason,
        "Đại học" if number <= 8 else "Cao đẳng",
        "Phó Chủ tịch" if number == 2 else None,
    )


FUNDS: list[Row] = [
    (MONTHLY, 30_000, "Tháng", "1/1/2024", 500_000, "1/1/2024", "Tiền mặt"),
    (MUTUAL, 100_000, "Năm", "1/1/2024", 2_000_000, "1/1/2024", "Tiền mặt"),
]


def _contributions() -> Iterator[Row]:
    """10 × 5 months, 8 for June, two of the new member: 60 × 30.000; six pay the year's 100.000."""
    for month in range(1, 7):
        for number in range(1, 11 if month < 6 else 9):
            yield (code(number), MONTHLY, f"{month:02}/2024", 30_000, f"5/{month}/2024")
    for month in (5, 6):
        yield (code(11), MONTHLY, f"{month:02}/2024", "30k", f"20/{month}/2024")
    for number in range(1, 7):
        yield (code(number), MUTUAL, 2024, "100.000 đồng", "27/2/2024")
    for number in (7, 8):  # after the half-year
        yield (code(number), MUTUAL, 2024, 100_000, "15/7/2024")


VISITS: list[Row] = [
    ("27/2/2024", "Lễ, Tết", "Thầy thuốc Việt Nam 27/2", "Y, bác sĩ", "Đoàn viên", 13, 1_300_000, MUTUAL),
    ("12/3/2024", "Ốm đau", None, "Hà Thị Mận A", "Đoàn viên", 1, 400_000, MUTUAL),
    (
        "14/6/2024",
        "Ốm đau",
        None,
        "Lò Thị Mận B",
        "Đoàn viên",
        1,
        300_000,
        None,
    ),  # after 31 May
    ("3/7/2024", "Hiếu", None, "Cha đồng chí Sỹ", "Thân nhân", 1, 777_000, None),
]

ACTIVITIES: list[Row] = [
    ("27/3/2024", "Hiến máu", "Hiến máu nhân đạo đợt 1", 7),
    ("20/6/2024", "Văn hóa, thể thao", "Hội thao ngành y tế", 9, 600_000, MONTHLY),
    ("9/9/2024", "Văn hóa, thể thao", "Giải chạy vì sức khỏe", 12),
]

AWARDS: list[Row] = [(2024, "Cá nhân", "Đoàn viên", "Thầy thuốc trẻ tiêu biểu", "Đăng ký", 5)]

MONEY: list[Row] = [
    ("2/1/2024", "Thu", "Thu khác", "Tiền bán giấy vụn", 45_000, MONTHLY),
    ("30/6/2024", "Chi", "Hành chính", "Mua sổ ghi chép", 25_000, MONTHLY),
    ("1/7/2024", "Chi", "Hành chính", "Mua mực in", 66_000, MONTHLY),
]

STATEMENTS: list[Row] = [
    ("6 tháng 2024", "Ưu điểm", "Nữ hộ sinh trực đủ ca trong dịp Tết."),
    ("2024-01-01..2024-06-30", "Hạn chế", "Tổ nội trú ít sinh hoạt."),
    ("2024", "Ưu điểm", "Cả năm không có đơn thư."),
]
