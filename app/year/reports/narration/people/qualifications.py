"""Degrees, political theory, Party members."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.core.choices import Listed
from app.core.vietnamese import lower_first, share_text
from app.log.figures.facts import Figure
from app.people.roster.facts import Degree, Theory
from app.year.reports.narration.sentences import Narration
from app.year.reports.phrases import NOTHING, counted, item, joined, say
from app.year.reports.report import Block, Paragraph, Sentence, Span


def qualifications(narration: Narration) -> Sequence[Block]:
    """Degrees and political theory, counted over workers; Party members if the union records them."""
    lines: list[Paragraph] = []
    if degrees := _degrees(narration):
        lines.append(item(degrees))
    theories = _numbers_by(narration, "people.workers.theory", Theory.members())
    if theories:
        lines.append(item(say("Về lý luận chính trị, {theories}.", theories=joined(theories))))
    party = narration.figure("people.party") if narration.record.scope.unit.keeps_party else None
    if party and party.value:
        percent = _percent(party, narration.figure("people.workers"))
        lines.append(
            item(say("Có {n} đồng chí là đảng viên ({percent}).", n=counted(party), percent=percent))
        )
    return lines


def _degrees(narration: Narration) -> Sentence | None:
    """`Về trình độ chuyên môn, 100% … (23/23 người) có trình độ đại học trở lên, trong đó 13 đồng chí …`"""
    workers = narration.figure("people.workers")
    high = narration.figure(f"people.workers.degree_at_least[{Degree.BACHELOR.label}]")
    degrees = Degree.members()
    place = degrees.index(Degree.BACHELOR) + 1
    upper, lower = (
        _numbers_by(narration, "people.workers.degree", some) for some in (degrees[:place], degrees[place:])
    )
    if not high.value:
        return say("Về trình độ chuyên môn, {degrees}.", degrees=joined(lower)) if lower else None
    held = [one.label for one in degrees[:place] if _of_degree(narration, one).value]
    reached = "đại học trở lên" if len(held) > 1 else lower_first(held[0])
    return say(
        f"Về trình độ chuyên môn, {{percent}} {{people}} ({{ratio}} người) "
        f"có trình độ {reached}{{upper}}{{lower}}.",
        percent=_percent(high, workers),
        people=narration.naming.people,
        ratio=_ratio(high, workers),
        upper=say(", trong đó {degrees}", degrees=joined(upper)) if len(upper) > 1 else NOTHING,
        lower=say("; {degrees}", degrees=joined(lower)) if lower else NOTHING,
    )


def _of_degree(narration: Narration, degree: Listed) -> Figure:
    return narration.figure(f"people.workers.degree[{degree.label}]")


def _percent(part: Figure, whole: Figure) -> Span:
    return Span(share_text(part.number, whole.number), part.sources, figure=True, key=part.key)


def _ratio(part: Figure, whole: Figure) -> Span:
    return Span(f"{part.number}/{whole.number}", part.sources, figure=True, key=part.key)


def _numbers_by(narration: Narration, key: str, choices: Iterable[Listed]) -> list[Sentence]:
    figures = [(value.label, narration.figure(f"{key}[{value.label}]")) for value in choices]
    return [
        say(f"{{n}} đồng chí có trình độ {lower_first(label)}", n=counted(figure))
        for label, figure in figures
        if figure.value
    ]
