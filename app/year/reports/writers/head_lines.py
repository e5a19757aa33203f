"""The head set in lines: long names broken evenly, rules in the required lengths."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.papers.pdf.glyphs import width_mm
from app.year.reports.report import Report
from app.year.reports.writers import document as d

Lines = tuple[str, ...]

# A name breaks between its parts, never within one; a place name is not separated from its kind.
_WHOLE = re.compile(
    r"\b(?:TỔNG LIÊN ĐOÀN|LIÊN ĐOÀN|CÔNG ĐOÀN|LAO ĐỘNG|VIÊN CHỨC|CÔNG CHỨC|CƠ SỞ|CƠ QUAN|ỦY BAN|UỶ BAN|"
    r"MẶT TRẬN|TỔ QUỐC|VIỆT NAM|NHÂN DÂN|HỘI ĐỒNG|VĂN PHÒNG|TRUNG TÂM|BỆNH VIỆN|KINH TẾ|CÔNG NGHIỆP|"
    r"TRUNG HỌC|TIỂU HỌC|MẦM NON|PHỔ THÔNG|"
    r"(?:TỈNH|THÀNH PHỐ|THỊ XÃ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)(?: \S+){1,3}$|THÀNH PHỐ|THỊ XÃ|THỊ TRẤN)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeadLines:
    """What the two columns and the title print; rules in mm, centred under what stands above them."""

    upper: Lines
    union: Lines
    abstract: Lines
    union_rule_mm: float
    motto_rule_mm: float
    abstract_rule_mm: float


def head_lines(report: Report) -> HeadLines:
    """Lines and rules of the report's head (NĐ 30 II.1, II.2, II.5)."""
    union = even_lines(report.head.union.upper(), d.UNION_PT, "Bold", d.HEAD_UNION_MM)
    abstract = tuple(
        line
        for text in report.abstract
        for line in even_lines(text, d.ABSTRACT_PT, "Bold", d.TEXT_WIDTH_MM * 0.9)
    )
    return HeadLines(
        upper=even_lines(report.head.upper_union.upper(), d.UNION_PT, "Regular", d.HEAD_UPPER_MM),
        union=union,
        abstract=abstract,
        union_rule_mm=d.SHORT_RULE_SHARE * _widest(union, d.UNION_PT),
        motto_rule_mm=width_mm(d.MOTTO, d.MOTTO_PT, "Bold"),
        abstract_rule_mm=d.SHORT_RULE_SHARE * _widest(abstract, d.ABSTRACT_PT),
    )


def _widest(lines: Lines, size_pt: float) -> float:
    return max((width_mm(line, size_pt, "Bold") for line in lines), default=0.0)


def even_lines(text: str, size_pt: float, style: str, room_mm: float) -> Lines:
    """The text in as few lines as the room allows, the longest of them as short as it can be."""
    text = _WHOLE.sub(lambda part: part[0].replace(" ", "\u00a0"), " ".join(text.split()))
    lines = _filled(text, size_pt, style, room_mm)
    while len(lines) > 1:
        narrower = _filled(text, size_pt, style, max(width_mm(x, size_pt, style) for x in lines) - 0.01)
        if len(narrower) > len(lines) or narrower == lines:
            break
        lines = narrower
    return tuple(line.replace("\u00a0", " ") for line in lines)


def _filled(text: str, size_pt: float, style: str, room_mm: float) -> Lines:
    """Lines filled one after the other; a word longer than the room gets its own line."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, size_pt, style) <= room_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
