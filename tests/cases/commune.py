"""A commune office's union, 2023.

Part-time cadres, awards at three stages, others' money, transfers, a budget.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.cases.sheets import Row, Table, day, table

PERIOD = "2023"
AS_OF = None

DUES = "Công đoàn phí"
JOURNEY = "Quỹ tham quan"
CHILDREN_FUND = "Vì trẻ em nghèo"
GRATITUDE = "Đền ơn đáp nghĩa"
BANK = "Chuyển khoản"
TOWN = "Ủy ban nhân dân thị xã Sơn Khê"
UPPER = "Liên đoàn Lao động thị xã Sơn Khê"


def code(number: int) -> str:
    """XA01 and so on: 1–31 the members of the last day, 32 works without being one, 33–35 have left."""
    return f"XA{number:02}"


def name_of(number: int) -> str:
    """An invented name; 20–32 are women."""
    family = ["Phan", "Lương", "Tạ", "Cao", "Mai", "Đinh", "Trương"][number % 7]
    women = ["Thị Hoa", "Thu Trang", "Ánh Tuyết", "Hồng Nhung"]
    men = ["Văn Khải", "Đức Thịnh", "Xuân Lộc", "Trọng Nghĩa", "Công Thành"]
    given = women[number % 4] if 20 <= number <= 32 else men[number % 5]
    return f"{family} {given}"


def tables() -> Iterator[Table]:
    """The whole workbook."""
    yield table("Đơn vị", "Thông tin|Giá trị", UNIT)
    yield _members()
    yield table(
        "Quỹ",
        "Tên quỹ|Mức đóng|Kỳ đóng|Từ ngày|Đến ngày|Nộp cấp trên|Số dư đầu kỳ|Ngày số dư|Hình thức",
        FUNDS,
    )
    yield table(
        "Đóng quỹ", "Mã đoàn viên|Họ và tên|Quỹ|Kỳ|Số tiền|Ngày đóng|Hình thức|Số phiếu", _contributions()
    )
    yield table(
        "Thăm hỏi",
        "Ngày|Lý do|Dịp|Người nhận|Đối tượng|Mã đoàn viên|Số người|Số tiền|Hiện vật|Quỹ chi|Hình thức"
        "|Người đi thăm",
        VISITS,
    )
    yield table(
        "Hoạt động",
        "Từ ngày|Loại|Tên hoạt động|Số người tham gia|Số lần|Kinh phí|Quỹ chi|Dịp|Kết quả",
        ACTIVITIES,
    )
    yield table("Kiến nghị", "Ngày|Người nêu|Nội dung|Nơi giải quyết|Kết quả|Ngày trả lời", PETITIONS)
    yield table("Cam kết", "Năm|STT|Nội dung|Chỉ tiêu|Đơn vị tính|Cách đo|Thực hiện", COMMITMENTS)
    yield table(
        "Khen thưởng",
        "Ngày|Năm|Đối tượng|Mã đoàn viên|Tên|Danh hiệu, hình thức|Mức|Cấp khen|Số quyết định|Số lượng"
        "|Tiền thưởng|Quỹ chi",
        AWARDS,
    )
    yield table("Xếp loại", "Năm|Đối tượng|Mã đoàn viên|Mức|Số lượng|Cấp công nhận|Điểm", RATINGS)
    yield table(
        "Thu chi",
        "Ngày|Loại|Khoản mục|Nội dung|Người nộp/nhận|Số tiền|Quỹ|Quỹ đến|Hình thức|Hình thức đến|Số phiếu",
        MONEY,
    )
    yield table("Dự toán", "Năm|Loại|Khoản mục|Số tiền|Quỹ", BUDGET)
    yield table("Phương hướng", "Năm|STT|Nội dung|Chỉ tiêu|Kết quả", PLAN)
    yield table("Nhận định", "Kỳ|Mục|Nội dung", STATEMENTS)


UNIT = [
    ("Tên công đoàn", "Công đoàn cơ sở Cơ quan xã Vĩnh Lâm"),
    ("Tên cơ quan", "Ủy ban nhân dân xã Vĩnh Lâm"),
    ("Công đoàn cấp trên", UPPER),
    ("Địa danh", "Vĩnh Lâm"),
    ("Ký hiệu văn bản", "BC-CĐCS"),
    ("Chủ tịch", "Đỗ Văn Tùng"),
]


def _members() -> Table:
    return table(
        "Đoàn viên",
        "Mã|Họ và tên|Giới tính|Chức vụ|Loại lao động|Tình trạng|Ngày vào công đoàn|Ngày thôi|Lý do thôi"
        "|Trình độ chuyên môn|Lý luận chính trị|Chức danh công đoàn|Hoàn cảnh khó khăn",
        [_member(number) for number in range(1, 36)],
    )


def _member(number: int) -> Row:
    """1–19 officials, 20–30 part-time cadres, 31 on contract, 32 a worker who never joined."""
    joined = "26/3/2023" if number in (30, 31) else None
    left, reason = {
        19: ("1/1/2024", "Nghỉ hưu"),  # a member on the whole last day
        33: ("10/5/2023", "Từ trần"),
        34: ("1/12/2023", "Thôi việc"),
        35: ("31/12/2023", "Khác"),  # no member any more on the last day
    }.get(number, (None, None))
    kind = "Cán bộ, công chức"
    if 20 <= number <= 30:
        kind = "Không chuyên trách"
    elif number in (31, 32):
        kind = "Hợp đồng" if number == 31 else "Công nhân"
    degree = (
        "Thạc sĩ"
        if number <= 2
        else "Đại học"
        if number <= 24
        else "Cao đẳng"
        if number <= 27
        else "Trung cấp"
    )
    theory = "Cử nhân" if number == 1 else "Cao cấp" if number <= 3 else "Trung cấp" if number <= 21 else None
    return (
        code(number),
        name_of(number),
        "Nữ" if 20 <= number <= 32 else "Nam",
        "Công chức" if number <= 19 else None,
        kind,
        "Chưa vào công đoàn" if number == 32 else "Đoàn viên",
        joined,
        left,
        reason,
        None if number == 32 else degree,
        theory or ("Sơ cấp" if 22 <= number <= 27 else None),
        "Chủ tịch" if number == 4 else None,  # the unit's own line says otherwise and wins
        "x" if number in (8, 9, 33) else None,
    )


FUNDS: list[Row] = [
    (DUES, 1, "Tỷ lệ lương", "1/1/2020", None, 40, 9_000_000, "1/1/2023", "Tiền mặt"),
    (JOURNEY, 50_000, "Tháng", "1/1/2023"),
    (CHILDREN_FUND, 30_000, "Năm", "1/1/2022", None, 100),
    (GRATITUDE, None, "Tự nguyện", None, None, 100),
]


def _contributions() -> Iterator[Row]:
    for quarter, paid in enumerate(("20/3/2023", "20/6/2023", "20/9/2023", "20/12/2023"), 1):
        for number in range(1, 32):
            if quarter > 1 or number < 30:  # 30 and 31 joined after the first
                yield (code(number), None, DUES, f"Quý {quarter}/2023", 90_000, paid, None, f"PT{quarter:02}")
    for number in range(1, 22):
        for month in range(1, 13 if number < 21 else 12):
            yield (code(number), None, JOURNEY, f"{month:02}/2023", 50_000, f"5/{month}/2023")
    for number in range(1, 32):
        if number == 10:  # a late payment for the year before
            yield (code(number), None, CHILDREN_FUND, 2022, 30_000, day("15/2/2023"))
        elif number == 11:  # paid in advance for this one
            yield (code(number), None, CHILDREN_FUND, 2023, 30_000, day("20/12/2022"))
        else:
            yield (code(number), None, CHILDREN_FUND, 2023, "30.000", "1/6/2023")
    for number in (*range(1, 29), 34):
        yield (code(number), None, GRATITUDE, "2023", 100_000, "15/7/2023")


VISITS: list[Row] = [
    (
        "15/1/2023",
        "Lễ, Tết",
        "Tết Quý Mão",
        "Đoàn viên, người lao động",
        "Đoàn viên",
        None,
        32,
        3_200_000,
        None,
        DUES,
    ),
    ("10/3/2023", "Ốm đau", None, name_of(3), "Đoàn viên", "XA03", None, 500_000, None, DUES, None, "BCH"),
    ("12/6/2023", "Ốm đau", None, name_of(5), "Đoàn viên", "XA05", None, 500_000, None, DUES, BANK),
    ("20/4/2023", "Hiếu", None, "Cha " + name_of(6), "Thân nhân", "XA06", None, 500_000, None, DUES),
    ("8/8/2023", "Hoạn nạn", "Nhà bị cháy", name_of(7), "Đoàn viên", "XA07", 1, "1.000.000 đồng", None, DUES),
    ("2/10/2023", "Sinh con", None, name_of(20), "Đoàn viên", "XA20", 1, 300_000, None, DUES),
    ("2/2/2023", "Khó khăn", None, name_of(8), "Đoàn viên", "XA08", 1, "1 triệu", None, None),
    ("3/2/2023", "Khó khăn", None, "Mẹ " + name_of(9), "Thân nhân", "XA09", 1, "1 triệu", None, None),
    (
        "1/6/2023",
        "Thiếu nhi",
        "Quốc tế Thiếu nhi 1/6",
        "Con đoàn viên",
        "Con đoàn viên",
        None,
        25,
        1_250_000,
        None,
        DUES,
    ),
    (
        "30/8/2023",
        "Khuyến học",
        None,
        "Con đoàn viên đạt học sinh giỏi",
        "Con đoàn viên",
        None,
        6,
        600_000,
        "vở",
        DUES,
    ),
    (
        "27/7/2023",
        "Đền ơn đáp nghĩa",
        None,
        "Gia đình liệt sĩ",
        "Ngoài đơn vị",
        None,
        5,
        2_900_000,
        None,
        GRATITUDE,
    ),
    (
        "20/10/2023",
        "Nữ công",
        "Phụ nữ Việt Nam 20/10",
        "Nữ đoàn viên",
        "Đoàn viên",
        None,
        13,
        1_300_000,
        None,
        DUES,
    ),
    (
        "2/11/2023",
        "Khác",
        None,
        "Bộ đội đóng quân trên địa bàn",
        "Ngoài đơn vị",
        None,
        10,
        1_000_000,
        None,
        None,
    ),
    (
        "12/12/2022",
        "Hỉ",
        None,
        name_of(12),
        "Đoàn viên",
        "XA12",
        None,
        400_000,
        None,
        DUES,
    ),  # the year before
]

ACTIVITIES: list[Row] = [
    ("15/3/2023", "Xã hội, từ thiện", "Dọn vệ sinh đường làng", 20),
    ("15/9/2023", "Xã hội, từ thiện", "Dọn vệ sinh đường làng", 22),
    ("26/3/2023", "Văn hóa, thể thao", "Giải bóng chuyền", 16, None, 1_500_000, DUES),
    ("25/9/2023", "Văn hóa, thể thao", "Giải bóng chuyền", 20, None, "2 triệu", DUES),
    (
        "28/7/2023",
        "Văn hóa, thể thao",
        "Giao lưu văn nghệ",
        30,
        None,
        800_000,
        DUES,
        "94 năm Ngày thành lập Công đoàn Việt Nam",
    ),
    ("7/4/2023", "Hiến máu", "Hiến máu tình nguyện", 8),
    ("14/10/2023", "Hiến máu", "Hiến máu tình nguyện", 6),
    ("20/10/2023", "Nữ công", "Hội thi nấu ăn", 13, None, 2_000_000, None),
    ("15/12/2023", "Đào tạo, bồi dưỡng", "Tham quan học tập kinh nghiệm", 21, None, 12_000_000, JOURNEY),
    (
        "10/1/2023",
        "Quy chế, quy định",
        "Ban hành Quy chế chi tiêu nội bộ",
        None,
        None,
        None,
        None,
        None,
        "thông qua 100%",
    ),
    ("20/6/2023", "Xây dựng Đảng, chính quyền", "Giới thiệu đoàn viên ưu tú cho Đảng", 2),
    ("30/6/2023", "Họp Ban Chấp hành", "Họp Ban Chấp hành định kỳ", 3, 4),
    ("5/2/2022", "Văn hóa, thể thao", "Giải kéo co đầu xuân", 30),  # the year before
]

PETITIONS: list[Row] = [
    ("10/1/2023", "Tổ 1", "Nâng mức phụ cấp cán bộ không chuyên trách", "Ủy ban nhân dân xã", None, None),
    ("14/5/2023", "Tổ 2", "Sửa mái nhà để xe", "Ủy ban nhân dân xã", "Đã sửa xong", "20/6/2023"),
    ("10/12/2022", "Tổ 2", "Mua thêm bàn ghế phòng họp", "Ủy ban nhân dân xã", None, None),
]

COMMITMENTS: list[Row] = [
    (2023, 1, "Vận động đóng các loại quỹ", 100, None, f"Tỷ lệ đóng quỹ: {DUES}, {CHILDREN_FUND}"),
    (2023, 2, "Kết nạp đoàn viên mới", 2, "đoàn viên", "Số đoàn viên kết nạp"),
    (2023, 3, "Vận động hiến máu", 1, "đợt", "Số lượng hoạt động: Hiến máu"),
    (2023, 4, "Thăm đoàn viên khó khăn", 100, None, "Tỷ lệ đoàn viên khó khăn được thăm hỏi"),
    (2023, 5, "Công khai tài chính", None, None, None, 100),
    (2023, 6, "Trồng cây xanh", 100, "cây", None, 120),
    (2022, 1, "Xây nhà tình nghĩa", 100, None, None, 100),
]

AWARDS: list[Row] = [
    (None, 2023, "Cá nhân", None, "Đoàn viên", "Lao động tiên tiến", "Đăng ký", None, None, 30),
    (None, 2023, "Cá nhân", None, "Đoàn viên", "Lao động tiên tiến", "Đề nghị", None, None, 20),
    ("15/12/2023", 2023, "Cá nhân", None, "Đoàn viên", "Lao động tiên tiến", "Đạt", TOWN, "88/QĐ-UBND", 19),
    (None, 2023, "Cá nhân", None, "Đoàn viên", "Chiến sĩ thi đua cơ sở", "Đăng ký", None, None, 3),
    (None, 2023, "Cá nhân", None, "Đoàn viên", "Chiến sĩ thi đua cơ sở", "Đề nghị", None, None, 1),
    ("15/12/2023", 2023, "Cá nhân", "XA01", name_of(1), "Chiến sĩ thi đua cơ sở", "Đạt", TOWN, "89/QĐ-UBND"),
    ("20/12/2023", 2023, "Cá nhân", "XA01", name_of(1), "Giấy khen", "Đạt", UPPER, None, None, 300_000, DUES),
    ("20/12/2023", 2023, "Cá nhân", "XA02", name_of(2), "Giấy khen", "Đạt", UPPER, None, None, 300_000, DUES),
    ("20/12/2023", 2023, "Cá nhân", "XA03", name_of(3), "Giấy khen", "Đạt", UPPER, None, None, 300_000, DUES),
    ("22/12/2023", 2023, "Tập thể", None, "Công đoàn xã", "Bằng khen", "Đạt", "Ủy ban nhân dân tỉnh", None),
    # for the year before, but granted in this one
    (
        "15/2/2023",
        2022,
        "Cá nhân",
        "XA04",
        name_of(4),
        "Kỷ niệm chương",
        "Đạt",
        "Tổng Liên đoàn Lao động Việt Nam",
        None,
    ),
    (None, 2022, "Cá nhân", None, "Đoàn viên", "Lao động tiên tiến", "Đạt", TOWN, None, 17),
]

RATINGS: list[Row] = [
    (2023, "Công đoàn cơ sở", None, "Hoàn thành xuất sắc", None, UPPER, 96.5),
    (2022, "Công đoàn cơ sở", None, "Không hoàn thành", None, UPPER),
    (2023, "Đoàn viên", None, "Hoàn thành xuất sắc", 6),
    (2023, "Đoàn viên", None, "Hoàn thành tốt", 22),
    (2023, "Đoàn viên", None, "Hoàn thành", 3),
]

MONEY: list[Row] = [
    ("15/2/2023", "Thu", "Kinh phí công đoàn", "Kinh phí cấp trên cấp", UPPER, 4_500_000, DUES, None, BANK),
    ("31/12/2023", "Thu", "Lãi tiền gửi", "Lãi tiền gửi năm 2023", None, 12_500, DUES, None, BANK),
    ("5/4/2023", "Chuyển", None, "Nộp tiền vào tài khoản", None, 3_000_000, DUES, DUES, "Tiền mặt", BANK),
    ("1/10/2023", "Chuyển", None, "Bổ sung quỹ tham quan", None, 500_000, DUES, JOURNEY),
    ("22/12/2023", "Chi", "Nộp cấp trên", "Nộp 40% đoàn phí", None, 4_392_000, DUES, None, BANK),
    ("20/12/2023", "Chi", "Phụ cấp", "Phụ cấp cán bộ công đoàn", None, 1_200_000, DUES),
    ("25/12/2023", "Chi", "Nộp cấp trên", "Nộp quỹ Vì trẻ em nghèo", None, 900_000, CHILDREN_FUND),
]

BUDGET: list[Row] = [
    (2023, "Thu", "Đoàn phí", 11_000_000, DUES),
    (2023, "Chi", "Thăm hỏi, tặng quà", 9_700_000, DUES),
]

PLAN: list[Row] = [
    (2024, 1, "Vận động đoàn viên đạt danh hiệu Lao động tiên tiến", "100%", None),
    (2024, 2, "Xây dựng Chiến sĩ thi đua cơ sở", "2-3 đồng chí", None),
    (2025, 1, "Kỷ niệm 96 năm thành lập Công đoàn", None, None),
]

STATEMENTS: list[Row] = [
    ("2023", "Tình hình chung", "Xã tập trung về đích nông thôn mới nâng cao."),
    ("2023-01-01..2023-12-31", "Ưu điểm", "Đoàn viên đoàn kết, tương trợ nhau."),
    ("2023", "Hạn chế", "Sinh hoạt tổ công đoàn còn thưa."),
    ("2023", "Nguyên nhân khách quan", "Địa bàn rộng, nhiều đợt mưa lũ."),
    ("2023", "Nguyên nhân chủ quan", "Cán bộ công đoàn kiêm nhiệm."),
    ("2023", "Giải pháp", "Duy trì lịch sinh hoạt hằng tháng."),
    ("2023", "Kiến nghị", "Mở lớp tập huấn nghiệp vụ công đoàn."),
    ("2022", "Hạn chế", "Chưa có phong trào thể thao."),
]
