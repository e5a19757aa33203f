"""The facts of a list of gifts, and of each line of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Count, Day, Money, OneOf, Text
from app.log.activities.facts import Channel, MoneySource


class Occasion(Choice):
    """Dịp for which gifts are prepared; who gets one follows from it (`rules.PLANS`)."""

    TET = "tet", "Tết Nguyên đán"
    WOMEN_8_3 = "women_8_3", "Ngày Quốc tế Phụ nữ 8/3"
    CHILDREN_1_6 = "children_1_6", "Ngày Quốc tế Thiếu nhi 1/6"
    INVALIDS_27_7 = "invalids_27_7", "Ngày Thương binh - Liệt sĩ 27/7"
    MID_AUTUMN = "mid_autumn", "Tết Trung thu"
    STUDY = "study", "Khuyến học"
    WOMEN_20_10 = "women_20_10", "Ngày Phụ nữ Việt Nam 20/10"
    ARMY_22_12 = "army_22_12", "Ngày Quân đội nhân dân 22/12"
    HARDSHIP = "hardship", "Đoàn viên khó khăn"
    OWN = "own", "Dịp khác"


class Progress(Choice):
    """How far a list has come."""

    DRAFT = "draft", "Bản nháp"
    POSTED = "posted", "Đã vào sổ"


@dataclass(frozen=True, slots=True)
class GiftListFacts:
    """A list: `held_on` is the day of the occasion, on which membership and hardship are checked.

    For children: under `age_under` years on `age_on`. `amount_each` (đồng) and `gift_each` are the defaults
    of lines that have no amount or gift of their own.
    """

    occasion: Annotated[
        Occasion,
        OneOf(
            "Dịp",
            choices=Occasion,
            required=True,
            help="Dịp cho biết ai có tên: 8/3, 20/10 là nữ; 1/6, Trung thu là con đoàn viên; khuyến học "
            "là học sinh có thành tích; khó khăn là người đang khó khăn; dịp khác là mọi đoàn viên. "
            "Tên và ngày của danh sách thì tự đặt.",
        ),
    ]
    title: Annotated[str, Text("Tên danh sách", required=True, help="Ghi ở phiếu và nhật ký.")]
    held_on: Annotated[
        date,
        Day("Ngày của dịp", required=True, help="Ai là đoàn viên, ai khó khăn tính đến ngày này."),
    ]
    age_on: Annotated[
        date | None,
        Day("Tuổi tính đến ngày", help="Cho danh sách thiếu nhi; để trống: ngày của dịp."),
    ] = None
    age_under: Annotated[
        int | None,
        Count("Dưới bao nhiêu tuổi", help="Trẻ em là dưới 16 tuổi (Luật Trẻ em, Điều 1)."),
    ] = None
    amount_each: Annotated[
        int | None, Money("Tiền mỗi người", help="Ví dụ 200000 hoặc 200k; từng người có thể khác.")
    ] = None
    gift_each: Annotated[str, Text("Quà mỗi người", help="Ví dụ: 01 áo dài, 01 cặp sách.")] = ""


@dataclass(frozen=True, slots=True)
class RecipientFacts:
    """A line: a member, or the parent of a child; None for outsiders; `details`: group, class, merit."""

    name: str
    details: str = ""
    member_id: int | None = None
    child_id: int | None = None
    is_ticked: bool = True
    amount: int | None = None
    gift: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineValues:
    """The values typed into a line; an empty amount or gift takes the list's default."""

    is_ticked: bool
    amount: int | None
    gift: str
    note: str


@dataclass(frozen=True, slots=True)
class LineDefaults:
    """The amount and gift of lines that have none of their own."""

    amount: int | None
    gift: str


@dataclass(frozen=True, slots=True)
class Posting:
    """How a list is posted: the day, and whose money pays, and its fund."""

    happened_on: date
    fund_id: int | None = None
    channel: Channel | None = None
    excess: str = ""
    #: Post even though the same gifts are recorded already.
    again: bool = False
    money_source: MoneySource | None = None
    giver: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """Totals of a list: people who get something, đồng in all, the largest amount for one."""

    people: int
    amount: int
    most_each: int
