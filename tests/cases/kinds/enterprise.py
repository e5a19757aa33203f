"""A garment factory's union, 2024: 300 at work in three sections, 270 of them members."""

from __future__ import annotations

from collections.abc import Iterator

from tests.cases.kinds.people import by_turns, name_of
from tests.cases.sheets import Row, Table, table

PERIOD, OUTLINE = "2024", "doanh-nghiep"
NAME, DUES, REVOLVING = "Công đoàn cơ sở Công ty May Sông Lục", "Đoàn phí công đoàn", "Quỹ quay vòng"
NO_MEMBER, POLICY = "Người lao động chưa là đoàn viên", "Gia đình chính sách"
FIRM, SEWING = "Công ty May Sông Lục", "Phân xưởng May"
SECTIONS = ("Phân xưởng Cắt", SEWING, "Khối Văn phòng")


def tables() -> Iterator[Table]:
    """The whole workbook."""
    yield table("Đơn vị", "Thông tin|Giá trị", UNIT)
    yield table(
        "Đoàn viên",
        "Mã|Họ và tên|Giới tính|Công đoàn bộ phận|Loại lao động|Tình trạng|Chức danh công đoàn",
        [_worker(number) for number in range(1, 301)],
    )
    yield table("Công đoàn bộ phận", "Tên|Từ ngày", [(name, "1/1/2020") for name in SECTIONS])
    yield table(
        "Ban, tổ chức",
        "Ban, tổ chức|Từ ngày|Mã đoàn viên|Họ tên người khác|Chức vụ|Của công đoàn bộ phận",
        BODIES,
    )
    yield table("Quỹ", "Tên quỹ|Kỳ đóng|Số dư đầu kỳ|Ngày số dư|Nguồn tiền", FUNDS)
    yield table(
        "Thăm hỏi",
        "Ngày|Lý do|Dịp|Người nhận|Đối tượng|Mã đoàn viên|Số người|Số tiền|Quỹ chi|Của ai",
        VISITS,
    )
    yield table(
        "Hoạt động",
        "Từ ngày|Loại|Tên hoạt động|Số người tham gia|Số lượt thụ hưởng|Đối tượng thụ hưởng|Kinh phí|Quỹ chi"
        "|Của công đoàn bộ phận",
        ACTIVITIES,
    )
    yield table(
        "Khen thưởng",
        "Năm|Đối tượng|Tên|Danh hiệu, hình thức|Mức|Cấp khen|Của công đoàn bộ phận",
        AWARDS,
    )
    yield table("Xếp loại", "Năm|Đối tượng|Mức|Tên công đoàn bộ phận", RATINGS)
    yield from registers()
    yield table(
        "Chỉ tiêu",
        "Kỳ|STT|Chỉ tiêu|Đơn vị tính|Kế hoạch|Thực hiện|Tổng số|Tự tính theo|Tổng số tự tính theo|Phạm vi"
        "|Tên tổ, bộ phận",
        INDICATORS,
    )


def registers() -> Iterator[Table]:
    """The sheets of «Sổ theo dõi»."""
    yield table(
        "Thỏa ước", "Ngày ký|Hiệu lực đến|Hình thức ký|Ký với|Số người được áp dụng|Xếp loại", AGREEMENTS
    )
    yield table(
        "Quan hệ lao động", "Ngày|Loại|Nội dung|Số người|Kết quả|Ngày giải quyết|Không phát sinh", LABOUR
    )
    yield table(
        "Sáng kiến",
        "Ngày đăng ký|Tên|Loại|Mã đoàn viên|Ngày áp dụng|Ngày công nhận|Nơi công nhận|Giá trị làm lợi"
        "|Danh hiệu nhờ sáng kiến",
        INITIATIVES,
    )
    yield table(
        "Nhà ở",
        "Ngày hỗ trợ|Hỗ trợ cho|Hình thức làm nhà|Công đoàn hỗ trợ|Giá trị căn nhà|Nguồn hỗ trợ|Ngày bàn giao"
        "|Quỹ chi",
        HOUSES,
    )
    yield table(
        "Vận động", "Ngày|Mục đích vận động|Vận động được hay trao|Số tiền|Của ai, cho ai|Tên", APPEALS
    )
    yield table("Bữa ăn", "Từ ngày|Loại|Số suất|Mức một suất|Ai chi|Công đoàn chi|Quỹ chi", MEALS)
    yield table(
        "Phát triển Đảng",
        "Ngày|Số đoàn viên ưu tú được giới thiệu|Số người học lớp nhận thức về Đảng|Số người được kết nạp",
        PARTY_WORK,
    )
    yield table(
        "Cho vay",
        "Ngày cho vay|Số tiền cho vay|Cho vay từ quỹ|Hạn trả|Mã đoàn viên|Mục đích vay|Mã dòng",
        LOANS,
    )
    yield table("Trả nợ vay", "Mã dòng khoản vay|Ngày trả|Số tiền trả", RETURNS)


UNIT: list[Row] = [
    ("Tên công đoàn", NAME),
    ("Tên cơ quan", "Công ty May Sông Lục"),
    ("Loại hình", "Doanh nghiệp"),
    ("Công đoàn cấp trên", "Liên đoàn Lao động tỉnh Lam Giang"),
    ("Địa danh", "Lam Giang"),
]


def code(number: int) -> str:
    return f"DN{number:03}"


def _worker(number: int) -> Row:
    """60 in Cắt, 200 in May, 40 in the office; every tenth is no member, three of four are women."""
    section = SECTIONS[0] if number <= 60 else SECTIONS[1] if number <= 260 else SECTIONS[2]
    is_woman = number % 4 != 0
    labour = by_turns(number, "Kỹ thuật viên", "Công nhân", "Công nhân", "Công nhân", "Công nhân")
    return (
        code(number),
        name_of(number, is_woman=is_woman),
        "Nữ" if is_woman else "Nam",
        section,
        "Nhân viên văn phòng" if section == SECTIONS[2] else labour,
        "Đoàn viên" if number % 10 else "Chưa vào công đoàn",
        "Chủ tịch" if number == 261 else None,
    )


BODIES: list[Row] = [
    ("Ban Nữ công", "18/5/2023", code(61), None, "Trưởng ban"),
    ("Ban Nữ công", "18/5/2023", code(62), None, "Ủy viên"),
    ("Mạng lưới an toàn, vệ sinh viên", "18/5/2023", code(63), None, "Tổ trưởng"),
    ("Ban Chấp hành", "20/6/2023", code(64), None, "Chủ tịch", SEWING),
    ("Ban Chấp hành", "20/6/2023", code(65), None, "Ủy viên", SEWING),
]
FUNDS: list[Row] = [
    (DUES, "Tự nguyện", 90_000_000, "1/1/2024", "Đoàn phí"),
    (REVOLVING, "Tự nguyện", 40_000_000, "1/1/2024", "Quỹ tự nguyện"),
]
VISITS: list[Row] = [
    ("12/3/2024", "Ốm đau", None, name_of(61, is_woman=True), "Đoàn viên", code(61), 1, 500_000, DUES),
    (
        "20/4/2024",
        "Hoạn nạn",
        None,
        "Công nhân thời vụ",
        "Người lao động chưa là đoàn viên",
        None,
        3,
        900_000,
        DUES,
    ),
    (
        "27/7/2024",
        "Đền ơn đáp nghĩa",
        "ngày 27/7",
        "Gia đình liệt sĩ",
        "Gia đình chính sách",
        None,
        4,
        2_000_000,
        None,
        "Công ty May Sông Lục",
    ),
]
ACTIVITIES: list[Row] = [
    ("6/5/2024", "Khám sức khỏe", "Khám sức khỏe định kỳ", None, 290, "người được khám"),
    ("8/3/2024", "Nữ công", "Hội thi cắm hoa", 45, None, None, 1_500_000, DUES, SEWING),
    ("26/3/2024", "Văn hóa, thể thao", "Giải bóng đá mini", 60, None, None, None, None, "Phân xưởng Cắt"),
    ("1/6/2024", "Chăm lo, phúc lợi", "Tặng sách vở cho con công nhân", None, 120, "cháu", 6_000_000, DUES),
]
AWARDS: list[Row] = [
    (2024, "Tập thể", "Tổ may 7", "Giấy khen", "Đạt", "Công ty", SEWING),
    (2024, "Cá nhân", name_of(64, is_woman=False), "Bằng khen", "Đạt", "Tổng Liên đoàn"),
]
RATINGS: list[Row] = [
    (2024, "Công đoàn cơ sở", "Hoàn thành xuất sắc"),
    (2024, "Công đoàn bộ phận", "Hoàn thành tốt", SEWING),
]
AGREEMENTS: list[Row] = [("15/5/2024", "14/5/2027", "Ký lại", "Giám đốc Công ty", 300, "A")]
LABOUR: list[Row] = [
    ("20/3/2024", "Đối thoại định kỳ", "Bữa ăn ca", 24, "Nâng bữa ăn ca lên 25.000 đồng"),
    ("20/9/2024", "Đối thoại định kỳ", "Xe đưa đón", 22, "Thêm một tuyến xe"),
    ("12/1/2024", "Hội nghị người lao động", None, 150),
    ("10/7/2024", "Tai nạn lao động", "Kim máy đâm vào tay", 1, "Đã hưởng chế độ", "12/8/2024"),
    ("30/11/2024", "Đình công, ngừng việc", None, None, None, None, "x"),
    ("30/11/2024", "Nợ lương", None, None, None, None, "x"),
]
INITIATIVES: list[Row] = [
    (
        "5/2/2024",
        "Gá kẹp ba đường may",
        "Sáng kiến",
        code(66),
        "1/4/2024",
        "20/10/2024",
        "Công ty",
        85_000_000,
        "Lao động sáng tạo",
    ),
    ("9/6/2024", "Sắp lại chuyền cắt", "Giải pháp, cải tiến", code(7)),
]
HOUSES: list[Row] = [
    (
        "10/4/2024",
        "gia đình công nhân tổ may 3",
        "Xây mới",
        40_000_000,
        110_000_000,
        "gia đình và Công ty",
        "2/9/2024",
        DUES,
    ),
    ("3/10/2024", "gia đình công nhân tổ cắt 1", "Sửa chữa", None, 30_000_000, "Công ty"),
]
SPONSORS = "Nhà tài trợ, nhà hảo tâm"
APPEALS: list[Row] = [
    ("12/9/2024", "Khắc phục bão số 3", "Vận động được", 30_000_000, "Đoàn viên, người lao động"),
    (
        "14/9/2024",
        "Khắc phục bão số 3",
        "Vận động được",
        20_000_000,
        "Nhà tài trợ, nhà hảo tâm",
        "Công ty Sợi Đèo Cả",
    ),
    ("20/9/2024", "Khắc phục bão số 3", "Đã trao", 45_000_000, "Vùng thiên tai, dịch bệnh"),
]
MEALS: list[Row] = [
    ("1/5/2024", "Bữa cơm Công đoàn", 300, 40_000, "Công ty và công đoàn", 4_000_000, DUES),
    ("1/1/2024", "Bữa ăn ca", 72_000, 25_000, "Công ty"),
]
PARTY_WORK: list[Row] = [("19/5/2024", 5, 4, 2)]
LOANS: list[Row] = [
    ("4/3/2024", 10_000_000, REVOLVING, "4/9/2024", code(71), "sửa nhà", "V1"),
    ("5/3/2024", 6_000_000, REVOLVING, "5/3/2025", code(72), "nuôi con học", "V2"),
]
RETURNS: list[Row] = [("V1", "2/9/2024", 10_000_000), ("V2", "5/9/2024", 2_000_000)]
INDICATORS: list[Row] = [
    (2024, 1, "Thu nhập bình quân", "triệu đồng/người/tháng", 9, "9,6", None, None, None, "Cơ quan, đơn vị"),
    (2024, 2, "Người lao động là đoàn viên", "người", 85, None, None, "people.members", "people.workers"),
    (2024, 3, "Đối thoại định kỳ", "cuộc", 2, None, None, "labour.times[Đối thoại định kỳ]"),
    (
        2024,
        4,
        "Công nhân May đạt định mức",
        "người",
        90,
        171,
        180,
        None,
        None,
        "Tổ, bộ phận",
        "Phân xưởng May",
    ),
    (2025, 1, "Sáng kiến được công nhận", "sáng kiến", 5, None, None, "initiatives.recognised"),
]
#: Counted by hand.
FIGURES = {
    "people.members.section[Phân xưởng May]": 180,
    "people.sections.committees": 2,
    "bodies[Ban Nữ công].people": 2,
    "events.people.section[Phân xưởng May]": 45,
    "awards.granted.section[Phân xưởng May]": 1,
    "events.beneficiaries[Khám sức khỏe]": 290,
    "care.members.times": 1,
    "care.workers.times": 3,
    "care.outsiders.times": 4,
    "agreements.signed": 1,
    "labour.times[Đối thoại định kỳ]": 2,
    "labour.times[Đình công, ngừng việc]": 0,
    "initiatives.recognised": 1,
    "houses.built": 1,
    "houses.money": 40_000_000,
    "raised[Khắc phục bão số 3].left": 5_000_000,
    "meals.servings": 72_300,
    "meals.money": 4_000_000,
    "party_work.admitted": 2,
    "loans.owed": 4_000_000,
    "indicator[Người lao động là đoàn viên].part": 270,
}
