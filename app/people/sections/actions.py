"""Writes of sections."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.errors import Refused
from app.log.activities.row_actions import RowKind
from app.people.sections.facts import SectionFacts
from app.people.sections.models import UnionSection
from app.people.sections.queries import SECTIONS
from app.people.sections.rules import NAMED, refuse_bad_section


def _refuse_second(
    unit_id: int, row: UnionSection | None, facts: SectionFacts, _imported: bool
) -> Mapping[str, Any]:
    for other, stated in SECTIONS.all(unit_id):
        if other is not row and NAMED.common(stated, facts):
            raise Refused(f"Đã có công đoàn bộ phận «{stated.name}» trong thời gian này.", "name")
    return {}


def _refuse_bad(_unit_id: int, facts: SectionFacts, _today: date) -> None:
    refuse_bad_section(facts)


WRITES: RowKind[UnionSection, SectionFacts] = RowKind(
    UnionSection, "sections", check=_refuse_bad, prepare=_refuse_second
)
