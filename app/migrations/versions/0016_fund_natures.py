"""whose money a fund holds: whether anybody has said it

Revision ID: 0016
Revises: 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        'funds', sa.Column('nature_is_guessed', sa.Boolean(), nullable=False, server_default=sa.false())
    )
    # Until now each was guessed from the name; who corrected it has answered.
    op.execute(
        "UPDATE funds SET nature_is_guessed = true WHERE NOT EXISTS ("
        "SELECT 1 FROM trail_entries WHERE trail_entries.unit_id = funds.unit_id "
        "AND trail_entries.action = 'funds.nature.corrected' "
        "AND trail_entries.subject = 'funds/' || CAST(funds.id AS VARCHAR(20)))"
    )


def downgrade() -> None:
    with op.batch_alter_table('funds', schema=None) as batch_op:
        batch_op.drop_column('nature_is_guessed')
