"""treasurers month

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from app.core.vietnamese import fold

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

#: Words in the names of funds as they were read when this step was written.
NATURES = (
    ('dues', ('doan phi',)),
    ('union_fee', ('kinh phi cong doan', 'kpcd')),
    ('own_other', ('quy cong doan', 'cong doan co so', 'quy hoat dong', 'thu khac')),
    ('voluntary', ('tu nguyen', 'tuong tro', 'tham quan', 'du lich', 'hoc tap', 'gop')),
)


def upgrade() -> None:
    op.create_table('assets',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('quantity', sa.String(length=80), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=True),
    sa.Column('acquired_on', sa.Date(), nullable=True),
    sa.Column('disposed_on', sa.Date(), nullable=True),
    sa.Column('disposed_reason', sa.Text(), nullable=False),
    sa.Column('keeper', sa.String(length=200), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_assets_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assets')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_assets_unit_id_row_key'))
    )
    with op.batch_alter_table('assets', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assets_unit_id'), ['unit_id'], unique=False)

    op.create_table('cash_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('side', sa.String(length=10), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('share_group', sa.String(length=20), nullable=False),
    sa.Column('remits', sa.Boolean(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_cash_items_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cash_items')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_cash_items_unit_id_row_key'))
    )
    with op.batch_alter_table('cash_items', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cash_items_unit_id'), ['unit_id'], unique=False)

    op.create_table('period_closings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_by_id', sa.Integer(), nullable=True),
    sa.Column('closed_by', sa.String(length=200), nullable=False),
    sa.Column('reopened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reopened_by_id', sa.Integer(), nullable=True),
    sa.Column('reopened_by', sa.String(length=200), nullable=True),
    sa.Column('reopened_reason', sa.Text(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_period_closings_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_period_closings'))
    )
    with op.batch_alter_table('period_closings', schema=None) as batch_op:
        batch_op.create_index('ix_period_closings_end', ['unit_id', 'ends_on'], unique=False)

    op.create_table('sent_forms',
    sa.Column('token', sa.String(length=64), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('location', sa.String(length=300), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_sent_forms_user_id_users')),
    sa.PrimaryKeyConstraint('token', name=op.f('pk_sent_forms'))
    )
    op.create_table('share_limits',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('nature', sa.String(length=20), nullable=False, server_default='pass_through'),
    sa.Column('share_group', sa.String(length=20), nullable=False),
    sa.Column('bound', sa.String(length=10), nullable=False),
    sa.Column('percent', sa.String(length=30), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_share_limits_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_share_limits')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_share_limits_unit_id_row_key'))
    )
    with op.batch_alter_table('share_limits', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_share_limits_unit_id'), ['unit_id'], unique=False)

    op.create_table('voucher_counters',
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_voucher_counters_unit_id_units')),
    sa.PrimaryKeyConstraint('unit_id', 'kind', 'year', name=op.f('pk_voucher_counters'))
    )
    op.create_table('cash_counts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('counted_on', sa.Date(), nullable=False),
    sa.Column('fund_id', sa.Integer(), nullable=True),
    sa.Column('book_amount', sa.BigInteger(), nullable=False),
    sa.Column('counted_amount', sa.BigInteger(), nullable=False),
    sa.Column('explanation', sa.Text(), nullable=False),
    sa.Column('present', sa.Text(), nullable=False),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['fund_id'], ['funds.id'], name=op.f('fk_cash_counts_fund_id_funds')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_cash_counts_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cash_counts')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_cash_counts_unit_id_row_key'))
    )
    with op.batch_alter_table('cash_counts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cash_counts_unit_id'), ['unit_id'], unique=False)

    op.create_table('cash_phrases',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['cash_items.id'], name=op.f('fk_cash_phrases_item_id_cash_items')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_cash_phrases_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cash_phrases')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_cash_phrases_unit_id_row_key'))
    )
    with op.batch_alter_table('cash_phrases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cash_phrases_item_id'), ['item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_cash_phrases_unit_id'), ['unit_id'], unique=False)

    op.create_table('closing_balances',
    sa.Column('closing_id', sa.Integer(), nullable=False),
    sa.Column('fund_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['closing_id'], ['period_closings.id'], name=op.f('fk_closing_balances_closing_id_period_closings')),
    sa.ForeignKeyConstraint(['fund_id'], ['funds.id'], name=op.f('fk_closing_balances_fund_id_funds')),
    sa.PrimaryKeyConstraint('closing_id', 'fund_id', 'channel', name=op.f('pk_closing_balances'))
    )
    op.create_table('credits',
    sa.Column('fund_id', sa.Integer(), nullable=False),
    sa.Column('member_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['fund_id'], ['funds.id'], name=op.f('fk_credits_fund_id_funds')),
    sa.ForeignKeyConstraint(['member_id'], ['members.id'], name=op.f('fk_credits_member_id_members')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_credits_unit_id_units')),
    sa.PrimaryKeyConstraint('fund_id', 'member_id', name=op.f('pk_credits'))
    )
    with op.batch_alter_table('credits', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_credits_unit_id'), ['unit_id'], unique=False)

    op.create_table('dues',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('fund_id', sa.Integer(), nullable=False),
    sa.Column('member_id', sa.Integer(), nullable=False),
    sa.Column('period_start', sa.Date(), nullable=False),
    sa.Column('period_end', sa.Date(), nullable=False),
    sa.Column('owed', sa.BigInteger(), nullable=False),
    sa.Column('paid', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['fund_id'], ['funds.id'], name=op.f('fk_dues_fund_id_funds')),
    sa.ForeignKeyConstraint(['member_id'], ['members.id'], name=op.f('fk_dues_member_id_members')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_dues_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dues')),
    sa.UniqueConstraint('fund_id', 'member_id', 'period_start', name=op.f('uq_dues_fund_id_member_id_period_start'))
    )
    with op.batch_alter_table('dues', schema=None) as batch_op:
        batch_op.create_index('ix_dues_member', ['member_id', 'fund_id', 'period_start'], unique=False)
        batch_op.create_index('ix_dues_unpaid', ['unit_id', 'period_start', 'fund_id', 'member_id', 'owed', 'paid'], unique=False, sqlite_where=sa.text('owed > paid'), postgresql_where=sa.text('owed > paid'))

    op.create_table('exemptions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('member_id', sa.Integer(), nullable=False),
    sa.Column('fund_id', sa.Integer(), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['fund_id'], ['funds.id'], name=op.f('fk_exemptions_fund_id_funds')),
    sa.ForeignKeyConstraint(['member_id'], ['members.id'], name=op.f('fk_exemptions_member_id_members')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_exemptions_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exemptions')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_exemptions_unit_id_row_key'))
    )
    with op.batch_alter_table('exemptions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_exemptions_member_id'), ['member_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_exemptions_unit_id'), ['unit_id'], unique=False)

    op.create_table('purse_months',
    sa.Column('fund_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('moved', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['fund_id'], ['funds.id'], name=op.f('fk_purse_months_fund_id_funds')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_purse_months_unit_id_units')),
    sa.PrimaryKeyConstraint('fund_id', 'channel', 'month', name=op.f('pk_purse_months'))
    )
    with op.batch_alter_table('purse_months', schema=None) as batch_op:
        batch_op.create_index('ix_purse_months_sums', ['unit_id', 'fund_id', 'channel', 'month', 'moved'], unique=False)

    op.create_table('attachments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('stored_name', sa.String(length=64), nullable=False),
    sa.Column('file_name', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_attachments_activity_id_activities')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_attachments_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachments')),
    sa.UniqueConstraint('stored_name', name=op.f('uq_attachments_stored_name')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_attachments_unit_id_row_key'))
    )
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attachments_activity_id'), ['activity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_attachments_unit_id'), ['unit_id'], unique=False)

    op.create_table('collection_drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('fund_id', sa.Integer(), nullable=False),
    sa.Column('period_start', sa.Date(), nullable=False),
    sa.Column('period_end', sa.Date(), nullable=False),
    sa.Column('cells', sa.Text(), nullable=False),
    sa.Column('saved_by_id', sa.Integer(), nullable=True),
    sa.Column('saved_by', sa.String(length=200), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('posted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('collection_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['collection_id'], ['activities.id'], name=op.f('fk_collection_drafts_collection_id_activities')),
    sa.ForeignKeyConstraint(['fund_id'], ['funds.id'], name=op.f('fk_collection_drafts_fund_id_funds')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_collection_drafts_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_collection_drafts'))
    )
    with op.batch_alter_table('collection_drafts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_collection_drafts_unit_id'), ['unit_id'], unique=False)
        batch_op.create_index('uq_collection_drafts_open', ['fund_id', 'period_start', 'period_end'], unique=True, sqlite_where=sa.text('posted_at IS NULL'), postgresql_where=sa.text('posted_at IS NULL'))

    op.create_table('counted_notes',
    sa.Column('count_id', sa.Integer(), nullable=False),
    sa.Column('denomination', sa.Integer(), nullable=False),
    sa.Column('pieces', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['count_id'], ['cash_counts.id'], name=op.f('fk_counted_notes_count_id_cash_counts')),
    sa.PrimaryKeyConstraint('count_id', 'denomination', name=op.f('pk_counted_notes'))
    )
    op.create_table('vouchers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(length=40), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=False),
    sa.Column('issued_by_id', sa.Integer(), nullable=True),
    sa.Column('issued_by', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_vouchers_activity_id_activities')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_vouchers_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vouchers')),
    sa.UniqueConstraint('unit_id', 'kind', 'year', 'number', name=op.f('uq_vouchers_unit_id_kind_year_number')),
    sa.UniqueConstraint('unit_id', 'text', name=op.f('uq_vouchers_unit_id_text'))
    )
    with op.batch_alter_table('vouchers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vouchers_activity_id'), ['activity_id'], unique=False)

    with op.batch_alter_table('cash_entries', schema=None) as batch_op:
        batch_op.add_column(sa.Column('booked_on', sa.Date(), nullable=False, server_default='1900-01-01'))
        batch_op.drop_index(batch_op.f('ix_cash_entries_book'))
        batch_op.create_index('ix_cash_entries_book', ['unit_id', 'booked_on', 'id'], unique=False)
        batch_op.drop_index(batch_op.f('ix_cash_entries_purse'))
        batch_op.create_index('ix_cash_entries_purse', ['fund_id', 'channel', 'booked_on'], unique=False)
        batch_op.create_index('ix_cash_entries_other_purse', ['to_fund_id', 'to_channel', 'booked_on'], unique=False)
        batch_op.create_index('ix_cash_entries_voucher', ['unit_id', 'voucher_text'], unique=False)
        batch_op.create_index(
            'ix_cash_entries_opening',
            ['unit_id'],
            unique=False,
            sqlite_where=sa.text('activity_id IS NULL'),
            postgresql_where=sa.text('activity_id IS NULL'),
        )

    with op.batch_alter_table('fund_terms', schema=None) as batch_op:
        batch_op.add_column(sa.Column('most_amount', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('part_year', sa.String(length=10), nullable=False, server_default='whole'))

    with op.batch_alter_table('funds', schema=None) as batch_op:
        batch_op.add_column(sa.Column('nature', sa.String(length=20), nullable=False, server_default='pass_through'))
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=False, server_default='1'))

    book_what_stands()
    tell_whose_money()


def book_what_stands() -> None:
    """No period was closed before: each entry was booked on the day that it happened."""
    connection = op.get_bind()
    on_table = "" if connection.dialect.name == "sqlite" else " ON cash_entries"
    # The books refuse changes; `app.database.put_triggers` puts this back after every migration.
    op.execute(f"DROP TRIGGER IF EXISTS refuse_update_cash_entries{on_table}")
    op.execute("UPDATE cash_entries SET booked_on = happened_on")
    entry = sa.table(
        'cash_entries',
        *(sa.column(name) for name in ('unit_id', 'direction', 'fund_id', 'channel', 'to_fund_id', 'to_channel')),
        sa.column('amount', sa.BigInteger()),
        sa.column('booked_on', sa.Date()),
    )
    moved: dict[tuple[int, int, str, date], int] = {}
    for row in connection.execute(sa.select(entry)):
        month = row.booked_on.replace(day=1)
        here = -row.amount if row.direction in ('payment', 'transfer') else row.amount
        ends = [(row.fund_id, row.channel, here)]
        if row.to_fund_id:
            ends.append((row.to_fund_id, row.to_channel, row.amount))
        for fund_id, channel, amount in ends:
            key = (row.unit_id, fund_id, channel, month)
            moved[key] = moved.get(key, 0) + amount
    months = sa.table(
        'purse_months',
        *(sa.column(name) for name in ('unit_id', 'fund_id', 'channel')),
        sa.column('month', sa.Date()),
        sa.column('moved', sa.BigInteger()),
    )
    rows = [
        {'unit_id': unit, 'fund_id': fund, 'channel': channel, 'month': month, 'moved': amount}
        for (unit, fund, channel, month), amount in moved.items()
    ]
    if rows:
        op.bulk_insert(months, rows)


def tell_whose_money() -> None:
    """Give each fund the nature that its name tells, as new funds get theirs; pages can change it."""
    funds = sa.table('funds', sa.column('id'), sa.column('name'), sa.column('nature'))
    connection = op.get_bind()
    for fund in connection.execute(sa.select(funds.c.id, funds.c.name)).all():
        name = fold(fund.name)
        nature = next((nature for nature, words in NATURES if any(word in name for word in words)), None)
        if nature:
            connection.execute(sa.update(funds).where(funds.c.id == fund.id).values(nature=nature))


def downgrade() -> None:
    with op.batch_alter_table('funds', schema=None) as batch_op:
        batch_op.drop_column('version')
        batch_op.drop_column('nature')

    with op.batch_alter_table('fund_terms', schema=None) as batch_op:
        batch_op.drop_column('part_year')
        batch_op.drop_column('most_amount')

    with op.batch_alter_table('cash_entries', schema=None) as batch_op:
        batch_op.drop_index('ix_cash_entries_opening')
        batch_op.drop_index('ix_cash_entries_voucher')
        batch_op.drop_index('ix_cash_entries_other_purse')
        batch_op.drop_index('ix_cash_entries_purse')
        batch_op.create_index(batch_op.f('ix_cash_entries_purse'), ['fund_id', 'channel', 'happened_on'], unique=False)
        batch_op.drop_index('ix_cash_entries_book')
        batch_op.create_index(batch_op.f('ix_cash_entries_book'), ['unit_id', 'happened_on', 'id'], unique=False)
        batch_op.drop_column('booked_on')

    with op.batch_alter_table('vouchers', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_vouchers_activity_id'))

    op.drop_table('vouchers')
    op.drop_table('counted_notes')
    with op.batch_alter_table('collection_drafts', schema=None) as batch_op:
        batch_op.drop_index('uq_collection_drafts_open', sqlite_where=sa.text('posted_at IS NULL'), postgresql_where=sa.text('posted_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_collection_drafts_unit_id'))

    op.drop_table('collection_drafts')
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attachments_unit_id'))
        batch_op.drop_index(batch_op.f('ix_attachments_activity_id'))

    op.drop_table('attachments')
    with op.batch_alter_table('purse_months', schema=None) as batch_op:
        batch_op.drop_index('ix_purse_months_sums')

    op.drop_table('purse_months')
    with op.batch_alter_table('exemptions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_exemptions_unit_id'))
        batch_op.drop_index(batch_op.f('ix_exemptions_member_id'))

    op.drop_table('exemptions')
    with op.batch_alter_table('dues', schema=None) as batch_op:
        batch_op.drop_index('ix_dues_unpaid', sqlite_where=sa.text('owed > paid'), postgresql_where=sa.text('owed > paid'))
        batch_op.drop_index('ix_dues_member')

    op.drop_table('dues')
    with op.batch_alter_table('credits', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_credits_unit_id'))

    op.drop_table('credits')
    op.drop_table('closing_balances')
    with op.batch_alter_table('cash_phrases', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cash_phrases_unit_id'))
        batch_op.drop_index(batch_op.f('ix_cash_phrases_item_id'))

    op.drop_table('cash_phrases')
    with op.batch_alter_table('cash_counts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cash_counts_unit_id'))

    op.drop_table('cash_counts')
    op.drop_table('voucher_counters')
    with op.batch_alter_table('share_limits', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_share_limits_unit_id'))

    op.drop_table('share_limits')
    op.drop_table('sent_forms')
    with op.batch_alter_table('period_closings', schema=None) as batch_op:
        batch_op.drop_index('ix_period_closings_end')

    op.drop_table('period_closings')
    with op.batch_alter_table('cash_items', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cash_items_unit_id'))

    op.drop_table('cash_items')
    with op.batch_alter_table('assets', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_assets_unit_id'))

    op.drop_table('assets')
