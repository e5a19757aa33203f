"""công đoàn bộ phận: their terms, who belongs to one, whose committee and rating it is

Revision ID: 0031
Revises: 0030
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'sections',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('name', sa.String(200), nullable=False),
        sa.Column('starts_on', sa.Date()),
        sa.Column('ends_on', sa.Date()),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('row_key', sa.String(64), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('recorded_by_id', sa.Integer()),
        sa.Column('recorded_by', sa.String(200), nullable=False),
        sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column('withdrawn_at', sa.DateTime(timezone=True)),
        sa.Column('withdrawn_reason', sa.Text()),
        sa.Column('unit_id', sa.Integer(), sa.ForeignKey('units.id'), nullable=False),
        sa.UniqueConstraint('unit_id', 'row_key', name='uq_sections_unit_id_row_key'),
    )
    op.create_index('ix_sections_unit_id', 'sections', ['unit_id'])
    for table in ('memberships', 'body_members', 'ratings'):
        op.add_column(table, sa.Column('section', sa.String(200), nullable=False, server_default=''))


def downgrade() -> None:
    for table in ('ratings', 'body_members', 'memberships'):
        op.drop_column(table, 'section')
    op.drop_table('sections')
