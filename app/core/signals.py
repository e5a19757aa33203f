"""What features below tell to those above, which they must not know: sent in the transaction that changes it.

The sender is the union's id; `today` is the day of the change.
"""

from __future__ import annotations

from blinker import Signal

#: Who is a member from when to when, or a dues salary: `member_ids` of those concerned.
roster_changed = Signal()
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
