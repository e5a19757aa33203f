"""The facts of a list of gifts, and of each line of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice
from app.log.activities.facts import Channel


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

    occasion: Occasion
    title: str
    held_on: date
    age_on: date | None = None
    age_under: int | None = None
    amount_each: int | None = None
    gift_each: str = ""


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
    """How a list is posted: the day, and the fund that pays (None: others pay)."""

    happened_on: date
    fund_id: int | None = None
    channel: Channel | None = None
    excess: str = ""
    #: Post even though the same gifts are recorded already.
    again: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """Totals of a list: people who get something, đồng in all, the largest amount for one."""

    people: int
    amount: int
    most_each: int
