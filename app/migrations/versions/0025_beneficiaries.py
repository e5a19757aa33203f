"""whom an activity was for, beside who took part; whose other people's money was

Revision ID: 0025
Revises: 0024
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('events', sa.Column('beneficiaries', sa.Integer(), nullable=True))
    op.add_column('events', sa.Column('beneficiary_noun', sa.String(100), nullable=False, server_default=''))
    op.add_column('activities', sa.Column('giver', sa.String(300), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('activities', 'giver')
    op.drop_column('events', 'beneficiary_noun')
    op.drop_column('events', 'beneficiaries')
