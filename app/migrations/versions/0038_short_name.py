"""what running text calls a union, and the day on which it was founded

Revision ID: 0038
Revises: 0037
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('letterheads', sa.Column('short_name', sa.String(80), nullable=False, server_default=''))
    op.add_column('units', sa.Column('founded_on', sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column('units', 'founded_on')
    op.drop_column('letterheads', 'short_name')
