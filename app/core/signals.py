"""Signals from lower wings to higher ones, which they must not import; sent in the transaction of the change.

The sender is the union's id unless noted; `today` is the day of the change.
"""

from __future__ import annotations

from blinker import Signal

#: Membership periods or dues salaries changed: `member_ids` of those concerned.
roster_changed = Signal()
#: Dues salaries changed: `member_ids`. Unless `agreed`, Refused is raised when Kỳ that were paid in full or
#: closed would change.
salaries_changed = Signal()
#: Asks what else is recorded of a person who would leave the roster: `member_id`; receivers return what each
#: is (`khoản đóng`), without which figures would contradict each other, and its first and last day.
leaving_roster = Signal()
#: Asks what merging two records of one person would change: `kept_id`, `gone_id`; receivers return sentences.
merge_previewed = Signal()
#: Two records of one person are about to be merged: `kept_id`, `gone_id`, actor, today, reason.
people_merging = Signal()
#: Two records of one person were merged into `kept_id`; `gone_id` and its `gone_code` no longer exist.
people_merged = Signal()
#: Contributions changed: `fund_ids` and `member_ids` before and after the change.
contributions_changed = Signal()
#: Rates of funds changed: `fund_ids`.
terms_changed = Signal()
#: A union stopped keeping Party membership (by `actor`); then, once erased, the `keys` of the periods.
party_dropped = Signal()
party_erased = Signal()
#: A section got another name: `renaming` (`people.sections.rules`), actor, reason. Who names sections in
#: rows of their own gives them the new name.
section_renamed = Signal()
#: A union was created.
unit_started = Signal()
#: An account lost its role in the union `unit_id` (None: its password changed or it was closed): links that
#: use its rights must end. The sender is the account's id; `actor` is who did it.
access_ended = Signal()
