"""whose money the amount of an entry is

Revision ID: 0017
Revises: 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

_WAITS = sa.text("money_source = 'unsettled'")


def upgrade() -> None:
    op.add_column('activities', sa.Column('money_source', sa.String(length=10), nullable=True))
    # An amount without a fund was other people's money, whoever had recorded it.
    op.execute("UPDATE activities SET money_source = 'own' WHERE fund_id IS NOT NULL")
    op.execute("UPDATE activities SET money_source = 'others' WHERE fund_id IS NULL AND amount > 0")
    op.create_index(
        'ix_activities_unsettled', 'activities', ['unit_id'], sqlite_where=_WAITS, postgresql_where=_WAITS
    )


def downgrade() -> None:
    op.drop_index('ix_activities_unsettled', table_name='activities')
    op.drop_column('activities', 'money_source')
