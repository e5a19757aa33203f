"""PostgreSQL knows the union that a transaction is for

A program before this one names no union and would be shown empty books: by this number it knows that they are
newer. The policies are put on every table of a union at the end of each upgrade, as the triggers are. The
newest line of a union's trail is found by an index among those of a thousand others.

Revision ID: 0037
Revises: 0036
"""

from __future__ import annotations

from alembic import op

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_trail_entries_chain', 'trail_entries', ['unit_id', 'id'])
    op.drop_index('ix_trail_entries_unit_id', 'trail_entries')
    if op.get_bind().dialect.name == 'sqlite':
        return
    op.execute(
        'CREATE OR REPLACE FUNCTION is_open_union(integer) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE '
        "AS $$ SELECT CASE current_setting('app.unit_id', true) WHEN 'all' THEN true "
        "ELSE $1 = NULLIF(current_setting('app.unit_id', true), '')::integer END $$"
    )


def downgrade() -> None:
    op.create_index('ix_trail_entries_unit_id', 'trail_entries', ['unit_id'])
    op.drop_index('ix_trail_entries_chain', 'trail_entries')
    connection = op.get_bind()
    if connection.dialect.name == 'sqlite':
        return
    for (table,) in connection.exec_driver_sql(
        "SELECT polrelid::regclass::text FROM pg_policy WHERE polname = 'of_open_union'"
    ).all():
        op.execute(f'DROP POLICY of_open_union ON {table}')
        op.execute(f'ALTER TABLE {table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY')
    op.execute('DROP FUNCTION is_open_union(integer)')
