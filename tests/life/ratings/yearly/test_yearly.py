"""The yearly rating of all members on one page."""

from __future__ import annotations

import pytest

from app.core.errors import Refused
from app.extensions import db
from app.life.ratings.facts import Level, RatedSubject
from app.life.ratings.queries import ratings_of
from app.life.ratings.yearly.actions import record_ratings
from app.office.units.models import Unit
from app.people.roster.models import Member
from tests.conftest import OFFICER, Statements, put_member
from tests.downloads import MARKUP, As, words
from tests.life.awards.entries import put_rating
from tests.log.records.test_undo import undo_of

ADDRESS = "/xep-loai/ca-nam/"


def put_people(unit: Unit, count: int = 3) -> list[Member]:
    people = [put_member(unit, f"NV{place}", f"Lê Thị Na {place}") for place in range(count)]
    db.session.commit()
    return people


def test_all_get_the_usual_level_but_those_who_differ(as_role: As, union: Unit) -> None:
    first, second, _third = put_people(union)
    sent = {
        "usual": "good",
        "recognised_by": "BCH công đoàn",
        f"{first.id}-level": "excellent",
        f"{second.id}-level": "-",
    }
    client = as_role("recorder")
    made = client.post(f"{ADDRESS}?year=2024", data=sent, follow_redirects=True)
    assert "Đã xếp loại 3 đoàn viên." in made.text  # Na 0, Na 2 and the cast's member
    expected = [(facts.level, facts.quantity, len(facts.member_ids)) for _, facts in ratings_of(union.id)]
    assert expected == [(Level.EXCELLENT, 1, 1), (Level.GOOD, 2, 2)]
    assert {facts.recognised_by for _, facts in ratings_of(union.id)} == {"BCH công đoàn"}
    again = words(client.get(f"{ADDRESS}?year=2024"))
    assert "Đã xếp loại 3 đoàn viên" in again
    assert "Lê Thị Na 1" in again
    assert "Lê Thị Na 0" not in again


def test_ratings_recorded_together_are_undone_together(as_role: As, union: Unit) -> None:
    first, *_ = put_people(union)
    client = as_role("recorder")
    boxes = {"usual": "good", f"{first.id}-level": "done"}
    address, sent = undo_of(client.post(f"{ADDRESS}?year=2024", data=boxes, follow_redirects=True).text)
    assert len(ratings_of(union.id)) == 2
    client.post(address, data=sent)
    assert ratings_of(union.id) == []


def test_without_a_usual_level_only_the_chosen_are_rated(as_role: As, union: Unit) -> None:
    first, *_ = put_people(union)
    as_role("recorder").post(f"{ADDRESS}?year=2024", data={f"{first.id}-level": "done"})
    assert [facts.member_ids for _, facts in ratings_of(union.id)] == [(first.id,)]


def test_nobody_and_who_is_rated_already_are_refused(as_role: As, union: Unit) -> None:
    first, *_ = put_people(union)
    refused = as_role("recorder").post(f"{ADDRESS}?year=2024", data={})
    assert (refused.status_code, "Chưa xếp loại cho ai." in words(refused)) == (422, True)
    record_ratings(union.id, "2024", {first.id: Level.GOOD}, "", OFFICER)
    with pytest.raises(Refused, match="Lê Thị Na 0"):
        record_ratings(union.id, "2024", {first.id: Level.DONE}, "", OFFICER)
    record_ratings(union.id, "2023", {first.id: Level.DONE}, "", OFFICER)


def test_the_second_of_two_officers_is_told_who_was_rated_meanwhile(as_role: As, union: Unit) -> None:
    first, second, third = put_people(union)
    boxes = {f"{one.id}-level": "" for one in (first, second, third)}
    record_ratings(union.id, "2024", {first.id: Level.EXCELLENT}, "", OFFICER)
    db.session.commit()
    client = as_role("recorder")
    refused = client.post(
        f"{ADDRESS}?year=2024", data={**boxes, f"{first.id}-level": "done", "usual": "good"}
    )
    assert refused.status_code == 422
    assert "Năm 2024 đã xếp loại: Lê Thị Na 0." in words(refused)
    again = {f"{one.id}-level": "" for one in (second, third)} | {"usual": "good"}
    assert client.post(f"{ADDRESS}?year=2024", data=again).status_code == 303
    assert [facts.level for _, facts in ratings_of(union.id)] == [Level.EXCELLENT, Level.GOOD]


def test_a_level_that_is_none_is_refused_and_the_others_stay(as_role: As, union: Unit) -> None:
    first, second, _ = put_people(union)
    sent = {f"{first.id}-level": "rat tot", f"{second.id}-level": "done"}
    refused = as_role("recorder").post(f"{ADDRESS}?year=2024", data=sent)
    assert refused.status_code == 422
    assert '<option selected value="done">' in refused.text
    assert ratings_of(union.id) == []


def test_the_unions_own_rating_is_reported_or_asked_for(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert "Ghi xếp loại công đoàn" in words(client.get(f"{ADDRESS}?year=2024"))
    put_rating(union, subject=RatedSubject.UNION, level=Level.EXCELLENT)
    assert "đã được ghi: Hoàn thành xuất sắc" in words(client.get(f"{ADDRESS}?year=2024"))


def test_markup_stays_text_and_statements_are_few(as_role: As, union: Unit, statements: Statements) -> None:
    for place in range(8):
        put_member(union, f"M{place}", MARKUP)
    db.session.commit()
    client = as_role("recorder")
    assert "<script>alert" not in client.get(ADDRESS).text
    statements.clear()
    client.get(ADDRESS)
    assert statements.count <= 6


def test_only_officers_of_the_union_rate(as_role: As, union: Unit) -> None:
    first, *_ = put_people(union)
    sent = {f"{first.id}-level": "done"}
    for username, status in {"auditor": 403, "member": 403, "upper": 403, "admin": 403, "": 303}.items():
        assert as_role(username).get(ADDRESS).status_code == status
        assert as_role(username).post(ADDRESS, data=sent).status_code == status
    assert as_role("stranger").post(ADDRESS, data=sent).status_code == 422
    assert ratings_of(union.id) == []
