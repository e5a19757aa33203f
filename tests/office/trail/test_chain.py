"""The chain: valid while unchanged; every kind of change is detected."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.core.vietnamese import fold
from app.extensions import db
from app.office.trail import actions as trail
from app.office.trail.models import TrailDetail
from app.office.trail.queries import verify_chain
from app.office.units.models import Unit
from tests.admin.verification.damage import damage
from tests.conftest import OFFICER


@pytest.fixture
def noted(union: Unit) -> list[int]:
    """Ids of three entries of the union's trail."""
    changes = [
        trail.Noted("units.corrected", f"units/{union.id}", {"name": ("cũ", f"mới {n}")}) for n in range(3)
    ]
    ids = [entry.id for entry in trail.note_all(union.id, OFFICER, changes)]
    db.session.commit()
    return ids


def tamper(sql: str, entry_id: int) -> None:
    """Change the trail without its triggers, as somebody with access to the file could."""
    damage(sql, id=entry_id)


def test_a_chain_that_nobody_touched_is_whole(union: Unit, noted: list[int]) -> None:
    assert verify_chain(union.id) == []
    assert verify_chain(None) == []


@pytest.mark.parametrize("sql", ["UPDATE trail_entries SET actor = 'x'", "DELETE FROM trail_entries"])
def test_the_database_itself_refuses_changes(union: Unit, noted: list[int], sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(text(sql))


@pytest.mark.parametrize("column", ["actor", "action", "subject", "reason"])
def test_changed_words_are_found(union: Unit, noted: list[int], column: str) -> None:
    tamper(f"UPDATE trail_entries SET {column} = 'người khác' WHERE id = :id", noted[1])
    assert verify_chain(union.id) == [f"Dấu vết số {noted[1]}: nội dung không còn như lúc ghi."]


def test_a_changed_moment_is_found(union: Unit, noted: list[int]) -> None:
    tamper("UPDATE trail_entries SET at = '2020-01-01 00:00:00.000000' WHERE id = :id", noted[1])
    assert verify_chain(union.id) == [f"Dấu vết số {noted[1]}: nội dung không còn như lúc ghi."]


def test_a_missing_entry_is_found_at_the_next(union: Unit, noted: list[int]) -> None:
    tamper("DELETE FROM trail_details WHERE entry_id = :id", noted[1])
    tamper("DELETE FROM trail_entries WHERE id = :id", noted[1])
    found = verify_chain(union.id)
    assert found == [f"Dấu vết số {noted[2]}: không nối với dòng trước, có dòng bị bớt hoặc chen vào."]


def test_changed_values_are_found(union: Unit, noted: list[int]) -> None:
    detail = db.session.get_one(TrailDetail, noted[2])
    detail.values = '{"name": ["cũ", "bịa"]}'
    db.session.commit()
    assert verify_chain(union.id) == [f"Dấu vết số {noted[2]}: giá trị cũ, mới không còn như lúc ghi."]


def test_values_that_nobody_erased_and_that_are_gone_are_found(union: Unit, noted: list[int]) -> None:
    tamper("DELETE FROM trail_details WHERE entry_id = :id", noted[2])
    expected = f"Dấu vết số {noted[2]}: giá trị cũ, mới đã mất mà không ai ghi là đã xóa."
    assert verify_chain(union.id) == [expected]


def test_a_savepoint_that_is_undone_takes_its_entries_along(union: Unit, noted: list[int]) -> None:
    undone = db.session.begin_nested()
    trail.note(union.id, OFFICER, "units.corrected", "units/1", {})
    undone.rollback()
    trail.note(union.id, OFFICER, "units.corrected", "units/1", {})
    db.session.commit()
    assert verify_chain(union.id) == []


def test_an_entry_is_found_by_the_words_of_its_values(union: Unit, noted: list[int]) -> None:
    assert fold("mới 2") in db.session.get_one(TrailDetail, noted[2]).search_text
