"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.core.texts.lines import has_lines
from app.core.vietnamese import count_text, lower_clause, lower_first
from app.life.registers.agreements.actions import WRITES
from app.life.registers.agreements.facts import AgreementStep
from app.life.registers.agreements.figures import agreements_of
from app.life.registers.agreements.queries import AGREEMENTS, agreements_read
from app.life.registers.declaring import register
from app.life.registers.sentences import after, by_itself, lead, line, on_day
from app.web.features import ReportLine


def narrate(narration: Any) -> list[ReportLine]:
    """The agreements signed, and how many are valid."""
    signed = agreements_of(narration.record.scope)
    counts = [
        (f"{one.label.lower()} {{n}} thỏa ước", f"agreements.signed[{one.label}]") for one in AgreementStep
    ]
    found = [_line(one, narration.naming.worker) for one in signed]
    if len(found) == 1:
        found = [by_itself(narration, found[0])]
    elif found:
        found.insert(0, lead(narration, counts, ends=":"))
    if narration.figure("agreements.valid").value:
        text = "Đến nay, {n} thỏa ước lao động tập thể đang có hiệu lực."
        found.append(ReportLine(text, figures={"n": "agreements.valid"}, leads=True))
    return found


def _line(one: Any, worker: str) -> ReportLine:
    facts = one.facts
    return line(
        one.source,
        on_day(f"{facts.signing.label} {lower_first(facts.called)}", facts.signed_on),
        after("với", facts.signed_with),
        f"áp dụng cho {count_text(facts.people)} {worker}" if facts.people else "",
        on_day("hiệu lực đến", facts.until),
        after("xếp loại", facts.grade),
        after("có lợi hơn quy định của luật:", _inside(facts.benefits)),
    )


def _inside(text: str) -> str:
    """What goes on the sentence; several paragraphs stay as typed."""
    return text if has_lines(text) else lower_clause(text)


FEATURE = register(
    WRITES,
    AGREEMENTS,
    agreements_read,
    "agreements",
    narrate,
    label="Thỏa ước lao động tập thể",
    subject="thỏa ước",
    about="Ký lần đầu, ký lại, hiệu lực đến ngày nào, xếp loại.",
    sheet="Thỏa ước",
)
