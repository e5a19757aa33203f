"""Taking one person out of what is kept for undoing changes of many."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from app.extensions import db
from app.people.bulk.queries import NOTHING, changes_kept, old_changes
from app.people.roster.queries import memberships_of
from app.web.lists.filters import moment
from app.web.personal.declared import Erasure, ExtractRow


def forget(erasure: Erasure) -> None:
    """Leave the person out of every bulk change: undoing it then leaves them as they are."""
    periods = {str(row.id) for row in memberships_of(erasure.member_id)}
    for change in changes_kept(erasure.unit_id):
        before = json.loads(change.before)
        people = before.get("people", {})
        if periods & before.keys() or str(erasure.member_id) in people:
            kept = {key: value for key, value in before.items() if key not in periods}
            if people:
                kept["people"] = {key: one for key, one in people.items() if key != str(erasure.member_id)}
            change.before = json.dumps(kept)
    db.session.flush()


def extract_of_changes(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The bulk changes for whose undoing values of the person are kept; the trail says which."""
    periods = {str(row.id) for row in memberships_of(member_id)}
    for one in changes_kept(unit_id):
        before = json.loads(one.before)
        if periods & before.keys() or str(member_id) in before.get("people", {}):
            yield {"Lúc": moment(one.done_at), "Người ghi": one.done_by, "Lần sửa": one.summary}


def forget_old(unit_id: int, today: date) -> None:
    """Delete their old values."""
    for change in old_changes(unit_id, today):
        change.before = NOTHING
    db.session.flush()
