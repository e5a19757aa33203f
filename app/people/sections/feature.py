"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.people.sections.actions import correct_section, record_section
from app.people.sections.facts import SectionFacts
from app.people.sections.figures import sections_of
from app.people.sections.models import UnionSection
from app.people.sections.queries import SECTIONS, searched_sections, sections_read
from app.people.sections.rules import NAMED, refuse_bad_section, section_called
from app.web.features import (
    Feature,
    NarratorLabel,
    Repeated,
    ReportLine,
    ReportPlace,
    Source,
    SourceWords,
    WorkbookSheet,
)
from app.web.overviews import SearchedDocuments


def narrate(narration: Any) -> list[ReportLine]:
    """How many members each section has, and how many sit in their committees."""
    names = list(narration.record.scope.once(sections_of).values())
    lines = []
    if len(names) == 1:
        lines.append(
            ReportLine(
                "{name} có {members} đoàn viên.",
                figures={"members": f"people.members.section[{names[0]}]"},
                words={"name": section_called(names[0])},
            )
        )
    elif names:
        listed = "; ".join(f"{{name{place}}} {{members{place}}} người" for place in range(len(names)))
        lines.append(
            ReportLine(
                f"Đoàn viên ở các công đoàn bộ phận: {listed}.",
                figures={
                    f"members{place}": f"people.members.section[{name}]" for place, name in enumerate(names)
                },
                words={f"name{place}": name for place, name in enumerate(names)},
            )
        )
    if narration.figure("people.sections.committees").value:
        lines.append(
            ReportLine(
                f"Ban chấp hành {'các ' if len(names) > 1 else ''}công đoàn bộ phận gồm {{n}} đồng chí.",
                figures={"n": "people.sections.committees"},
            )
        )
    return lines


FEATURE = Feature(
    within="members",
    guide="Đoàn viên",
    facts=(SectionFacts,),
    subjects={"sections": "công đoàn bộ phận"},
    sheets=(
        WorkbookSheet(
            title="Công đoàn bộ phận",
            facts=SectionFacts,
            kept_in=UnionSection,
            read=SECTIONS.all,
            record=record_section,
            correct=correct_section,
            check=lambda facts, _today: refuse_bad_section(facts),
            repeated=(Repeated(NAMED, "name", "một công đoàn bộ phận hai lần trong một thời gian"),),
        ),
    ),
    narrators={"sections": narrate},
    narrator_labels={"sections": NarratorLabel("Công đoàn bộ phận, tổ công đoàn")},
    narrators_read=(sections_read,),
    report_places=(ReportPlace("organisation", ("sections",)),),
    sources=(Source(UnionSection, "sections.show", lambda row: SourceWords("Công đoàn bộ phận", row.name)),),
    desk=(SearchedDocuments(place=30, key="sections", page="sections.show", select=searched_sections),),
)
