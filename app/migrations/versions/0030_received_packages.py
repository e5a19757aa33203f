"""unions below, packages received

Revision ID: 0030
Revises: 0029
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'lower_unions',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('unit_id', sa.Integer(), sa.ForeignKey('units.id'), nullable=False),
        sa.Column('code', sa.String(80), nullable=False),
        sa.Column('name', sa.String(300), nullable=False),
        sa.Column('kind', sa.String(40), nullable=False),
        sa.Column('public_key', sa.String(64), nullable=False),
        sa.Column('trusted_at', sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column('trusted_by', sa.String(200), nullable=False),
        sa.UniqueConstraint('unit_id', 'code', name='uq_lower_unions_unit_id_code'),
    )
    op.create_table(
        'received_packages',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('unit_id', sa.Integer(), sa.ForeignKey('units.id'), nullable=False),
        sa.Column('lower_union_id', sa.Integer(), sa.ForeignKey('lower_unions.id'), nullable=False),
        sa.Column('label', sa.String(80), nullable=False),
        sa.Column('period_start', sa.Date(), nullable=False),
        sa.Column('period_end', sa.Date(), nullable=False),
        sa.Column('as_of', sa.Date(), nullable=False),
        sa.Column('digest', sa.String(64), nullable=False),
        sa.Column('is_frozen', sa.Boolean(), nullable=False),
        sa.Column('number', sa.String(80), nullable=False),
        sa.Column('dated', sa.Date()),
        sa.Column('signer', sa.String(200), nullable=False),
        sa.Column('received_at', sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column('received_on', sa.Date(), nullable=False),
        sa.Column('received_by', sa.String(200), nullable=False),
        sa.Column('is_current', sa.Boolean(), nullable=False),
        sa.Column('values', sa.Text(), nullable=False),
        sa.Column('remarks', sa.Text(), nullable=False),
        sa.Column('changes', sa.Text(), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint('unit_id', 'digest', name='uq_received_packages_unit_id_digest'),
    )
    op.create_index('ix_received_packages_lower_union_id', 'received_packages', ['lower_union_id'])
    op.create_index('ix_received_packages_period', 'received_packages', ['unit_id', 'period_start', 'period_end'])


def downgrade() -> None:
    op.drop_table('received_packages')
    op.drop_table('lower_unions')
