"""minutes details

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.add_column(sa.Column('description', sa.Text(), nullable=False, server_default=''))

    with op.batch_alter_table('event_details', schema=None) as batch_op:
        batch_op.add_column(sa.Column('presided_by', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('minuted_by', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('begins_at', sa.Time(), nullable=True))
        batch_op.add_column(sa.Column('ends_at', sa.Time(), nullable=True))
        batch_op.add_column(sa.Column('excused', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('unexcused', sa.Text(), nullable=False, server_default=''))


def downgrade() -> None:
    with op.batch_alter_table('event_details', schema=None) as batch_op:
        batch_op.drop_column('unexcused')
        batch_op.drop_column('excused')
        batch_op.drop_column('ends_at')
        batch_op.drop_column('begins_at')
        batch_op.drop_column('minuted_by')
        batch_op.drop_column('presided_by')

    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.drop_column('description')
