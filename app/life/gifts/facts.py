"""What is said of a list of gifts, and of each line of it."""

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
    """A list: `held_on` is the day of the occasion; who is a member, a woman, in hardship counts on it.

    For children: under `age_under` years on `age_on`. `amount_each` (đồng) and `gift_each` are what a line
    gets that says nothing of its own.
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
    """A line: the member, or whose child it is; neither for outsiders. `said`: group, class, merit."""

    name: str
    said: str = ""
    member_id: int | None = None
    child_id: int | None = None
    is_ticked: bool = True
    amount: int | None = None
    gift: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a line of the list: an empty amount or gift takes the list's."""

    is_ticked: bool
    amount: int | None
    gift: str
    note: str


@dataclass(frozen=True, slots=True)
class Each:
    """What every line of a list gets that says nothing of its own."""

    amount: int | None
    gift: str


@dataclass(frozen=True, slots=True)
class Posting:
    """How a list goes into the books: the day, and the fund that pays (None: other people's money)."""

    happened_on: date
    fund_id: int | None = None
    channel: Channel | None = None
    excess: str = ""
    #: Though the books tell of such gifts already.
    again: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """What a list comes to: people who get something, đồng in all, the largest share."""

    people: int
    amount: int
    most_each: int
