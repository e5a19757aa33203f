"""What a sheet and a column are, and the columns that many sheets share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.core.choices import Choice
from app.core.vietnamese import LONGEST_TEXT
from app.exchange.workbook.cells import Codes, Count, Day, Kind, Lines, Money, Name, OneOf, Text, Year
from app.log.activities.facts import Channel

KEY_HEADING = "Mã dòng"
LONGEST_KEY = 64
#: A hidden sheet of the empty workbook, with the closed lists to choose from; the reader skips it.
LISTS = "Danh mục"


class Refers(Enum):
    """What the text of a cell refers to."""

    NOTHING = 0
    PEOPLE = 1
    FUND = 2
    #: The row defines the fund itself.
    OWN_FUND = 3
    #: A measure, whose text may name funds.
    MEASURE = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a line of the sheet Đơn vị. `width` is in letters."""

    heading: str
    name: str
    kind: Kind
    required: bool = False
    refers: Refers = Refers.NOTHING
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. `is_vertical`: one heading a line, one record, no `Mã dòng`."""

    title: str
    columns: tuple[Column, ...]
    is_vertical: bool = False

    def place(self, name: str) -> int:
        """The index of the column of that name."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)

    def column(self, name: str) -> Column:
        return self.columns[self.place(name)]


def text(
    heading: str, name: str, most: int = LONGEST_TEXT, *, required: bool = False, width: int = 18
) -> Column:
    """Words."""
    return Column(heading, name, Text(most), required, width=width)


def lines(
    heading: str, name: str, most: int = LONGEST_TEXT, *, required: bool = False, width: int = 18
) -> Column:
    """Words of several paragraphs."""
    return Column(heading, name, Lines(most), required, width=width)


def one_of(
    heading: str, name: str, choices: type[Choice], *, required: bool = False, width: int = 18
) -> Column:
    """A closed list."""
    return Column(heading, name, OneOf(choices), required, width=width)


def day(heading: str, name: str, *, required: bool = False) -> Column:
    """A day."""
    return Column(heading, name, Day(), required, width=12)


def money(heading: str, name: str, *, required: bool = False) -> Column:
    """Whole đồng."""
    return Column(heading, name, Money(), required)


def fund(heading: str, name: str = "fund_id", *, required: bool = False) -> Column:
    """The name of a fund."""
    return Column(heading, name, Name(300), required, Refers.FUND, width=26)


def count(heading: str, name: str, least: int = 1) -> Column:
    """A whole number."""
    return Column(heading, name, Count(least), width=10)


def year(heading: str = "Năm") -> Column:
    """The year that a row is for."""
    return Column(heading, "year", Year(), required=True, width=8)


def people() -> Column:
    """Codes of members, several with `;`."""
    return Column("Mã đoàn viên", "member_ids", Codes(LONGEST_TEXT), refers=Refers.PEOPLE)


def person() -> Column:
    """The code of one member."""
    return Column("Mã đoàn viên", "member_id", Text(40), required=True, refers=Refers.PEOPLE)


def channel(heading: str = "Hình thức", name: str = "channel") -> Column:
    """Where the money lies."""
    return one_of(heading, name, Channel, width=14)


def voucher() -> Column:
    """The paper's own number."""
    return text("Số phiếu", "voucher_text", 200, width=12)


def note() -> Column:
    """A remark."""
    return lines("Ghi chú", "note", width=24)
