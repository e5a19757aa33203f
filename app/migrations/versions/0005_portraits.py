"""portraits

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'portraits',
        sa.Column('member_id', sa.Integer(), nullable=False),
        sa.Column('unit_id', sa.Integer(), nullable=False),
        sa.Column('picture', sa.LargeBinary(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(['member_id'], ['members.id'], name=op.f('fk_portraits_member_id_members')),
        sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_portraits_unit_id_units')),
        sa.PrimaryKeyConstraint('member_id', name=op.f('pk_portraits')),
    )
    with op.batch_alter_table('portraits', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_portraits_unit_id'), ['unit_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('portraits', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_portraits_unit_id'))

    op.drop_table('portraits')
