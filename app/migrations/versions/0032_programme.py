"""when a task of the plan is done and who does it

Revision ID: 0032
Revises: 0031
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ('timing', 'assignee'):
        op.add_column('plan_items', sa.Column(name, sa.Text(), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('plan_items', 'assignee')
    op.drop_column('plan_items', 'timing')
