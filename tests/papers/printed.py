"""Sheets and PDFs for the tests of papers."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from app.papers.head import Head
from app.papers.sheet import Column, Sheet, SheetRow, Signature

HEAD = Head("Liên đoàn Lao động huyện Hoa Mai", "Công đoàn cơ sở Trường THCS Hoa Mai", "Hoa Mai")
COLUMNS = (
    Column("Ngày", "date"),
    Column("Phiếu thu", "text", 1, "Số hiệu"),
    Column("Phiếu chi", "text", 1, "Số hiệu"),
    Column("Diễn giải", "text", 4),
    Column("Số tiền", "money", 1.5),
)


def sheet(rows: int, content: str = "Thu quỹ Vì người nghèo", *, landscape: bool = False) -> Sheet:
    """A ledger of this many lines of 40.000 đồng and their sum."""
    lines = [
        SheetRow((date(2024, 3, 5), f"PT{n:04d}/2024", None, content, 40_000)) for n in range(1, rows + 1)
    ]
    lines.append(SheetRow((None, None, None, "Cộng", 40_000 * rows), is_bold=True))
    return Sheet(
        form="Mẫu số S11-H\n(Dùng cho quỹ tiền mặt)",
        title="SỔ QUỸ TIỀN MẶT",
        subtitles=("Năm 2024",),
        columns=COLUMNS,
        rows=tuple(lines),
        closing=("Số tiền bằng chữ: xem phiếu.",),
        signatures=(Signature("Thủ quỹ", name="Lê Thị Sen"), Signature("Chủ tịch", name="Trần Thị Thu Hà")),
        place_and_date="Hoa Mai, ngày 31 tháng 12 năm 2024",
        landscape=landscape,
    )


def pages(pdf: bytes) -> list[str]:
    """The words of each page, single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]
