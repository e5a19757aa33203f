"""years of any kind

`Năm` of awards, ratings, commitments, plan and budget is any period: its label, its first and its last day. The
union says which year it works by. An entry of the log without a day names its period.

Revision ID: 0015
Revises: 0013
"""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

TABLES = ('awards', 'ratings', 'commitments', 'plan_items', 'budget_lines')


def upgrade() -> None:
    op.add_column('units', sa.Column('working_year', sa.String(length=10), nullable=False, server_default=''))
    op.add_column('activities', sa.Column('period_text', sa.String(length=80), nullable=False, server_default=''))
    for table in TABLES:
        # Not as a batch: that makes the table anew, which other tables name.
        op.execute(f'ALTER TABLE {table} RENAME COLUMN year TO calendar_year')
        op.add_column(table, sa.Column('year', sa.String(length=80), nullable=False, server_default=''))
        for name in ('period_start', 'period_end'):
            op.add_column(table, sa.Column(name, sa.Date(), nullable=False, server_default='1900-01-01'))
        fill(table)
        op.drop_column(table, 'calendar_year')
    say_periods()


def downgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column('calendar_year', sa.Integer(), nullable=False, server_default='0'))
        rows = sa.table(table, sa.column('calendar_year'), sa.column('period_end'))
        op.execute(rows.update().values(calendar_year=sa.extract('year', rows.c.period_end)))
        for name in ('year', 'period_start', 'period_end'):
            op.drop_column(table, name)
        op.execute(f'ALTER TABLE {table} RENAME COLUMN calendar_year TO year')
    op.drop_column('activities', 'period_text')
    op.drop_column('units', 'working_year')


def fill(table: str) -> None:
    """Each row's calendar year, by its label and its two days."""
    connection = op.get_bind()
    columns = [sa.column('calendar_year', sa.Integer()), sa.column('year', sa.String())]
    rows = sa.table(table, *columns, *(sa.column(name, sa.Date()) for name in ('period_start', 'period_end')))
    for (year,) in connection.execute(sa.select(rows.c.calendar_year).distinct()).all():
        days = {'period_start': date(year, 1, 1), 'period_end': date(year, 12, 31)}
        connection.execute(rows.update().where(rows.c.calendar_year == year).values(year=str(year), **days))


def say_periods() -> None:
    """An entry of which only the year was known is dated its 31 December."""
    connection = op.get_bind()
    rows = sa.table(
        'activities',
        sa.column('starts_on', sa.Date()),
        sa.column('year_only', sa.Boolean()),
        sa.column('period_text', sa.String()),
    )
    undated = rows.c.year_only.is_(sa.true())
    for (day,) in connection.execute(sa.select(rows.c.starts_on).where(undated).distinct()).all():
        ours = rows.update().where(undated, rows.c.starts_on == day)
        connection.execute(ours.values(period_text=str(day.year)))
