"""registers: initiatives, houses, money raised, agreements, labour matters, meals, Party work

Revision ID: 0020
Revises: 0019
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

_TABLES: dict[str, tuple[sa.Column, ...]] = {
    'initiatives': (
        sa.Column('sort', sa.String(20), nullable=False),
        sa.Column('authors', sa.String(300), nullable=False),
        sa.Column('done_on', sa.Date()),
        sa.Column('recognised_on', sa.Date()),
        sa.Column('recognised_by', sa.String(300), nullable=False),
        sa.Column('benefit', sa.BigInteger()),
        sa.Column('award', sa.String(300), nullable=False),
    ),
    'houses': (
        sa.Column('for_whom', sa.String(300), nullable=False),
        sa.Column('work', sa.String(20), nullable=False),
        sa.Column('value', sa.BigInteger()),
        sa.Column('givers', sa.Text(), nullable=False),
        sa.Column('handed_on', sa.Date()),
    ),
    'appeals': (
        sa.Column('cause', sa.String(300), nullable=False),
        sa.Column('way', sa.String(20), nullable=False),
        sa.Column('amount', sa.BigInteger(), nullable=False),
        sa.Column('party', sa.String(20), nullable=False),
        sa.Column('name', sa.String(300), nullable=False),
        sa.Column('in_kind', sa.String(300), nullable=False),
    ),
    'agreements': (
        sa.Column('until', sa.Date(), nullable=False),
        sa.Column('signing', sa.String(20), nullable=False),
        sa.Column('name', sa.String(300), nullable=False),
        sa.Column('signed_with', sa.String(300), nullable=False),
        sa.Column('grade', sa.String(30), nullable=False),
    ),
    'labour_matters': (
        sa.Column('sort', sa.String(20), nullable=False),
        sa.Column('content', sa.Text(), nullable=False),
        sa.Column('settled_on', sa.Date()),
        sa.Column('none', sa.Boolean(), nullable=False),
    ),
    'meals': (
        sa.Column('meal', sa.String(20), nullable=False),
        sa.Column('servings', sa.Integer(), nullable=False),
        sa.Column('price', sa.BigInteger()),
        sa.Column('payer', sa.String(300), nullable=False),
    ),
    'party_work': (
        sa.Column('introduced', sa.Integer()),
        sa.Column('taught', sa.Integer()),
        sa.Column('admitted', sa.Integer()),
    ),
}


def upgrade() -> None:
    for table, columns in _TABLES.items():
        op.create_table(
            table,
            sa.Column('activity_id', sa.Integer(), nullable=False),
            *columns,
            sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=f'fk_{table}_activity_id_activities'),
            sa.PrimaryKeyConstraint('activity_id', name=f'pk_{table}'),
        )


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)
