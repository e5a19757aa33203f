"""No column keeps something of a person that no erasure knows of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import String, Table, Text, select, text

from app.extensions import db
from app.office.installation.triggers import NEVER_CHANGED
from app.office.trail.queries import verify_chain
from app.people.personal_data import actions, declared
from app.people.personal_data.rules import Ground
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY
from tests.house.conftest import Town

#: Tables of the installation, and why no erasure of a union's person looks there by itself.
NOT_OF_A_UNION = {
    "users": "the account of an erased person is closed by the room of accounts",
    "sign_in_failures": "digests of names, forgotten by the room of signing in",
    "first_run": "a moment",
    "installation": "a key",
    "sent_forms": "tokens and addresses without names",
    "user_sessions": "those of an erased person's account are deleted with it",
    "second_factors": "secrets of an account, without words about anybody",
    "recovery_codes": "digests",
    "account_notices": "what was told to an account that no longer opens",
    "seals": "digests with a key",
    "row_seals": "digests with a key",
}
#: The trail is rewritten entry by entry.
TRAIL = {"trail_entries", "trail_details"}
#: Text columns that hold no words of people.
SYMBOLS = 130


def test_whatever_refers_to_a_person_is_declared(town: Town) -> None:
    every = declared.every_part()
    erased = {f"{one.table.name}.{one.column.name}" for one in declared.references(every) if one.emptied}
    known = erased.union(*(one.by_hand for one in every), *(one.kept.keys() for one in every))
    refers = {
        f"{table.name}.{column.name}"
        for table in db.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname == "members.id"
    }
    assert len(refers) > 10
    assert refers - known == set()


def test_what_is_declared_exists(town: Town) -> None:
    """A column that was renamed would be erased no more."""
    every = declared.every_part()
    named = {place for one in every for place in (*one.kept, *one.by_hand, *one.alone)}
    columns = {f"{table.name}.{one.name}" for table in db.metadata.sorted_tables for one in table.columns}
    tables = {f"{table.name}.*" for table in db.metadata.sorted_tables}
    assert named - columns - tables == set()
    emptied = {f"{one.table.name}.{name}" for one in declared.references(every) for name in one.emptied}
    assert emptied - columns == set()


def test_every_table_with_text_is_reached_or_named_here(town: Town) -> None:
    with_text = {table for table in db.metadata.sorted_tables if declared.text_columns(table)}
    whole = {name for name, kept in declared.kept_of(declared.every_part()).items() if kept == {"*"}}
    out_of_reach = {table.name for table in with_text if declared.of_unit(table, 1) is None} - whole
    assert out_of_reach - TRAIL == set(NOT_OF_A_UNION) & {table.name for table in with_text}
    assert set(NOT_OF_A_UNION) == declared.NOT_OF_A_UNION


def test_what_the_database_refuses_to_change_is_kept_whole(town: Town) -> None:
    kept = declared.kept_of(declared.every_part())
    unkept = [name for name in NEVER_CHANGED if name not in {*TRAIL, *NOT_OF_A_UNION}]
    assert [name for name in unkept if kept.get(name) != {"*"}] == []


#: Long texts that are read by the program.
PARSED = {"commitments.measure", "column_mappings.fields"}


def free_columns(table: Table) -> list[str]:
    """Columns for words of people that no declaration keeps or empties by itself."""
    every = declared.every_part()
    kept, handled = declared.kept_of(every).get(table.name, set()), declared.handled(every)
    return [
        one.name
        for one in declared.text_columns(table)
        if (isinstance(one.type, Text) or (getattr(one.type, "length", 0) or 0) > SYMBOLS)
        and not {one.name, "*"} & kept
        and f"{table.name}.{one.name}" not in handled
        and not one.primary_key
        and f"{table.name}.{one.name}" not in PARSED
    ]


def test_a_name_written_anywhere_is_taken_out(town: Town) -> None:
    """Into every free text of every filled table; what is kept is declared with its ground."""
    person = db.session.scalars(select(Member).order_by(Member.id)).all()[0]
    unit_id = person.unit_id
    person.full_name = "Tôn Nữ Khác Thường"
    db.session.flush()
    written = []
    for table in db.metadata.sorted_tables:
        if table.name in TRAIL | set(NOT_OF_A_UNION) | set(NEVER_CHANGED):
            continue
        for name in free_columns(table):
            value = "ton nu khac thuong" if name == "search_text" else "nhắc TÔN NỮ  khác thường ở đây"
            found = db.session.execute(text(f'UPDATE {table.name} SET "{name}" = :value'), {"value": value})
            written += [f"{table.name}.{name}"] if getattr(found, "rowcount", 0) else []
    assert len(written) > 40, "the town fills most tables"
    db.session.expire_all()
    actions.erase_person(
        person, Ground.LEFT, "thử", OFFICER, TODAY,
        at=datetime(2024, 12, 15, tzinfo=UTC), folder=Path(town.app.instance_path),
    )  # fmt: skip
    still = [place for place in written if _holds(place, unit_id)]
    assert still == [place for place in still if place.split(".")[0] == "activities"]
    assert verify_chain(unit_id) == []


def _holds(place: str, unit_id: int) -> bool:
    table_name, name = place.split(".")
    table = db.metadata.tables[table_name]
    of_unit = declared.of_unit(table, unit_id)
    assert of_unit is not None
    texts = db.session.scalars(select(table.c[name]).where(of_unit)).all()
    return any(one and ("khác thường" in one or "khac thuong" in one) for one in texts)


def test_no_declaration_forgets_a_length() -> None:
    """String without a length would pass as a symbol."""
    for table in db.metadata.sorted_tables:
        for one in table.columns:
            if type(one.type) is String:
                assert one.type.length, f"{table.name}.{one.name}"
