"""Kinds of activity that a kind of union brings, each reported under one of the usual kinds. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.errors import Refused
from app.life.events.facts import Category
from app.life.events.own_kinds.facts import OwnKind
from app.life.events.rules import category_in_title
from app.life.meetings.facts import MEETINGS
from app.office.union_kinds.facts import KindTable
from app.office.union_kinds.known import rows_of

#: Kinds with pages of their own, and the one that says nothing.
_NOT_DIVIDED = MEETINGS | {Category.BLOOD_DONATION, Category.OTHER}


def refuse_bad_own_kind(facts: OwnKind) -> None:
    """Raise Refused for a name of a usual kind, and for one under kinds that are not divided."""
    if Category.of_label(facts.name):
        raise Refused(f"«{facts.name}» đã có sẵn, không cần ghi.", "name")
    if facts.category in _NOT_DIVIDED:
        raise Refused(f"Không chia nhỏ loại «{facts.category.label}»; hãy chọn loại khác.", "category")


TABLE = KindTable(table="activities", facts=OwnKind, check=refuse_bad_own_kind, name=lambda facts: facts.name)


def own_kinds_of(kind: str) -> Sequence[OwnKind]:
    """Those of unions of a kind, in the order of its file."""
    found: Sequence[OwnKind] = rows_of(kind, TABLE.table)
    return found


def kind_in_title(title: str, kind: str) -> OwnKind | Category | None:
    """The kind of activity indicated by a title such as `Họp BCH tháng 3`, the union's own first; or None."""
    own = (one for one in own_kinds_of(kind) if one.is_in(title))
    return next(own, None) or category_in_title(title)
