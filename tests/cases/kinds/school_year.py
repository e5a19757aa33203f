"""A secondary school's union, the school year 2023-2024: 40 at work in two sections."""

from __future__ import annotations

from collections.abc import Iterator

from tests.cases.kinds.people import by_turns, name_of
from tests.cases.sheets import Row, Table, table

PERIOD, OUTLINE = "Năm học 2023-2024", "truong-hoc"
DUES, REVOLVING = "Đoàn phí công đoàn", "Quỹ Tương trợ nhà giáo"
LOWER, UPPER = "Khối Trung học cơ sở", "Khối Trung học phổ thông"


def tables() -> Iterator[Table]:
    """The whole workbook."""
    yield table("Đơn vị", "Thông tin|Giá trị", UNIT)
    yield table(
        "Đoàn viên",
        "Mã|Họ và tên|Giới tính|Công đoàn bộ phận|Tổ công đoàn|Loại lao động|Tình trạng|Chức danh công đoàn",
        [_worker(number) for number in range(1, 41)],
    )
    yield table("Công đoàn bộ phận", "Tên|Từ ngày", [(LOWER, "1/9/2022"), (UPPER, "1/9/2022")])
    yield table(
        "Ban, tổ chức",
        "Ban, tổ chức|Từ ngày|Mã đoàn viên|Chức vụ|Của công đoàn bộ phận",
        BODIES,
    )
    yield table("Quỹ", "Tên quỹ|Kỳ đóng|Số dư đầu kỳ|Ngày số dư|Nguồn tiền", FUNDS)
    yield table("Thăm hỏi", "Ngày|Lý do|Dịp|Người nhận|Đối tượng|Số người|Số tiền|Quỹ chi|Của ai", VISITS)
    yield table(
        "Hoạt động",
        "Từ ngày|Loại|Tên hoạt động|Số người tham gia|Số lượt thụ hưởng|Đối tượng thụ hưởng"
        "|Của công đoàn bộ phận",
        ACTIVITIES,
    )
    yield table(
        "Khen thưởng",
        "Năm|Đối tượng|Tên|Danh hiệu, hình thức|Mức|Cấp khen|Số lượng|Của công đoàn bộ phận",
        AWARDS,
    )
    yield table("Xếp loại", "Năm|Đối tượng|Mức|Tên công đoàn bộ phận", RATINGS)
    yield from registers()
    yield table(
        "Chỉ tiêu",
        "Kỳ|STT|Chỉ tiêu|Đơn vị tính|Kế hoạch|Thực hiện|Tổng số|Tự tính theo|Tổng số tự tính theo",
        INDICATORS,
    )


def registers() -> Iterator[Table]:
    """The sheets of «Sổ theo dõi»; the report leaves out what lies outside of the school year."""
    yield table("Thỏa ước", "Ngày ký|Hiệu lực đến|Hình thức ký|Ký với", AGREEMENTS)
    yield table("Quan hệ lao động", "Ngày|Loại|Nội dung|Số người|Kết quả|Không phát sinh", LABOUR)
    yield table(
        "Sáng kiến",
        "Ngày đăng ký|Tên|Loại|Mã đoàn viên|Ngày áp dụng|Ngày công nhận|Nơi công nhận",
        INITIATIVES,
    )
    yield table("Nhà ở", "Ngày hỗ trợ|Hỗ trợ cho|Hình thức làm nhà|Giá trị căn nhà|Nguồn hỗ trợ", HOUSES)
    yield table("Vận động", "Ngày|Mục đích vận động|Vận động được hay trao|Số tiền|Của ai, cho ai", APPEALS)
    yield table("Bữa ăn", "Từ ngày|Loại|Số suất|Mức một suất|Công đoàn chi|Quỹ chi", MEALS)
    yield table(
        "Phát triển Đảng",
        "Ngày|Số đoàn viên ưu tú được giới thiệu|Số người được kết nạp",
        [("19/5/2024", 2, 1)],
    )
    yield table("Cho vay", "Ngày cho vay|Số tiền cho vay|Cho vay từ quỹ|Mã đoàn viên|Hạn trả|Mã dòng", LOANS)
    yield table("Trả nợ vay", "Mã dòng khoản vay|Ngày trả|Số tiền trả", RETURNS)


UNIT: list[Row] = [
    ("Tên công đoàn", "Công đoàn cơ sở Trường THCS và THPT Nà Pheo"),
    ("Tên cơ quan", "Trường THCS và THPT Nà Pheo"),
    ("Loại hình", "Trường học, cơ sở giáo dục"),
    ("Năm công tác", "Năm học"),
    ("Công đoàn cấp trên", "Công đoàn ngành Giáo dục tỉnh Lam Giang"),
    ("Địa danh", "Nà Pheo"),
]


def code(number: int) -> str:
    return f"GV{number:02}"


def _worker(number: int) -> Row:
    """24 in the lower school, 16 in the upper; the last four are no members."""
    is_woman = number % 2 == 0
    return (
        code(number),
        name_of(number, is_woman=is_woman),
        "Nữ" if is_woman else "Nam",
        LOWER if number <= 24 else UPPER,
        by_turns(number, "Tổ Văn", "Tổ Toán"),
        "Nhân viên trường học" if number in (23, 24, 39, 40) else "Giáo viên",
        "Đoàn viên" if number <= 36 else "Chưa vào công đoàn",
        "Chủ tịch" if number == 2 else None,
    )


BODIES: list[Row] = [
    ("Ban Nữ công", "5/9/2023", code(4), "Trưởng ban"),
    ("Ban Chấp hành", "5/9/2023", code(26), "Chủ tịch", UPPER),
]
FUNDS: list[Row] = [
    (DUES, "Tự nguyện", 20_000_000, "1/9/2023", "Đoàn phí"),
    (REVOLVING, "Tự nguyện", 12_000_000, "1/9/2023", "Quỹ tự nguyện"),
]
VISITS: list[Row] = [
    ("20/11/2023", "Lễ, Tết", "ngày 20/11", "Nhà giáo", "Đoàn viên", 36, 7_200_000, DUES),
    (
        "10/1/2024",
        "Khuyến học",
        None,
        "Học sinh vượt khó",
        "Ngoài đơn vị",
        15,
        "3 triệu",
        None,
        "Hội Khuyến học xã",
    ),
    ("10/10/2024", "Ốm đau", None, "Giáo viên", "Đoàn viên", 1, 300_000, DUES),  # the next school year
]
ACTIVITIES: list[Row] = [
    ("26/3/2024", "Văn hóa, thể thao", "Giải cầu lông", 14, None, None, UPPER),
    ("15/12/2023", "Xã hội, từ thiện", "Tặng áo ấm", None, 90, "học sinh"),
]
AWARDS: list[Row] = [
    ("Năm học 2023-2024", "Cá nhân", "Đoàn viên", "Lao động tiên tiến", "Đạt", "Trường", 9, LOWER),
    ("Năm học 2023-2024", "Tập thể", UPPER, "Giấy khen", "Đạt", "Sở Giáo dục và Đào tạo", 1, UPPER),
]
RATINGS: list[Row] = [
    ("Năm học 2023-2024", "Công đoàn bộ phận", "Hoàn thành xuất sắc", UPPER),
    ("Năm học 2023-2024", "Công đoàn bộ phận", "Hoàn thành tốt", LOWER),
]
AGREEMENTS: list[Row] = [("20/10/2023", "19/10/2026", "Sửa đổi, bổ sung", "Hiệu trưởng")]
LABOUR: list[Row] = [
    ("28/9/2023", "Hội nghị người lao động", None, 40),
    ("12/1/2024", "Đối thoại theo yêu cầu, vụ việc", "Phân công dạy thay", 12, "Trả đủ tiền dạy thay"),
    ("31/8/2024", "Nợ bảo hiểm", None, None, None, "x"),
]
INITIATIVES: list[Row] = [
    ("10/10/2023", "Dạy viết qua nhật ký đọc", "Sáng kiến", code(3), "1/2/2024", "20/5/2024", "Sở Giáo dục"),
    ("15/9/2024", "Bản đồ tư duy môn Sử", "Sáng kiến", code(5)),  # the next school year
]
HOUSES: list[Row] = [("3/3/2024", "gia đình nhân viên bảo vệ", "Xây mới", "70 triệu", "Hội Khuyến học xã")]
APPEALS: list[Row] = [
    ("8/10/2023", "Tủ sách vùng cao", "Vận động được", 8_000_000, "Đoàn viên, người lao động"),
    ("8/3/2024", "Tủ sách vùng cao", "Đã trao", 8_000_000, "Công trình, việc chung"),
]
MEALS: list[Row] = [("1/5/2024", "Bữa cơm Công đoàn", 40, 60_000, 2_400_000, DUES)]
LOANS: list[Row] = [("2/10/2023", 6_000_000, REVOLVING, code(7), "31/5/2024", "V1")]
RETURNS: list[Row] = [("V1", "2/2/2024", 2_000_000), ("V1", "1/10/2024", 4_000_000)]
INDICATORS: list[Row] = [
    ("Năm học 2023-2024", 1, "Giáo viên có sáng kiến", "người", 10, 5, 36),
    *[
        (
            "Năm học 2023-2024",
            2,
            "Nhà giáo là đoàn viên",
            "người",
            90,
            None,
            None,
            "people.members",
            "people.workers",
        )
    ],
    ("Năm học 2024-2025", 1, "Sáng kiến được công nhận", "sáng kiến", 3),
]
#: Counted by hand.
FIGURES = {
    "people.members.section[Khối Trung học phổ thông]": 12,
    "events.people.section[Khối Trung học phổ thông]": 14,
    "awards.granted.section[Khối Trung học cơ sở]": 9,
    "care.members.times": 36,
    "care.outsiders.times": 15,
    "agreements.signed[Sửa đổi, bổ sung]": 1,
    "labour.people[Hội nghị người lao động]": 40,
    "initiatives.registered": 1,
    "houses.value": 70_000_000,
    "raised.given": 8_000_000,
    "meals.money": 2_400_000,
    "party_work.introduced": 2,
    "loans.owed": 4_000_000,
    "indicator[Nhà giáo là đoàn viên].part": 36,
}
