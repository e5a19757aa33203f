"""What somebody with the database or the folder in hand can do to the books is refused, or found."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    Time,
    select,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError

from app.admin.verification.checks import installation_faults
from app.core.errors import Refused
from app.extensions import db
from app.office.installation import mark
from app.office.installation.checks import trigger_faults
from app.office.installation.triggers import put_triggers
from app.office.seals import latest, queries
from app.office.seals.actions import settle_seals
from app.office.seals.checks import seal_findings
from app.office.seals.key import keys_in
from app.office.seals.place import place
from app.office.seals.rules import GENESIS, Key, digest_of, head_text, mac_of
from app.office.seals.tables import NOT_SEALED, SEALED
from app.office.trail.models import TrailEntry
from app.office.trail.queries import verify_chain
from app.office.trail.rules import hash_of
from tests.admin.verification.damage import drop_triggers
from tests.admin.verification.full_books import PAPER, SCAN, FullBooks, put_every_kind
from tests.admin.verification.test_verify import verify

pytestmark = pytest.mark.starts_with(fill=put_every_kind)

_FIRST = "(SELECT min({key}) FROM {table})"
_NEWEST_LINES = "(SELECT id FROM trail_entries ORDER BY id DESC LIMIT 20)"


def first(table: str, key: str = "id") -> str:
    return f"WHERE {key} = {_FIRST.format(table=table, key=key)}"


def visit(values: str) -> str:
    return f"UPDATE visits SET {values} {first('visits', 'activity_id')}"


def entry(values: str) -> str:
    return f"UPDATE activities SET {values} {first('activities')}"


#: By what was done: the statements, run one after the other.
DAMAGES: dict[str, tuple[str, ...]] = {
    # The log.
    "a visit's recipient": (visit("recipient = 'Người khác'"),),
    "a visit's reason": (visit("reason = 'wedding'"),),
    "a visit's audience": (visit("audience = 'outsider'"),),
    "a gift in kind": (visit("in_kind = '10 hộp sữa'"),),
    "who visited": (visit("visitors = 'Tôi'"),),
    "a visit's title": (entry("title = 'Thăm người khác'"),),
    "an amount without a fund": ("UPDATE activities SET amount = 9000000 WHERE fund_id IS NULL",),
    "an amount of a fund": ("UPDATE activities SET amount = amount + 1 WHERE fund_id IS NOT NULL",),
    "an entry's day, another year": (entry("starts_on = '2022-03-01'"),),
    "an entry's end": (entry("ends_on = '2024-12-31'"),),
    "an entry's place": (entry("place = 'Hà Nội'"),),
    "an entry's result": (entry("result = 'Tốt đẹp'"),),
    "an entry's note": (entry("note = 'x'"),),
    "an entry's people": (entry("people = 99"),),
    "whose money it was": (entry("money_source = 'others'"),),
    "an entry moved to another union": (entry("unit_id = unit_id % 2 + 1"),),
    "who recorded an entry": (entry("recorded_by = 'Người khác'"),),
    "when an entry was recorded": (entry("recorded_at = '2020-01-01 00:00:00'"),),
    "an entry withdrawn": (entry("withdrawn_at = '2024-01-01 00:00:00', withdrawn_reason = 'x'"),),
    "a withdrawal undone": ("UPDATE memberships SET withdrawn_at = '2024-01-01 00:00:00'",),
    "a version counted up": (entry("version = version + 1"),),
    "a participant removed": (f"DELETE FROM activity_members {first('activity_members', 'activity_id')}",),
    "all participants removed": ("DELETE FROM activity_members",),
    "a participant added": (
        "INSERT INTO activity_members (activity_id, member_id, position) SELECT max(id), "
        "(SELECT max(id) FROM members), 9 FROM activities",
    ),
    "a visit's row deleted": (f"DELETE FROM visits {first('visits', 'activity_id')}",),
    "a rating's row deleted": (f"DELETE FROM ratings {first('ratings', 'activity_id')}",),
    "a rating's level": ("UPDATE ratings SET level = 'excellent', score = '100'",),
    "an award's title": ("UPDATE awards SET title = 'Huân chương'",),
    "an award's stage": ("UPDATE awards SET stage = 'granted', decision_number = '1/QĐ'",),
    "an event's category": ("UPDATE events SET category = 'meeting2'",),
    "the minutes of a meeting": ("UPDATE event_details SET minutes = 'Nhất trí cả'",),
    "the votes of a meeting": ("UPDATE event_details SET votes_for = 100",),
    "a petition's answer day": ("UPDATE petitions SET answered_on = '2024-01-01'",),
    "an excess explained otherwise": ("UPDATE norm_excesses SET reason = 'x'",),
    "an occurrence ticked off": (
        f"DELETE FROM series_occurrences {first('series_occurrences', 'series_id')}",
    ),
    "a gift's recipient": ("UPDATE gift_recipients SET name = 'Người khác'",),
    "a gift's amount": ("UPDATE gift_recipients SET amount = 1",),
    "a request answered": ("UPDATE upper_requests SET answered_on = '2024-01-01'",),
    # People.
    "a member's name": (f"UPDATE members SET full_name = 'Người Khác' {first('members')}",),
    "a member's code": (f"UPDATE members SET code = 'KHÁC' {first('members')}",),
    "a member's birth": (f"UPDATE members SET birth_date = '1990-01-01' {first('members')}",),
    "a day of joining": ("UPDATE memberships SET joined_on = '2001-01-01'",),
    "a leaver at work again": ("UPDATE memberships SET left_on = '2024-06-01'",),
    "a salary": ("UPDATE memberships SET dues_salary = 1",),
    "a phone": ("UPDATE memberships SET phone = '0900000000'",),
    "all children": ("DELETE FROM children",),
    "a child's birth": ("UPDATE children SET birth_date = '2015-01-01'",),
    "all hardships": ("DELETE FROM hardships",),
    "a hardship ended": ("UPDATE hardships SET ends_on = '2024-01-01'",),
    "a portrait with its digest": ("UPDATE portraits SET sha256 = 'abc'",),
    "a portrait removed": ("DELETE FROM portraits",),
    "a former code": ("DELETE FROM member_aliases",),
    "what a bulk change undoes": ("UPDATE bulk_changes SET before = '{}'",),
    # Money.
    "a line of the cash book": ("UPDATE cash_entries SET counterparty = 'Người khác'",),
    "a line of the cash book deleted": (f"DELETE FROM cash_entries {first('cash_entries')}",),
    "a line of the cash book put in": (
        "INSERT INTO cash_entries (unit_id, direction, happened_on, booked_on, posted_on, posted_at, "
        "posted_by, fund_id, channel, amount, item, description, counterparty, voucher_text, part, reason) "
        "SELECT unit_id, direction, happened_on, booked_on, posted_on, posted_at, posted_by, fund_id, "
        "channel, amount, item, description, counterparty, voucher_text, 'x', reason FROM cash_entries "
        "WHERE direction = 'payment' LIMIT 1",
    ),
    "a voucher renumbered": ("UPDATE vouchers SET number = number + 1000",),
    "a voucher deleted": (f"DELETE FROM vouchers {first('vouchers')}",),
    "a receipt's item": ("UPDATE money_entries SET item = 'Khác'",),
    "a contribution": ("UPDATE contributions SET amount = amount + 1",),
    "a contribution given to another": (
        "UPDATE contributions SET member_id = (SELECT max(id) FROM members)",
    ),
    "a contribution deleted": (f"DELETE FROM contributions {first('contributions')}",),
    "a collection's period": ("UPDATE collections SET period_start = '2020-01-01'",),
    "a rate": ("UPDATE fund_terms SET rate = '1'",),
    "an opening balance": ("UPDATE fund_terms SET opening_amount = 1",),
    "a fund's nature": ("UPDATE funds SET nature = 'other'",),
    "a fund's name": (f"UPDATE funds SET name = 'Quỹ khác' {first('funds')}",),
    "a fund's former name": ("DELETE FROM fund_aliases",),
    "an exemption": ("UPDATE exemptions SET ends_on = '2024-02-01'",),
    "an exemption deleted": ("DELETE FROM exemptions",),
    "a cash count": ("UPDATE cash_counts SET book_amount = counted_amount, explanation = ''",),
    "the notes of a count": ("UPDATE counted_notes SET pieces = pieces + 1",),
    "a closing reopened": (
        "UPDATE period_closings SET reopened_at = '2024-12-01 00:00:00', reopened_by = 'x', "
        "reopened_reason = 'x' WHERE reopened_at IS NULL",
    ),
    "a reopening undone": ("UPDATE period_closings SET reopened_at = NULL WHERE reopened_at IS NOT NULL",),
    "a closing deleted": ("DELETE FROM closing_balances", "DELETE FROM period_closings"),
    "a closing's balance": ("UPDATE closing_balances SET amount = 0",),
    "a line of the budget": ("UPDATE budget_lines SET amount = 1",),
    "a norm": ("UPDATE spending_norms SET amount = 1",),
    "a share of the dues": ("UPDATE share_limits SET percent = '1'",),
    "an item's code": ("UPDATE cash_items SET code = '99.99'",),
    "an asset": ("UPDATE assets SET amount = 1",),
    # The year.
    "a commitment's target": ("UPDATE commitments SET target = '1'",),
    "a commitment's result": ("UPDATE commitments SET done = '100'",),
    "a commitment's evidence": ("DELETE FROM commitment_evidence",),
    "a planned task": ("UPDATE plan_items SET content = 'x'",),
    "a task's outcome": ("UPDATE plan_outcomes SET outcome = 'unmet'",),
    "a paragraph of the report": ("UPDATE statements SET content = 'x'",),
    # The union and its accounts.
    "an officer": ("UPDATE officers SET name = 'Người khác'",),
    "all officers": ("DELETE FROM officers",),
    "a letterhead": ("UPDATE letterheads SET upper_union = 'Khác'",),
    "a congress": ("UPDATE congresses SET held_on = '2020-01-01'",),
    "a union's name": (f"UPDATE units SET name = 'Khác' {first('units')}",),
    "a user made administrator": ("UPDATE users SET is_admin = (1 = 1) WHERE username = 'recorder'",),
    "a locked account opened": ("UPDATE users SET is_enabled = NOT is_enabled WHERE username = 'upper'",),
    "a password": (
        "UPDATE users SET password_hash = (SELECT password_hash || 'x' FROM users WHERE username = 'admin') "
        "WHERE username = 'chair'",
    ),
    "a user put in": (
        "INSERT INTO users (username, display_name, password_hash, session_key, is_admin, is_enabled) "
        "VALUES ('ke-gian', 'x', 'x', 'x', (1 = 1), (1 = 1))",
    ),
    "a role put in": (
        "INSERT INTO grants (user_id, unit_id, role) SELECT id, (SELECT max(id) FROM units), 'chair' "
        "FROM users WHERE username = 'recorder'",
    ),
    "a role taken": ("DELETE FROM grants",),
    # Papers.
    "a scan's row deleted": ("DELETE FROM attachments",),
    "a scan's digest": ("UPDATE attachments SET sha256 = 'abc'",),
    "a scan of another entry": ("UPDATE attachments SET activity_id = (SELECT max(id) FROM activities)",),
    # The trail.
    "the trail's end": (
        f"DELETE FROM trail_details WHERE entry_id IN {_NEWEST_LINES}",
        f"DELETE FROM trail_entries WHERE id IN {_NEWEST_LINES}",
    ),
    "the trail's end with its seals": (
        f"DELETE FROM row_seals WHERE table_name IN ('trail_entries', 'trail_details') "
        f"AND row_id IN (SELECT CAST(id AS VARCHAR(20)) FROM trail_entries WHERE id IN {_NEWEST_LINES})",
        f"DELETE FROM trail_details WHERE entry_id IN {_NEWEST_LINES}",
        f"DELETE FROM trail_entries WHERE id IN {_NEWEST_LINES}",
    ),
    "the accounts' trail": (
        "DELETE FROM trail_details WHERE entry_id IN (SELECT id FROM trail_entries WHERE unit_id IS NULL)",
        "DELETE FROM trail_entries WHERE unit_id IS NULL",
    ),
    "an actor of the trail": ("UPDATE trail_entries SET actor = 'Người khác'",),
    "all values of the trail": ("DELETE FROM trail_details",),
    "the values of one line": (f"DELETE FROM trail_details {first('trail_details', 'entry_id')}",),
    "what the trail's search finds": ("UPDATE trail_details SET search_text = ''",),
    # The seals.
    "a seal of a row": ("UPDATE row_seals SET digest = 'abc' WHERE table_name = 'visits'",),
    "all seals of a table": ("DELETE FROM row_seals WHERE table_name = 'visits'",),
    "every seal of a row": ("DELETE FROM row_seals",),
    "a row with its seal": (
        "DELETE FROM row_seals WHERE table_name = 'children'",
        "DELETE FROM children",
    ),
    "a line of the chain": ("DELETE FROM seals WHERE number = 2",),
    "the chain's first line": ("DELETE FROM seals WHERE number = 1",),
    "a sum of the chain": ("UPDATE seals SET total = previous",),
    "the chain": ("DELETE FROM seals",),
    "chain and seals": ("DELETE FROM seals", "DELETE FROM row_seals"),
}
#: What only one engine has.
OF_ENGINE: dict[str, dict[str, tuple[str, ...]]] = {
    "sqlite": {
        f"{table} replaced": (f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",)
        for table in ("cash_entries", "vouchers", "activities", "visits", "trail_entries", "users", "seals")
    }
    | {
        "a line of the cash book replaced by another payee": (
            "INSERT OR REPLACE INTO contributions (id, unit_id, row_key, version, recorded_by, recorded_at, "
            "collection_id, member_id, payer_name, period_text, amount, voucher_text, note) SELECT id, "
            "unit_id, row_key, version, recorded_by, recorded_at, collection_id, member_id, 'Khác', "
            "period_text, amount, voucher_text, note FROM contributions",
        ),
        "a member replaced by the code": (
            "INSERT OR REPLACE INTO members (unit_id, code, full_name, name_key, search_text, sex, version) "
            "SELECT unit_id, code, 'Khác', name_key, search_text, sex, version FROM members",
        ),
        "a code taken by UPDATE OR REPLACE": (
            "PRAGMA defer_foreign_keys = ON",
            "UPDATE OR REPLACE budget_lines SET row_key = 'x' WHERE unit_id = (SELECT min(unit_id) "
            "FROM budget_lines)",
        ),
        "a trigger dropped": ("DROP TRIGGER refuse_update_cash_entries",),
        "a trigger that does nothing": (
            "DROP TRIGGER refuse_delete_vouchers",
            "CREATE TRIGGER refuse_delete_vouchers BEFORE DELETE ON vouchers WHEN 0 BEGIN SELECT 1; END",
        ),
    },
    "postgresql": {
        "a trigger dropped": ("DROP TRIGGER refuse_update_cash_entries ON cash_entries",),
        "a trigger disabled": ("ALTER TABLE activities DISABLE TRIGGER refuse_delete_activities",),
        **{
            f"{table} truncated": (f"TRUNCATE {table} CASCADE",)
            for table in ("cash_entries", "trail_entries", "activities", "members", "users", "seals")
        },
    },
}


def where() -> Path:
    found = place()
    assert found
    return found


def found_now() -> list[str]:
    """What verify would say of rows, chains and triggers in the open transaction."""
    connection = db.session.connection()
    faults = [one.message for one in seal_findings(connection, where()).faults]
    return faults or [*trigger_faults(connection), *verify_chain(None)]


def is_refused(statements: Iterable[str]) -> bool:
    """Run the statements as another program would; False where the database lets them through."""
    try:
        with db.session.begin_nested():
            for one in statements:
                db.session.execute(text(one))
    except (DBAPIError, Refused):
        return True
    return False


def run_without_triggers(statements: Iterable[str]) -> None:
    connection = db.session.connection()
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    drop_triggers(connection)
    for one in statements:
        connection.execute(text(one))
    put_triggers(connection)


def test_each_damage_is_refused_or_found(app: Flask, kept: FullBooks) -> None:
    damages = DAMAGES | OF_ENGINE[db.engine.dialect.name]
    assert len(damages) >= 110
    assert found_now() == []
    missed = []
    for name, statements in damages.items():
        if not is_refused(statements) and not found_now():
            missed.append(name)
        db.session.rollback()
    assert missed == []


def test_where_the_triggers_are_dropped_and_put_back_it_is_found(app: Flask, kept: FullBooks) -> None:
    """One of each kind of statement that a trigger refuses."""
    missed, found = [], 0
    for name, statements in DAMAGES.items():
        if is_refused(statements):
            try:
                run_without_triggers(statements)
            except DBAPIError:
                # A reference holds the row.
                db.session.rollback()
                continue
            found += 1
            if not found_now():
                missed.append(name)
        db.session.rollback()
    assert missed == []
    assert found > 10


def altered(column: Column[Any], value: Any) -> Any:
    """Another value of the column's type."""
    kinds: dict[type[Any], Callable[[Any], Any]] = {
        Boolean: lambda old: not old,
        Integer: lambda old: (old or 0) + 1,
        DateTime: lambda _: datetime(2001, 2, 3, tzinfo=UTC),
        Date: lambda _: date(2001, 2, 3),
        Time: lambda _: time(1, 2),
        LargeBinary: lambda old: old + b"x",
    }
    change = next(
        (kinds[kind] for kind in kinds if isinstance(column.type, kind)), lambda old: f"{old or ''}x"
    )
    return change(value)


def test_every_column_of_every_sealed_table_is_compared(app: Flask, kept: FullBooks) -> None:
    connection = db.session.connection()
    drop_triggers(connection)
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    [key] = keys_in(where())
    missed = []
    for name in SEALED:
        table = db.metadata.tables[name]
        row = connection.execute(select(table).limit(1)).mappings().one_or_none()
        assert row, f"the books lack {name}"
        its = [column == row[column.name] for column in table.primary_key]
        for column in table.columns:
            if column.foreign_keys or column.primary_key or column.unique:
                # No other value may stand there; all columns are covered by one digest.
                continue
            try:
                with connection.begin_nested() as tried:
                    connection.execute(
                        update(table).where(*its).values({column.name: altered(column, row[column.name])})
                    )
                    wrong = [
                        row_id
                        for row_id, values, digest in queries.sealed_rows(connection, name)
                        if digest != digest_of(key, name, row_id, values)
                    ]
                    if len(wrong) != 1:
                        missed.append(f"{name}.{column.name}: {len(wrong)}")
                    tried.rollback()
            except DBAPIError:
                # A condition of the table, or a column too short, refuses the value.
                continue
    assert missed == []
    db.session.rollback()


def test_every_table_is_sealed_or_says_why_not(app: Flask) -> None:
    assert set(SEALED) | set(NOT_SEALED) == set(db.metadata.tables)
    assert not set(SEALED) & set(NOT_SEALED)


def test_a_forged_line_is_found_though_the_chain_was_made_again(app: Flask, kept: FullBooks) -> None:
    """Whoever alters an old line and hashes all that follow lacks the key of the seals."""
    connection = db.session.connection()
    drop_triggers(connection)
    lines = db.session.scalars(
        select(TrailEntry).where(TrailEntry.unit_id == kept.unit).order_by(TrailEntry.id)
    )
    previous = "0" * 64
    for number, line in enumerate(lines):
        if number == 3:
            line.actor = "Người khác"
        line.previous = previous
        previous = line.hash = hash_of(line)
    with db.session.no_autoflush:
        db.session.flush()
    put_triggers(connection)
    assert verify_chain(kept.unit) == [], "by itself the trail agrees"
    assert any("của dấu vết đã bị sửa" in one for one in found_now())
    db.session.rollback()


def test_a_key_of_one_s_own_seals_nothing(app: Flask, kept: FullBooks) -> None:
    """A line of the chain with another key, as by somebody who says that the old one was lost."""
    connection = db.session.connection()
    last = queries.last_seal(connection)
    assert last
    own = Key(b"x" * 64)
    facts, previous = last
    forged = type(facts)(facts.number + 1, facts.at, 0, GENESIS, own.print, facts.version, previous)
    values = {name: getattr(forged, name) for name in forged.__slots__}
    db.session.execute(
        text(
            "INSERT INTO seals (number, at, rows, total, key_print, version, previous, mac) "
            "VALUES (:number, :at, :rows, :total, :key_print, :version, :previous, :mac)"
        ),
        {**values, "at": "2024-12-15 00:00:00", "mac": mac_of(own, forged)},
    )
    assert any("không phải khóa đã niêm" in one for one in found_now())
    db.session.rollback()


@pytest.fixture
def folder(app: Flask, kept: FullBooks) -> Path:
    """The installation's folder as a server that began there leaves it, with the scan."""
    folder = Path(app.instance_path)
    (folder / "uploads").mkdir()
    (folder / "uploads" / SCAN).write_bytes(PAPER)
    settle_seals(db.session())
    db.session.commit()
    mark.settle(db.engine, folder)
    assert verify(app).output.splitlines()[-1] == "Sổ khớp."
    return folder


def _rewrite_head(folder: Path) -> None:
    number, mac, proof = json.loads((folder / latest.NAME).read_text())
    (folder / latest.NAME).write_text(json.dumps([number - 1, mac, proof]))


ON_DISK: dict[str, tuple[Callable[[Path], object], str]] = {
    "a scan lost": (lambda folder: (folder / "uploads" / SCAN).unlink(), "không còn ("),
    "a scan altered": (
        lambda folder: (folder / "uploads" / SCAN).write_bytes(PAPER[::-1]),
        "không còn nội dung như khi lưu",
    ),
    "a scan cut short": (lambda folder: (folder / "uploads" / SCAN).write_bytes(b""), "có 0 byte"),
    "all scans lost": (lambda folder: shutil.rmtree(folder / "uploads"), "không còn ("),
    "the key lost": (lambda folder: (folder / "seal_key").unlink(), "Không còn tệp khóa niêm"),
    "another key": (
        lambda folder: (folder / "seal_key").write_text("f" * 64),
        "không phải khóa đã niêm sổ này",
    ),
    "the newest seal's file lost": (lambda folder: (folder / latest.NAME).unlink(), "thiếu phần cuối"),
    "the newest seal's file put back": (_rewrite_head, "bị sửa hoặc bị hỏng"),
    "the newest seal's file emptied": (
        lambda folder: (folder / latest.NAME).write_text(""),
        "bị sửa hoặc bị hỏng",
    ),
}


@pytest.mark.engine_free
@pytest.mark.parametrize("name", ON_DISK)
def test_each_damage_of_a_file_is_found(app: Flask, folder: Path, name: str) -> None:
    harm, sentence = ON_DISK[name]
    harm(folder)
    result = verify(app)
    assert result.exit_code == 1
    assert sentence in result.output


def test_the_books_of_yesterday_put_back_lack_their_end(app: Flask, folder: Path) -> None:
    """Their rows, seals and chain agree; only the file beside them knows that there was more."""
    connection = db.session.connection()
    last = queries.last_seal(connection)
    assert last
    [key] = keys_in(where())
    latest.note(folder, key, last[0].number + 1, "0" * 64)
    db.session.rollback()
    result = verify(app)
    assert result.exit_code == 1
    assert "Sổ thiếu phần cuối" in result.output
    assert installation_faults() == []


def test_a_paper_from_before_the_key_was_lost_proves_nothing_until_it_is_back(
    app: Flask, folder: Path
) -> None:
    """Else a row could be altered, the key deleted, all resealed by a start, and the paper would agree."""
    last = queries.last_seal(db.session.connection())
    assert last
    head = head_text(last[0].number, last[1])
    old = (folder / "seal_key").read_text()
    assert f"Dấu số {last[0].number} trên giấy khớp với sổ." in verify(app, head).output
    for name in ("seal_key", latest.NAME):
        (folder / name).unlink()
    settle_seals(db.session())
    db.session.commit()
    result = verify(app, head)
    assert result.exit_code == 1
    assert "làm bằng khóa niêm đã mất" in result.output
    new = (folder / "seal_key").read_text()
    (folder / "seal_key").write_text(f"{old.strip()}\n{new}")
    assert f"Dấu số {last[0].number} trên giấy khớp với sổ." in verify(app, head).output


@pytest.mark.engine_free
def test_a_file_without_a_row_is_reported(app: Flask, folder: Path) -> None:
    (folder / "uploads" / "la-gi-day").write_bytes(b"x")
    assert "không thuộc mục nào trong sổ: la-gi-day" in verify(app).output
