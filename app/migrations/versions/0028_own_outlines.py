"""outlines of a union's own, version by version

Revision ID: 0028
Revises: 0027
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'outlines',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('unit_id', sa.Integer(), sa.ForeignKey('units.id'), nullable=False),
        sa.Column('name', sa.String(40), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('label', sa.String(300), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('is_retired', sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column('recorded_by_id', sa.Integer()),
        sa.Column('recorded_by', sa.String(200), nullable=False),
        sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.UniqueConstraint('unit_id', 'name', 'version', name='uq_outlines_unit_id_name_version'),
    )
    op.create_index('ix_outlines_unit_id', 'outlines', ['unit_id'])


def downgrade() -> None:
    op.drop_table('outlines')
