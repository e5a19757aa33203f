"""What a fact is called, how long it may be, what it refers to: stated once, beside the fact.

    class PetitionFacts:
        content: Annotated[str, Lines("Nội dung", required=True)]

Forms make their boxes of it (`web.forms.stated`), the workbook its columns (`exchange.workbook.layout`),
lists and the trail their labels. What only one of them knows is said there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Annotated, get_type_hints

from app.core.choices import AnyChoice, Choice
from app.core.vietnamese import LONGEST_TEXT

#: What may stand in the box of a year.
ANY_YEAR = "Năm hoặc kỳ khác, như 2024; Năm học 2023-2024; 6 tháng đầu năm 2024."
#: Letters of minutes, about ten pages.
LONGEST_MINUTES = 20_000


#: What stands in the place of a private value for who may not see it.
NOT_SHOWN = "không hiển thị"


class Private(Choice):
    """A group of private fields: who may see the books does not see them by that alone."""

    SALARY = "salary", "Lương"
    HARDSHIP = "hardship", "Hoàn cảnh khó khăn"
    PARTY = "party", "Đảng viên"
    CHILDREN = "children", "Ngày sinh của con"
    CONTACT = "contact", "Điện thoại"


@dataclass(frozen=True, slots=True)
class Field:
    """A fact of any kind.

    `help` stands below its box; `heading` is the workbook's, where it is not the label, `width` that column's
    in letters. `absent` says why the workbook has no column for it; `added`: the column came after release
    0.2.0, so that what is kept of older exchanges does not know it. `private`: the group of private fields
    that it belongs to; pages, lists, forms, files and the trail ask for it.
    """

    label: str
    _: KW_ONLY
    help: str = ""
    required: bool = False
    heading: str = ""
    width: int = 0
    absent: str = ""
    added: bool = False
    private: Private | None = None


@dataclass(frozen=True, slots=True)
class Text(Field):
    """One line of at most `most` letters."""

    _: KW_ONLY
    most: int = 300


@dataclass(frozen=True, slots=True)
class Lines(Text):
    """Paragraphs."""

    most: int = LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Score(Text):
    """A number with decimals, kept as text, or words."""

    most: int = 30


@dataclass(frozen=True, slots=True)
class Phone(Text):
    """A telephone number, its zeros in front kept."""

    most: int = 40


@dataclass(frozen=True, slots=True)
class FundName(Text):
    """The name of the fund that the row itself is about; `Reference` refers to a fund of another."""


@dataclass(frozen=True, slots=True)
class SectionName(Text):
    """The name of the section that something is of.

    `always`: asked for though the union has recorded no section yet.
    """

    most: int = 200
    _: KW_ONLY
    always: bool = False


@dataclass(frozen=True, slots=True)
class FigureName(Text):
    """The key of a figure, which may name a section."""


@dataclass(frozen=True, slots=True)
class Day(Field):
    """A day."""


#: The day on which the book counts money, where that is another than the day on which it moved.
Booked = Annotated[date | None, Day("Ngày ghi sổ")]


@dataclass(frozen=True, slots=True)
class Time(Field):
    """A time of day."""


@dataclass(frozen=True, slots=True)
class Birth(Field):
    """A birth date, or the year alone."""


@dataclass(frozen=True, slots=True)
class Money(Field):
    """Whole đồng."""


@dataclass(frozen=True, slots=True)
class Count(Field):
    """A whole number from `least` up."""

    _: KW_ONLY
    least: int = 1


@dataclass(frozen=True, slots=True)
class Year(Field):
    """A year, or any other period, by its label (`core.periods`): 2024, Năm học 2021-2022, Quý 1/2024.

    What a bare year means the union's working year says, where it is not the year of money.
    """

    _: KW_ONLY
    of_money: bool = False


@dataclass(frozen=True, slots=True)
class PeriodText(Field):
    """A period in words: 2024, 03/2024, Quý 1/2024; its empty box shows `example`."""

    _: KW_ONLY
    example: str = ""


@dataclass(frozen=True, slots=True)
class MeasureText(Text):
    """How a result is counted, in words that may name funds (`year.figures.rules.parse_measure`)."""

    most: int = LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Number(Field):
    """A number that may have decimals."""


@dataclass(frozen=True, slots=True)
class Rate(Number):
    """A fund's rate: đồng, or per cent of the salary; another fact says which."""


@dataclass(frozen=True, slots=True)
class YesNo(Field):
    """A tick."""


@dataclass(frozen=True, slots=True)
class OneOf(Field):
    """One of a list; where the workbook has but a mark, `marked` is the choice that it means.

    `unmarked` is what no mark means; None: the first other choice.
    """

    _: KW_ONLY
    choices: type[AnyChoice]
    marked: AnyChoice | None = None
    unmarked: AnyChoice | None = None


@dataclass(frozen=True, slots=True)
class Reference(Field):
    """The id of a row of another kind: "people", "funds" or "items" (`log.records.declared` names them)."""

    _: KW_ONLY
    to: str


@dataclass(frozen=True, slots=True)
class Fund(Reference):
    """The fund that pays what the fact `amount` says; None: other people's money, or nobody said yet."""

    _: KW_ONLY
    amount: str
    to: str = "funds"


@dataclass(frozen=True, slots=True)
class MoneyOf(OneOf):
    """Whose money the fact `amount` is; `fund` is the fact that names the fund which pays its own."""

    _: KW_ONLY
    amount: str
    fund: str = "fund_id"


@dataclass(frozen=True, slots=True)
class People(Field):
    """The ids of people of the roster."""


@cache
def fields_of(facts: type) -> Mapping[str, Field]:
    """The stated fields of a dataclass of facts, by name, in its order; {} where it states none."""
    found = {}
    for name, hint in get_type_hints(facts, include_extras=True).items():
        stated = [one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Field)]
        if stated:
            found[name] = stated[0]
    return MappingProxyType(found)


def private_names(facts: type, groups: frozenset[Private]) -> frozenset[str]:
    """The names of the facts that belong to these groups of private fields."""
    return frozenset(name for name, field in fields_of(facts).items() if field.private in groups)


def label_of(facts: type, name: str) -> str:
    """What a fact is called. KeyError for one that is not stated."""
    return fields_of(facts)[name].label
