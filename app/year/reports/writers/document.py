"""The layout of an official report: every number of it, and the few lines built from its parts.

NĐ 30/2020/NĐ-CP, Phụ lục I ("NĐ 30" below), which QĐ 933/QĐ-TLĐ applies to union papers. The PDF and
the DOCX read the same numbers; lengths are in millimetres (`_MM`) or points (`_PT`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.core.dates import date_in_words
from app.papers import head
from app.papers.page import FACE as FACE
from app.papers.page import LANGUAGE as LANGUAGE
from app.papers.page import MARGIN_BOTTOM_MM as MARGIN_BOTTOM_MM
from app.papers.page import MARGIN_LEFT_MM as MARGIN_LEFT_MM
from app.papers.page import MARGIN_RIGHT_MM as MARGIN_RIGHT_MM
from app.papers.page import MARGIN_TOP_MM as MARGIN_TOP_MM
from app.papers.page import PAGE_HEIGHT_MM as PAGE_HEIGHT_MM
from app.papers.page import PAGE_WIDTH_MM as PAGE_WIDTH_MM
from app.papers.page import SHIPPED_FACE as SHIPPED_FACE
from app.papers.page import TEXT_HEIGHT_MM as TEXT_HEIGHT_MM
from app.papers.page import TEXT_WIDTH_MM as TEXT_WIDTH_MM
from app.papers.pdf.fitting import Fit, fit_texts
from app.papers.pdf.glyphs import POINTS_PER_MM
from app.year.reports.report import Head, Report, Section, Signature

LANGUAGE_REGION = "vi-VN"

# NĐ 30 I.4: Arabic numerals, 13-14, centred in the top margin, none on the first page.
PAGE_NUMBER_PT = 13.0
PAGE_NUMBER_TOP_MM = 10.0
# Number and code of a paper that was issued, in the bottom margin.
STAMP_BOTTOM_MM = 8.0
STAMP_TOP_MM = PAGE_HEIGHT_MM - STAMP_BOTTOM_MM - 6.0

# NĐ 30 II.1: Quốc hiệu 12-13 and Tiêu ngữ 13-14, bold, a rule as long as the Tiêu ngữ below it.
NATION, MOTTO = head.NATION, head.MOTTO
NATION_PT = 12.0
MOTTO_PT = 13.0
# NĐ 30 II.2: both unions 12-13 capitals, the issuing one bold, a rule of 1/3-1/2 of its line below it.
UNION_PT = 12.0
SHORT_RULE_SHARE = 0.4
RULE_PT = 0.75
RULE_GAP_PT = 8.0
# The right column is as narrow as the Quốc hiệu (88.3 mm) allows: union names are long.
HEAD_LEFT_SHARE = 0.45
HEAD_LEFT_MM = TEXT_WIDTH_MM * HEAD_LEFT_SHARE
HEAD_RIGHT_MM = TEXT_WIDTH_MM - HEAD_LEFT_MM
# The upper union is level with the Quốc hiệu: 8 mm between them; the union 3 mm off the column's ends.
HEAD_UPPER_MM = 60.0
HEAD_UNION_MM = 68.0
HEAD_PITCH_PT = 16.0
# NĐ 30 II.3 and II.4: number and symbol 13 regular; place and date 13-14 italic, on the same line.
NUMBER_PT = 13.0
DATE_PT = 13.0
# NĐ 30 II.5: title 13-14 bold capitals, abstract 13-14 bold, a rule of 1/3-1/2 of its line below it.
TITLE_PT = 14.0
TITLE_GAP_PT = 14.0
ABSTRACT_PT = 14.0

# NĐ 30 II.6: 13-14, justified, first line 10 or 12.7 mm, at least 6 pt between paragraphs, single to
# 1.5 line spacing (16.1-24.2 pt for Times 14).
BODY_PT = 14.0
BODY_PITCH_PT = 20.0
INDENT_MM = 12.7
PARAGRAPH_GAP_PT = 6.0
HEADING_GAP_PT = 3.0
# The same range for tables.
TABLE_PT = 14.0
TABLE_PITCH_PT = 17.5
#: A table whose numbers need more room than the page has is set smaller: no number is broken.
TABLE_SIZES_PT = (TABLE_PT, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
CELL_GAP_PT = 3.0
BORDER_PT = 0.5

# NĐ 30 II.7: capacity 13-14 bold capitals, name 13-14 bold; room for the signature and the seal.
SIGNATURE_PT = 14.0
SIGNATURE_ROOM_MM = 30.0
SIGNATURE_LEFT_SHARE = 0.5
# LibreOffice moves a kept paragraph as one: a longer one would leave a third of the page empty.
KEPT_LETTERS = 400
# NĐ 30 II.9: "Nơi nhận:" 12 bold italic, level with the capacity; its list 11 regular.
RECIPIENTS_TITLE = "Nơi nhận:"
RECIPIENTS_TITLE_PT = 12.0
RECIPIENTS_PT = 11.0
SEAL_PT = 8.0
RECIPIENTS_PITCH_PT = 14.0

# Room for two digits by hand: en spaces, half the font size wide, which HTML does not collapse.
ROOM = "\u2002" * 3


def table_fit(columns: Sequence[Iterable[str]], shares: Sequence[float]) -> Fit:
    """Size and widths for a table over the whole width whose columns hold these texts, heads included."""
    return fit_texts(columns, shares, TEXT_WIDTH_MM, TABLE_SIZES_PT, CELL_GAP_PT / POINTS_PER_MM)


def number_line(head: Head) -> str:
    """`Số: 05/BC-CĐCS`; a leading zero below ten, blank space without a number (NĐ 30 II.3)."""
    number = head.number.strip()
    if number.isdigit():
        number = number.zfill(2)
    return f"Số: {number}/{head.symbol}" if number else f"Số:{ROOM}/{head.symbol}"


def place_and_date(report: Report) -> str:
    """`Đông Hà, ngày 05 tháng 12 năm 2024` (NĐ 30 II.4); without a date, day and month are left blank.

    The year of an undated report is that of its cut-off.
    """
    day = report.head.dated
    dated = date_in_words(day) if day else f"ngày{ROOM}tháng{ROOM}năm {report.as_of.year}"
    return f"{report.head.place}, {dated}"


def heading_text(section: Section) -> str:
    """`I. KẾT QUẢ`, `1. Chăm lo`, `1.1. Thăm hỏi`: level 1 in capitals (NĐ 30 II.6)."""
    title = section.title.upper() if section.level == 1 else section.title
    return f"{section.number}. {title}" if section.number else title


def addressee_line(addressee: str) -> str:
    """`Kính gửi: …`, the line of a report sent to the upper union (NĐ 30 II.9), or nothing."""
    return f"Kính gửi: {addressee}" if addressee.strip() else ""


def capacity(signature: Signature) -> tuple[str, ...]:
    """`TM. BAN CHẤP HÀNH`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`: the lines above a signature (NĐ 30 II.7)."""
    return tuple(line for line in (signature.on_behalf, signature.standing_in, signature.post) if line)


def recipient_lines(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """`- Như trên;`: one recipient a line, each with a dash (NĐ 30 II.9)."""
    return tuple(line if line.startswith("-") else f"- {line}" for line in recipients)
