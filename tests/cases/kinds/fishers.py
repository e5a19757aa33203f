"""A fishermen's nghiệp đoàn, 2024: 80 fishermen, no employer, two sections by landing place."""

from __future__ import annotations

from collections.abc import Iterator

from tests.cases.kinds.people import by_turns, name_of
from tests.cases.sheets import Row, Table, table

PERIOD, OUTLINE = "2024", "co-quan"
LEVY, SEA = "Đoàn phí công đoàn", "Quỹ Vì ngư dân"
NORTH, SOUTH = "Bến Bắc", "Bến Nam"
PROVINCE = "Liên đoàn Lao động tỉnh Hải Lam"


def tables() -> Iterator[Table]:
    """The whole workbook."""
    yield table("Đơn vị", "Thông tin|Giá trị", UNIT)
    yield table(
        "Đoàn viên",
        "Mã|Họ và tên|Giới tính|Công đoàn bộ phận|Loại lao động|Tình trạng|Chức danh công đoàn",
        [_fisher(number) for number in range(1, 81)],
    )
    yield table("Công đoàn bộ phận", "Tên|Từ ngày", [(NORTH, "1/3/2023"), (SOUTH, "1/3/2023")])
    yield table("Ban, tổ chức", "Ban, tổ chức|Từ ngày|Mã đoàn viên|Chức vụ", BODIES)
    yield table("Quỹ", "Tên quỹ|Kỳ đóng|Số dư đầu kỳ|Ngày số dư|Nguồn tiền", FUNDS)
    yield table(
        "Thăm hỏi", "Ngày|Lý do|Dịp|Người nhận|Đối tượng|Số người|Số tiền|Hiện vật|Quỹ chi|Của ai", VISITS
    )
    yield table(
        "Hoạt động",
        "Từ ngày|Loại|Tên hoạt động|Số người tham gia|Số lượt thụ hưởng|Đối tượng thụ hưởng|Kinh phí|Của ai"
        "|Của công đoàn bộ phận",
        ACTIVITIES,
    )
    yield table("Xếp loại", "Năm|Đối tượng|Mức|Tên công đoàn bộ phận", RATINGS)
    yield from registers()
    yield table(
        "Chỉ tiêu", "Kỳ|STT|Chỉ tiêu|Đơn vị tính|Kế hoạch|Thực hiện|Tự tính theo|Minh chứng", INDICATORS
    )


def registers() -> Iterator[Table]:
    """The sheets of «Sổ theo dõi»."""
    yield table(
        "Thỏa ước", "Ngày ký|Hiệu lực đến|Hình thức ký|Tên thỏa ước|Ký với|Số người được áp dụng", AGREEMENTS
    )
    yield table(
        "Quan hệ lao động", "Ngày|Loại|Nội dung|Số người|Kết quả|Ngày giải quyết|Không phát sinh", LABOUR
    )
    yield table("Sáng kiến", "Ngày đăng ký|Tên|Loại|Tác giả khác|Ngày áp dụng|Giá trị làm lợi", INITIATIVES)
    yield table(
        "Nhà ở",
        "Ngày hỗ trợ|Hỗ trợ cho|Hình thức làm nhà|Công đoàn hỗ trợ|Giá trị căn nhà|Ngày bàn giao|Quỹ chi",
        HOUSES,
    )
    yield table(
        "Vận động", "Ngày|Mục đích vận động|Vận động được hay trao|Số tiền|Của ai, cho ai|Tên", APPEALS
    )
    yield table("Bữa ăn", "Từ ngày|Loại|Số suất|Mức một suất|Ai chi|Công đoàn chi|Quỹ chi", MEALS)
    yield table("Phát triển Đảng", "Ngày|Số người học lớp nhận thức về Đảng", [("10/9/2024", 3)])
    yield table(
        "Cho vay",
        "Ngày cho vay|Số tiền cho vay|Cho vay từ quỹ|Mã đoàn viên|Hạn trả|Mục đích vay|Mã dòng",
        LOANS,
    )
    yield table("Trả nợ vay", "Mã dòng khoản vay|Ngày trả|Số tiền trả", RETURNS)


UNIT: list[Row] = [
    ("Tên công đoàn", "Nghiệp đoàn nghề cá Cửa Lam"),
    ("Loại hình", "Nghiệp đoàn nghề cá"),
    ("Công đoàn cấp trên", PROVINCE),
    ("Địa danh", "Cửa Lam"),
]


def code(number: int) -> str:
    return f"NC{number:02}"


def _fisher(number: int) -> Row:
    """50 of the northern landing, 30 of the southern; all are members."""
    return (
        code(number),
        name_of(number, is_woman=False),
        "Nam",
        NORTH if number <= 50 else SOUTH,
        "Chủ tàu" if number <= 8 else by_turns(number, "Thuyền trưởng", "Thuyền viên", "Thuyền viên"),
        "Đoàn viên",
        "Chủ tịch" if number == 1 else None,
    )


BODIES: list[Row] = [("Ủy ban kiểm tra", "1/3/2023", code(9), "Chủ nhiệm")]
FUNDS: list[Row] = [
    (LEVY, "Tự nguyện", 6_000_000, "1/1/2024", "Đoàn phí"),
    (SEA, "Tự nguyện", 60_000_000, "1/1/2024", "Quỹ tự nguyện"),
]
VISITS: list[Row] = [
    ("12/8/2024", "Hoạn nạn", None, "Gia đình ngư dân", "Thân nhân", 2, 4_000_000, None, SEA),
    (
        "3/2/2024",
        "Lễ, Tết",
        "Tết Nguyên đán",
        "Ngư dân",
        "Đoàn viên",
        80,
        24_000_000,
        "cờ Tổ quốc",
        None,
        PROVINCE,
    ),
    (
        "27/7/2024",
        "Đền ơn đáp nghĩa",
        None,
        "Gia đình chính sách",
        "Gia đình chính sách",
        3,
        900_000,
        None,
        SEA,
    ),
]
ACTIVITIES: list[Row] = [
    (
        *("5/4/2024", "Chăm lo, phúc lợi", "Tặng áo phao, túi thuốc", None, 40, "chủ tàu"),
        *(20_000_000, PROVINCE),
    ),
    (
        "9/9/2024",
        "Tuyên truyền",
        "Tuyên truyền chống khai thác bất hợp pháp",
        45,
        None,
        None,
        None,
        None,
        NORTH,
    ),
]
RATINGS: list[Row] = [
    (2024, "Công đoàn cơ sở", "Hoàn thành tốt"),
    (2024, "Công đoàn bộ phận", "Hoàn thành", SOUTH),
]
AGREEMENTS: list[Row] = [("1/4/2024", "31/3/2026", "Ký lần đầu", "Thỏa ước nhóm chủ tàu", "các chủ tàu", 72)]
LABOUR: list[Row] = [
    ("12/8/2024", "Tai nạn lao động", "Chìm tàu do lốc", 6, "Cứu được cả sáu người", "13/8/2024"),
    ("1/12/2024", "Đình công, ngừng việc", None, None, None, None, "x"),
]
INITIATIVES: list[Row] = [
    ("2/5/2024", "Hầm bảo quản bằng xốp ép", "Giải pháp, cải tiến", "Tổ tàu số 5", "1/6/2024", 40_000_000)
]
HOUSES: list[Row] = [
    ("1/7/2024", "gia đình ngư dân Bến Nam", "Xây mới", "20 triệu", "95 triệu", "1/11/2024", SEA)
]
APPEALS: list[Row] = [
    (
        "15/8/2024",
        "Giúp gia đình gặp nạn trên biển",
        "Vận động được",
        50_000_000,
        "Nhà tài trợ, nhà hảo tâm",
        "Cảng cá Cửa Lam",
    ),
    ("20/8/2024", "Giúp gia đình gặp nạn trên biển", "Đã trao", 30_000_000, "Nơi khác", "hai gia đình"),
]
MEALS: list[Row] = [("1/4/2024", "Bữa cơm Công đoàn", 80, 45_000, None, 3_600_000, LEVY)]
LOANS: list[Row] = [
    ("2/2/2024", 15_000_000, SEA, code(2), "2/8/2024", "sửa máy tàu", "V1"),
    ("2/2/2024", 10_000_000, SEA, code(3), "2/2/2025", "mua lưới", "V2"),
]
RETURNS: list[Row] = [("V1", "1/8/2024", 5_000_000)]
INDICATORS: list[Row] = [
    (2024, 1, "Sản lượng khai thác", "tấn", 1_200, 1_350, None, "Báo cáo của Cảng cá Cửa Lam"),
    (2024, 2, "Tàu lắp thiết bị giám sát", "tàu", 40, 40),
    (2024, 3, "Nhà ở được hỗ trợ xây mới", "căn", 2, None, "houses.built"),
]
#: Counted by hand.
FIGURES = {
    "people.members.section[Bến Bắc]": 50,
    "events.people.section[Bến Bắc]": 45,
    "events.beneficiaries.noun[chủ tàu]": 40,
    "care.members.times": 82,
    "care.outsiders.times": 3,
    "agreements.signed": 1,
    "labour.times[Tai nạn lao động]": 1,
    "initiatives.benefit": 40_000_000,
    "houses.handed_over": 1,
    "raised.received": 50_000_000,
    "meals.servings": 80,
    "party_work.taught": 3,
    "loans.lent": 25_000_000,
    "loans.overdue": 10_000_000,
    "indicator[Nhà ở được hỗ trợ xây mới].part": 1,
}
