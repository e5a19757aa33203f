"""the kind of a union

Revision ID: 0024
Revises: 0023
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('units', sa.Column('kind', sa.String(length=40), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('units', 'kind')
