"""A member is rated once a year; a title is given once by a body, unless the officer says so again."""

from __future__ import annotations

import pytest

from app.core.actor import Correction
from app.core.errors import Refused
from app.extensions import db
from app.life.awards.queries import awards_of
from app.life.awards.rules import counted
from app.life.ratings.actions import correct_rating, record_rating
from app.life.ratings.checks import rating_faults
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.queries import ratings_of
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import As, errors
from tests.life.awards.entries import AWARD

RATING = {"year": "2024", "subject": "member", "level": "good"}
ASKED = "Nếu đúng là lần khác, hãy đánh dấu «Vẫn ghi» rồi lưu lại."


def rating(level: Level, *ids: int, year: int = 2024, quantity: int | None = None) -> RatingFacts:
    return RatingFacts(str(year), RatedSubject.MEMBER, level, ids, quantity)


def test_a_second_rating_of_a_member_is_refused_beside_the_people(as_role: As, union: Unit) -> None:
    sent, client = {**RATING, "member_ids": "1"}, as_role("recorder")
    assert client.post("/xep-loai/moi", data=sent).status_code == 303
    for level in ("good", "failed"):
        page = client.post("/xep-loai/moi", data={**sent, "level": level, "again": "y"})
        assert page.status_code == 422
        assert errors(page) == {"member_ids": "Năm 2024 đã xếp loại Nguyễn Văn Bình: Hoàn thành tốt."}
    assert client.post("/xep-loai/moi", data={**sent, "year": "2023"}).status_code == 303
    assert len(ratings_of(union.id)) == 2


def test_a_correction_may_not_make_it_two_either(union: Unit) -> None:
    other = put_member(union, "DV002", "Trần Thị Ánh").id
    record_rating(union.id, rating(Level.GOOD, 1), OFFICER, TODAY)
    second = record_rating(union.id, rating(Level.DONE, other), OFFICER, TODAY)
    old = rating(Level.DONE, other)
    with pytest.raises(Refused, match="đã xếp loại Nguyễn Văn Bình"):
        correct_rating(second, old, rating(Level.DONE, other, 1), Correction(OFFICER, TODAY, "Thêm người"))
    correct_rating(second, old, rating(Level.FAILED, other), Correction(OFFICER, TODAY, "Nhầm mức"))
    assert [facts.level for _, facts in ratings_of(union.id)] == [Level.GOOD, Level.FAILED]


def test_the_union_is_rated_once_by_each_who_recognises_it(as_role: As, union: Unit) -> None:
    client, sent = as_role("recorder"), {"year": "2024", "subject": "union", "level": "good"}
    own, upper = {**sent, "recognised_by": ""}, {**sent, "recognised_by": "LĐLĐ huyện"}
    assert [client.post("/xep-loai/moi", data=one).status_code for one in (own, upper, own)] == [
        303,
        303,
        422,
    ]


def test_books_of_before_are_reported_and_counted_by_the_latest(union: Unit) -> None:
    ids = [put_member(union, f"DV01{n}", f"Lê Thị {name}").id for n, name in enumerate("AB")]
    first = record_rating(union.id, rating(Level.GOOD, 1, *ids, quantity=3), OFFICER, TODAY, imported=True)
    twice = rating(Level.FAILED, 1, ids[0], quantity=2)
    second = record_rating(union.id, twice, OFFICER, TODAY, imported=True)
    db.session.commit()
    assert [(facts.level, many) for _, facts, many in counted(ratings_of(union.id))] == [
        (Level.GOOD, 1),
        (Level.FAILED, 2),
    ]
    (fault,) = rating_faults(union.id)
    assert "Năm 2024 xếp loại hai lần Lê Thị A và Nguyễn Văn Bình" in fault.message
    assert fault.sources == (f"activities/{first.id}", f"activities/{second.id}")


def test_a_title_given_again_is_asked_about(as_role: As, union: Unit) -> None:
    client, sent = as_role("recorder"), {**AWARD, "member_ids": "1"}
    assert client.post("/khen-thuong/moi", data=sent).status_code == 303
    page = client.post("/khen-thuong/moi", data=sent)
    assert page.status_code == 422
    assert ASKED in errors(page)["again"]
    assert 'name="again"' in page.text
    assert client.post("/khen-thuong/moi", data={**sent, "again": "y"}).status_code == 303
    assert len(awards_of(union.id)) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"stage": "registered"},
        {"year": "2023"},
        {"title": "Chiến sĩ thi đua cơ sở"},
        {"name": "Trần Thị Ánh"},
        {"granting_body": "LĐLĐ tỉnh"},
    ],
)
def test_another_title_stage_year_person_or_body_is_another(
    as_role: As, union: Unit, other: dict[str, str]
) -> None:
    client, sent = as_role("recorder"), {**AWARD, "granting_body": "LĐLĐ huyện"}
    assert [client.post("/khen-thuong/moi", data={**sent, **one}).status_code for one in ({}, other)] == [
        303,
        303,
    ]


def test_a_number_of_members_without_names_is_asked_about(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    sent = {"year": "2024", "subject": "member", "level": "good", "quantity": "12"}
    assert client.post("/xep-loai/moi", data=sent).status_code == 303
    page = client.post("/xep-loai/moi", data={**sent, "quantity": "13"})
    assert page.status_code == 422
    assert errors(page)["again"].startswith(
        "Năm 2024 đã ghi một lần xếp loại không kèm tên như vậy: 12 đoàn viên, Hoàn thành tốt."
    )
    for change in ({"level": "done"}, {"year": "2023"}, {"again": "y"}):
        assert client.post("/xep-loai/moi", data={**sent, **change}).status_code == 303
    assert len(ratings_of(union.id)) == 4


def test_two_bodies_may_each_rate_a_number_of_members(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    sent = {"year": "2024", "subject": "member", "level": "good", "recognised_by": "CĐCS"}
    answers = [
        client.post("/xep-loai/moi", data={**sent, "recognised_by": body}).status_code
        for body in ("CĐCS", "LĐLĐ huyện", "", "cđcs")
    ]
    assert answers == [303, 303, 422, 422]
