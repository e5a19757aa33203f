"""A made-up report that uses everything the writers must print. Invented names and figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from app.year.reports.report import (
    Column,
    Head,
    Paragraph,
    Report,
    Row,
    Section,
    Sentence,
    Signature,
    Span,
    Table,
)

LONG_WORD = "đ" * 300
MARKUP = "Chuyên đề <b>An toàn</b> & <script>alert(1)</script> “Đoàn kết – Kỷ cương”, 5 < 7."
FILLER = (
    "Ban Chấp hành công đoàn cơ sở phối hợp với thủ trưởng cơ quan tổ chức hội nghị cán bộ, công chức, "
    "phát huy dân chủ, chăm lo đời sống và bảo vệ quyền, lợi ích hợp pháp, chính đáng của đoàn viên."
)


def sentence(*parts: str | Span, sources: tuple[str, ...] = ()) -> Sentence:
    spans = tuple(part if isinstance(part, Span) else Span(part) for part in parts)
    return Sentence(spans, own_sources=sources)


def body(*sentences: Sentence | str, style: Literal["body", "item"] = "body") -> Paragraph:
    return Paragraph(tuple(sentence(x) if isinstance(x, str) else x for x in sentences), style)


def row(*cells: str, strong: bool = False) -> Row:
    return Row(tuple(sentence(cell) for cell in cells), strong)


VISITS = body(
    sentence(
        "Trong năm đã thăm hỏi ",
        Span("04", ("activities/12", "activities/15"), figure=True),
        " lượt đoàn viên ốm đau với số tiền ",
        Span("4.000.000 đồng", ("activities/12", "activities/15", "members/5"), figure=True),
        ".",
        sources=("activities/12",),
    ),
    sentence("Cuộc vận động “Mái ấm công đoàn” được 100% đoàn viên tham gia.", sources=("funds/3",)),
    FILLER,
)

COMMITMENTS = Table(
    (
        Column("STT", 8, "center"),
        Column("NỘI DUNG KÝ CAM KẾT", 72),
        Column("MỨC ĐỘ\nTHỰC HIỆN", 20, "center"),
    ),
    (
        row("1", "Phối hợp tổ chức hội nghị cán bộ, công chức, viên chức và người lao động.", "100%"),
        row("2", "- Tổ chức hoạt động kỷ niệm;\n- Tuyên truyền, phổ biến pháp luật;\n- Thi đua.", "100%"),
        row("3", "100% đoàn viên có hoàn cảnh khó khăn được thăm hỏi, tặng quà.", "100%"),
        row("4", "Vận động đóng góp quỹ “Mái ấm công đoàn”: 40.000đ/người/năm.", "100%"),
        row("5", "Kiểm tra tài chính đồng cấp đúng quy định.", "100%"),
    ),
)

LONG_TABLE = Table(
    (
        Column("TT", 8, "center"),
        Column("Họ và tên", 42),
        Column("Nội dung", 30),
        Column("Số tiền", 20, "right"),
    ),
    (
        *(row(str(n), f"Nguyễn Thị Đoàn Viên {n}", "Thăm hỏi", f"{n}00.000") for n in range(1, 45)),
        row("", "Cộng", "", "99.000.000", strong=True),
    ),
)

SECTIONS = (
    Section("staff", 1, "I", "Đặc điểm, tình hình", (body(*[FILLER] * 9), body(MARKUP))),
    Section(
        "results",
        1,
        "II",
        "Kết quả hoạt động công đoàn năm 2024",
        children=(
            Section(
                "kept",
                2,
                "1",
                "Kết quả thực hiện cam kết",
                (body("Cụ thể như sau:"), COMMITMENTS, body(FILLER)),
            ),
            Section(
                "care",
                2,
                "2",
                "Đại diện, bảo vệ quyền và lợi ích hợp pháp, chính đáng của đoàn viên, người lao động",
                children=(
                    Section(
                        "visits",
                        3,
                        "2.1",
                        "Thăm hỏi, trợ cấp",
                        (
                            VISITS,
                            body("Tặng quà các dịp:"),
                            body("Tết Nguyên đán: 22 suất, 11.000.000 đồng;", style="item"),
                            body(f"Ngày 8/3 và ngày 20/10: 12 suất, 3.600.000 đồng; {FILLER}", style="item"),
                        ),
                    ),
                    Section(
                        "list", 3, "2.2", "Danh sách thăm hỏi", (LONG_TABLE, body(f"Từ dài {LONG_WORD}."))
                    ),
                ),
            ),
        ),
    ),
    Section("next", 1, "III", "Phương hướng, nhiệm vụ năm 2025", (body(*[FILLER] * 6), body(*[FILLER] * 5))),
)

REPORT = Report(
    outline="nam",
    unit_code="CDCS01",
    period="Năm 2024",
    starts_on=date(2024, 1, 1),
    ends_on=date(2024, 12, 31),
    as_of=date(2024, 11, 30),
    head=Head(
        "Công đoàn Viên chức tỉnh Quảng Trị",
        "Công đoàn cơ sở Cơ quan Ủy ban MTTQ Việt Nam tỉnh",
        "5",
        "BC-CĐCS",
        "Đông Hà",
        date(2024, 12, 5),
    ),
    title="BÁO CÁO",
    abstract=("Tổng kết hoạt động công đoàn năm 2024,", "phương hướng nhiệm vụ năm 2025"),
    addressee="Công đoàn Viên chức tỉnh Quảng Trị",
    sections=SECTIONS,
    closing=body(
        "Trên đây là báo cáo tổng kết hoạt động công đoàn năm 2024 và phương hướng nhiệm vụ năm 2025./."
    ),
    recipients=(
        "Như trên;",
        "- Cấp ủy chi bộ, thủ trưởng cơ quan (b/c);",
        "- Đoàn viên công đoàn;",
        "- Lưu: CĐCS.",
    ),
    signature=Signature("TM. BAN CHẤP HÀNH", "", "CHỦ TỊCH", "Nguyễn Văn An"),
)


def blank() -> Report:
    """The same report as a draft: no number, no date."""
    return replace(REPORT, head=replace(REPORT.head, number="", dated=None))


def of_length(paragraphs: int, *, tail: int = 1) -> Report:
    """A report of parts with `paragraphs` paragraphs in turn, so that pages end everywhere."""
    parts = tuple(
        Section(f"part{n}", 2, str(n), f"Phần việc thứ {n}", (body(*[FILLER] * (1 + n % 3)),))
        for n in range(1, paragraphs + 1)
    )
    part = Section("all", 1, "I", "Kết quả hoạt động công đoàn", (), parts)
    return replace(REPORT, sections=(part,), closing=body(*[FILLER] * (tail - 1), *REPORT.closing.sentences))
