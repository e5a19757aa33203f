"""one successor: an entry of the trail has one successor in its chain

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A chain that forked before this stays as it is, for nothing of the trail is ever changed: what is written
    # from now on is held to the rule.
    forks = 'SELECT 1 FROM trail_entries GROUP BY unit_id, previous HAVING count(*) > 1 LIMIT 1'
    is_forked = op.get_bind().scalar(sa.text(forks)) is not None
    newest = op.get_bind().scalar(sa.text('SELECT max(id) FROM trail_entries')) or 0
    later = f'id > {newest}' if is_forked else ''
    op.create_index(
        'ux_trail_entries_unit_id_previous', 'trail_entries', ['unit_id', 'previous'], unique=True,
        **_where(later),
    )
    op.create_index(
        'ux_trail_entries_accounts_previous', 'trail_entries', ['previous'], unique=True,
        **_where(' AND '.join(filter(None, ['unit_id IS NULL', later]))),
    )


def _where(condition: str) -> dict[str, object]:
    return {f'{name}_where': sa.text(condition) for name in ('sqlite', 'postgresql') if condition}


def downgrade() -> None:
    op.drop_index('ux_trail_entries_accounts_previous', 'trail_entries')
    op.drop_index('ux_trail_entries_unit_id_previous', 'trail_entries')
