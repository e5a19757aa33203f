"""What this room hands to the application."""

from __future__ import annotations

from app.people.children.actions import add_child, correct_child
from app.people.children.rules import ONE_CHILD
from app.people.roster.facts import ChildFacts
from app.people.roster.models import Child
from app.people.roster.queries import children_of
from app.people.roster.recording_rules import refuse_bad_birth
from app.web.features import Feature, Repeated, WorkbookSheet

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
)
