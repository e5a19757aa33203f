"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.core.money import format_dong
from app.life.registers.appeals.actions import WRITES
from app.life.registers.appeals.facts import AppealFacts, Way
from app.life.registers.appeals.figures import causes_of
from app.life.registers.appeals.queries import APPEALS, KIND, appeals_read
from app.life.registers.telling import plain
from app.web.features import Feature, LogKind, ReportLine, ReportPlace, WorkbookSheet

#: How reports say from whom, and to whom.
_FROM_TO = {Way.RECEIVED: "của", Way.GIVEN: "cho"}


def narrate(narration: Any) -> list[ReportLine]:
    """A line for each cause: what came, from whom, what was given, to whom, what is left."""
    return [_line(narration, cause, rows) for cause, rows in causes_of(narration.record.scope).items()]


def _line(narration: Any, cause: str, rows: list[Any]) -> ReportLine:
    scope = narration.record.scope
    ours = [one for one in rows if scope.holds(one.facts.happened_on)]
    text, figures = [], {}
    for way, verb in ((Way.RECEIVED, "vận động được"), (Way.GIVEN, "đã trao")):
        key = f"raised[{cause}].{way.value}"
        if narration.figure(key).value:
            figures[way.value] = key
            whom = _parties([one.facts for one in ours if one.facts.way is way], _FROM_TO[way])
            text.append(f"{verb} {{{way.value}}}{whom}")
    left = f"raised[{cause}].left"
    if narration.figure(left).value:
        figures["left"] = left
        text.append("còn lại {left}")
    words = {"cause": plain(cause)}
    return ReportLine(
        "Vận động {cause}: " + ", ".join(text), tuple(one.source for one in ours), figures, words
    )


def _parties(given: list[AppealFacts], preposition: str) -> str:
    """` (của Công ty A 5.000.000 đồng, đoàn viên, người lao động 2.000.000 đồng)`, summed by name."""
    sums: dict[str, int] = {}
    for facts in given:
        called = plain(facts.name) or facts.party.label[:1].lower() + facts.party.label[1:]
        sums[called] = sums.get(called, 0) + facts.amount
    if len(sums) == 1:
        return f" {preposition} {_braced(next(iter(sums)))}"
    told = "; ".join(f"{_braced(name)} {format_dong(amount)}" for name, amount in sums.items())
    return f" ({preposition} {told})"


def _braced(text: str) -> str:
    """An officer's words in a template."""
    return text.replace("{", "{{").replace("}", "}}")


FEATURE = Feature(
    within="registers",
    guide="Sổ theo dõi",
    facts=(AppealFacts,),
    subjects={"registers.appeal": "khoản vận động"},
    kinds=(
        LogKind(
            KIND,
            "Vận động ủng hộ",
            "appeals.show",
            register="Tiền vận động cho một việc: của ai, trao cho ai, còn lại bao nhiêu.",
            reads=appeals_read,
        ),
    ),
    sheets=(
        WorkbookSheet(
            title="Vận động",
            facts=AppealFacts,
            kept_in=KIND,
            read=APPEALS.all,
            record=WRITES.record,
            correct=WRITES.correct,
        ),
    ),
    narrators={"appeals": narrate},
    report_places=(ReportPlace("care", ("appeals",)),),
)
