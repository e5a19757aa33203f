"""indicators

Revision ID: 0026
Revises: 0025
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'indicators',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('year', sa.String(length=80), nullable=False),
        sa.Column('period_start', sa.Date(), nullable=False),
        sa.Column('period_end', sa.Date(), nullable=False),
        sa.Column('position', sa.Integer()),
        sa.Column('name', sa.String(length=300), nullable=False),
        sa.Column('measure_unit', sa.String(length=80), nullable=False),
        sa.Column('target', sa.String(length=30)),
        sa.Column('part', sa.String(length=30)),
        sa.Column('whole', sa.String(length=30)),
        sa.Column('figure', sa.String(length=300), nullable=False),
        sa.Column('whole_figure', sa.String(length=300), nullable=False),
        sa.Column('scope', sa.String(length=20), nullable=False),
        sa.Column('section', sa.String(length=300), nullable=False),
        sa.Column('evidence', sa.Text(), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('row_key', sa.String(length=64), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('recorded_by_id', sa.Integer()),
        sa.Column('recorded_by', sa.String(length=200), nullable=False),
        sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column('withdrawn_at', sa.DateTime(timezone=True)),
        sa.Column('withdrawn_reason', sa.Text()),
        sa.Column('unit_id', sa.Integer(), sa.ForeignKey('units.id'), nullable=False),
        sa.UniqueConstraint('unit_id', 'row_key', name='uq_indicators_unit_id_row_key'),
    )
    op.create_index('ix_indicators_unit_id', 'indicators', ['unit_id'])


def downgrade() -> None:
    op.drop_table('indicators')
