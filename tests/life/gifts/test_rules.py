"""Who gets a gift on which occasion, on which day it falls, and what a list comes to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Refused
from app.life.gifts.choosing.plans import day_of, facts_for, refuse_bad_list
from app.life.gifts.choosing.rules import KnownChild, Person, select_recipients
from app.life.gifts.facts import GiftListFacts, Occasion, RecipientFacts
from app.life.gifts.rules import recipients_text, renewed_lines, sum_of
from app.life.visits.facts import Circle
from app.people.roster.facts import BirthDay, ChildFacts, MembershipFacts, Sex, Standing

MARCH = date(2024, 3, 8)
TODAY = date(2024, 12, 15)
ALWAYS = MembershipFacts(Standing.MEMBER)
WOMAN = Person(1, "Lê Thị Ấm", Sex.FEMALE, (ALWAYS,))
MAN = Person(2, "Trần Văn Bảo", Sex.MALE, (MembershipFacts(Standing.MEMBER, in_hardship=True),))
LEFT = Person(3, "Hồ Thị Bé", Sex.FEMALE, (MembershipFacts(Standing.MEMBER, left_on=date(2023, 6, 1)),))
NOT_JOINED = Person(4, "Vũ Thị Cúc", Sex.FEMALE, (MembershipFacts(Standing.NOT_JOINED),))
PEOPLE = (WOMAN, MAN, LEFT, NOT_JOINED)


def of(occasion: Occasion, **values: object) -> GiftListFacts:
    return GiftListFacts(**{"occasion": occasion, "title": "Quà", "held_on": MARCH, **values})  # type: ignore[arg-type]


def child(birth: BirthDay, parent: Person = WOMAN, **values: str) -> KnownChild:
    return KnownChild(7, ChildFacts(parent.id, "Hồ Thị Na", birth, **values))


@pytest.mark.parametrize(
    ("occasion", "year", "day"),
    [
        (Occasion.TET, 2024, date(2024, 2, 10)),
        (Occasion.TET, 2025, date(2025, 1, 29)),
        (Occasion.TET, 2026, date(2026, 2, 17)),
        (Occasion.TET, 2027, date(2027, 2, 6)),
        (Occasion.MID_AUTUMN, 2024, date(2024, 9, 17)),
        (Occasion.MID_AUTUMN, 2025, date(2025, 10, 6)),
        (Occasion.MID_AUTUMN, 2026, date(2026, 9, 25)),
        (Occasion.MID_AUTUMN, 2027, date(2027, 9, 15)),
        (Occasion.WOMEN_8_3, 2024, date(2024, 3, 8)),
        (Occasion.CHILDREN_1_6, 2024, date(2024, 6, 1)),
        (Occasion.INVALIDS_27_7, 2024, date(2024, 7, 27)),
        (Occasion.WOMEN_20_10, 2024, date(2024, 10, 20)),
        (Occasion.ARMY_22_12, 2024, date(2024, 12, 22)),
        (Occasion.STUDY, 2024, None),
        (Occasion.HARDSHIP, 2024, None),
        (Occasion.TET, 2150, None),
    ],
)
def test_days_of_occasions(occasion: Occasion, year: int, day: date | None) -> None:
    assert day_of(occasion, year) == day


def test_one_click_gives_a_title_a_day_and_the_age_of_children() -> None:
    assert facts_for(Occasion.WOMEN_8_3, 2025, TODAY).title == "Ngày Quốc tế Phụ nữ 8/3/2025"
    tet = facts_for(Occasion.TET, 2025, TODAY)
    assert (tet.title, tet.held_on, tet.age_under) == ("Tết Nguyên đán năm 2025", date(2025, 1, 29), None)
    autumn = facts_for(Occasion.MID_AUTUMN, 2025, TODAY)
    assert (autumn.age_on, autumn.age_under) == (date(2025, 10, 6), 16)
    assert facts_for(Occasion.STUDY, 2024, TODAY).held_on == TODAY
    assert facts_for(Occasion.STUDY, 2023, TODAY).held_on == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("occasion", "found"),
    [
        (Occasion.WOMEN_8_3, [("Lê Thị Ấm", True)]),
        (Occasion.WOMEN_20_10, [("Lê Thị Ấm", True)]),
        (Occasion.TET, [("Lê Thị Ấm", True), ("Trần Văn Bảo", True)]),
        (Occasion.OWN, [("Lê Thị Ấm", True), ("Trần Văn Bảo", True)]),
        (Occasion.HARDSHIP, [("Trần Văn Bảo", True)]),
        (Occasion.INVALIDS_27_7, [("Lê Thị Ấm", False), ("Trần Văn Bảo", False)]),
        (Occasion.ARMY_22_12, [("Lê Thị Ấm", False), ("Trần Văn Bảo", False)]),
    ],
)
def test_members_of_the_day(occasion: Occasion, found: list[tuple[str, bool]]) -> None:
    assert [(one.name, one.is_ticked) for one in select_recipients(of(occasion), PEOPLE, ())] == found


def test_a_member_of_the_day_who_left_since_is_given() -> None:
    then = of(Occasion.WOMEN_8_3, held_on=date(2023, 3, 8))
    assert [one.name for one in select_recipients(then, PEOPLE, ())] == ["Lê Thị Ấm", "Hồ Thị Bé"]


def test_a_recorded_time_of_hardship_counts_too() -> None:
    found = select_recipients(of(Occasion.HARDSHIP), PEOPLE, (), in_hardship={1, 3})
    assert [one.name for one in found] == ["Lê Thị Ấm", "Trần Văn Bảo"]


@pytest.mark.parametrize(
    ("birth", "ticked"),
    [
        (BirthDay(date(2008, 6, 2)), True),  # 16 tomorrow
        (BirthDay(date(2008, 6, 1)), None),  # 16 today
        (BirthDay(date(2024, 6, 1)), True),  # born today
        (BirthDay(date(2024, 6, 2)), None),  # not yet born
        (BirthDay(year=2008), True),  # perhaps 15 still
        (BirthDay(year=2007), None),
        (BirthDay(), False),  # nobody knows: there, to be ticked
    ],
)
def test_children_under_sixteen_on_the_day(birth: BirthDay, ticked: bool | None) -> None:
    facts = of(Occasion.CHILDREN_1_6, held_on=date(2024, 6, 1), age_on=date(2024, 6, 1), age_under=16)
    found = select_recipients(facts, PEOPLE, [child(birth)])
    assert [one.is_ticked for one in found] == ([] if ticked is None else [ticked])


def test_children_of_those_who_left_get_nothing() -> None:
    facts = of(Occasion.CHILDREN_1_6, age_under=16)
    assert select_recipients(facts, PEOPLE, [child(BirthDay(date(2020, 1, 1)), parent=LEFT)]) == []


@pytest.mark.parametrize(
    ("merit", "school_year", "ticked"),
    [
        ("Học sinh giỏi", "2023-2024", True),
        ("Học sinh giỏi", "2024", True),
        ("Học sinh giỏi", "2022-2023", None),
        ("Học sinh giỏi", "2024-2025", None),
        ("Học sinh giỏi", "", False),
        ("", "2023-2024", None),
    ],
)
def test_pupils_with_merit_in_the_school_year_that_ended(
    merit: str, school_year: str, ticked: bool | None
) -> None:
    one = child(BirthDay(year=2012), merit=merit, school_year=school_year, school_class="6A")
    found = select_recipients(of(Occasion.STUDY), PEOPLE, [one])
    assert [line.is_ticked for line in found] == ([] if ticked is None else [ticked])
    assert all("lớp 6A; Học sinh giỏi" in line.details for line in found)


def test_a_child_is_reported_with_the_parent_and_the_year() -> None:
    [line] = select_recipients(
        of(Occasion.CHILDREN_1_6, age_under=16), PEOPLE, [child(BirthDay(date(2014, 9, 2)))]
    )
    assert (line.name, line.details) == ("Hồ Thị Na", "con của Lê Thị Ấm; sinh năm 2014")
    assert (line.member_id, line.child_id) == (1, 7)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 30))
def test_an_age_is_reached_on_the_birthday_and_not_before(born: date, years: int) -> None:
    if (born.month, born.day) == (2, 29):
        born = born.replace(day=28)
    birthday = born.replace(year=born.year + years)
    assert BirthDay(born).age_on(birthday) == years
    assert BirthDay(born).age_on(date.fromordinal(birthday.toordinal() - 1)) == years - 1


def test_a_list_made_again_keeps_what_was_typed_and_who_was_added() -> None:
    kept = [
        RecipientFacts("Lê Thị Ấm", member_id=1, is_ticked=False, amount=300_000, note="ốm"),
        RecipientFacts("Hồ Thị Bé", member_id=3),
        RecipientFacts("Khách mời"),
    ]
    fresh = [RecipientFacts("Lê Thị Ấm", "Tổ 2", member_id=1), RecipientFacts("Vũ Thị Dung", member_id=5)]
    assert renewed_lines(kept, fresh) == [
        RecipientFacts("Lê Thị Ấm", "Tổ 2", member_id=1, is_ticked=False, amount=300_000, note="ốm"),
        RecipientFacts("Vũ Thị Dung", member_id=5),
        RecipientFacts("Khách mời"),
    ]


def test_the_sum_takes_each_lines_own_amount_before_the_lists() -> None:
    lines = [
        RecipientFacts("A"),
        RecipientFacts("B", amount=500_000),
        RecipientFacts("C", amount=900_000, is_ticked=False),
    ]
    total = sum_of(of(Occasion.OWN, amount_each=200_000), lines)
    assert (total.people, total.amount, total.most_each) == (2, 700_000, 500_000)


def test_many_recipients_are_counted_and_few_named() -> None:
    assert recipients_text(Occasion.WOMEN_8_3, Circle.MEMBERS, ["A", "B", "C"]) == "A, B, C"
    assert recipients_text(Occasion.WOMEN_8_3, Circle.MEMBERS, ["A"] * 8) == "08 nữ đoàn viên"
    assert recipients_text(Occasion.WOMEN_8_3, Circle.OUTSIDERS, ["A"] * 8) == "08 người ngoài đơn vị"


@pytest.mark.parametrize(
    ("values", "field"),
    [({"title": ""}, "title"), ({"age_under": None}, "age_under"), ({"amount_each": 0}, "amount_each")],
)
def test_lists_that_cannot_be(values: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_bad_list(of(Occasion.CHILDREN_1_6, **{"age_under": 16, **values}))
    assert refused.value.field == field
