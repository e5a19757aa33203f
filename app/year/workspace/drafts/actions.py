"""Writes of drafts of parts: no line of the trail, for nothing is decided yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from app.core.actor import Actor
from app.core.errors import Refused
from app.extensions import db
from app.office.accounts.queries import users_of_member
from app.web.personal.declared import Erasure
from app.year.workspace.drafts.models import PartDraft
from app.year.workspace.drafts.queries import draft_of, drafts_by, old_drafts
from app.year.workspace.facts import PartPlace

#: Of the boxes of one part together, in letters.
MOST_LETTERS = 400_000


def keep_draft(
    unit_id: int, place: PartPlace, boxes: Mapping[str, list[str]], seen: int, actor: Actor, now: datetime
) -> PartDraft:
    """Keep the boxes of a part as they were left; an officer has one draft of a part."""
    text = json.dumps(boxes, ensure_ascii=False, sort_keys=True)
    if len(text) > MOST_LETTERS:
        raise Refused("Mục này dài quá, không giữ được bản nháp. Hãy lưu rồi viết tiếp.")
    draft = draft_of(unit_id, _user(actor), place)
    if draft is None:
        draft = PartDraft(
            unit_id=unit_id,
            user_id=_user(actor),
            period_start=place.period.start,
            period_end=place.period.end,
            outline=place.outline,
            part=place.part,
        )
        db.session.add(draft)
    draft.user_name, draft.seen, draft.boxes, draft.saved_at = actor.name, seen, text, now
    db.session.flush()
    return draft


def drop_draft(unit_id: int, place: PartPlace, actor: Actor) -> None:
    """Take an officer's own draft away: it was saved, or they want it no more."""
    draft = draft_of(unit_id, _user(actor), place)
    if draft is not None:
        db.session.delete(draft)
        db.session.flush()


def forget_old(unit_id: int, today: date) -> None:
    """Let go of drafts that nobody went on with."""
    for draft in old_drafts(unit_id, today):
        db.session.delete(draft)
    db.session.flush()


def forget_writer(erasure: Erasure) -> None:
    """Take away what an erased person was writing."""
    users = users_of_member(erasure.unit_id, erasure.member_id)
    for draft in drafts_by(erasure.unit_id, users):
        db.session.delete(draft)
    db.session.flush()


def boxes_of(draft: PartDraft) -> dict[str, list[str]]:
    """The boxes of a draft."""
    boxes: dict[str, list[str]] = json.loads(draft.boxes)
    return boxes


def _user(actor: Actor) -> int:
    if actor.user_id is None:
        raise Refused("Chỉ người đã đăng nhập mới có bản nháp.")
    return actor.user_id
