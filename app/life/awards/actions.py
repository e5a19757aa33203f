"""Writes of awards: the log entry, its side table, the prize in the cash book, the trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.books.entries.actions import EntryKind, OnceOnly
from app.core.actor import Actor, Correction
from app.core.errors import Refused, Twice
from app.core.once import Keys
from app.core.periods import in_words
from app.core.signals import merge_previewed, people_merging
from app.core.vietnamese import capital_first
from app.life.awards.facts import AwardFacts
from app.life.awards.models import Award
from app.life.awards.queries import awards_like, awards_of
from app.life.awards.rules import TITLED, check_award
from app.life.ratings.actions import RATINGS
from app.life.ratings.facts import RatingFacts
from app.life.ratings.merge_queries import shared_entries
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.people.sections.following_actions import days_of_period, follow_sections


def _titled_already(_activity: Activity, facts: AwardFacts, _keys: Keys) -> Refused:
    by = f", {facts.granting_body}" if facts.granting_body else ""
    year, stage = capital_first(in_words(facts.period)), facts.stage.label.lower()
    return Twice(f"{year} đã ghi «{facts.title}» cho {facts.name} ({stage}{by}).")


AWARDS: EntryKind[AwardFacts] = EntryKind(
    Kind.AWARD,
    Award,
    "emulation",
    check_award,
    day_field="granted_on",
    once=(OnceOnly(TITLED, awards_like, _titled_already),),
)


record_award, correct_award, withdraw_award = AWARDS.record, AWARDS.correct, AWARDS.withdraw


@people_merging.connect
def withdraw_duplicates(
    unit_id: int, *, kept_id: int, gone_id: int, actor: Actor, today: date, reason: str
) -> None:
    """Withdraw a rating or title of the removed record that the kept record has too.

    An entry that names others too only loses that person. A title whose prize a fund paid is kept: two
    payments were made.
    """
    by = Correction(actor, today, f"Gộp hai hồ sơ: {reason}")
    for activity, facts in shared_entries(unit_id, kept_id, gone_id):
        kind: EntryKind[Any] = AWARDS if isinstance(facts, AwardFacts) else RATINGS
        _remove_person(kind, activity, facts, gone_id, by)


def _remove_person(
    kind: EntryKind[Any], activity: Activity, facts: AwardFacts | RatingFacts, gone_id: int, by: Correction
) -> None:
    others = tuple(one for one in facts.member_ids if one != gone_id)
    if not others:
        kind.withdraw(activity, by.actor, by.today, by.reason)
        return
    fewer = facts.quantity - 1 if facts.quantity and facts.quantity > 1 else facts.quantity
    kind.correct(activity, facts, replace(facts, member_ids=others, quantity=fewer), by, again=True)


@merge_previewed.connect
def describe_merge(unit_id: int, *, kept_id: int, gone_id: int) -> list[str]:
    """A sentence for each rating and title that merging two records would withdraw."""
    note = "hồ sơ được giữ đã có, mục của hồ sơ kia sẽ rút khỏi sổ."
    return [f"{one.title}: {note}" for one, _ in shared_entries(unit_id, kept_id, gone_id)]


follow_sections(
    AWARDS.rename,
    awards_of,
    days_of_period,
    also=lambda facts, renaming: {"name": renaming.name_now(facts.name)},  # the section itself may get it
)
