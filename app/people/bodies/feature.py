"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.core.dates import date_in_text
from app.people.bodies.actions import WRITES
from app.people.bodies.facts import BodyFacts
from app.people.bodies.figures import bodies_of
from app.people.bodies.models import BodyMember
from app.people.bodies.queries import BODIES, bodies_read, extract_of_terms
from app.people.bodies.rules import refuse_bad_term
from app.web.features import (
    Feature,
    MenuEntry,
    NarratorLabel,
    ReportLine,
    ReportPlace,
    Source,
    SourceWords,
    WorkbookSheet,
)
from app.web.personal.declared import Personal


def narrate(narration: Any) -> list[ReportLine]:
    """How many sit in each body on the cut-off day; nobody is named."""
    scope = narration.record.scope
    bodies = [name for name, people in scope.once(bodies_of).items() if people]
    if not bodies:
        return []
    listed = ", ".join(f"{{body{place}}} gồm {{people{place}}} đồng chí" for place in range(len(bodies)))
    return [
        ReportLine(
            f"Đến ngày {date_in_text(scope.until)}, {listed}",
            figures={f"people{place}": f"bodies[{name}].people" for place, name in enumerate(bodies)},
            words={f"body{place}": name for place, name in enumerate(bodies)},
            leads=True,
        )
    ]


FEATURE = Feature(
    menu=(MenuEntry("Con người", 15, "Ban, tổ chức", "bodies.index", "users-group"),),
    guide="Đoàn viên",
    facts=(BodyFacts,),
    subjects={"bodies": "người của ban, tổ chức"},
    sheets=(
        WorkbookSheet(
            title="Ban, tổ chức",
            facts=BodyFacts,
            columns=("body", "member_id", "name", "post", "starts_on", "ends_on", "note"),
            kept_in=BodyMember,
            read=BODIES.all,
            record=WRITES.record,
            correct=WRITES.correct,
            check=lambda facts, _today: refuse_bad_term(facts),
        ),
    ),
    narrators={"bodies": narrate},
    narrator_labels={"bodies": NarratorLabel("Ban, tổ chức: số người")},
    narrators_read=(bodies_read,),
    report_places=(ReportPlace("organisation", ("bodies",)),),
    sources=(
        Source(
            BodyMember,
            "bodies.show",
            lambda row: SourceWords("Ban, tổ chức", f"{row.body}: {row.post}".removesuffix(": ")),
        ),
    ),
    personal=(
        Personal(
            label="Ban, tổ chức đã tham gia",
            rows=extract_of_terms,
            model=BodyMember,
            emptied={"note": ""},
            kept={
                "body_members.body": "Tên ban, tổ chức.",
                "body_members.section": "Tên công đoàn bộ phận.",
                "body_members.post": "Chức vụ: số liệu đã báo cáo.",
            },
        ),
    ),
)
