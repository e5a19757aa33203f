"""A school's union, school year 2021-2022: 44 members, an untidy workbook.

Titles stand above the headings, columns in an order of their own, names are decomposed, dates and money are
partly text, sums stand under the columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tests.cases.sheets import Cell, Row, Table, apart, day, table

PERIOD = "Năm học 2021-2022"
AS_OF = None

HELP = "Tương trợ đồng nghiệp"
HOME = "Mái ấm tình thương"
DUES = "Đoàn phí"
FLOOD = "Ủng hộ bão lụt"
BANK = "Chuyển khoản"

#: Yes, in the ways it is written.
HARDSHIP: dict[int, Cell] = {5: "x", 9: "có", 15: True, 49: "X"}

FAMILY = ["Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"]
WOMEN = ["Thu Hiền", "Ngọc Ánh", "Mỹ Duyên", "Thúy Hằng", "Kim Liên", "Bích Ngọc", "Thanh Tâm"]
MEN = ["Quốc Bảo", "Văn Dũng", "Minh Đức", "Hữu Nghĩa", "Đình Phúc"]


def code(number: int) -> str:
    """GV01 and so on. 1–31 are women, 32–44 men; 45–50 are no members on the last day."""
    return f"GV{number:02}"


def name_of(number: int) -> str:
    """An invented name; two of them matter."""
    if number == 2:
        return "Trần Thị Lan Phương"  # the chair, after her deputy on the list
    if number == 1:
        return "Lê Thị Kiều Oanh"
    given = WOMEN if number <= 31 or number in (46, 47, 48) else MEN
    return f"{FAMILY[number % 10]} {given[number % len(given)]}"


def tables() -> Iterator[Table]:
    """The whole workbook."""
    yield _unit()
    yield _members()
    yield table("Con đoàn viên", "Mã đoàn viên|Họ và tên|Ngày sinh|Lớp|Năm học|Thành tích", CHILDREN)
    yield _funds()
    yield _contributions()
    yield _visits()
    yield _activities()
    yield table("Kiến nghị", "Ngày|Người nêu|Nội dung|Nơi giải quyết|Kết quả|Ngày trả lời", PETITIONS)
    yield table("Cam kết", "Năm|STT|Nội dung|Chỉ tiêu|Đơn vị tính|Cách đo|Thực hiện|Ghi chú", COMMITMENTS)
    yield table(
        "Khen thưởng",
        "Ngày|Năm|Đối tượng|Mã đoàn viên|Tên|Danh hiệu, hình thức|Mức|Cấp khen|Số quyết định|Số lượng"
        "|Tiền thưởng|Quỹ chi|Hình thức",
        AWARDS,
    )
    yield table("Xếp loại", "Năm|Đối tượng|Mã đoàn viên|Mức|Số lượng|Cấp công nhận|Điểm", RATINGS)
    yield table(
        "Thu chi",
        "Ngày|Loại|Khoản mục|Nội dung|Người nộp/nhận|Số tiền|Quỹ|Quỹ đến|Hình thức|Hình thức đến|Số phiếu",
        MONEY,
    )
    yield table("Phương hướng", "Năm|STT|Nội dung|Chỉ tiêu|Kết quả", PLAN)
    yield table("Nhận định", "Kỳ|Mục|Nội dung", STATEMENTS)


def _unit() -> Table:
    return Table(
        "Đơn vị",
        ["Thông tin", "Giá trị"],
        [
            ("Tên công đoàn", apart("Công đoàn Trường THCS Bến Đá")),
            ("Tên cơ quan", "Trường THCS Bến Đá"),
            ("Công đoàn cấp trên", "Công đoàn Giáo dục huyện Lệ Sơn"),
            ("Cấp trên của cấp trên", "Liên đoàn Lao động huyện Lệ Sơn"),
            ("Địa danh", "Bến Đá"),
            ("Ký hiệu văn bản", "BC-CĐ"),
            ("Nhiệm kỳ", "2017-2022"),
        ],
        above=[("SỔ TRAO ĐỔI CÔNG ĐOÀN",), ()],
        merged=["A1:B1"],
    )


def _members() -> Table:
    headings = [
        "Họ và tên",
        "Mã",
        "GIỚI TÍNH",
        "Tình trạng",
        "Ngày vào\ncông đoàn",
        "Ngày thôi",
        "Lý do\nthôi",
        "Loại lao động",
        "trinh do chuyen mon",
        "Lý luận\nchính trị",
        "Chức danh công đoàn",
        "Hoàn cảnh  khó khăn",
        "Lương đóng đoàn phí",
        "Ngày sinh",
        "Đảng viên",
        "Dân tộc",
    ]
    rows = [*(_member(number) for number in range(1, 51)), _first_time_of_20()]
    return Table(
        "Đoàn viên",
        headings,
        [*rows[:25], (), *rows[25:], ("Cộng", 51)],
        above=[("TRƯỜNG THCS BẾN ĐÁ",), ("DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2021-2022",), ()],
        merged=["A1:P1", "A2:P2"],
    )


def _member(number: int) -> Row:
    joined: Cell = date(2010 + number % 10, 9, 1)
    left: Cell = None
    reason: Cell = None
    standing = "Đoàn viên"
    if number == 20:
        joined = "1/9/2021"  # came back on the first day of the period
    elif number == 41:
        joined = "2021-10-15"
    elif number == 42:
        joined = day("26/3/2022")
    elif number == 43:
        joined = "31/08/2021"  # the day before the period
    elif number == 40:
        left, reason = "1/9/2022", "Chuyển đi"  # a member to the very last day of the period
    elif number == 45:
        standing, joined = "Sinh hoạt nơi khác", None
    elif number == 46:
        standing, joined = "Chưa vào công đoàn", None
    elif number == 47:
        left, reason = day("1/3/2022"), "Xin ra"
    elif number == 48:
        left, reason = "01/11/2021", "Nghỉ hưu"
    elif number == 49:
        left, reason = "15/1/2022", "Chuyển đi"
    elif number == 50:
        left, reason = day("1/6/2021"), "Thôi việc"
    women = number <= 31 or number in (46, 47, 48)
    return (
        apart(name_of(number)),
        code(number),
        apart("Nữ") if women else "Nam",
        standing,
        joined,
        left,
        reason,
        "Hợp đồng" if number in (41, 42, 43, 44, 46) else "Viên chức",
        _degree(number),
        _theory(number),
        {1: "Phó Chủ tịch", 2: "Chủ tịch", 3: "Ủy viên BCH", 4: "Ủy viên BCH, Thủ quỹ"}.get(number),
        HARDSHIP.get(number),
        "4.000.000",
        1965 + number % 30 if number % 2 else f"{number % 27 + 1}/{number % 12 + 1}/{1965 + number % 30}",
        "x" if number <= 17 else None,
        "Kinh",
    )


def _first_time_of_20() -> Row:
    row = list(_member(20))
    row[4:7] = ["1/9/2012", "1/8/2020", "Chuyển đi"]
    return row


def _degree(number: int) -> str:
    if number <= 6:
        return "Thạc sĩ"
    if number <= 38 or number in (45, 47, 48, 49, 50):
        return "Đại học"
    if number <= 42 or number == 46:
        return "Cao đẳng"
    return "Trung cấp"


def _theory(number: int) -> str | None:
    if number in (1, 48):
        return "Cao cấp"
    if number in (2, 3, 4):
        return "Trung cấp"
    return "Sơ cấp" if number in (5, 6, 7, 8, 9) else None


def _funds() -> Table:
    return table(
        "Quỹ",
        "Kỳ đóng|Tên quỹ|Mức đóng|Từ ngày|Đến ngày|Nộp cấp trên|Số dư đầu kỳ|Ngày số dư|Hình thức",
        [
            ("Tháng", HELP, "50.000đ", "1/9/2018", "31/12/2021", None, 3_250_000, "1/9/2021", None),
            ("Tháng", HELP, "60.000 đồng", "1/1/2022", None, None, None, None, None),
            ("Năm", HOME, "40.000đ", day("1/1/2019"), None, 100, None, None, None),
            ("Tỷ lệ lương", DUES, 1, day("1/1/2015"), None, 40, "12,4 triệu", day("1/9/2021"), BANK),
            ("Tự nguyện", FLOOD, None, None, None, 100, None, None, None),
        ],
    )


def _contributions() -> Table:
    rows = [
        *_monthly(),
        *_yearly(),
        *_quarterly(),
        *((code(n), None, FLOOD, "2021", 100_000, day("20/11/2021"), None) for n in range(1, 34)),
        (code(49), None, FLOOD, 2021, "200.000", "20/11/2021", None),  # has left since
    ]
    return Table(
        "Đóng quỹ",
        ["Mã đoàn viên", "Họ và tên", "Quỹ", "Kỳ", "Số tiền", "Ngày đóng", "Số phiếu"],
        [*rows, ("Tổng cộng", None, None, None, 48_520_000)],
        above=[("SỔ THEO DÕI ĐÓNG QUỸ",), ("Năm học 2021-2022",)],
        merged=["A1:G1"],
    )


def _monthly() -> Iterator[Row]:
    """Everyone pays on the 10th; 43 in two halves and only once, 44 only outside the period."""
    months = [date(2021, 9, 1), date(2021, 10, 1), date(2021, 11, 1), date(2021, 12, 1)]
    months += [date(2022, month, 1) for month in range(1, 9)]
    spans = dict.fromkeys(range(1, 41), months)
    spans |= {41: months[1:], 42: months[6:], 47: months[:6], 48: months[:2], 49: months[:4]}
    for number, due in spans.items():
        for month in due:
            paid = 50_000 if month.year == 2021 else 60_000
            kind: Cell = month if number % 2 else f"{month:%m/%Y}"  # also as an Excel date
            yield (code(number), name_of(number), HELP, kind, paid, month + timedelta(9), None)
    yield (code(43), None, HELP, "09/2021", "25.000", "10/9/2021", None)
    yield (code(43), None, HELP, "09/2021", "25.000", "24/9/2021", None)
    yield (code(44), None, HELP, "08/2021", 50_000, "28/8/2021", None)
    yield (code(44), None, HELP, "09/2022", 60_000, "5/9/2022", None)


def _yearly() -> Iterator[Row]:
    for number in range(1, 44):
        yield (code(number), None, HOME, "2021", "40.000đ", day("20/3/2021"), None)
        yield (code(number), None, HOME, 2022, "40.000đ", day("20/3/2022"), None)
    yield (code(44), None, HOME, 2021, 40_000, "10/10/2021", "PT-07")


def _quarterly() -> Iterator[Row]:
    for quarter, paid in (
        ("Quý 4/2021", "15/12/2021"),
        ("Quý I/2022", "15/3/2022"),
        ("Quý 2/2022", "15/6/2022"),
    ):
        for number in range(1, 41):
            yield (code(number), None, DUES, quarter, 120_000, day(paid), None)


def _visits() -> Table:
    return Table(
        "Thăm hỏi",
        [
            "Ngày",
            "Lý do",
            "Dịp",
            "Người nhận",
            "Đối\ntượng",
            "Mã đoàn viên",
            "Số người",
            "Số tiền",
            "Quỹ chi",
            "Hình thức",
            "Hiện vật",
            "Ghi chú",
        ],
        [
            ("5/10/2021", "Ốm đau", None, name_of(10), "Đoàn viên", "GV10", None, "500.000", HELP),
            ("12/11/2021", "Ốm đau", None, "Mẹ cô " + name_of(11), "Thân nhân", "GV11", 1, 300_000, HELP),
            ("3/12/2021", "Hiếu", None, "Bố cô " + name_of(12), "Thân nhân", "GV12", 1, "1 triệu", HELP),
            ("18/12/2021", "Hỉ", None, name_of(13), "Đoàn viên", "GV13", None, 500_000, HELP),
            (
                "20/11/2021",
                "Lễ, Tết",
                "Ngày Nhà giáo Việt Nam 20/11",
                "Cán bộ, giáo viên, nhân viên",
                "Đoàn viên",
                None,
                46,
                "9,2 triệu",
                DUES,
                BANK,
            ),
            # the school's own money
            (
                "25/1/2022",
                "Lễ, Tết",
                "Tết Nhâm Dần",
                "Toàn trường",
                "Đoàn viên",
                None,
                47,
                "23.500.000đ",
                None,
            ),
            # the upper level's money, two people in one row
            ("10/1/2022", "Khó khăn", None, "Hai giáo viên", "Đoàn viên", "GV05; GV09", 2, 2_000_000, None),
            (
                "1/6/2022",
                "Thiếu nhi",
                "Quốc tế Thiếu nhi 1/6",
                "Con đoàn viên",
                "Con đoàn viên",
                None,
                52,
                "5,2 triệu",
                DUES,
            ),
            (
                "8/3/2022",
                "Nữ công",
                "Quốc tế Phụ nữ 8/3",
                "Nữ đoàn viên",
                "Đoàn viên",
                None,
                31,
                3_100_000,
                DUES,
                BANK,
            ),
            (
                "27/7/2022",
                "Đền ơn đáp nghĩa",
                "Ngày Thương binh - Liệt sĩ",
                "Gia đình chính sách",
                "Ngoài đơn vị",
                None,
                3,
                1_500_000,
                HELP,
            ),
            ("5/11/2021", "Nghỉ hưu", None, name_of(48), "Đoàn viên", "GV48", 1, 1_000_000, HELP),
            (
                "30/8/2021",
                "Ốm đau",
                None,
                name_of(10),
                "Đoàn viên",
                "GV10",
                1,
                510_000,
                HELP,
            ),  # the day before yesterday's balance
            (
                "2/9/2022",
                "Ốm đau",
                None,
                name_of(14),
                "Đoàn viên",
                "GV14",
                1,
                700_000,
                HELP,
            ),  # after the period
            (
                "15/9/2021",
                "Trung thu",
                "Tết Trung thu",
                "Con đoàn viên",
                "Con đoàn viên",
                None,
                50,
                2_500_000,
                DUES,
                BANK,
            ),
            (
                "28/8/2022",
                "Khuyến học",
                None,
                "Con đoàn viên vượt khó",
                "Con đoàn viên",
                None,
                8,
                None,
                None,
                None,
                "08 bộ sách giáo khoa",
            ),
            ("Tổng cộng", None, None, None, None, None, 253, 51_310_000),
        ],
        above=[("THEO DÕI THĂM HỎI, TẶNG QUÀ",)],
    )


def _activities() -> Table:
    return table(
        "Hoạt động",
        "Từ ngày|Đến ngày|Loại|Tên hoạt động|Số người tham gia|Số lần|Kinh phí|Quỹ chi|Hình thức"
        "|Phối hợp với|Kết quả",
        [
            ("23/9/2021", None, "Hội nghị", "Hội nghị viên chức, người lao động năm học 2021-2022", 47),
            ("18/11/2021", None, "Văn hóa, thể thao", "Giải cầu lông", 24, None, 3_000_000, DUES, BANK),
            ("20/3/2022", None, "Văn hóa, thể thao", "Giải cầu lông", 30, None, "2.500.000", DUES),
            ("7/4/2022", None, "Hiến máu", "Hiến máu tình nguyện", 12),
            ("9/11/2021", "30/5/2022", "Tuyên truyền", "Sinh hoạt Ngày pháp luật", None, 9),
            (
                "10/7/2022",
                None,
                "Xã hội, từ thiện",
                "Sửa nhà cho học sinh nghèo",
                None,
                None,
                "186,5 triệu",
                None,
                None,
                "các nhà hảo tâm",
            ),
            ("10/6/2022", "12/6/2022", "Khác", "Tham quan Đền Hùng", 40, None, "8 triệu", HELP),
            ("20/12/2021", None, "Kiểm tra, giám sát", "Kiểm tra tài chính đồng cấp", None, 2),
            ("30/8/2021", "5/9/2021", "Đào tạo, bồi dưỡng", "Tập huấn sách giáo khoa mới", 44),
            ("30/8/2022", "10/9/2022", "Thi đua", "Chuẩn bị lễ khai giảng", 20),
        ],
    )


CHILDREN: list[Row] = [
    ("GV05", "Nguyễn Gia Hân", 2012, "4B", "2021-2022", "Học sinh giỏi"),
    ("GV12", "Trần Đăng Khoa", "12/5/2015", "1A", "2021-2022", None),
]

PETITIONS = [
    (
        "23/9/2021",
        "Tổ Tự nhiên",
        "Trang bị thêm máy chiếu cho phòng học",
        "Hiệu trưởng",
        "Đã trang bị 04 máy chiếu",
        "15/11/2021",
    ),
    ("23/9/2021", "Tổ Xã hội", "Bố trí phòng nghỉ cho giáo viên nữ", "Hiệu trưởng", None, None),
    (
        "12/4/2022",
        "Tổ Văn phòng",
        "Chi trả tiền dạy thừa giờ",
        "Phòng Giáo dục và Đào tạo",
        "Đã chi trả xong",
        "30/5/2022",
    ),
]

COMMITMENTS: list[Row] = [
    (PERIOD, 1, "Tổ chức Hội nghị viên chức đúng quy định", 100, None, None, 100),
    (PERIOD, 2, "Vận động đóng quỹ Mái ấm tình thương", 100, None, f"Tỷ lệ đóng quỹ: {HOME}", None),
    (PERIOD, 3, "Vận động đóng quỹ Tương trợ", 95, None, f"Tỷ lệ đóng quỹ: {HELP}", None),
    (PERIOD, 4, "Thăm đoàn viên khó khăn", 100, None, "Tỷ lệ đoàn viên khó khăn được thăm hỏi", None),
    (PERIOD, 5, "Tuyên truyền pháp luật", 8, "buổi", "Số lượng hoạt động: Tuyên truyền", None),
    (PERIOD, 6, "Phát triển đoàn viên", 3, "đoàn viên", "Số đoàn viên kết nạp", None),
    # a bare year is the calendar year, which is no part of a school year
    (2021, 1, "Làm giếng khoan", 100, None, None, 100),
    (2022, 1, "Làm thư viện lưu động", 100, None, None, 100),
]

UPPER = "Công đoàn Giáo dục huyện Lệ Sơn"
AWARDS: list[Row] = [
    (None, 2021, "Cá nhân", None, "Cán bộ, giáo viên", "Lao động tiên tiến", "Đăng ký", None, None, 44),
    (
        "30/6/2022",
        2022,
        "Cá nhân",
        None,
        "Cán bộ, giáo viên",
        "Lao động tiên tiến",
        "Đề nghị",
        None,
        None,
        40,
    ),
    (
        "15/7/2022",
        2022,
        "Cá nhân",
        None,
        "Cán bộ, giáo viên",
        "Lao động tiên tiến",
        "Đạt",
        "Ủy ban nhân dân huyện Lệ Sơn",
        "215/QĐ-UBND",
        38,
    ),
    (None, 2021, "Cá nhân", None, "Giáo viên", "Chiến sĩ thi đua cơ sở", "Đăng ký", None, None, 9),
    ("30/6/2022", 2022, "Cá nhân", None, "Giáo viên", "Chiến sĩ thi đua cơ sở", "Đề nghị", None, None, 7),
    (
        "15/7/2022",
        2022,
        "Cá nhân",
        None,
        "Giáo viên",
        "Chiến sĩ thi đua cơ sở",
        "Đạt",
        "Ủy ban nhân dân huyện Lệ Sơn",
        "216/QĐ-UBND",
        6,
    ),
    (
        "30/5/2022",
        2022,
        "Cá nhân",
        "GV03",
        name_of(3),
        "Giấy khen",
        "Đạt",
        UPPER,
        "31/QĐ-CĐGD",
        None,
        500_000,
        DUES,
    ),
    (
        None,
        2022,
        "Tập thể",
        None,
        "Công đoàn trường",
        "Cờ thi đua",
        "Đạt",
        "Liên đoàn Lao động tỉnh",
        None,
        1,
    ),
]

RATINGS: list[Row] = [
    (2021, "Công đoàn cơ sở", None, "Hoàn thành tốt", None, UPPER, None),
    (2022, "Công đoàn cơ sở", None, "Hoàn thành xuất sắc", None, UPPER, None),
    (2021, "Đoàn viên", None, "Hoàn thành tốt", 35, None, None),
    (2021, "Đoàn viên", None, "Hoàn thành", 8, None, None),
]

MONEY: list[Row] = [
    ("31/5/2021", "Chi", "Nộp cấp trên", "Nộp quỹ Mái ấm 2021", None, 1_720_000, HOME),
    ("15/10/2021", "Thu", "Cấp trên cấp", "Kinh phí cấp trên cấp", UPPER, "6 triệu", DUES, None, BANK),
    ("25/11/2021", "Chi", "Ủng hộ", "Chuyển tiền ủng hộ đồng bào bão lụt", None, 3_500_000, FLOOD),
    ("5/7/2022", "Chuyển", None, "Gửi tiền vào ngân hàng", None, 6_000_000, DUES, DUES, None, BANK),
    ("20/7/2022", "Chi", "Nộp cấp trên", "Nộp 40% đoàn phí", None, 5_760_000, DUES, None, BANK),
    ("20/8/2022", "Chuyển", None, "Gửi tiền vào ngân hàng", None, 1_760_000, HOME, HOME, None, BANK),
    ("25/8/2022", "Chi", "Nộp cấp trên", "Nộp quỹ Mái ấm 2022", None, 1_760_000, HOME, None, BANK),
]

PLAN: list[Row] = [
    (2021, 1, "Quyên góp máy tính cũ", None, None),
    (2022, 1, "Tổ chức Đại hội Công đoàn trường nhiệm kỳ 2022-2027", None, None),
    (2022, 2, "Vận động đoàn viên tham gia hiến máu", "20 lượt người", None),
]

STATEMENTS: list[Row] = [
    (
        PERIOD,
        "Tình hình chung",
        "Năm học diễn ra trong điều kiện dịch bệnh nhưng nền nếp dạy học được giữ vững.",
    ),
    ("2021-09-01..2022-08-31", "Hạn chế", "Phong trào văn nghệ chưa đều giữa các tổ."),
    ("2021", "Hạn chế", "Sổ sách ghi chép chậm."),
    (PERIOD, "Kiến nghị", "Đề nghị cấp trên hỗ trợ xây nhà công vụ."),
]
