"""the register of outgoing papers; reports as they were issued

Revision ID: 0029
Revises: 0028
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'outgoing_papers',
        sa.Column('activity_id', sa.Integer(), nullable=False),
        sa.Column('sort', sa.String(20), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('subject', sa.Text(), nullable=False),
        sa.Column('signer', sa.String(200), nullable=False),
        sa.Column('number_reason', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ['activity_id'], ['activities.id'], name='fk_outgoing_papers_activity_id_activities'
        ),
        sa.PrimaryKeyConstraint('activity_id', name='pk_outgoing_papers'),
    )
    op.create_table(
        'frozen_reports',
        sa.Column('activity_id', sa.Integer(), nullable=False),
        sa.Column('unit_id', sa.Integer(), nullable=False),
        sa.Column('period_text', sa.String(80), nullable=False),
        sa.Column('period_start', sa.Date(), nullable=False),
        sa.Column('period_end', sa.Date(), nullable=False),
        sa.Column('as_of', sa.Date(), nullable=False),
        sa.Column('outline', sa.String(80), nullable=False),
        sa.Column('outline_digest', sa.String(64), nullable=False),
        sa.Column('tree', sa.Text(), nullable=False),
        sa.Column('figures', sa.Text(), nullable=False),
        sa.Column('trail_id', sa.Integer(), nullable=False),
        sa.Column('trail_head', sa.String(64), nullable=False),
        sa.Column('digest', sa.String(64), nullable=False),
        sa.Column('replaces_id', sa.Integer()),
        sa.Column('replace_reason', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ['activity_id'], ['activities.id'], name='fk_frozen_reports_activity_id_activities'
        ),
        sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name='fk_frozen_reports_unit_id_units'),
        sa.ForeignKeyConstraint(
            ['replaces_id'],
            ['frozen_reports.activity_id'],
            name='fk_frozen_reports_replaces_id_frozen_reports',
        ),
        sa.PrimaryKeyConstraint('activity_id', name='pk_frozen_reports'),
    )
    op.create_index('ix_frozen_reports_period', 'frozen_reports', ['unit_id', 'period_start', 'period_end'])
    op.create_index('ix_frozen_reports_replaces_id', 'frozen_reports', ['replaces_id'])


def downgrade() -> None:
    op.drop_table('frozen_reports')
    op.drop_table('outgoing_papers')
