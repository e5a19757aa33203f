"""best examples of a summary, the union that directs

Revision ID: 0040
Revises: 0039
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0040'
down_revision = '0039'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('letterheads', sa.Column('directing_union', sa.String(300), nullable=False, server_default=''))
    op.create_table(
        'best_examples',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('unit_id', sa.Integer(), sa.ForeignKey('units.id'), nullable=False),
        sa.Column('lower_union_id', sa.Integer(), sa.ForeignKey('lower_unions.id'), nullable=False),
        sa.Column('package_id', sa.Integer(), sa.ForeignKey('received_packages.id'), nullable=False),
        sa.Column('period_start', sa.Date(), nullable=False),
        sa.Column('period_end', sa.Date(), nullable=False),
        sa.Column('sentence', sa.Text(), nullable=False),
        sa.Column('digest', sa.String(64), nullable=False),
        sa.Column('is_chosen', sa.Boolean(), nullable=False),
        sa.UniqueConstraint(
            'unit_id', 'lower_union_id', 'period_start', 'period_end', 'digest', name='uq_best_examples_sentence'
        ),
    )
    op.create_index('ix_best_examples_period', 'best_examples', ['unit_id', 'period_start', 'period_end'])
    op.create_index('ix_best_examples_lower_union_id', 'best_examples', ['lower_union_id'])
    op.create_index('ix_best_examples_package_id', 'best_examples', ['package_id'])


def downgrade() -> None:
    op.drop_table('best_examples')
    op.drop_column('letterheads', 'directing_union')
