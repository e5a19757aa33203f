"""Erasing Party membership when a union stops keeping it: from roster, trail and bulk changes."""

from __future__ import annotations

import json

from sqlalchemy import update

from app.core.actor import Actor
from app.core.signals import party_dropped, party_erased
from app.extensions import db
from app.office.trail.erasure_actions import erase_field
from app.people.bulk.queries import changes_kept
from app.people.party.queries import periods_of_party
from app.people.roster.models import Membership

FIELD = "party_member"


@party_dropped.connect
def erase(unit_id: int, *, actor: Actor) -> None:
    """Erase Party membership everywhere; a trail entry records who did it, and from how many periods."""
    keys = periods_of_party(unit_id)
    gone = update(Membership).where(Membership.unit_id == unit_id, Membership.party_member)
    # By a plain UPDATE, which keeps the versions: bulk changes can still be undone.
    db.session.execute(gone.values(party_member=False), execution_options={"synchronize_session": "fetch"})
    for change in changes_kept(unit_id):
        change.before = _without(change.before)
    db.session.flush()
    erase_field(unit_id, actor, "members/", FIELD, "members.party_erased", {"party_periods": (len(keys), 0)})
    party_erased.send(unit_id, keys=keys)


def _without(before: str) -> str:
    """The old values of a bulk change with nobody as a Party member."""
    kept = json.loads(before)
    for row_id, stored in kept.items():
        # Beside the periods, by their ids, stand the persons: nobody's membership is among their values.
        if row_id != "people" and stored["old"] and FIELD in stored["old"]:
            stored["old"][FIELD] = False
    return json.dumps(kept)
