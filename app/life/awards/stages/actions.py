"""Writes of titles and ratings for many people at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.books.entries.actions import EntryKind
from app.core.actor import Actor
from app.core.errors import Refused
from app.core.vietnamese import LONGEST_TEXT, fold
from app.life.awards.actions import AWARDS
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.stages.queries import collectives_of, sections_borne, stages_of
from app.log.activities.models import Activity
from app.log.activities.search_queries import entries_by_id
from app.people.roster.queries import names_of

#: The version of an entry that was never corrected.
AS_RECORDED = 1


def record_stage(
    unit_id: int,
    common: AwardFacts,
    member_ids: Sequence[int],
    actor: Actor,
    collectives: Sequence[str] = (),
) -> list[Activity]:
    """One entry for each person and collective, at the stage and with the title and decision of `common`.

    Each is of the section of `common`, or of that which it had at an earlier stage.
    Raises Refused for nobody, for people of another union, and for anyone who has the title at that stage.
    """
    wanted, named = list(dict.fromkeys(member_ids)), {fold(one): one for one in collectives}
    names = names_of(unit_id, wanted)
    if not wanted and not named:
        raise Refused("Hãy chọn ít nhất một người hoặc ghi một tập thể.", "member_ids")
    if len(names) < len(wanted):
        raise Refused("Có người không còn trong danh sách. Hãy chọn lại.", "member_ids")
    already = stages_of(unit_id, common.year, common.title)[common.stage] & names.keys()
    refuse_again(common.stage, [names[one] for one in wanted if one in already], "member_ids")
    known = collectives_of(unit_id, common.year, common.title)[common.stage] if named else {}
    refuse_again(common.stage, [name for key, name in named.items() if key in known], "collectives")
    if any(len(name) > LONGEST_TEXT for name in named.values()):
        raise Refused(f"Tên tập thể dài quá {LONGEST_TEXT} chữ; hãy viết gọn lại.", "collectives")
    borne = {} if common.section else sections_borne(unit_id, common.year, common.title)
    people = [
        replace(common, name=names[one], member_ids=(one,), section=borne.get(one, common.section))
        for one in wanted
    ]
    groups = [
        replace(common, name=name, subject=Subject.COLLECTIVE, section=borne.get(key, common.section))
        for key, name in named.items()
    ]
    return AWARDS.record_all(unit_id, [*people, *groups], actor)


def undo_all(
    unit_id: int, kind: EntryKind[Any], activity_ids: Sequence[int], actor: Actor, today: date, reason: str
) -> int:
    """Withdraw entries of a kind that were just recorded together; returns how many.

    Raises Refused when one no longer exists, Stale when one was corrected since.
    """
    found = entries_by_id(unit_id, activity_ids)
    live = [one for one in found.values() if one.kind == kind.kind and one.withdrawn_at is None]
    if not live or len(live) < len(set(activity_ids)):
        raise Refused("Không hoàn tác được nữa: có mục không còn trong sổ.")
    for one in live:
        kind.withdraw(one, actor, today, reason, version=AS_RECORDED)
    return len(live)


def refuse_again(stage: Stage, names: Sequence[str], field: str) -> None:
    if names:
        raise Refused(f"Đã ghi {stage.label.lower()} danh hiệu này: {', '.join(names)}.", field)
