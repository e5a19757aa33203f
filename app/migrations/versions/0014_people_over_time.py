"""people over time: the day of starting work, the union's name of each letterhead

Revision ID: 0014
Revises: 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('memberships', sa.Column('started_on', sa.Date(), nullable=True))
    op.add_column('letterheads', sa.Column('name', sa.String(length=300), nullable=False, server_default=''))
    # What the union was called on earlier days was not kept: every letterhead bears the name of today.
    op.execute('UPDATE letterheads SET name = (SELECT name FROM units WHERE units.id = letterheads.unit_id)')


def downgrade() -> None:
    op.drop_column('letterheads', 'name')
    op.drop_column('memberships', 'started_on')
