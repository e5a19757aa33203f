"""accounts: one first run, temporary passwords, counts of wrong guesses, when a calendar link was last used

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'first_run',
        sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_first_run')),
    )
    # Books that have an account were begun; when, is told by the trail.
    op.execute(
        "INSERT INTO first_run (id, at) SELECT 1, CURRENT_TIMESTAMP WHERE EXISTS (SELECT 1 FROM users)"
    )
    op.create_table(
        'sign_in_failures',
        sa.Column('name', sa.String(length=64), nullable=False),
        sa.Column('source', sa.String(length=80), nullable=False),
        sa.Column('failures', sa.Integer(), nullable=False),
        sa.Column('last_at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('name', 'source', name=op.f('pk_sign_in_failures')),
    )
    op.create_index(op.f('ix_sign_in_failures_last_at'), 'sign_in_failures', ['last_at'])
    # Plain statements: Alembic's batch mode would copy `users`, to which other tables point.
    op.add_column(
        'users',
        sa.Column('must_change_password', sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.drop_column('users', 'failed_sign_ins')
    op.drop_column('users', 'locked_until')
    op.add_column('feed_keys', sa.Column('last_fetched_on', sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column('feed_keys', 'last_fetched_on')
    op.add_column('users', sa.Column('locked_until', sa.DateTime(timezone=True), nullable=True))
    op.add_column('users', sa.Column('failed_sign_ins', sa.Integer(), nullable=False, server_default='0'))
    op.drop_column('users', 'must_change_password')
    op.drop_table('sign_in_failures')
    op.drop_table('first_run')
