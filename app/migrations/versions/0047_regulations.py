"""what regulations set from a day on: a union's own lines, and those of unions above

Revision ID: 0047
Revises: 0046
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0047'
down_revision = '0046'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'regulations',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('upper_union_id', sa.Integer(), nullable=True),
        sa.Column('what', sa.String(length=20), nullable=False),
        sa.Column('value', sa.String(length=30), nullable=False),
        sa.Column('starts_on', sa.Date(), nullable=False),
        sa.Column('source', sa.String(length=300), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('handed_at', sa.String(length=20), nullable=False),
        sa.Column('row_key', sa.String(length=64), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('recorded_by_id', sa.Integer(), nullable=True),
        sa.Column('recorded_by', sa.String(length=200), nullable=False),
        sa.Column(
            'recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False
        ),
        sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('withdrawn_reason', sa.Text(), nullable=True),
        sa.Column('unit_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_regulations_unit_id_units')),
        sa.ForeignKeyConstraint(
            ['upper_union_id'], ['upper_unions.id'], name=op.f('fk_regulations_upper_union_id_upper_unions')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_regulations')),
        sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_regulations_unit_id_row_key')),
    )
    op.create_index(op.f('ix_regulations_unit_id'), 'regulations', ['unit_id'])
    op.create_index(op.f('ix_regulations_upper_union_id'), 'regulations', ['upper_union_id'])


def downgrade() -> None:
    op.drop_table('regulations')
