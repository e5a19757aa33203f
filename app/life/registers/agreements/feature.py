"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.life.registers.agreements.actions import WRITES
from app.life.registers.agreements.facts import AgreementFacts, AgreementStep
from app.life.registers.agreements.figures import agreements_of
from app.life.registers.agreements.queries import AGREEMENTS, KIND, agreements_read
from app.life.registers.agreements.rules import check_agreement
from app.life.registers.telling import after, lead, line, on_day
from app.web.features import Feature, LogKind, ReportLine, ReportPlace, WorkbookSheet


def narrate(narration: Any) -> list[ReportLine]:
    """The agreements signed, and how many are valid."""
    signed = agreements_of(narration.record.scope)
    told = [
        (f"{one.label.lower()} {{n}} thỏa ước", f"agreements.signed[{one.label}]") for one in AgreementStep
    ]
    found = [lead(narration, told, ends=":")] if signed else []
    found += [_line(one) for one in signed]
    if narration.figure("agreements.valid").value:
        text = "Đến nay, {n} thỏa ước lao động tập thể đang có hiệu lực."
        found.append(ReportLine(text, figures={"n": "agreements.valid"}, leads=True))
    return found


def _line(one: Any) -> ReportLine:
    facts = one.facts
    return line(
        one.source,
        on_day(f"{facts.signing.label} {facts.called[:1].lower()}{facts.called[1:]}", facts.signed_on),
        after("với", facts.signed_with),
        f"áp dụng cho {facts.people} người lao động" if facts.people else "",
        on_day("hiệu lực đến", facts.until),
        after("xếp loại", facts.grade),
        after("có lợi hơn quy định của luật:", facts.benefits),
    )


FEATURE = Feature(
    within="registers",
    guide="Sổ theo dõi",
    facts=(AgreementFacts,),
    subjects={"registers.agreement": "thỏa ước"},
    kinds=(
        LogKind(
            KIND,
            "Thỏa ước lao động tập thể",
            "agreements.show",
            register="Ký lần đầu, ký lại, hiệu lực đến ngày nào, xếp loại.",
            reads=agreements_read,
        ),
    ),
    sheets=(
        WorkbookSheet(
            title="Thỏa ước",
            facts=AgreementFacts,
            kept_in=KIND,
            read=AGREEMENTS.all,
            record=WRITES.record,
            correct=WRITES.correct,
            check=lambda facts, _today: check_agreement(facts),
        ),
    ),
    narrators={"agreements": narrate},
    report_places=(ReportPlace("care", ("agreements",)),),
)
