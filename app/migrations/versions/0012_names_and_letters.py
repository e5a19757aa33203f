"""names and letters

Measures are bound to their funds by id, funds and items keep the names that they bore before, and rows that
may change hold only what every file can.

Revision ID: 0012
Revises: 0010
"""

from __future__ import annotations

import json
import re
import secrets
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

from app.core.texts.letters import storable
from app.core.vietnamese import fold

revision = '0012'
down_revision = '0010'
branch_labels = None
depends_on = None

#: Rows that triggers keep as they are, and what the trail's chain covers: cleaned where they are written out.
KEPT = {
    'alembic_version', 'cash_entries', 'trail_entries', 'trail_details', 'vouchers', 'closing_balances',
}
#: The words that named a measure and its kind of activities, by the keys that stand for them now.
WAYS = {
    'fund_share': 'Tỷ lệ đóng quỹ',
    'hardship_visited': 'Tỷ lệ đoàn viên khó khăn được thăm hỏi',
    'event_count': 'Số lượng hoạt động',
    'admissions': 'Số đoàn viên kết nạp',
}
CATEGORIES = {
    'management': 'Tham gia quản lý', 'regulation': 'Quy chế, quy định', 'conference': 'Hội nghị',
    'congress': 'Đại hội', 'committee_meeting': 'Họp Ban Chấp hành', 'information': 'Tuyên truyền',
    'emulation': 'Thi đua', 'culture_sport': 'Văn hóa, thể thao', 'social_work': 'Xã hội, từ thiện',
    'blood_donation': 'Hiến máu', 'women': 'Nữ công', 'organisation': 'Tổ chức, cán bộ',
    'training': 'Đào tạo, bồi dưỡng', 'party_building': 'Xây dựng Đảng, chính quyền',
    'inspection': 'Kiểm tra, giám sát', 'finance': 'Tài chính', 'direction': 'Chỉ đạo, điều hành',
    'other': 'Khác',
}
Names = dict[str, int]


def upgrade() -> None:
    op.create_table(
        'fund_aliases',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('unit_id', sa.Integer(), nullable=False),
        sa.Column('fund_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(['fund_id'], ['funds.id'], name=op.f('fk_fund_aliases_fund_id_funds')),
        sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_fund_aliases_unit_id_units')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_fund_aliases')),
        sa.UniqueConstraint('fund_id', 'name', name=op.f('uq_fund_aliases_fund_id_name')),
    )
    op.create_index(op.f('ix_fund_aliases_unit_id'), 'fund_aliases', ['unit_id'])
    op.create_table(
        'item_aliases',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('item_id', sa.Integer(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['item_id'], ['cash_items.id'], name=op.f('fk_item_aliases_item_id_cash_items')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_item_aliases')),
        sa.UniqueConstraint('item_id', 'words', name=op.f('uq_item_aliases_item_id_words')),
    )
    op.create_table(
        'commitment_funds',
        sa.Column('commitment_id', sa.Integer(), nullable=False),
        sa.Column('fund_id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['commitment_id'], ['commitments.id'], name=op.f('fk_commitment_funds_commitment_id_commitments')
        ),
        sa.ForeignKeyConstraint(['fund_id'], ['funds.id'], name=op.f('fk_commitment_funds_fund_id_funds')),
        sa.PrimaryKeyConstraint('commitment_id', 'fund_id', name=op.f('pk_commitment_funds')),
    )
    op.create_index(op.f('ix_commitment_funds_fund_id'), 'commitment_funds', ['fund_id'])
    with op.batch_alter_table('commitments', schema=None) as batch_op:
        batch_op.add_column(sa.Column('measure_category', sa.String(length=40), nullable=False, server_default=''))
    connection = op.get_bind()
    keep_old_names(connection)
    bind_measures(connection)
    clean_letters(connection)


def downgrade() -> None:
    connection = op.get_bind()
    say_measures(connection)
    op.drop_index(op.f('ix_commitment_funds_fund_id'), table_name='commitment_funds')
    op.drop_table('commitment_funds')
    # Not as a batch: that makes the table anew, which other tables name.
    op.drop_column('commitments', 'measure_category')
    op.drop_table('item_aliases')
    op.drop_index(op.f('ix_fund_aliases_unit_id'), table_name='fund_aliases')
    op.drop_table('fund_aliases')


def rows(connection: sa.Connection, query: str, **values: Any) -> list[Any]:
    return list(connection.execute(sa.text(query), values))


def old_words(connection: sa.Connection, action: str, field: str) -> Iterator[tuple[int, str]]:
    """(row, what it said in a field before), oldest first, from the trail."""
    found = rows(
        connection,
        'SELECT e.subject, d."values" FROM trail_entries e JOIN trail_details d ON d.entry_id = e.id '
        'WHERE e.action = :action ORDER BY e.id',
        action=action,
    )
    for subject, values in found:
        before = json.loads(values).get(field, [None])[0]
        if before:
            yield int(subject.rpartition('/')[2]), before


def keep_old_names(connection: sa.Connection) -> None:
    """What funds and items were called before, as far as the trail knows.

    A fund's name of today goes first: by it the rows of workbooks are compared from now on, as so far.
    """
    of_term = dict(map(tuple, rows(connection, 'SELECT id, fund_id FROM fund_terms')))
    funds = {one.id: one for one in rows(connection, 'SELECT id, unit_id, name FROM funds')}
    taken = {(one.unit_id, fold(one.name)) for one in funds.values()}
    kept: set[tuple[int, str]] = set()
    for term_id, name in old_words(connection, 'funds.term.corrected', 'fund_name'):
        fund = funds.get(of_term.get(term_id, 0))
        if fund is None or (fund.unit_id, fold(name)) in taken:
            continue
        for one in (fund.name, name):
            if (fund.id, one) not in kept:
                connection.execute(
                    sa.text('INSERT INTO fund_aliases (unit_id, fund_id, name) VALUES (:unit_id, :fund_id, :name)'),
                    {'unit_id': fund.unit_id, 'fund_id': fund.id, 'name': one},
                )
                kept.add((fund.id, one))
        taken.add((fund.unit_id, fold(name)))
    of_phrase = dict(map(tuple, rows(connection, 'SELECT id, item_id FROM cash_phrases')))
    words = [*old_words(connection, 'items.item.corrected', 'name')]
    words += [
        (of_phrase[row_id], said)
        for row_id, said in old_words(connection, 'items.phrase.corrected', 'words')
        if row_id in of_phrase
    ]
    for item_id, said in dict.fromkeys(words):
        values = {'item_id': item_id, 'words': said}
        connection.execute(sa.text('INSERT INTO item_aliases (item_id, words) VALUES (:item_id, :words)'), values)


def bind_measures(connection: sa.Connection) -> None:
    """Each measure by its key, its kind of activities and the ids of its funds, found by any name they bore.

    A name that nobody knows any more becomes a fund that is kept no longer: the measure says so.
    """
    ways, categories = ({fold(words): key for key, words in one.items()} for one in (WAYS, CATEGORIES))
    known: dict[int, Names] = {}
    for table in ('fund_aliases', 'funds'):
        column = 'fund_id' if table == 'fund_aliases' else 'id'
        for unit_id, name, fund_id in rows(connection, f'SELECT unit_id, name, {column} FROM {table}'):
            known.setdefault(unit_id, {})[fold(name)] = fund_id
    for row in rows(connection, "SELECT id, unit_id, measure, note FROM commitments WHERE measure <> ''"):
        head, _, rest = row.measure.partition(':')
        way, category = ways.get(fold(head), ''), categories.get(fold(rest), '')
        if not way or (way == 'event_count' and not category):
            # Never was a measure: the words stay in the remark, and the officer states the result.
            note = f'{row.note} Cách đo: {row.measure}'.strip()
            values = {'id': row.id, 'way': '', 'category': '', 'note': note}
        else:
            values = {'id': row.id, 'way': way, 'category': category, 'note': row.note}
        connection.execute(
            sa.text(
                'UPDATE commitments SET measure = :way, measure_category = :category, note = :note WHERE id = :id'
            ),
            values,
        )
        if way == 'fund_share':
            found = funds_in(connection, row.unit_id, rest, known.setdefault(row.unit_id, {}))
            for position, fund_id in enumerate(dict.fromkeys(found)):
                connection.execute(
                    sa.text(
                        'INSERT INTO commitment_funds (commitment_id, fund_id, position) '
                        'VALUES (:commitment_id, :fund_id, :position)'
                    ),
                    {'commitment_id': row.id, 'fund_id': fund_id, 'position': position},
                )


def funds_in(connection: sa.Connection, unit_id: int, words: str, known: Names) -> list[int]:
    """The funds between the commas; a name may hold commas itself, so the longest known goes first."""
    rest, found = words.strip(), []
    while rest:
        fits = (name for name in sorted(known, key=len, reverse=True) if begins_with(rest, name))
        name = next(fits, None)
        length = len(name) if name is not None else len(rest.partition(',')[0])
        if name is None:
            name = fold(rest[:length])
            known[name] = add_gone_fund(connection, unit_id, rest[:length].strip())
        found.append(known[name])
        rest = rest[length:].lstrip(' ,;')
    return found


def begins_with(text: str, folded: str) -> bool:
    rest = text[len(folded):]
    return bool(folded) and fold(text[: len(folded)]) == folded and (not rest or rest[0] in ' ,;')


def add_gone_fund(connection: sa.Connection, unit_id: int, name: str) -> int:
    values = {'unit_id': unit_id, 'name': name, 'retired': True}
    query = (
        'INSERT INTO funds (unit_id, name, nature, retired, version) '
        "VALUES (:unit_id, :name, 'pass_through', :retired, 1)"
    )
    connection.execute(sa.text(query), values)
    return rows(connection, 'SELECT id FROM funds WHERE unit_id = :unit_id AND name = :name', **values)[0][0]


def say_measures(connection: sa.Connection) -> None:
    """Back: each measure in words, with the names of today."""
    query = "SELECT id, measure, measure_category FROM commitments WHERE measure <> ''"
    for row in rows(connection, query):
        names = rows(
            connection,
            'SELECT f.name FROM commitment_funds c JOIN funds f ON f.id = c.fund_id '
            'WHERE c.commitment_id = :id ORDER BY c.position',
            id=row.id,
        )
        rest = ', '.join(one[0] for one in names) or CATEGORIES.get(row.measure_category, '')
        words = f'{WAYS[row.measure]}: {rest}' if rest else WAYS[row.measure]
        values = {'id': row.id, 'words': words}
        connection.execute(sa.text('UPDATE commitments SET measure = :words WHERE id = :id'), values)


def clean_letters(connection: sa.Connection) -> None:
    """Every text of a row that may change, as it would be stored today; each union's trail says how many rows."""
    seen = sa.inspect(connection)
    cleaned: Counter[int | None] = Counter()
    for name in sorted(set(seen.get_table_names()) - KEPT):
        table = sa.Table(name, sa.MetaData(), autoload_with=connection)
        texts = [column for column in table.columns if isinstance(column.type, sa.String)]
        keys = list(table.primary_key.columns)
        if texts and keys:
            for row in connection.execute(sa.select(table)).mappings():
                said = {one.name: row[one.name] for one in texts if row[one.name]}
                fresh = {column: clean(text) for column, text in said.items()}
                changed = {column: text for column, text in fresh.items() if text != said[column]}
                if changed and put(connection, table, {key: row[key.name] for key in keys}, changed):
                    cleaned[union_of(connection, table, row)] += 1
    for unit_id, count in cleaned.items():
        note(connection, unit_id, count)


def clean(text: str) -> str:
    kept = storable(text)
    return text if kept == text else re.sub(' {2,}', ' ', kept).strip()


def put(connection: sa.Connection, table: sa.Table, where: dict[Any, Any], changed: dict[str, str]) -> bool:
    """Whether the row could be changed: two names that differ in such a letter only stay two."""
    try:
        with connection.begin_nested():
            query = sa.update(table).where(*(key == value for key, value in where.items()))
            connection.execute(query.values(changed))
    except sa.exc.IntegrityError:
        return False
    return True


def union_of(connection: sa.Connection, table: sa.Table, row: Any) -> int | None:
    """The union of a row, by itself or by the row that it belongs to; None for accounts."""
    if table.name == 'units':
        return int(row['id'])
    if 'unit_id' in row:
        return row['unit_id']
    for key in table.foreign_keys:
        owner = key.column.table
        value = row[key.parent.name]
        if value is not None and 'unit_id' in {one['name'] for one in sa.inspect(connection).get_columns(owner.name)}:
            query = f'SELECT unit_id FROM {owner.name} WHERE {key.column.name} = :value'
            return rows(connection, query, value=value)[0][0]
    return None


def note(connection: sa.Connection, unit_id: int | None, count: int) -> None:
    """A line of the trail, on the hash of the one before it as the chain was made up to this release."""
    of_chain = 'unit_id IS NULL' if unit_id is None else 'unit_id = :unit_id'
    head = rows(
        connection,
        f'SELECT hash FROM trail_entries WHERE {of_chain} ORDER BY id DESC LIMIT 1',
        **({} if unit_id is None else {'unit_id': unit_id}),
    )
    at = datetime.now(UTC).replace(microsecond=0)
    salt, values = secrets.token_hex(16), json.dumps({'rows': [None, count]})
    said = {
        'unit_id': unit_id,
        'at': at.isoformat(),
        'actor_id': None,
        'actor': 'hệ thống',
        'action': 'letters.cleaned',
        'subject': f'units/{unit_id}' if unit_id else 'users',
        'reason': 'Bỏ ký tự mà tệp và phông chữ không giữ được',
        'digest': sha256(f'{salt}\n{values}'.encode()).hexdigest(),
        'previous': head[0][0] if head else '0' * 64,
    }
    sealed = sha256(json.dumps(list(said.values()), ensure_ascii=False).encode()).hexdigest()
    entries = sa.Table('trail_entries', sa.MetaData(), autoload_with=connection)
    connection.execute(sa.insert(entries).values({**said, 'at': at, 'hash': sealed}))
    entry_id = rows(connection, 'SELECT id FROM trail_entries WHERE hash = :hash', hash=sealed)[0][0]
    details = sa.Table('trail_details', sa.MetaData(), autoload_with=connection)
    text = fold(f"{said['actor']} {said['reason']}")
    connection.execute(
        sa.insert(details).values(entry_id=entry_id, salt=salt, values=values, search_text=text)
    )
