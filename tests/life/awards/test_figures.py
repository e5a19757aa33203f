"""Awards by title, body, recipient and stage; ratings by their year."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.periods import parse_period
from app.life.awards.facts import Stage, Subject
from app.life.awards.rules import is_generic
from app.life.ratings.facts import Level, RatedSubject
from app.log.figures.facts import Scope
from app.log.figures.registry import figure, figures
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from tests.life.awards.entries import put_award, put_rating

PROVINCE, TOWN = "Liên đoàn Lao động tỉnh", "Liên đoàn Lao động thị xã"
DECIDED = date(2025, 12, 2)


def put_praise(union: Unit) -> None:
    """Praise of two bodies, as a commune's union recorded it."""
    praise = {"year": "2025", "title": "Giấy khen", "name": "Đoàn viên tiêu biểu", "granted_on": DECIDED}
    put_award(union, **praise, granting_body=PROVINCE)
    put_award(union, **praise, granting_body=TOWN, quantity=3)
    group = {**praise, "name": "Tổ Khoa học", "subject": Subject.COLLECTIVE}
    put_award(union, **group, granting_body=PROVINCE)
    undated = {"year": "2025", "title": "Giấy khen", "name": "Đoàn viên", "stage": Stage.PROPOSED}
    put_award(union, **undated, granting_body="Ủy ban nhân dân xã", quantity=2)
    put_award(
        union, year="2025", title="Lao động tiên tiến", name="19 người", stage=Stage.REGISTERED, quantity=19
    )


def asked(union: Unit, period: str, as_of: date | None = None, signed_on: date | None = None) -> Scope:
    days = parse_period(period)
    return open_scope(union, days, as_of or days.end, signed_on)


def test_the_province_and_the_town_stay_apart(union: Unit) -> None:
    put_praise(union)
    scope = asked(union, "2025")
    granted = "awards.granted[Giấy khen|{}]{}"
    for body, persons, collectives in ((PROVINCE, 1, 1), (TOWN, 3, 0)):
        assert figure(scope, granted.format(body, "")).value == persons + collectives
        assert figure(scope, granted.format(body, ".persons")).value == persons
        assert figure(scope, granted.format(body, ".collectives")).value == collectives
    proposed = figure(scope, "awards.proposed[Giấy khen|Ủy ban nhân dân xã].persons")
    assert (proposed.value, proposed.label) == (
        2,
        "Đề nghị khen thưởng, cá nhân: Giấy khen, Ủy ban nhân dân xã",
    )
    assert figure(scope, "awards.registered[Lao động tiên tiến].persons").value == 19
    assert "danh hiệu và cấp khen này" in proposed.rule
    for one in figures(scope):
        if one.shares:
            assert sum(share.share for share in one.shares) == one.value, one.key


def test_without_a_body_the_key_ends_after_the_title(union: Unit) -> None:
    put_award(union, quantity=4)
    granted = figure(asked(union, "2024"), "awards.granted[Lao động tiên tiến|].persons")
    assert (granted.value, granted.label) == (4, "Được khen thưởng, cá nhân: Lao động tiên tiến")


def test_each_counts_in_the_reports_of_its_year(union: Unit) -> None:
    put_praise(union)
    town, asked_for = f"awards.granted[Giấy khen|{TOWN}]", "awards.proposed[Giấy khen|Ủy ban nhân dân xã]"
    found = {
        period: [figure(asked(union, period), key).value for key in (town, asked_for)]
        for period in ("2025", "6 tháng cuối năm 2025", "6 tháng đầu năm 2025", "2026")
    }
    assert found == {
        "2025": [3, 2],
        "6 tháng cuối năm 2025": [3, 2],
        "6 tháng đầu năm 2025": [0, 0],
        "2026": [0, 0],
    }
    assert figure(asked(union, "2025", date(2025, 11, 30)), town).value == 3


def test_what_was_decided_after_the_signing_is_not_in_the_paper(union: Unit) -> None:
    put_praise(union)
    town = f"awards.granted[Giấy khen|{TOWN}]"
    signed = [date(2025, 12, 1), date(2025, 12, 2)]
    assert [figure(asked(union, "2025", date(2025, 11, 30), day), town).value for day in signed] == [0, 3]


@pytest.mark.parametrize(
    "name",
    [
        *("Đoàn viên", "đoàn  viên", "Cán bộ, công chức", "Công đoàn cơ sở", "Đoàn viên tiêu biểu", "CBCC"),
        *("Cán bộ và công chức", "Người lao động", "Đoàn viên, người lao động", ""),
    ],
)
def test_a_kind_is_no_name(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize(
    "name", ["Trần Văn Một", "Tổ Khoa học", "Công đoàn cơ sở Trung tâm Khuyến công", "Đoàn Viên An"]
)
def test_a_name_is_one(name: str) -> None:
    assert not is_generic(name)


def test_ratings_belong_to_the_year_they_are_for(union: Unit) -> None:
    put_rating(union, year="Năm học 2021-2022")
    put_rating(union, year="Năm học 2021-2022", subject=RatedSubject.MEMBER, level=Level.GOOD, quantity=7)
    put_rating(union, year="2022", level=Level.GOOD)
    school, calendar = asked(union, "Năm học 2021-2022"), asked(union, "Quý 4/2022")
    assert figure(school, "ratings.union").value == "Hoàn thành xuất sắc"
    assert figure(school, "ratings.members[Hoàn thành tốt]").value == 7
    assert figure(calendar, "ratings.union").value == "Hoàn thành tốt"
    assert figure(calendar, "ratings.members[Hoàn thành tốt]").value == 0
