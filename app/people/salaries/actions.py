"""Writes of periods whose dues salary changes from a day on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.core.actor import Correction
from app.core.signals import salaries_changed
from app.people.roster.actions import add_membership, correct_membership
from app.people.roster.facts import MembershipFacts
from app.people.roster.models import Membership
from app.people.salaries.rules import SalaryChange, parts_of


def correct_period(
    membership: Membership,
    old: MembershipFacts,
    new: MembershipFacts,
    by: Correction,
    *,
    salary: SalaryChange,
) -> None:
    """Correct a period; another salary holds from the day that `salary` says. Raises Refused, Stale."""
    correct_from(membership, old, new, by, salary.starts_on)
    if old.dues_salary != new.dues_salary:
        ask(membership.unit_id, {membership.member_id}, salary, by.today)


def correct_from(
    membership: Membership, old: MembershipFacts, new: MembershipFacts, by: Correction, starts_on: date | None
) -> Membership | None:
    """Correct a period; the one that begins with another salary, if any. After many of these: `ask`."""
    corrected, follows = parts_of(old, new, starts_on)
    correct_membership(membership, old, corrected, by)
    return add_membership(membership.member, follows, by.actor, by.today) if follows else None


def ask(unit_id: int, member_ids: Collection[int], salary: SalaryChange, today: date) -> None:
    """Raise Refused, naming them, if Kỳ paid in full or closed would change and nobody agreed to that."""
    salaries_changed.send(unit_id, today=today, member_ids=frozenset(member_ids), agreed=salary.agreed)
