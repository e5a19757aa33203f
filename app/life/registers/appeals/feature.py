"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.core.money import dong_in_text
from app.core.vietnamese import bare, capital_first, lower_first
from app.life.registers.appeals.actions import WRITES
from app.life.registers.appeals.facts import AppealFacts, Way
from app.life.registers.appeals.figures import causes_of
from app.life.registers.appeals.queries import APPEALS, appeals_read
from app.life.registers.declaring import register
from app.web.features import ReportLine

#: How reports say from whom, and to whom.
_FROM_TO = {Way.RECEIVED: "của", Way.GIVEN: "cho"}


def narrate(narration: Any) -> list[ReportLine]:
    """A line for each cause: what came, from whom, what was given, to whom, what is left."""
    return [_line(narration, cause, rows) for cause, rows in causes_of(narration.record.scope).items()]


def _line(narration: Any, cause: str, rows: list[Any]) -> ReportLine:
    scope = narration.record.scope
    ours = [one for one in rows if scope.holds(one.facts.happened_on)]
    text, figures, words = [], {}, {"cause": _why(narration, cause)}
    for way, verb in ((Way.RECEIVED, "vận động được"), (Way.GIVEN, "đã trao")):
        key = f"raised[{cause}].{way.value}"
        if narration.figure(key).value:
            figures[way.value] = key
            words[f"{way.value}_whom"] = _parties(
                [one.facts for one in ours if one.facts.way is way], _FROM_TO[way]
            )
            text.append(f"{verb} {{{way.value}}}{{{way.value}_whom}}")
    left = f"raised[{cause}].left"
    if Way.GIVEN.value in figures and narration.figure(left).value:
        figures["left"] = left
        text.append("còn lại {left}")
    return ReportLine(
        f"{{cause}}, {narration.union} " + ", ".join(text), tuple(one.source for one in ours), figures, words
    )


def _why(narration: Any, cause: str) -> str:
    """`Để giúp bản Nà Lốc sau lũ`; what only says that something was collected is left out."""
    text = bare(cause)
    words = text[len("vận động ") :] if text.lower().startswith("vận động ") else text
    return capital_first(narration.purpose(capital_first(words)))


def _parties(given: list[AppealFacts], preposition: str) -> str:
    """` (của Công ty A 5.000.000 đồng, đoàn viên, người lao động 2.000.000 đồng)`, summed by name."""
    sums: dict[str, int] = {}
    for facts in given:
        called = bare(facts.name) or lower_first(facts.party.label)
        sums[called] = sums.get(called, 0) + facts.amount
    if len(sums) == 1:
        return f" {preposition} {next(iter(sums))}"
    givers = "; ".join(f"{name} {dong_in_text(amount)}" for name, amount in sums.items())
    return f" ({preposition} {givers})"


FEATURE = register(
    WRITES,
    APPEALS,
    appeals_read,
    "appeals",
    narrate,
    label="Vận động ủng hộ",
    subject="khoản vận động",
    about="Tiền vận động cho một việc: của ai, trao cho ai, còn lại bao nhiêu.",
    sheet="Vận động",
)
