"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.core.vietnamese import bare, capital_first
from app.life.registers.declaring import register
from app.life.registers.initiatives.actions import WRITES
from app.life.registers.initiatives.facts import InitiativeSort
from app.life.registers.initiatives.figures import counted_initiatives
from app.life.registers.initiatives.queries import INITIATIVES, initiatives_read
from app.life.registers.sentences import after, lead, line, names, of_money, on_day, quoted
from app.web.features import ReportLine

#: What one of each sort is called.
_ONE = {
    InitiativeSort.INITIATIVE: "sáng kiến",
    InitiativeSort.IMPROVEMENT: "giải pháp",
    InitiativeSort.RESEARCH: "đề tài",
    InitiativeSort.WORK: "công trình",
}


def narrate(narration: Any) -> list[ReportLine]:
    """How many were registered, carried out and recognised; then each with its authors."""
    initiatives = counted_initiatives(narration.record.scope)
    if not initiatives:
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
    return [summary, *(_line(narration, one) for one in initiatives)]


def _line(narration: Any, one: Any) -> ReportLine:
    facts, scope = one.facts, narration.record.scope
    who = names(narration, facts.member_ids, facts.authors)
    is_done = facts.done_on and facts.done_on <= scope.until
    is_recognised = facts.recognised_on and facts.recognised_on <= scope.until
    return line(
        one.source,
        quoted(capital_first(narration.cased(facts.name))),
        _ONE[facts.sort] + (f" của {who}" if who else ""),
        "" if is_recognised else "đã áp dụng" if is_done else "đang thực hiện",
        f"được {bare(facts.recognised_by)} công nhận" if is_recognised and facts.recognised_by else "",
        on_day("công nhận", facts.recognised_on) if is_recognised and not facts.recognised_by else "",
        of_money("giá trị làm lợi", facts.benefit),
        after("là căn cứ xét tặng", facts.award),
    )


FEATURE = register(
    WRITES,
    INITIATIVES,
    initiatives_read,
    "initiatives",
    narrate,
    label="Sáng kiến, đề tài",
    subject="sáng kiến",
    about="Đăng ký, áp dụng, công nhận, giá trị làm lợi, tác giả.",
    sheet="Sáng kiến",
    part="emulation",
)
