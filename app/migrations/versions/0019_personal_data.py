"""what people asked about their data, agreed to, had restricted; whose data were erased

Revision ID: 0019
Revises: 0018
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
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
    op.create_table(
        'personal_requests',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('member_id', sa.Integer(), sa.ForeignKey('members.id'), nullable=False),
        sa.Column('kind', sa.String(length=20), nullable=False),
        sa.Column('received_on', sa.Date(), nullable=False),
        sa.Column('how', sa.String(length=20), nullable=False),
        sa.Column('content', sa.Text(), nullable=False),
        sa.Column('answer_due_on', sa.Date(), nullable=False),
        sa.Column('due_on', sa.Date(), nullable=False),
        sa.Column('answered_on', sa.Date()),
        sa.Column('outcome', sa.String(length=20)),
        sa.Column('done_on', sa.Date()),
        sa.Column('answer', sa.Text(), nullable=False),
        sa.Column('ends_on', sa.Date()),
        *_recorded('personal_requests'),
    )
    op.create_table(
        'personal_consents',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('member_id', sa.Integer(), sa.ForeignKey('members.id'), nullable=False),
        sa.Column('purpose', sa.String(length=20), nullable=False),
        sa.Column('given_on', sa.Date(), nullable=False),
        sa.Column('how', sa.String(length=20), nullable=False),
        sa.Column('ended_on', sa.Date()),
        sa.Column('note', sa.String(length=300), nullable=False),
        *_recorded('personal_consents'),
    )
    for table in ('personal_requests', 'personal_consents'):
        op.create_index(f'ix_{table}_member_id', table, ['member_id'])
        op.create_index(f'ix_{table}_unit_id', table, ['unit_id'])


def _recorded(table: str) -> list[sa.schema.SchemaItem]:
    """The columns of every recorded row."""
    return [
        sa.Column('row_key', sa.String(length=64), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('recorded_by_id', sa.Integer()),
        sa.Column('recorded_by', sa.String(length=200), nullable=False),
        sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column('withdrawn_at', sa.DateTime(timezone=True)),
        sa.Column('withdrawn_reason', sa.Text()),
        sa.Column('unit_id', sa.Integer(), sa.ForeignKey('units.id'), nullable=False),
        sa.UniqueConstraint('unit_id', 'row_key', name=f'uq_{table}_unit_id_row_key'),
    ]


def downgrade() -> None:
    op.drop_table('personal_consents')
    op.drop_table('personal_requests')
    op.drop_table('personal_erasures')
