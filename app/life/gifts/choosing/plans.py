"""Pure decisions about an occasion: who gets a gift, the reason, and its day in a year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from app.core.errors import Refused
from app.core.lunar import lunar_day
from app.life.gifts.facts import GiftListFacts, Occasion
from app.life.norms.facts import NormFacts
from app.life.visits.facts import Audience, Reason

#: Trẻ em là người dưới 16 tuổi (Luật Trẻ em 2016, Điều 1).
CHILD_UNDER = 16


class Who(Enum):
    """The group of the roster that an occasion is for."""

    MEMBERS = auto()
    WOMEN = auto()
    IN_HARDSHIP = auto()
    #: Every member, none ticked: the roster does not record who belongs to the group.
    TO_BE_TICKED = auto()
    CHILDREN = auto()
    PUPILS = auto()


@dataclass(frozen=True, slots=True)
class Plan:
    """The consequences of an occasion; `day` is (day, month), lunar if `is_lunar`, None for any day."""

    who: Who
    reason: Reason
    noun: str
    day: tuple[int, int] | None = None
    is_lunar: bool = False

    @property
    def audience(self) -> Audience:
        return Audience.CHILD if self.who in (Who.CHILDREN, Who.PUPILS) else Audience.MEMBER


PLANS = {
    Occasion.TET: Plan(Who.MEMBERS, Reason.HOLIDAY, "đoàn viên", (1, 1), is_lunar=True),
    Occasion.WOMEN_8_3: Plan(Who.WOMEN, Reason.WOMEN, "nữ đoàn viên", (8, 3)),
    Occasion.CHILDREN_1_6: Plan(Who.CHILDREN, Reason.CHILDREN, "cháu là con đoàn viên", (1, 6)),
    Occasion.INVALIDS_27_7: Plan(Who.TO_BE_TICKED, Reason.GRATITUDE, "đoàn viên", (27, 7)),
    Occasion.MID_AUTUMN: Plan(
        Who.CHILDREN, Reason.MID_AUTUMN, "cháu là con đoàn viên", (15, 8), is_lunar=True
    ),
    Occasion.STUDY: Plan(Who.PUPILS, Reason.STUDY, "học sinh là con đoàn viên"),
    Occasion.WOMEN_20_10: Plan(Who.WOMEN, Reason.WOMEN, "nữ đoàn viên", (20, 10)),
    Occasion.ARMY_22_12: Plan(Who.TO_BE_TICKED, Reason.GRATITUDE, "đoàn viên", (22, 12)),
    Occasion.HARDSHIP: Plan(Who.IN_HARDSHIP, Reason.HARDSHIP, "đoàn viên khó khăn"),
    Occasion.OWN: Plan(Who.MEMBERS, Reason.OTHER, "đoàn viên"),
}


def day_of(occasion: Occasion, year: int) -> date | None:
    """The day of an occasion in a year; None without a day, or beyond the lunar calendar."""
    plan = PLANS[occasion]
    if plan.day is None:
        return None
    day, month = plan.day
    return lunar_day(day, month, year) if plan.is_lunar else date(year, month, day)


def facts_for(occasion: Occasion, year: int, today: date) -> GiftListFacts:
    """The facts of a list prepared with one click; an occasion without a fixed day gets today."""
    day = day_of(occasion, year) or (today if today.year == year else date(year, 12, 31))
    has_age = PLANS[occasion].who is Who.CHILDREN
    return GiftListFacts(
        occasion=occasion,
        title=f"{occasion.label} năm {year}" if "/" not in occasion.label else f"{occasion.label}/{year}",
        held_on=day,
        age_on=day if has_age else None,
        age_under=CHILD_UNDER if has_age else None,
    )


def with_norm(facts: GiftListFacts, norm: NormFacts | None) -> GiftListFacts:
    """The list with the union's own norm as amount for each; unchanged without a norm or with an example."""
    return replace(facts, amount_each=norm.amount) if norm and not norm.is_example else facts


def refuse_bad_list(facts: GiftListFacts) -> None:
    """Raise Refused for a list of children without an age limit, and for an amount of 0."""
    if not facts.title:
        raise Refused("Cần có tên danh sách.", "title")
    if PLANS[facts.occasion].who is Who.CHILDREN and facts.age_under is None:
        raise Refused("Danh sách thiếu nhi cần ghi dưới bao nhiêu tuổi.", "age_under")
    if facts.amount_each == 0:
        raise Refused("Số tiền phải lớn hơn 0; không có tiền thì để trống.", "amount_each")
