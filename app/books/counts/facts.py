"""Facts of a count of the cash box."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.fields import Count, Day, Lines, Reference, Text
from app.core.money import DENOMINATIONS, format_dong


def note_name(denomination: int) -> str:
    """The name of the fact and of the form's box for the number of notes: `note_500000`."""
    return f"note_{denomination}"


@dataclass(frozen=True, slots=True)
class Notes(Count):
    """A number of notes."""


def _notes(denomination: int) -> Notes:
    return Notes(f"Tờ {format_dong(denomination)}", least=0)


@dataclass(frozen=True, slots=True)
class CountFacts:
    """A count of the cash box (kiểm quỹ) on an evening; `fund_id` None: the cash of all funds together.

    `note_…`: how many notes of each value lay in it, None for none. `present`: the people present, separated
    by semicolons.
    """

    counted_on: Annotated[date, Day("Ngày kiểm quỹ", required=True, help="So với sổ quỹ đến hết ngày này.")]
    fund_id: Annotated[
        int | None, Reference("Quỹ", to="funds", help="Để trống: tiền mặt của tất cả các quỹ.")
    ] = None
    note_500000: Annotated[int | None, _notes(500_000)] = None
    note_200000: Annotated[int | None, _notes(200_000)] = None
    note_100000: Annotated[int | None, _notes(100_000)] = None
    note_50000: Annotated[int | None, _notes(50_000)] = None
    note_20000: Annotated[int | None, _notes(20_000)] = None
    note_10000: Annotated[int | None, _notes(10_000)] = None
    note_5000: Annotated[int | None, _notes(5_000)] = None
    note_2000: Annotated[int | None, _notes(2_000)] = None
    note_1000: Annotated[int | None, _notes(1_000)] = None
    note_500: Annotated[int | None, _notes(500)] = None
    explanation: Annotated[str, Lines("Lý do chênh lệch", help="Cần ghi khi đếm được khác với sổ.")] = ""
    present: Annotated[
        str,
        Text(
            "Người tham gia kiểm quỹ",
            most=1000,
            help="Cách nhau bằng dấu chấm phẩy. Để trống: Chủ tịch, Kế toán, Thủ quỹ trong ngày ấy.",
        ),
    ] = ""

    @property
    def pieces(self) -> dict[int, int]:
        """How many notes of each value, values without any left out."""
        counted = {value: getattr(self, note_name(value)) for value in DENOMINATIONS}
        return {value: pieces for value, pieces in counted.items() if pieces}

    @property
    def counted(self) -> int:
        """All notes together, whole đồng."""
        return sum(value * pieces for value, pieces in self.pieces.items())
