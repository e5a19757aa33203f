"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.life.registers.initiatives.actions import WRITES
from app.life.registers.initiatives.facts import InitiativeFacts
from app.life.registers.initiatives.figures import initiatives_told
from app.life.registers.initiatives.queries import INITIATIVES, KIND, initiatives_read
from app.life.registers.initiatives.rules import check_initiative
from app.life.registers.telling import after, lead, line, names, of_money, on_day, plain
from app.web.features import Feature, LogKind, ReportLine, ReportPlace, WorkbookSheet


def narrate(narration: Any) -> list[ReportLine]:
    """How many were registered, carried out and recognised; then each with its authors."""
    told = initiatives_told(narration.record.scope)
    if not told:
        return []
    summary = lead(
        narration,
        (
            ("{n} sáng kiến, đề tài được đăng ký", "initiatives.registered"),
            ("{n} được áp dụng, hoàn thành", "initiatives.done"),
            ("{n} được công nhận", "initiatives.recognised"),
            ("giá trị làm lợi {n}", "initiatives.benefit"),
        ),
        begins="có ",
        ends=":",
    )
    return [summary, *(_line(narration, one) for one in told)]


def _line(narration: Any, one: Any) -> ReportLine:
    facts, scope = one.facts, narration.record.scope
    who = names(narration, facts.member_ids, facts.authors)
    is_recognised = facts.recognised_on and facts.recognised_on <= scope.until
    return line(
        one.source,
        f"{facts.sort.label} «{plain(facts.name)}»" + (f" của {who}" if who else ""),
        after("được công nhận bởi", facts.recognised_by) if is_recognised else "",
        on_day("công nhận", facts.recognised_on) if is_recognised and not facts.recognised_by else "",
        of_money("giá trị làm lợi", facts.benefit),
        after("là căn cứ của", facts.award),
    )


FEATURE = Feature(
    within="registers",
    guide="Sổ theo dõi",
    facts=(InitiativeFacts,),
    subjects={"registers.initiative": "sáng kiến"},
    kinds=(
        LogKind(
            KIND,
            "Sáng kiến, đề tài",
            "initiatives.show",
            register="Đăng ký, áp dụng, công nhận, giá trị làm lợi, tác giả.",
            reads=initiatives_read,
        ),
    ),
    sheets=(
        WorkbookSheet(
            title="Sáng kiến",
            facts=InitiativeFacts,
            kept_in=KIND,
            read=INITIATIVES.all,
            record=WRITES.record,
            correct=WRITES.correct,
            check=lambda facts, _today: check_initiative(facts),
        ),
    ),
    narrators={"initiatives": narrate},
    report_places=(ReportPlace("emulation", ("initiatives",)),),
)
