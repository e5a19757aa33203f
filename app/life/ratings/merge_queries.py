"""Ratings and titles that two records of one person share."""

from __future__ import annotations

from dataclasses import replace

from app.life.awards.facts import AwardFacts
from app.life.awards.queries import awards_of
from app.life.awards.rules import RATED, TITLED
from app.life.ratings.facts import RatingFacts
from app.life.ratings.queries import ratings_of
from app.log.activities.models import Activity


def shared_entries(
    unit_id: int, kept_id: int, gone_id: int
) -> list[tuple[Activity, AwardFacts | RatingFacts]]:
    """The ratings and titles of the removed record that the kept one has too; four statements.

    Titles whose prize a fund paid are left out, and entries that name both records.
    """
    found: list[tuple[Activity, AwardFacts | RatingFacts]] = []
    ratings, awards = ratings_of(unit_id), awards_of(unit_id)
    kept_ratings = [facts for _, facts in ratings if kept_id in facts.member_ids]
    for activity, facts in ratings:
        if _is_theirs(facts, kept_id, gone_id):
            as_kept = replace(facts, member_ids=(kept_id,))
            if any(RATED.common(as_kept, one) for one in kept_ratings):
                found.append((activity, facts))
    kept_awards = [facts for _, facts in awards if kept_id in facts.member_ids]
    for activity, award in awards:
        if _is_theirs(award, kept_id, gone_id) and not (award.prize and award.fund_id):
            as_kept_award = replace(award, member_ids=(kept_id,))
            if any(TITLED.common(as_kept_award, one) for one in kept_awards):
                found.append((activity, award))
    return found


def _is_theirs(facts: AwardFacts | RatingFacts, kept_id: int, gone_id: int) -> bool:
    return gone_id in facts.member_ids and kept_id not in facts.member_ids
