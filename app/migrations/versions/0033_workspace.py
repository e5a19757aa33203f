"""what officers write into the parts of a report; their drafts

Revision ID: 0033
Revises: 0032
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'written_parts',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('unit_id', sa.Integer(), sa.ForeignKey('units.id'), nullable=False),
        sa.Column('period_start', sa.Date(), nullable=False),
        sa.Column('period_end', sa.Date(), nullable=False),
        sa.Column('outline', sa.String(80), nullable=False),
        sa.Column('part', sa.String(80), nullable=False),
        sa.Column('title', sa.String(300), nullable=False),
        sa.Column('content', sa.Text(), nullable=False),
        sa.Column('saved_by_id', sa.Integer()),
        sa.Column('saved_by', sa.String(200), nullable=False),
        sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.UniqueConstraint(
            'unit_id',
            'period_start',
            'period_end',
            'outline',
            'part',
            name='uq_written_parts_unit_id_period_start_period_end_outline_part',
        ),
    )
    op.create_index('ix_written_parts_unit_id', 'written_parts', ['unit_id'])
    op.create_table(
        'part_drafts',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('unit_id', sa.Integer(), sa.ForeignKey('units.id'), nullable=False),
        sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id'), nullable=False),
        sa.Column('user_name', sa.String(200), nullable=False),
        sa.Column('period_start', sa.Date(), nullable=False),
        sa.Column('period_end', sa.Date(), nullable=False),
        sa.Column('outline', sa.String(80), nullable=False),
        sa.Column('part', sa.String(80), nullable=False),
        sa.Column('seen', sa.Integer(), nullable=False),
        sa.Column('boxes', sa.Text(), nullable=False),
        sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint(
            'unit_id',
            'user_id',
            'period_start',
            'period_end',
            'outline',
            'part',
            name='uq_part_drafts_part',
        ),
    )
    op.create_index('ix_part_drafts_unit_id', 'part_drafts', ['unit_id'])


def downgrade() -> None:
    op.drop_table('part_drafts')
    op.drop_table('written_parts')
