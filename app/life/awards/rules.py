"""Pure decisions about awards and ratings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from app.core.errors import Refused
from app.core.once import Keys, Once
from app.core.periods import Period
from app.core.vietnamese import fold, tidy
from app.core.years.working import is_recorded_for
from app.life.awards.facts import AwardFacts
from app.life.ratings.facts import RatedSubject, RatingFacts
from app.log.figures.facts import Scope

Item = TypeVar("Item")


#: What people write as a name where they know none.
_ANYBODY = frozenset(
    map(
        fold,
        (
            *("Đoàn viên", "Đoàn viên công đoàn", "Công đoàn viên", "Cán bộ", "Công chức", "Viên chức"),
            *("Cán bộ công chức", "Cán bộ viên chức", "Cán bộ công chức viên chức", "Người lao động"),
            *("Lao động", "Công nhân", "Nhân viên", "Giáo viên", "Cán bộ công đoàn", "Cán bộ giáo viên"),
            *("Cá nhân", "Tập thể", "Nữ đoàn viên", "Nữ", "Hội viên", "Thành viên", "Mọi người"),
            *("Công đoàn", "Công đoàn cơ sở", "Tổ công đoàn", "Công đoàn bộ phận", "Cơ quan", "Đơn vị"),
            *("Phòng", "Tổ", "Tập thể cơ quan", "Tập thể đơn vị", "Ban Chấp hành", "BCH"),
            *("CBCC", "CBCCVC", "CBCCVCLĐ", "CBVC", "CBCNV", "CNVC", "CNVCLĐ", "NLĐ", "ĐV", "ĐVCĐ", "CĐCS"),
        ),
    )
)
_BETWEEN = re.compile(r"[,;/&+-]+| va ")
_PRAISE = re.compile(r"( (tieu bieu|xuat sac|uu tu|tien tien|gioi|trong don vi|trong co quan))+$")


def check_rating(facts: RatingFacts) -> None:
    """Raise Refused for a rating of a subject with what belongs to another."""
    if facts.subject is not RatedSubject.SECTION and facts.section:
        raise Refused("Có tên công đoàn bộ phận thì đối tượng phải là «Công đoàn bộ phận».", "subject")
    if facts.subject is RatedSubject.SECTION and facts.member_ids:
        raise Refused("Xếp loại công đoàn bộ phận thì không chọn đoàn viên.", "member_ids")
    if facts.section and facts.quantity not in (None, 1):
        raise Refused("Một công đoàn bộ phận thì số lượng là 1.", "quantity")


def is_generic(name: str) -> bool:
    """Whether a name of an award only says of what kind they are: `Đoàn viên`, `Cán bộ, công chức`."""
    kinds = (_PRAISE.sub("", tidy(one)) for one in _BETWEEN.split(fold(name)))
    return all(one in _ANYBODY for one in kinds if one)


def counts_in(own: Period, day: date | None, scope: Scope) -> bool:
    """Whether what is recorded for its `own` year, on a day or none, counts in the question.

    What is dated after the paper was signed does not.
    """
    is_later = day is not None and scope.signed_on is not None and day > scope.signed_on
    return not is_later and is_recorded_for(own, day, scope.period, scope.until)


def check_award(facts: AwardFacts) -> None:
    """Raise Refused for a prize paid from a fund on no day: the cash book needs one."""
    if facts.fund_id is not None and facts.prize and facts.granted_on is None:
        raise Refused("Chi tiền thưởng từ quỹ thì cần ghi ngày.", "granted_on")


def _rated(facts: RatingFacts) -> Keys:
    if facts.subject is RatedSubject.UNION:
        return frozenset({(facts.year, fold(facts.recognised_by))})
    if facts.subject is RatedSubject.SECTION:
        return frozenset({(facts.year, "section", fold(facts.section))} if facts.section else ())
    return frozenset((facts.year, member_id) for member_id in facts.member_ids)


def _unnamed(facts: RatingFacts) -> Keys:
    is_counted = facts.subject is RatedSubject.MEMBER and not facts.member_ids
    return frozenset({(facts.year, facts.level)} if is_counted else ())


def _may_be_one_count(one: RatingFacts, other: RatingFacts) -> bool:
    """Whether one body may have recognised both."""
    return len({fold(one.recognised_by), fold(other.recognised_by)} - {""}) < 2


def _titled(facts: AwardFacts) -> Keys:
    award = (facts.year, facts.stage, facts.subject, fold(facts.title))
    return frozenset({(*award, fold(facts.name)), *((*award, one) for one in facts.member_ids)})


def _may_be_one_award(one: AwardFacts, other: AwardFacts) -> bool:
    """Whether both may be one award: the same granting body, and no ids that show two people."""
    bodies = {fold(one.granting_body), fold(other.granting_body)} - {""}
    people = set(one.member_ids), set(other.member_ids)
    return len(bodies) < 2 and (not all(people) or bool(people[0] & people[1]))


#: One rating a year for a member, and one for the union from each body that recognises it.
RATED = Once(_rated, may_repeat=False)
#: How many members had a level in a year is reported once, where nobody is named.
RATED_UNNAMED = Once(_unnamed, _may_be_one_count)
#: A title is given once a year by a body to one person or collective, at each stage.
TITLED = Once(_titled, _may_be_one_award)


def counted(many: Iterable[tuple[Item, RatingFacts]]) -> list[tuple[Item, RatingFacts, int]]:
    """Each rating of members with how many members it counts, in the order recorded.

    A member whom older data rate twice in a year counts only in the latest rating.
    """
    recorded = list(many)
    subtracted = [0] * len(recorded)
    for earlier, _, common in RATED.pairs((place, facts) for place, (_, facts) in enumerate(recorded)):
        subtracted[earlier] += len(common)
    return [
        (item, facts, max(0, (facts.quantity or 1) - repeated))
        for (item, facts), repeated in zip(recorded, subtracted, strict=True)
    ]
