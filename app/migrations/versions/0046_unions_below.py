"""the list of unions below, written by hand too, and what became of remarks

Revision ID: 0046
Revises: 0044
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0046'
down_revision = '0044'
branch_labels = None
depends_on = None

_ADDED = (
    ('contact', sa.String(300)),
    ('note', sa.Text()),
    ('recorded_by', sa.String(200)),
)


def upgrade() -> None:
    for name, kind in _ADDED:
        op.add_column('lower_unions', sa.Column(name, kind, nullable=False, server_default=''))
    for name in ('starts_on', 'ends_on'):
        op.add_column('lower_unions', sa.Column(name, sa.Date()))
    op.add_column('lower_unions', sa.Column('row_key', sa.String(64), nullable=False, server_default=''))
    op.add_column('lower_unions', sa.Column('version', sa.Integer(), nullable=False, server_default='1'))
    op.add_column('lower_unions', sa.Column('recorded_by_id', sa.Integer()))
    op.add_column('lower_unions', sa.Column('recorded_at', sa.DateTime(timezone=True)))
    op.add_column('lower_unions', sa.Column('withdrawn_at', sa.DateTime(timezone=True)))
    op.add_column('lower_unions', sa.Column('withdrawn_reason', sa.Text()))
    # Whoever sent stands in the list since somebody trusted its key.
    op.execute(
        "UPDATE lower_unions SET row_key = 'CD' || CAST(id AS VARCHAR(20)), "
        'recorded_by = trusted_by, recorded_at = trusted_at'
    )
    with op.batch_alter_table('lower_unions') as table:
        table.alter_column('code', existing_type=sa.String(80), nullable=True)
        table.alter_column(
            'recorded_at',
            existing_type=sa.DateTime(timezone=True),
            nullable=False,
            server_default=sa.func.now(),
        )
        table.create_unique_constraint('uq_lower_unions_unit_id_row_key', ['unit_id', 'row_key'])
    op.create_index('ix_lower_unions_unit_id', 'lower_unions', ['unit_id'])
    for name, kind in (('outcome', sa.String(10)), ('ended_by', sa.String(200))):
        op.add_column('returned_remarks', sa.Column(name, kind, nullable=False, server_default=''))
    op.add_column('returned_remarks', sa.Column('ended_on', sa.Date()))


def downgrade() -> None:
    for name in ('ended_on', 'ended_by', 'outcome'):
        op.drop_column('returned_remarks', name)
    op.drop_index('ix_lower_unions_unit_id', table_name='lower_unions')
    # Who never sent has no place in the older list.
    op.execute(
        'DELETE FROM requested_unions WHERE lower_union_id IN (SELECT id FROM lower_unions WHERE code IS NULL)'
    )
    op.execute('DELETE FROM lower_unions WHERE code IS NULL')
    with op.batch_alter_table('lower_unions') as table:
        table.drop_constraint('uq_lower_unions_unit_id_row_key', type_='unique')
        table.alter_column('code', existing_type=sa.String(80), nullable=False)
        for name in ('withdrawn_reason', 'withdrawn_at', 'recorded_at', 'recorded_by_id', 'version', 'row_key'):
            table.drop_column(name)
        for name in ('ends_on', 'starts_on', 'recorded_by', 'note', 'contact'):
            table.drop_column(name)
