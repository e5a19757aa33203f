"""what a section was called before; the roster is searched in an index alone

Revision ID: 0041
Revises: 0040
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0041'
down_revision = '0040'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('sections', sa.Column('former_names', sa.Text(), nullable=False, server_default=''))
    op.drop_index('ix_members_by_name', 'members')
    op.create_index('ix_members_by_name', 'members', ['unit_id', 'name_key', 'id', 'search_text'])


def downgrade() -> None:
    op.drop_index('ix_members_by_name', 'members')
    op.create_index('ix_members_by_name', 'members', ['unit_id', 'name_key', 'id'])
    op.drop_column('sections', 'former_names')
