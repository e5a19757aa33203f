"""Writes of titles and ratings for many people at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.activities.models import Activity
from app.core.actor import Actor
from app.core.errors import Refused
from app.emulation.actions import AWARDS, RATINGS
from app.emulation.batch_queries import rated_members, stages_of
from app.emulation.facts import AwardFacts, Level, RatedSubject, RatingFacts, Subject
from app.members.queries import names_of


def record_stage(unit_id: int, common: AwardFacts, member_ids: Sequence[int], actor: Actor) -> list[Activity]:
    """One entry for each of the people, at the stage and with the title and decision that `common` says.

    Raises Refused for nobody, for people of another union, for who has the title at that stage already.
    """
    wanted = list(dict.fromkeys(member_ids))
    names = names_of(unit_id, wanted)
    if not wanted:
        raise Refused("Hãy chọn ít nhất một người.", "member_ids")
    if len(names) < len(wanted):
        raise Refused("Có người không còn trong danh sách. Hãy chọn lại.", "member_ids")
    there = stages_of(unit_id, common.year, common.title)[common.stage] & names.keys()
    if there:
        said = ", ".join(names[one] for one in wanted if one in there)
        raise Refused(f"Đã ghi {common.stage.label.lower()} danh hiệu này: {said}.", "member_ids")
    many = [_of(common, one, names[one]) for one in wanted]
    return AWARDS.record_all(unit_id, many, actor)


def record_ratings(
    unit_id: int, year: int, levels: Mapping[int, Level], recognised_by: str, actor: Actor
) -> list[Activity]:
    """One entry for each level, naming the members who reached it; the order of the levels.

    Raises Refused for nobody, for people of another union, for who is rated that year already.
    """
    names = names_of(unit_id, list(levels))
    if not levels:
        raise Refused("Chưa xếp loại cho ai.")
    if len(names) < len(levels):
        raise Refused("Có người không còn trong danh sách. Hãy mở lại trang này.")
    there = rated_members(unit_id, year).keys() & names.keys()
    if there:
        said = ", ".join(names[one] for one in levels if one in there)
        raise Refused(f"Năm {year} đã xếp loại: {said}.")
    reached = {level: [one for one, got in levels.items() if got is level] for level in Level}
    many = [
        RatingFacts(year, RatedSubject.MEMBER, level, tuple(ids), len(ids), recognised_by)
        for level, ids in reached.items()
        if ids
    ]
    return RATINGS.record_all(unit_id, many, actor)


def _of(common: AwardFacts, member_id: int, name: str) -> AwardFacts:
    return AwardFacts(
        year=common.year,
        subject=Subject.PERSON,
        name=name,
        title=common.title,
        stage=common.stage,
        granted_on=common.granted_on,
        member_ids=(member_id,),
        granting_body=common.granting_body,
        decision_number=common.decision_number,
    )
