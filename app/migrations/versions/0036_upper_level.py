"""groups of unions below

Revision ID: 0036
Revises: 0035
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('lower_unions', sa.Column('group_name', sa.String(80), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('lower_unions', 'group_name')
