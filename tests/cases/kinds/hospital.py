"""A district hospital's union, 2024: 60 at work in two sections, with gifts to patients that others pay."""

from __future__ import annotations

from collections.abc import Iterator

from tests.cases.kinds.people import by_turns, name_of
from tests.cases.sheets import Row, Table, table

PERIOD, OUTLINE = "2024", "co-quan"
DUES, MUTUAL = "Đoàn phí công đoàn", "Quỹ Tương trợ"
CLINICAL, SUPPORT = "Khối Lâm sàng", "Khối Hậu cần"
PATIENTS = "Người nghèo, bệnh nhân, hoàn cảnh khó khăn"


def tables() -> Iterator[Table]:
    """The whole workbook."""
    yield table("Đơn vị", "Thông tin|Giá trị", UNIT)
    yield table(
        "Đoàn viên",
        "Mã|Họ và tên|Giới tính|Công đoàn bộ phận|Loại lao động|Tình trạng|Chức danh công đoàn",
        [_worker(number) for number in range(1, 61)],
    )
    yield table("Công đoàn bộ phận", "Tên|Ghi chú", [(CLINICAL,), (SUPPORT, "QĐ 02")])
    yield table("Ban, tổ chức", "Ban, tổ chức|Từ ngày|Mã đoàn viên|Họ tên người khác|Chức vụ", BODIES)
    yield table("Quỹ", "Tên quỹ|Kỳ đóng|Số dư đầu kỳ|Ngày số dư|Nguồn tiền", FUNDS)
    yield table(
        "Thăm hỏi",
        "Ngày|Lý do|Dịp|Người nhận|Đối tượng|Mã đoàn viên|Số người|Số tiền|Quỹ chi|Của ai",
        VISITS,
    )
    yield table(
        "Hoạt động",
        "Từ ngày|Loại|Tên hoạt động|Dịp|Số người tham gia|Số lượt thụ hưởng|Đối tượng thụ hưởng|Kinh phí"
        "|Của ai",
        ACTIVITIES,
    )
    yield table("Xếp loại", "Năm|Đối tượng|Mức|Số lượng", [(2024, "Công đoàn bộ phận", "Hoàn thành tốt", 2)])
    yield from registers()
    yield table("Chỉ tiêu", "Kỳ|STT|Chỉ tiêu|Đơn vị tính|Kế hoạch|Thực hiện|Tổng số|Tự tính theo", INDICATORS)


def registers() -> Iterator[Table]:
    """The sheets of «Sổ theo dõi»."""
    yield table("Thỏa ước", "Ngày ký|Hiệu lực đến|Hình thức ký|Ký với", AGREEMENTS)
    yield table(
        "Quan hệ lao động", "Ngày|Loại|Nội dung|Số người|Kết quả|Ngày giải quyết|Không phát sinh", LABOUR
    )
    yield table("Sáng kiến", "Ngày đăng ký|Tên|Loại|Tác giả khác|Ngày áp dụng|Ngày công nhận", INITIATIVES)
    yield table("Nhà ở", "Ngày hỗ trợ|Hỗ trợ cho|Hình thức làm nhà|Công đoàn hỗ trợ|Quỹ chi", HOUSES)
    yield table(
        "Vận động",
        "Ngày|Mục đích vận động|Vận động được hay trao|Số tiền|Của ai, cho ai|Tên|Số người",
        APPEALS,
    )
    yield table("Bữa ăn", "Từ ngày|Loại|Số suất|Mức một suất|Ai chi", MEALS)
    yield table(
        "Phát triển Đảng",
        "Ngày|Số đoàn viên ưu tú được giới thiệu|Số người được kết nạp",
        [("3/2/2024", 4, 3)],
    )
    yield table(
        "Cho vay", "Ngày cho vay|Số tiền cho vay|Cho vay từ quỹ|Người vay khác|Hạn trả|Mã dòng", LOANS
    )
    yield table("Trả nợ vay", "Mã dòng khoản vay|Ngày trả|Số tiền trả", [("V1", "1/10/2024", "3 triệu")])


UNIT: list[Row] = [
    ("Tên công đoàn", "Công đoàn cơ sở Bệnh viện Đa khoa Khe Sim"),
    ("Tên cơ quan", "Bệnh viện Đa khoa Khe Sim"),
    ("Loại hình", "Bệnh viện, phòng khám, cơ sở y tế"),
    ("Công đoàn cấp trên", "Công đoàn ngành Y tế tỉnh Lam Giang"),
    ("Địa danh", "Khe Sim"),
]


def code(number: int) -> str:
    return f"BV{number:02}"


def _worker(number: int) -> Row:
    """40 in the wards, 20 behind them; one of six is no member."""
    is_woman = number % 3 != 0
    is_clinical = number <= 40
    labour = by_turns(number, "Bác sĩ", "Điều dưỡng", "Điều dưỡng", "Hộ sinh")
    return (
        code(number),
        name_of(number, is_woman=is_woman),
        "Nữ" if is_woman else "Nam",
        CLINICAL if is_clinical else SUPPORT,
        labour if is_clinical else "Hộ lý",
        "Đoàn viên" if number % 6 else "Chưa vào công đoàn",
        "Chủ tịch" if number == 1 else None,
    )


BODIES: list[Row] = [
    ("Ban Thanh tra nhân dân", "1/2/2023", code(2), None, "Trưởng ban"),
    ("Ban Thanh tra nhân dân", "1/2/2023", None, "Mạc Văn Tấn", "Ủy viên"),
]
FUNDS: list[Row] = [
    (DUES, "Tự nguyện", 30_000_000, "1/1/2024", "Đoàn phí"),
    (MUTUAL, "Tự nguyện", 20_000_000, "1/1/2024", "Quỹ tự nguyện"),
]
VISITS: list[Row] = [
    ("27/2/2024", "Lễ, Tết", "ngày 27/2", "Y, bác sĩ", "Đoàn viên", None, 50, 10_000_000, DUES),
    ("3/4/2024", "Hiếu", None, "Thân nhân đoàn viên", "Thân nhân", None, 2, 1_000_000, DUES),
    (
        "5/2/2024",
        "Khó khăn",
        None,
        "Bệnh nhân nghèo",
        "Bệnh nhân",
        None,
        80,
        40_000_000,
        None,
        "Hội Từ thiện Sen",
    ),
]
ACTIVITIES: list[Row] = [
    (
        *("20/5/2024", "Khám sức khỏe", "Khám, cấp thuốc cho người dân vùng sâu", "Tháng Nhân đạo"),
        *(25, 400, "người được khám", 12_000_000, "Công ty Dược Bản Mây"),
    ),
    ("7/4/2024", "Hiến máu", "Hiến máu tình nguyện", None, 38),
]
AGREEMENTS: list[Row] = [("10/6/2024", "9/6/2026", "Ký lần đầu", "Giám đốc Bệnh viện")]
LABOUR: list[Row] = [
    ("15/1/2024", "Hội nghị người lao động", None, 52),
    ("8/8/2024", "Khiếu nại", "Phụ cấp trực", 1, "Đã trả lời", "20/8/2024"),
    ("30/11/2024", "Tố cáo", None, None, None, None, "x"),
]
INITIATIVES: list[Row] = [
    ("4/3/2024", "Rút ngắn thời gian chờ khám", "Đề tài, đề án", "Khoa Khám bệnh", "1/7/2024", "5/11/2024")
]
HOUSES: list[Row] = [("6/6/2024", "gia đình hộ lý Khối Hậu cần", "Sửa chữa", "15 triệu", MUTUAL)]
APPEALS: list[Row] = [
    (
        "2/1/2024",
        "Nồi cháo tình thương",
        "Vận động được",
        60_000_000,
        "Nhà tài trợ, nhà hảo tâm",
        "Hội Từ thiện Sen",
    ),
    ("3/1/2024", "Nồi cháo tình thương", "Vận động được", 9_000_000, "Cơ quan, doanh nghiệp"),
    ("30/11/2024", "Nồi cháo tình thương", "Đã trao", 55_000_000, PATIENTS, None, 1_200),
]
MEALS: list[Row] = [("1/5/2024", "Bữa cơm Công đoàn", 55, 50_000, "bệnh viện")]
LOANS: list[Row] = [("5/2/2024", "5 triệu", MUTUAL, "Hộ lý hợp đồng", "5/11/2024", "V1")]
INDICATORS: list[Row] = [
    (2024, 1, "Đoàn viên được khám sức khỏe định kỳ", "người", 100, 50, 50),
    (2024, 2, "Đoàn viên ưu tú giới thiệu cho Đảng", "người", 5, None, None, "party_work.introduced"),
]
#: Counted by hand.
FIGURES = {
    "people.members.section[Khối Lâm sàng]": 34,
    "bodies[Ban Thanh tra nhân dân].people": 2,
    "events.beneficiaries.noun[người được khám]": 400,
    "care.members.times": 52,
    "care.outsiders.times": 80,
    "care.money.others[Hội Từ thiện Sen]": 40_000_000,
    "agreements.valid": 1,
    "labour.times[Khiếu nại]": 1,
    "initiatives.recognised[Đề tài, đề án]": 1,
    "houses.mended": 1,
    "raised[Nồi cháo tình thương].received": 69_000_000,
    "raised[Nồi cháo tình thương].left": 14_000_000,
    "meals.servings": 55,
    "party_work.introduced": 4,
    "loans.overdue": 2_000_000,
    "ratings.sections[Hoàn thành tốt]": 2,
}
