"""What features below tell to those above, which they must not know: sent in the transaction that changes it.

Where nothing else is said the sender is the union's id; `today` is the day of the change.
"""

from __future__ import annotations

from blinker import Signal

#: Who is a member from when to when, or a dues salary: `member_ids` of those concerned.
roster_changed = Signal()
#: What else changes if two records of one person become one: `kept_id`, `gone_id`; sentences are the answer.
merge_asked = Signal()
#: Two records of one person are about to become one: `kept_id` and `gone_id`, with actor, today and reason.
people_merging = Signal()
#: Two records of one person became one: `kept_id` stays, `gone_id` and its `gone_code` are no more.
people_merged = Signal()
#: What was paid into funds: `fund_ids` and `member_ids` before and after the change.
contributions_changed = Signal()
#: What funds ask, and from when on: `fund_ids`.
terms_changed = Signal()
#: A union keeps Party membership no more: `actor` says so. Then, once it is erased, `keys` of the periods.
party_dropped = Signal()
party_erased = Signal()
#: The books of a union were begun.
unit_started = Signal()
#: An account lost a role in the union `unit_id`, or (None) its password, or was closed: what opens with its
#: rights alone ends. The sender is the account's id; `actor` took it.
access_ended = Signal()
