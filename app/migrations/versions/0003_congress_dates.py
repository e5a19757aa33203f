"""congress dates

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'congresses',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('unit_id', sa.Integer(), nullable=False),
        sa.Column('held_on', sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_congresses_unit_id_units')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_congresses')),
        sa.UniqueConstraint('unit_id', 'held_on', name=op.f('uq_congresses_unit_id_held_on')),
    )


def downgrade() -> None:
    op.drop_table('congresses')
