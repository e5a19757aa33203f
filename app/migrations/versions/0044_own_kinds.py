"""the kind of activity of a union's kind, beside the usual one; the scans of an indicator

Revision ID: 0044
Revises: 0041
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0044'
down_revision = '0041'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('events', sa.Column('own_kind', sa.String(60), nullable=False, server_default=''))
    op.create_table(
        'indicator_evidence',
        sa.Column('activity_id', sa.Integer(), nullable=False),
        sa.Column('indicator_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['activity_id'], ['activities.id'], name=op.f('fk_indicator_evidence_activity_id_activities')
        ),
        sa.ForeignKeyConstraint(
            ['indicator_id'], ['indicators.id'], name=op.f('fk_indicator_evidence_indicator_id_indicators')
        ),
        sa.PrimaryKeyConstraint('activity_id', name=op.f('pk_indicator_evidence')),
        sa.UniqueConstraint('indicator_id', name=op.f('uq_indicator_evidence_indicator_id')),
    )


def downgrade() -> None:
    op.drop_table('indicator_evidence')
    op.drop_column('events', 'own_kind')
