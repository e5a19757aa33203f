"""the security log; roles with a term, awaiting the chair, with a right to private fields

Revision ID: 0018
Revises: 0017
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'security_events',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('kind', sa.String(length=40), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=True),
        sa.Column('name', sa.String(length=200), nullable=False),
        sa.Column('unit_id', sa.Integer(), nullable=True),
        sa.Column('subject', sa.String(length=120), nullable=False),
        sa.Column('address', sa.String(length=64), nullable=False),
        sa.Column('request_id', sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_security_events_unit_id_units')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_security_events')),
    )
    op.create_index('ix_security_events_unit_id_at', 'security_events', ['unit_id', 'at'])
    # Roles given until now hold from their beginning, and wait for nobody.
    for name in ('valid_from', 'valid_to', 'sensitive_from', 'sensitive_to'):
        op.add_column('grants', sa.Column(name, sa.Date(), nullable=True))
    op.add_column('grants', sa.Column('is_waiting', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('grants', sa.Column('given_by', sa.String(length=200), nullable=False, server_default=''))


def downgrade() -> None:
    for name in ('given_by', 'is_waiting', 'sensitive_to', 'sensitive_from', 'valid_to', 'valid_from'):
        op.drop_column('grants', name)
    op.drop_index('ix_security_events_unit_id_at', 'security_events')
    op.drop_table('security_events')
