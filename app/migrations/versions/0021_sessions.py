"""sessions on the server, when a temporary password was set

Revision ID: 0021
Revises: 0020
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'user_sessions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('address', sa.String(length=64), nullable=False),
        sa.Column('browser', sa.String(length=300), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('ended_by', sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_user_sessions_user_id_users')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_user_sessions')),
        sa.UniqueConstraint('digest', name=op.f('uq_user_sessions_digest')),
    )
    op.create_index(op.f('ix_user_sessions_user_id'), 'user_sessions', ['user_id'])
    op.create_index(op.f('ix_user_sessions_started_at'), 'user_sessions', ['started_at'])
    # Plain statements: Alembic's batch mode would copy `users`, to which other tables point.
    op.add_column('users', sa.Column('temporary_since', sa.DateTime(timezone=True), nullable=True))
    # Those that wait already can be used as long as new ones.
    op.execute('UPDATE users SET temporary_since = CURRENT_TIMESTAMP WHERE must_change_password')


def downgrade() -> None:
    op.drop_column('users', 'temporary_since')
    op.drop_table('user_sessions')
