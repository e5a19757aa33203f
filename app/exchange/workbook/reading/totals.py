"""Distinguishes rows of totals from rows that begin alike: «Cộng (3 người)» and «Cộng đồng sẻ chia»."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum

from app.core.vietnamese import as_typed, fold, tidy
from app.exchange.workbook.cells import Count, Money, Number
from app.exchange.workbook.layout import Refers, Sheet
from app.exchange.workbook.problems import Remark, Unfit
from app.exchange.workbook.reading.rows import CellReader, Findings, Raw, cell_under

#: Diacritics count: «Công đoàn phí» begins with other letters.
_BEGINS = re.compile(r"(?:tổng|cộng|lũy kế|luỹ kế)\b")
_WORDS = (
    r"(?:tổng\s*)?cộng(?:\s+(?:chung|dồn|lũy kế|luỹ kế|phát sinh|thu|chi|mang sang|chuyển sang|toàn \w+))*"
    r"|tổng(?:\s+(?:số|thu|chi|số thu|số chi|số tiền|tiền|chung|toàn \w+))?"
    r"|(?:lũy|luỹ) kế"
)
_OF = r"(?:\s+(?:trang|tháng|quý|năm|kỳ|tổ|phần|mục|đợt|ngày)\b.{0,30})"
_COUNT = r"(?:\s*[(\[].*|\s*[:=.…-]+.*|\s+[0-9][0-9.,]*(?:\s+\w+){0,2})"
_TOTAL = re.compile(rf"(?:{_WORDS}){_OF}?{_COUNT}?\s*")
_UNMARKED = re.compile(r"tong (?:cong|so)(?:\s*[(:=.].*|\s+[0-9].*)?")


class Total(Enum):
    """How much a row's first words look like those of a total."""

    NO = 0
    PERHAPS = 1
    YES = 2


def total_of(words: str) -> Total:
    """Whether the first words of a row are those of a total."""
    lowered = unicodedata.normalize("NFC", tidy(words)).lower()
    if _TOTAL.fullmatch(lowered) or _UNMARKED.fullmatch(fold(words)):
        return Total.YES
    return Total.PERHAPS if _BEGINS.match(lowered) or fold(words).startswith("tong cong") else Total.NO


class TotalRows:
    """Skips the totals of one sheet, with a remark on each."""

    def __init__(self, sheet: Sheet, readers: Sequence[CellReader], findings: Findings) -> None:
        self.sheet, self.readers, self.findings = sheet, readers, findings

    def passes_over(self, line: int, raw: Raw, places: Sequence[Sequence[int]]) -> bool:
        """Whether a row is a total; `places`: those of each column of the sheet."""
        place, begins = next((n, cell) for n, cell in enumerate(raw) if cell is not None and cell != "")
        total = total_of(begins) if isinstance(begins, str) else Total.NO
        if total is Total.NO or self._fills_required(raw, places, total, place):
            return False
        if total is Total.YES:
            what = f"bắt đầu bằng «{as_typed(str(begins))}», là dòng cộng nên bỏ qua."
        elif self._has_numbers_alone(raw, places, place):
            lacking = ", ".join(column.heading for column in self.sheet.columns if column.required)
            what = (
                f"bắt đầu bằng «{as_typed(str(begins))}» và chỉ có số, hiểu là dòng cộng nên bỏ qua; "
                f"nếu không phải, hãy ghi đủ {lacking}."
            )
        else:
            return False
        self.findings.remarks.append(Remark(f"{self.sheet.title}, dòng {line}", what))
        return True

    def _fills_required(self, raw: Raw, places: Sequence[Sequence[int]], total: Total, begins: int) -> bool:
        """Whether every required column has a value; «Cộng» is no member code."""
        for reader, own in zip(self.readers, places, strict=True):
            column = reader.column
            if not column.required:
                continue
            if total is Total.YES and begins in own and column.refers is Refers.PEOPLE:
                return False
            try:
                reader.read(cell_under(raw, column, own))
            except Unfit:
                return False
        return True

    def _has_numbers_alone(self, raw: Raw, places: Sequence[Sequence[int]], begins: int) -> bool:
        """Whether a row has only sums and counts after its first words."""
        filled = [
            reader.column.kind
            for reader, own in zip(self.readers, places, strict=True)
            for place in own
            if place != begins and place < len(raw) and raw[place] not in (None, "")
        ]
        return all(isinstance(kind, Money | Number | Count) for kind in filled)
