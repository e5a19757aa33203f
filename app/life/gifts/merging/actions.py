"""Merging two records of one person: on a list of gifts one line is left of theirs."""

from __future__ import annotations

from sqlalchemy.orm.attributes import flag_modified

from app.core.actor import Actor
from app.core.errors import Refused
from app.core.signals import merge_previewed, people_merging
from app.extensions import db
from app.life.gifts import queries
from app.life.gifts.facts import LineValues
from app.life.gifts.merging.queries import SharedLines, shared_lines
from app.life.gifts.merging.rules import joined, refuse_given_twice
from app.life.gifts.models import GiftRecipient
from app.office.trail import actions as trail


@people_merging.connect
def join_lines(unit_id: int, *, kept_id: int, gone_id: int, actor: Actor, reason: str, **_at: object) -> None:
    """Leave the kept record's line, with the values of both. Raises Refused where both were posted."""
    for shared in shared_lines(unit_id, kept_id, gone_id):
        _refuse_given_twice(shared)
        people = len(queries.lines_of(shared.row.id))
        kept, *others = shared.lines
        now = joined(_values(one) for one in shared.lines)
        kept.is_ticked, kept.amount, kept.gift, kept.note = now.is_ticked, now.amount, now.gift, now.note
        for one in others:
            db.session.delete(one)
        flag_modified(shared.row, "title")  # whoever has the list open gets a conflict when saving
        db.session.flush()
        changes = {"people": (people, people - len(others))}
        why = f"Gộp hai hồ sơ: {reason}"
        trail.note(unit_id, actor, "gifts.list.corrected", f"gift_lists/{shared.row.id}", changes, why)


@merge_previewed.connect
def describe_merge(unit_id: int, *, kept_id: int, gone_id: int) -> list[str]:
    """A sentence for each list that names both."""
    return [_sentence(one) for one in shared_lines(unit_id, kept_id, gone_id)]


def _sentence(shared: SharedLines) -> str:
    try:
        _refuse_given_twice(shared)
    except Refused as refused:
        return refused.sentence
    return f"Danh sách quà «{shared.row.title}»: hai dòng sẽ nhập làm một."


def _refuse_given_twice(shared: SharedLines) -> None:
    refuse_given_twice(shared.row.title, shared.posted_on, (one.is_ticked for one in shared.lines))


def _values(line: GiftRecipient) -> LineValues:
    return LineValues(line.is_ticked, line.amount, line.gift, line.note)
