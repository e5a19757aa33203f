"""One way to record, correct and withdraw for every kind with a side table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from app.books.entries.actions import EntryKind
from app.books.lines.queries import postings_of
from app.core.actor import Correction
from app.core.errors import Refused, Stale
from app.extensions import db
from app.life.awards.actions import AWARDS
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.queries import awards_of
from app.life.events.actions import EVENTS
from app.life.events.facts import Category, EventFacts
from app.life.events.queries import events_of
from app.life.petitions.actions import PETITIONS
from app.life.petitions.facts import PetitionFacts
from app.life.petitions.queries import petitions_of
from app.life.ratings.actions import RATINGS
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.queries import ratings_of
from app.life.visits.actions import VISITS
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.life.visits.queries import visits_of
from app.log.activities.facts import Channel, MoneySource
from app.log.activities.models import Activity
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY
from tests.downloads import cash_in, put_fund

Of = Callable[[int], list[tuple[Activity, Any]]]
DAY = date(2024, 5, 20)

#: Each kind with facts that leave nothing out, but for the fund and the people.
KINDS: list[tuple[EntryKind[Any], Of, Any]] = [
    (
        VISITS,
        visits_of,
        VisitFacts(
            DAY, Reason.STUDY, "Các cháu", Audience.CHILD, "Khai giảng", (), 12, 600_000, "Vở", None,
            Channel.BANK, "BCH", "PC 1", "Đủ",
            MoneySource.OTHERS, giver="Công ty Hoa Mai",
        ),
    ),
    (
        EVENTS,
        events_of,
        EventFacts(
            DAY, Category.TRAINING, "Tập huấn", DAY, "Tốt", "26/3", "Đoàn xã", "Hội trường", 40, 2, 900_000,
            None, Channel.CASH, "PC 2", "Ảnh", MoneySource.OTHERS,
            giver="Công ty Hoa Mai", beneficiaries=12, beneficiary_noun="học viên", own_kind="Hội thảo",
        ),
    ),
    (PETITIONS, petitions_of, PetitionFacts(DAY, "Mái che", "Tổ 1", "Hiệu trưởng", "Đã sửa", DAY)),
    (
        AWARDS,
        awards_of,
        AwardFacts(
            "2024", Subject.COLLECTIVE, "Tổ 1", "Xuất sắc", Stage.PROPOSED, DAY, (), "LĐLĐ", "12/QĐ", 3,
            500_000, None, Channel.CASH, MoneySource.OTHERS,
        ),
    ),
    (RATINGS, ratings_of, RatingFacts("2024", RatedSubject.MEMBER, Level.GOOD, (), 9, "LĐLĐ", "93.5")),
]  # fmt: skip
EACH_KIND = pytest.mark.parametrize(("kind", "of", "facts"), KINDS, ids=lambda one: getattr(one, "kind", ""))


@EACH_KIND
def test_the_sample_leaves_nothing_unsaid(kind: EntryKind[Any], of: Of, facts: Any) -> None:
    unsaid = {field.name for field in fields(facts) if getattr(facts, field.name) in (None, "", ())}
    assert unsaid <= {"fund_id", "member_ids", "booked_on", "section"}


@EACH_KIND
def test_what_is_recorded_is_read_back_the_same(
    union: Unit, kind: EntryKind[Any], of: Of, facts: Any
) -> None:
    made = kind.record(union.id, facts, OFFICER, TODAY, row_key="K1")
    db.session.commit()
    db.session.expire_all()
    assert of(union.id) == [(made, facts)]
    assert made.row_key == "K1"


@EACH_KIND
def test_the_trail_shows_recording_and_withdrawal(
    union: Unit, kind: EntryKind[Any], of: Of, facts: Any
) -> None:
    made = kind.record(union.id, facts, OFFICER, TODAY)
    kind.withdraw(made, OFFICER, TODAY, "Ghi trùng", 1)
    db.session.commit()
    recorded, withdrawn = changes_of(union.id, f"activities/{made.id}")
    assert recorded.action == f"{kind.feature}.{kind.kind}.recorded"
    assert recorded.values.keys() <= {field.name for field in fields(facts)}
    assert len(recorded.values) >= 5
    assert (withdrawn.action, withdrawn.reason) == (f"{kind.feature}.{kind.kind}.withdrawn", "Ghi trùng")
    assert of(union.id) == []


@EACH_KIND
def test_nothing_is_posted_without_a_fund(union: Unit, kind: EntryKind[Any], of: Of, facts: Any) -> None:
    made = kind.record(union.id, facts, OFFICER, TODAY)
    assert postings_of(made.id) == []


def test_a_correction_keeps_old_and_new_in_the_trail(union: Unit) -> None:
    old = KINDS[1][2]
    made = EVENTS.record(union.id, old, OFFICER, TODAY)
    EVENTS.correct(
        made, old, replace(old, people=41, category=Category.WOMEN), Correction(OFFICER, TODAY, "Đếm lại")
    )
    db.session.commit()
    change = changes_of(union.id, f"activities/{made.id}")[-1]
    assert change.values == {"people": (40, 41), "category": ("training", "women")}
    assert change.reason == "Đếm lại"


@pytest.mark.parametrize(
    ("changed", "posted"),
    [
        ({"cost": 300_000}, [900_000, -900_000, 300_000]),
        ({"starts_on": date(2024, 5, 19)}, [900_000, -900_000, 900_000]),
        ({"channel": Channel.CASH}, [900_000]),
        ({"result": "Rất tốt"}, [900_000]),
        ({"fund_id": None}, [900_000, -900_000]),
        ({"cost": None, "fund_id": None}, [900_000, -900_000]),
    ],
)
def test_a_payment_follows_its_entry(union: Unit, changed: dict[str, Any], posted: list[int]) -> None:
    fund = put_fund(union)
    old = replace(KINDS[1][2], giver="", fund_id=fund.id)
    made = EVENTS.record(union.id, old, OFFICER, TODAY)
    EVENTS.correct(made, old, replace(old, **changed), Correction(OFFICER, TODAY, "Sửa", version=1))
    db.session.commit()
    assert [line.amount for line in postings_of(made.id)] == posted
    assert cash_in(fund) == 5_000_000 - sum(posted)


def test_what_is_older_than_the_opening_balance_is_logged_and_not_posted(union: Unit) -> None:
    fund = put_fund(union)
    old = replace(KINDS[1][2], giver="", fund_id=fund.id, starts_on=date(2023, 12, 31), ends_on=None)
    made = EVENTS.record(union.id, old, OFFICER, TODAY, imported=True)
    db.session.commit()
    assert postings_of(made.id) == []
    assert cash_in(fund) == 5_000_000


def test_old_books_may_fall_below_zero_on_import_only(union: Unit) -> None:
    fund = put_fund(union, opening=1)
    facts = replace(KINDS[1][2], giver="", fund_id=fund.id)
    with pytest.raises(Refused, match="không đủ tiền"):
        EVENTS.record(union.id, facts, OFFICER, TODAY)
    db.session.rollback()
    EVENTS.record(union.id, facts, OFFICER, TODAY, imported=True)
    db.session.commit()
    assert cash_in(fund) == 1 - 900_000


def test_facts_that_cannot_be_change_nothing(union: Unit) -> None:
    old = KINDS[1][2]
    made = EVENTS.record(union.id, old, OFFICER, TODAY)
    with pytest.raises(Refused, match="trước ngày bắt đầu"):
        EVENTS.correct(made, old, replace(old, ends_on=date(2024, 1, 1)), Correction(OFFICER, TODAY, "Sửa"))
    with pytest.raises(Stale):
        EVENTS.correct(made, old, old, Correction(OFFICER, TODAY, "Sửa", version=7))
    assert events_of(union.id) == [(made, old)]
