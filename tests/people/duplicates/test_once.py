"""Two records of one person become one: ratings, titles and children recorded in both are kept once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask

from app.admin.verification.checks import unit_faults
from app.core.errors import Refused
from app.extensions import db
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.queries import awards_of
from app.life.ratings.actions import record_rating
from app.life.ratings.checks import rating_faults
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.queries import ratings_of
from app.log.activities.models import Activity
from app.office.units.models import Unit
from app.people.bodies.actions import WRITES as SEATS
from app.people.bodies.facts import BodyFacts
from app.people.bodies.queries import BODIES
from app.people.children.actions import add_child
from app.people.duplicates.actions import merge
from app.people.personal_data.actions import erase_person
from app.people.personal_data.consents.actions import CONSENTS
from app.people.personal_data.consents.facts import ConsentFacts, Given
from app.people.personal_data.consents.queries import consents_of
from app.people.personal_data.rules import Ground
from app.people.roster.facts import BirthDay, ChildFacts
from app.people.roster.models import Member
from app.people.roster.queries import children_of
from app.web.personal.declared import Purpose
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import As, words


@pytest.fixture
def both(union: Unit) -> tuple[int, int]:
    """The ids of two records of one person, one after the other a member."""
    kept = put_member(union, "DV030", "Ngô Thị Hòa", joined_on=date(2020, 1, 1))
    gone = put_member(union, "DV031", "Ngô Thị Hoà", joined_on=date(2010, 1, 1), left_on=date(2019, 1, 1))
    db.session.commit()
    return kept.id, gone.id


def rate(union: Unit, level: Level, *ids: int) -> Activity:
    facts = RatingFacts("2018", RatedSubject.MEMBER, level, ids, len(ids))
    return record_rating(union.id, facts, OFFICER, TODAY)


def title(union: Unit, who: int) -> Activity:
    facts = AwardFacts(
        "2018", Subject.PERSON, f"Hòa {who}", "Lao động tiên tiến", Stage.GRANTED, member_ids=(who,)
    )
    return record_award(union.id, facts, OFFICER, TODAY)


def join(union: Unit, both: tuple[int, int]) -> None:
    db.session.commit()
    kept, gone = (db.session.get_one(Member, one) for one in both)
    merge(kept, gone, OFFICER, TODAY, "một người")
    db.session.commit()


def test_of_two_ratings_of_a_year_one_stays(union: Unit, both: tuple[int, int]) -> None:
    rate(union, Level.GOOD, both[0])
    second = rate(union, Level.FAILED, both[1])
    join(union, both)
    assert [(facts.level, facts.member_ids) for _, facts in ratings_of(union.id)] == [(Level.GOOD, both[:1])]
    gone = db.session.get_one(Activity, second.id)
    assert gone.withdrawn_reason == "Gộp hai hồ sơ: một người"
    assert rating_faults(union.id) == []


def test_a_rating_of_many_stands_without_that_person(union: Unit, both: tuple[int, int]) -> None:
    rate(union, Level.GOOD, both[0])
    rate(union, Level.DONE, 1, both[1])
    join(union, both)
    found = [(facts.level, facts.member_ids, facts.quantity) for _, facts in ratings_of(union.id)]
    assert found == [(Level.GOOD, both[:1], 1), (Level.DONE, (1,), 1)]


def test_of_two_equal_titles_one_stays(union: Unit, both: tuple[int, int]) -> None:
    title(union, both[0])
    title(union, both[1])
    join(union, both)
    assert [facts.member_ids for _, facts in awards_of(union.id)] == [both[:1]]


def test_what_only_one_has_recorded_stays(union: Unit, both: tuple[int, int]) -> None:
    rate(union, Level.GOOD, both[1])
    title(union, both[1])
    join(union, both)
    assert [facts.member_ids for _, facts in ratings_of(union.id)] == [both[:1]]
    assert [facts.member_ids for _, facts in awards_of(union.id)] == [both[:1]]


def test_the_page_says_so_before(as_role: As, union: Unit, both: tuple[int, int]) -> None:
    rate(union, Level.GOOD, both[0])
    rate(union, Level.FAILED, both[1])
    db.session.commit()
    text = words(as_role("recorder").get(f"/doan-vien/{both[0]}/gop/{both[1]}"))
    assert "Xếp loại Đoàn viên năm 2018: Không hoàn thành: hồ sơ được giữ đã có" in text


def test_a_child_recorded_in_both_is_one(union: Unit, both: tuple[int, int]) -> None:
    add_child(union.id, ChildFacts(both[0], "Ngô Gia Huy", BirthDay(year=2015)), OFFICER, TODAY)
    born = BirthDay(date(2015, 5, 5))
    add_child(union.id, ChildFacts(both[1], "NGÔ GIA HUY", born, "3A"), OFFICER, TODAY)
    add_child(union.id, ChildFacts(both[1], "Ngô Gia Bảo", born), OFFICER, TODAY)
    join(union, both)
    found = [facts for _, facts in children_of(union.id)]
    assert [(one.member_id, one.full_name, one.birth) for one in found] == [
        (both[0], "Ngô Gia Huy", born),
        (both[0], "Ngô Gia Bảo", born),
    ]
    assert found[0].school_class == "3A"


def test_twins_whose_names_differ_by_diacritics_stay_two(union: Unit, both: tuple[int, int]) -> None:
    born = BirthDay(date(2015, 5, 5))
    for person, name in zip(both, ("Ngô Bảo An", "Ngô Bảo Ân"), strict=True):
        add_child(union.id, ChildFacts(person, name, born), OFFICER, TODAY)
    join(union, both)
    assert [facts.full_name for _, facts in children_of(union.id)] == ["Ngô Bảo An", "Ngô Bảo Ân"]


def seat(
    union: Unit, who: int, since: date, until: date | None, post: str = "Ủy viên", note: str = ""
) -> None:
    SEATS.record(union.id, BodyFacts("Ban Nữ công", since, who, "", post, until, note=note), OFFICER, TODAY)


def seats(union: Unit) -> list[tuple[object, ...]]:
    db.session.expire_all()
    return [
        (one.member_id, one.post, one.starts_on, one.ends_on, one.note) for _, one in BODIES.all(union.id)
    ]


def test_one_seat_in_both_records_is_one_from_its_first_day_to_its_last(
    as_role: As, union: Unit, both: tuple[int, int]
) -> None:
    seat(union, both[0], date(2020, 1, 1), date(2021, 6, 30), note="theo Quyết định 3")
    seat(union, both[0], date(2022, 1, 1), None)
    seat(union, both[1], date(2019, 1, 1), date(2022, 12, 31), note="bầu bổ sung")
    seat(union, both[1], date(2019, 1, 1), None, post="Trưởng ban")
    db.session.commit()
    text = words(as_role("recorder").get(f"/doan-vien/{both[0]}/gop/{both[1]}"))
    assert "Ban Nữ công: Ủy viên: hai hồ sơ đều có trong cùng thời gian, sẽ nhập làm một." in text
    join(union, both)
    notes = "theo Quyết định 3\nbầu bổ sung"
    assert seats(union) == [
        (both[0], "Ủy viên", date(2019, 1, 1), None, notes),
        (both[0], "Trưởng ban", date(2019, 1, 1), None, ""),
    ]
    assert unit_faults(union, TODAY) == []


def test_seats_one_after_the_other_stay_two(union: Unit, both: tuple[int, int]) -> None:
    seat(union, both[0], date(2020, 1, 1), None)
    seat(union, both[1], date(2018, 1, 1), date(2019, 12, 31))
    join(union, both)
    assert [one[2] for one in seats(union)] == [date(2020, 1, 1), date(2018, 1, 1)]


def test_of_two_consents_to_one_purpose_one_stays(union: Unit, both: tuple[int, int]) -> None:
    for who in both:
        CONSENTS.record(union.id, ConsentFacts(who, Purpose.PHOTO, TODAY, Given.PAPER), OFFICER, TODAY)
    CONSENTS.record(union.id, ConsentFacts(both[1], Purpose.PARTY, TODAY, Given.PAPER), OFFICER, TODAY)
    join(union, both)
    found = [(one.facts.member_id, one.facts.purpose) for one in consents_of(union.id)]
    assert sorted(found) == [(both[0], Purpose.PARTY), (both[0], Purpose.PHOTO)]
    assert unit_faults(union, TODAY) == []


def test_nobody_becomes_one_with_somebody_erased(app: Flask, union: Unit, both: tuple[int, int]) -> None:
    erase_person(
        db.session.get_one(Member, both[1]), Ground.LEFT, "quá hạn", OFFICER, TODAY,
        at=datetime(2024, 12, 15, tzinfo=UTC), folder=Path(app.instance_path),
    )  # fmt: skip
    with pytest.raises(Refused, match="đã xóa"):
        join(union, both)
