"""The log's rows: recorded, corrected, withdrawn, never deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.core.errors import Refused, Stale
from app.extensions import db
from app.log.activities import actions
from app.log.activities.facts import EntryFacts, Kind
from app.log.activities.models import Activity
from app.log.activities.queries import activity, activity_by_key, members_named
from app.office.units.models import Unit
from tests.conftest import OFFICER, put_member

FACTS = EntryFacts(date(2024, 3, 8), "Tọa đàm ở Đồng Hới", place="Hội trường", also_found_by="Nữ công")


@pytest.fixture
def entry(union: Unit) -> Activity:
    made = actions.add(union.id, Kind.EVENT, FACTS, OFFICER, "HD1")
    db.session.commit()
    return made


def test_an_entry_keeps_who_recorded_it_and_its_key(entry: Activity, union: Unit) -> None:
    assert (entry.recorded_by, entry.version, entry.row_key) == (OFFICER.name, 1, "HD1")
    assert activity_by_key(union.id, Kind.EVENT, "HD1") is entry
    assert activity_by_key(union.id, Kind.VISIT, "HD1") is None


def test_an_entry_made_on_screen_gets_a_key_of_its_own(union: Unit) -> None:
    keys = {actions.add(union.id, Kind.EVENT, FACTS, OFFICER).row_key for _ in range(20)}
    assert len(keys) == 20


def test_it_is_found_without_case_and_diacritics(entry: Activity) -> None:
    for word in ("toa dam", "dong hoi", "hoi truong", "nu cong"):
        assert word in entry.search_text


def test_people_keep_the_order_they_were_named_in_and_count_once(union: Unit) -> None:
    one, two = put_member(union, "DV010", "Lê An"), put_member(union, "DV011", "Lê Bình")
    named = replace(FACTS, member_ids=(two.id, one.id, two.id))
    made = actions.add(union.id, Kind.EVENT, named, OFFICER)
    db.session.flush()
    assert members_named(union.id, made.id) == {made.id: (two.id, one.id)}


@pytest.mark.parametrize(
    "changed", [replace(FACTS, title="Khác"), FACTS], ids=["another title", "only the side table"]
)
def test_each_correction_moves_the_version(entry: Activity, changed: EntryFacts) -> None:
    actions.change(entry, changed, 1)
    db.session.commit()
    assert entry.version == 2
    with pytest.raises(Stale):
        actions.change(entry, FACTS, 1)


def test_an_import_needs_no_version(entry: Activity) -> None:
    actions.change(entry, replace(FACTS, title="Từ tệp"), None)
    db.session.commit()
    assert entry.title == "Từ tệp"


def test_a_withdrawn_entry_stays_readable_and_is_not_changed_again(entry: Activity, union: Unit) -> None:
    actions.withdraw(entry, "  Ghi trùng ", 1)
    db.session.commit()
    assert activity(union.id, entry.id) is entry
    assert entry.withdrawn_reason == "Ghi trùng"
    with pytest.raises(Refused, match="đã được rút khỏi sổ"):
        actions.change(entry, FACTS, None)
    with pytest.raises(Refused, match="đã được rút khỏi sổ"):
        actions.withdraw(entry, "nữa", None)


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_withdrawal_needs_a_reason(entry: Activity, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.withdraw(entry, reason, 1)
    assert refused.value.field == "reason"
    assert entry.withdrawn_at is None


def test_another_unions_entry_is_not_there(entry: Activity, union: Unit) -> None:
    assert activity(union.id + 1, entry.id) is None


def test_the_database_itself_refuses_to_delete(entry: Activity) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text("DELETE FROM activities"))
    db.session.rollback()
