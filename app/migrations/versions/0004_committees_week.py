"""committees week

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('anniversaries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('day', sa.Integer(), nullable=False),
    sa.Column('month', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=True),
    sa.Column('is_lunar', sa.Boolean(), nullable=False),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_anniversaries_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_anniversaries')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_anniversaries_unit_id_row_key'))
    )
    with op.batch_alter_table('anniversaries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_anniversaries_unit_id'), ['unit_id'], unique=False)

    op.create_table('bulk_changes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_by_id', sa.Integer(), nullable=True),
    sa.Column('done_by', sa.String(length=200), nullable=False),
    sa.Column('before', sa.Text(), nullable=False),
    sa.Column('told', sa.Text(), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_bulk_changes_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bulk_changes'))
    )
    with op.batch_alter_table('bulk_changes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bulk_changes_unit_id'), ['unit_id'], unique=False)

    op.create_table('column_mappings',
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('heads', sa.String(length=64), nullable=False),
    sa.Column('fields', sa.Text(), nullable=False),
    sa.Column('saved_by', sa.String(length=200), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_column_mappings_unit_id_units')),
    sa.PrimaryKeyConstraint('unit_id', 'heads', name=op.f('pk_column_mappings'))
    )
    op.create_table('event_series',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('category', sa.String(length=20), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('cadence', sa.String(length=20), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_event_series_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_event_series')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_event_series_unit_id_row_key'))
    )
    with op.batch_alter_table('event_series', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_event_series_unit_id'), ['unit_id'], unique=False)

    op.create_table('feed_keys',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_feed_keys_unit_id_units')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_feed_keys_user_id_users')),
    sa.PrimaryKeyConstraint('user_id', 'unit_id', name=op.f('pk_feed_keys')),
    sa.UniqueConstraint('digest', name=op.f('uq_feed_keys_digest'))
    )
    op.create_table('spending_norms',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(length=20), nullable=False),
    sa.Column('audience', sa.String(length=20), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('times_a_year', sa.Integer(), nullable=True),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('is_example', sa.Boolean(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_spending_norms_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_spending_norms')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_spending_norms_unit_id_row_key'))
    )
    with op.batch_alter_table('spending_norms', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_spending_norms_unit_id'), ['unit_id'], unique=False)

    op.create_table('hardships',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('member_id', sa.Integer(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
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
    sa.ForeignKeyConstraint(['member_id'], ['members.id'], name=op.f('fk_hardships_member_id_members')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_hardships_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hardships')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_hardships_unit_id_row_key'))
    )
    with op.batch_alter_table('hardships', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_hardships_member_id'), ['member_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_hardships_unit_id'), ['unit_id'], unique=False)

    op.create_table('member_aliases',
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('member_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['member_id'], ['members.id'], name=op.f('fk_member_aliases_member_id_members')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_member_aliases_unit_id_units')),
    sa.PrimaryKeyConstraint('unit_id', 'code', name=op.f('pk_member_aliases'))
    )
    with op.batch_alter_table('member_aliases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_member_aliases_member_id'), ['member_id'], unique=False)

    op.create_table('plan_outcomes',
    sa.Column('plan_item_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(length=10), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('carried_to_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['carried_to_id'], ['plan_items.id'], name=op.f('fk_plan_outcomes_carried_to_id_plan_items')),
    sa.ForeignKeyConstraint(['plan_item_id'], ['plan_items.id'], name=op.f('fk_plan_outcomes_plan_item_id_plan_items')),
    sa.PrimaryKeyConstraint('plan_item_id', name=op.f('pk_plan_outcomes'))
    )
    op.create_table('commitment_evidence',
    sa.Column('commitment_id', sa.Integer(), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_commitment_evidence_activity_id_activities')),
    sa.ForeignKeyConstraint(['commitment_id'], ['commitments.id'], name=op.f('fk_commitment_evidence_commitment_id_commitments')),
    sa.PrimaryKeyConstraint('commitment_id', 'activity_id', name=op.f('pk_commitment_evidence'))
    )
    with op.batch_alter_table('commitment_evidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_commitment_evidence_activity_id'), ['activity_id'], unique=False)

    op.create_table('event_details',
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('agenda', sa.Text(), nullable=False),
    sa.Column('minutes', sa.Text(), nullable=False),
    sa.Column('resolution', sa.Text(), nullable=False),
    sa.Column('votes_for', sa.Integer(), nullable=True),
    sa.Column('votes_against', sa.Integer(), nullable=True),
    sa.Column('votes_blank', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_event_details_activity_id_activities')),
    sa.PrimaryKeyConstraint('activity_id', name=op.f('pk_event_details'))
    )
    op.create_table('gift_lists',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('occasion', sa.String(length=20), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('age_on', sa.Date(), nullable=True),
    sa.Column('age_under', sa.Integer(), nullable=True),
    sa.Column('amount_each', sa.BigInteger(), nullable=True),
    sa.Column('gift_each', sa.Text(), nullable=False),
    sa.Column('fund_id', sa.Integer(), nullable=True),
    sa.Column('channel', sa.String(length=10), nullable=True),
    sa.Column('activity_id', sa.Integer(), nullable=True),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_gift_lists_activity_id_activities')),
    sa.ForeignKeyConstraint(['fund_id'], ['funds.id'], name=op.f('fk_gift_lists_fund_id_funds')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_gift_lists_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_gift_lists')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_gift_lists_unit_id_row_key'))
    )
    with op.batch_alter_table('gift_lists', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_gift_lists_activity_id'), ['activity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_gift_lists_unit_id'), ['unit_id'], unique=False)

    op.create_table('norm_excesses',
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_norm_excesses_activity_id_activities')),
    sa.PrimaryKeyConstraint('activity_id', name=op.f('pk_norm_excesses'))
    )
    op.create_table('series_occurrences',
    sa.Column('series_id', sa.Integer(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_series_occurrences_activity_id_activities')),
    sa.ForeignKeyConstraint(['series_id'], ['event_series.id'], name=op.f('fk_series_occurrences_series_id_event_series')),
    sa.PrimaryKeyConstraint('series_id', 'due_on', name=op.f('pk_series_occurrences'))
    )
    with op.batch_alter_table('series_occurrences', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_series_occurrences_activity_id'), ['activity_id'], unique=False)

    op.create_table('upper_requests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('sender', sa.String(length=300), nullable=False),
    sa.Column('document_number', sa.String(length=120), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=True),
    sa.Column('row_key', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_reason', sa.Text(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_upper_requests_activity_id_activities')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_upper_requests_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_upper_requests')),
    sa.UniqueConstraint('unit_id', 'row_key', name=op.f('uq_upper_requests_unit_id_row_key'))
    )
    with op.batch_alter_table('upper_requests', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_upper_requests_activity_id'), ['activity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_upper_requests_unit_id'), ['unit_id'], unique=False)

    op.create_table('gift_recipients',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('list_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('member_id', sa.Integer(), nullable=True),
    sa.Column('child_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('is_ticked', sa.Boolean(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=True),
    sa.Column('gift', sa.Text(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['child_id'], ['children.id'], name=op.f('fk_gift_recipients_child_id_children')),
    sa.ForeignKeyConstraint(['list_id'], ['gift_lists.id'], name=op.f('fk_gift_recipients_list_id_gift_lists')),
    sa.ForeignKeyConstraint(['member_id'], ['members.id'], name=op.f('fk_gift_recipients_member_id_members')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_gift_recipients'))
    )
    with op.batch_alter_table('gift_recipients', schema=None) as batch_op:
        batch_op.create_index('ix_gift_recipients_list', ['list_id', 'position'], unique=False)
        batch_op.create_index(batch_op.f('ix_gift_recipients_member_id'), ['member_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('gift_recipients', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_gift_recipients_member_id'))
        batch_op.drop_index('ix_gift_recipients_list')

    op.drop_table('gift_recipients')
    with op.batch_alter_table('upper_requests', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_upper_requests_unit_id'))
        batch_op.drop_index(batch_op.f('ix_upper_requests_activity_id'))

    op.drop_table('upper_requests')
    with op.batch_alter_table('series_occurrences', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_series_occurrences_activity_id'))

    op.drop_table('series_occurrences')
    op.drop_table('norm_excesses')
    with op.batch_alter_table('gift_lists', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_gift_lists_unit_id'))
        batch_op.drop_index(batch_op.f('ix_gift_lists_activity_id'))

    op.drop_table('gift_lists')
    op.drop_table('event_details')
    with op.batch_alter_table('commitment_evidence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_commitment_evidence_activity_id'))

    op.drop_table('commitment_evidence')
    op.drop_table('plan_outcomes')
    with op.batch_alter_table('member_aliases', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_member_aliases_member_id'))

    op.drop_table('member_aliases')
    with op.batch_alter_table('hardships', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_hardships_unit_id'))
        batch_op.drop_index(batch_op.f('ix_hardships_member_id'))

    op.drop_table('hardships')
    with op.batch_alter_table('spending_norms', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_spending_norms_unit_id'))

    op.drop_table('spending_norms')
    op.drop_table('feed_keys')
    with op.batch_alter_table('event_series', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_event_series_unit_id'))

    op.drop_table('event_series')
    op.drop_table('column_mappings')
    with op.batch_alter_table('bulk_changes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bulk_changes_unit_id'))

    op.drop_table('bulk_changes')
    with op.batch_alter_table('anniversaries', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_anniversaries_unit_id'))

    op.drop_table('anniversaries')
