"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator

from app.extensions import db
from app.log.records.descriptions import all_stated
from app.people.children.actions import add_child, correct_child
from app.people.children.rules import ONE_CHILD
from app.people.roster.facts import ChildFacts
from app.people.roster.models import Child
from app.people.roster.queries import child_facts, children_of, children_of_member
from app.people.roster.recording_rules import refuse_bad_birth
from app.web.features import Feature, Repeated, WorkbookSheet
from app.web.personal.declared import Erasure, ExtractRow, Personal, Purpose


def _children(_unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    for row in children_of_member(member_id):
        yield all_stated(child_facts(row), but=("member_id",))


def _rename(erasure: Erasure) -> None:
    for row in children_of_member(erasure.member_id):
        row.full_name = erasure.names[row.full_name]
    db.session.flush()


FEATURE = Feature(
    within="members",
    guide="Đoàn viên",
    facts=(ChildFacts,),
    subjects={"members.child": "con đoàn viên"},
    sheets=(
        WorkbookSheet(
            title="Con đoàn viên",
            facts=ChildFacts,
            columns=("member_id", "full_name"),
            kept_in=Child,
            read=children_of,
            record=add_child,
            correct=correct_child,
            check=lambda child, today: refuse_bad_birth(child.birth, today),
            repeated=(Repeated(ONE_CHILD, "full_name", "cùng một cháu của cùng một đoàn viên"),),
        ),
    ),
    personal=(
        Personal(
            label="Con",
            rows=_children,
            model=Child,
            emptied={
                "birth_date": None,
                "birth_year": None,
                "school_class": "",
                "school_year": "",
                "merit": "",
            },
            gone_actions=("members.child.",),
            purpose=Purpose.CHILDREN,
            erase=_rename,
            by_hand=frozenset({"children.full_name"}),
        ),
    ),
)
