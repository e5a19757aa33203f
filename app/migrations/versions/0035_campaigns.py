"""what is asked of unions below and answered to them; what unions above ask and answer

Revision ID: 0035
Revises: 0033
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0035'
down_revision = '0033'
branch_labels = None
depends_on = None


def _key(name: str, to: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(to), nullable=False)


def _union_tables() -> None:
    op.create_table(
        'refused_files',
        sa.Column('id', sa.Integer(), primary_key=True),
        _key('unit_id', 'units.id'),
        sa.Column('file_name', sa.String(200), nullable=False),
        sa.Column('sentence', sa.Text(), nullable=False),
        sa.Column('refused_on', sa.Date(), nullable=False),
        sa.Column('refused_by', sa.String(200), nullable=False),
    )
    op.create_index('ix_refused_files_unit_id', 'refused_files', ['unit_id'])
    op.create_table(
        'returned_remarks',
        sa.Column('id', sa.Integer(), primary_key=True),
        _key('unit_id', 'units.id'),
        _key('package_id', 'received_packages.id'),
        sa.Column('key', sa.Text(), nullable=False),
        sa.Column('about', sa.Text(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('made_on', sa.Date(), nullable=False),
        sa.Column('made_by', sa.String(200), nullable=False),
    )
    for name in ('unit_id', 'package_id'):
        op.create_index(f'ix_returned_remarks_{name}', 'returned_remarks', [name])


def _campaigns() -> None:
    op.create_table(
        'campaigns',
        sa.Column('id', sa.Integer(), primary_key=True),
        _key('unit_id', 'units.id'),
        sa.Column('code', sa.String(64), nullable=False),
        sa.Column('title', sa.String(300), nullable=False),
        sa.Column('document_number', sa.String(120), nullable=False),
        sa.Column('label', sa.String(80), nullable=False),
        sa.Column('period_start', sa.Date(), nullable=False),
        sa.Column('period_end', sa.Date(), nullable=False),
        sa.Column('as_of', sa.Date(), nullable=False),
        sa.Column('deadline', sa.Date(), nullable=False),
        sa.Column('outline', sa.String(40), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('opened_on', sa.Date(), nullable=False),
        sa.Column('opened_by', sa.String(200), nullable=False),
        sa.Column('closed_on', sa.Date()),
        sa.UniqueConstraint('unit_id', 'code', name='uq_campaigns_unit_id_code'),
    )
    op.create_table(
        'requested_unions',
        sa.Column('id', sa.Integer(), primary_key=True),
        _key('campaign_id', 'campaigns.id'),
        _key('lower_union_id', 'lower_unions.id'),
        sa.UniqueConstraint(
            'campaign_id', 'lower_union_id', name='uq_requested_unions_campaign_id_lower_union_id'
        ),
    )
    for name in ('campaign_id', 'lower_union_id'):
        op.create_index(f'ix_requested_unions_{name}', 'requested_unions', [name])


def _from_above() -> None:
    op.create_table(
        'upper_unions',
        sa.Column('id', sa.Integer(), primary_key=True),
        _key('unit_id', 'units.id'),
        sa.Column('code', sa.String(80), nullable=False),
        sa.Column('name', sa.String(300), nullable=False),
        sa.Column('public_key', sa.String(64), nullable=False),
        sa.Column('trusted_at', sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column('trusted_by', sa.String(200), nullable=False),
        sa.UniqueConstraint('unit_id', 'code', name='uq_upper_unions_unit_id_code'),
    )
    op.create_table(
        'upward_requests',
        sa.Column('id', sa.Integer(), primary_key=True),
        _key('unit_id', 'units.id'),
        _key('upper_union_id', 'upper_unions.id'),
        _key('request_id', 'upper_requests.id'),
        sa.Column('code', sa.String(64), nullable=False),
        sa.Column('label', sa.String(80), nullable=False),
        sa.Column('period_start', sa.Date(), nullable=False),
        sa.Column('period_end', sa.Date(), nullable=False),
        sa.Column('as_of', sa.Date(), nullable=False),
        sa.Column('deadline', sa.Date(), nullable=False),
        sa.Column('outline', sa.String(40), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('digest', sa.String(64), nullable=False),
        sa.UniqueConstraint(
            'unit_id', 'upper_union_id', 'code', name='uq_upward_requests_unit_id_upper_union_id_code'
        ),
    )
    for name in ('upper_union_id', 'request_id'):
        op.create_index(f'ix_upward_requests_{name}', 'upward_requests', [name])
    op.create_table(
        'upward_answers',
        sa.Column('id', sa.Integer(), primary_key=True),
        _key('unit_id', 'units.id'),
        _key('upper_union_id', 'upper_unions.id'),
        sa.Column('paper_id', sa.Integer(), sa.ForeignKey('activities.id')),
        sa.Column('label', sa.String(80), nullable=False),
        sa.Column('number', sa.String(80), nullable=False),
        sa.Column('dated', sa.Date()),
        sa.Column('received_on', sa.Date(), nullable=False),
        sa.Column('accepted_on', sa.Date()),
        sa.Column('made_on', sa.Date(), nullable=False),
        sa.Column('remarks', sa.Text(), nullable=False),
        sa.Column('digest', sa.String(64), nullable=False),
        sa.Column('opened_on', sa.Date(), nullable=False),
        sa.Column('opened_by', sa.String(200), nullable=False),
        sa.UniqueConstraint('unit_id', 'digest', name='uq_upward_answers_unit_id_digest'),
    )
    for name in ('upper_union_id', 'paper_id'):
        op.create_index(f'ix_upward_answers_{name}', 'upward_answers', [name])


def upgrade() -> None:
    op.add_column('received_packages', sa.Column('accepted_on', sa.Date()))
    op.add_column(
        'received_packages', sa.Column('accepted_by', sa.String(200), nullable=False, server_default='')
    )
    _union_tables()
    _campaigns()
    _from_above()


def downgrade() -> None:
    for table in (
        'upward_answers',
        'upward_requests',
        'upper_unions',
        'requested_unions',
        'campaigns',
        'returned_remarks',
        'refused_files',
    ):
        op.drop_table(table)
    op.drop_column('received_packages', 'accepted_by')
    op.drop_column('received_packages', 'accepted_on')
