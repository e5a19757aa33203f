"""the kind of activity of a union's kind, beside the usual one

Revision ID: 0044
Revises: 0040
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0044'
down_revision = '0040'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('events', sa.Column('own_kind', sa.String(60), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('events', 'own_kind')
