"""loans: money of a fund that is lent, and its returns

Revision ID: 0027
Revises: 0023
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0027'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'loans',
        sa.Column('activity_id', sa.Integer(), nullable=False),
        sa.Column('due_on', sa.Date()),
        sa.Column('borrower', sa.String(300), nullable=False),
        sa.Column('purpose', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name='fk_loans_activity_id_activities'),
        sa.PrimaryKeyConstraint('activity_id', name='pk_loans'),
    )
    op.create_table(
        'loan_returns',
        sa.Column('activity_id', sa.Integer(), nullable=False),
        sa.Column('loan', sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ['activity_id'], ['activities.id'], name='fk_loan_returns_activity_id_activities'
        ),
        sa.PrimaryKeyConstraint('activity_id', name='pk_loan_returns'),
    )
    op.create_index('ix_loan_returns_loan', 'loan_returns', ['loan'])


def downgrade() -> None:
    op.drop_table('loan_returns')
    op.drop_table('loans')
