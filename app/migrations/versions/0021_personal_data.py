"""what people asked about their data, agreed to, had restricted; whose data were erased

Revision ID: 0021
Revises: 0017
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'personal_erasures',
        sa.Column('member_id', sa.Integer(), sa.ForeignKey('members.id'), primary_key=True),
        sa.Column('unit_id', sa.Integer(), sa.ForeignKey('units.id'), nullable=False),
        sa.Column('ground', sa.String(length=20), nullable=False),
        sa.Column('erased_on', sa.Date(), nullable=False),
        sa.Column('erased_at', sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index('ix_personal_erasures_unit_id', 'personal_erasures', ['unit_id'])


def downgrade() -> None:
    op.drop_table('personal_erasures')
