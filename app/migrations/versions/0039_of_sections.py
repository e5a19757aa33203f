"""whose activity it is, and to whose people an award goes: a section's

Revision ID: 0039
Revises: 0038
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ('events', 'awards'):
        op.add_column(table, sa.Column('section', sa.String(200), nullable=False, server_default=''))


def downgrade() -> None:
    for table in ('awards', 'events'):
        op.drop_column(table, 'section')
