"""loans and their returns; the people of the bodies of the union

Revision ID: 0027
Revises: 0026
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'loans',
        sa.Column('activity_id', sa.Integer(), nullable=False),
        sa.Column('due_on', sa.Date()),
        sa.Column('borrower', sa.String(300), nullable=False),
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
    op.create_table(
        'body_members',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('body', sa.String(200), nullable=False),
        sa.Column('member_id', sa.Integer(), sa.ForeignKey('members.id')),
        sa.Column('name', sa.String(200), nullable=False),
        sa.Column('post', sa.String(120), nullable=False),
        sa.Column('starts_on', sa.Date(), nullable=False),
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
        sa.UniqueConstraint('unit_id', 'row_key', name='uq_body_members_unit_id_row_key'),
    )
    op.create_index('ix_body_members_member_id', 'body_members', ['member_id'])
    op.create_index('ix_body_members_unit_id', 'body_members', ['unit_id'])


def downgrade() -> None:
    op.drop_table('body_members')
    op.drop_table('loan_returns')
    op.drop_table('loans')
