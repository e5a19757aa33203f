"""Commitments and their scores, the plan of this period, the plan of the next."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dates import format_date
from app.core.vietnamese import join_words, one_line, share_text
from app.core.years.working import is_told_in
from app.year.commitments.rules import Score
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import body, count, full_stop, item, say
from app.year.reports.record import Planned
from app.year.reports.report import Block, Column, Paragraph, Row, Sentence, Span, Table


def commitments(narration: Narration) -> Sequence[Block]:
    """The table of commitments and results, then how many were met; in a part of their year, so far."""
    scores = narration.report_record.scores
    if not scores:
        return ()
    columns = (
        Column("STT", 8, "center"),
        Column("NỘI DUNG KÝ CAM KẾT", 67),
        Column("MỨC ĐỘ THỰC HIỆN", 25, "center"),
    )
    rows = tuple(_row(number, one) for number, one in enumerate(scores, 1))
    if _is_over(narration):
        return (Table(columns, rows), body(_met(scores, narration), *_unmet(scores), *_unassessed(scores)))
    return (Table(columns, rows), body(_progress(scores, narration), *_unassessed(scores)))


def achievement(narration: Narration) -> Sequence[Block]:
    """The sentence on commitments again, as a strength, if all were met."""
    scores = narration.report_record.scores
    met = [one for one in scores if one.is_met]
    is_all = bool(scores) and len(met) == len(scores) and _is_over(narration)
    return (body(_met(scores, narration)),) if is_all else ()


def earlier_plan(narration: Narration) -> Sequence[Block]:
    """The results of the tasks planned for this period."""
    done = [planned for planned in narration.report_record.earlier_plan if planned.result]
    if not done:
        return ()
    lead = say(f"Kết quả thực hiện phương hướng, nhiệm vụ {narration.period}:")
    return (body(lead), *(_result(planned) for planned in done))


def plan(narration: Narration) -> Sequence[Block]:
    """The tasks planned for the next period, numbered."""
    return [body(_task(number, planned)) for number, planned in enumerate(narration.report_record.plan, 1)]


def _row(number: int, score: Score) -> Row:
    target = (
        f" (chỉ tiêu: {score.target_text()})" if score.facts.target is not None and not _is_all(score) else ""
    )
    content = say(
        "{content}{target}", content=one_line(score.facts.content), target=target, sources=score.sources
    )
    result = Sentence((Span(score.result_text(), score.sources, figure=True),), score.sources)
    return Row((say("{n}", n=str(number)), content, result))


def _is_all(score: Score) -> bool:
    return score.is_percent and score.target == 100


def _met(scores: Sequence[Score], narration: Narration) -> Sentence:
    sources = tuple(f"commitments/{one.id}" for one in scores)
    met = sum(one.is_met for one in scores)
    exceeded = sum(one.is_exceeded for one in scores)
    parts = [
        say(
            "{ratio} nội dung cam kết ({percent})",
            ratio=Span(f"{met}/{len(scores)}", sources, figure=True),
            percent=Span(share_text(met, len(scores)), sources, figure=True),
        ),
        say("trong đó {n} nội dung vượt chỉ tiêu", n=count(exceeded, sources)) if exceeded else None,
    ]
    return say(
        f"{narration.in_period}, công đoàn hoàn thành {{results}}.",
        results=with_commas(parts),
        sources=sources,
    )


def _is_over(narration: Narration) -> bool:
    """Whether the report is of whole years of its commitments: a part of a year tells progress."""
    return all(
        is_told_in(one.facts.period, narration.record.period) for one in narration.report_record.scores
    )


def _progress(scores: Sequence[Score], narration: Narration) -> Sentence:
    """`Tính đến ngày 30/06/2025, 1/3 nội dung cam kết đã đạt chỉ tiêu của cả năm.`"""
    sources = tuple(f"commitments/{one.id}" for one in scores)
    met = sum(one.is_met for one in scores)
    return say(
        "Tính đến ngày {day}, {ratio} nội dung cam kết đã đạt chỉ tiêu của cả năm.",
        day=format_date(narration.record.scope.until),
        ratio=Span(f"{met}/{len(scores)}", sources, figure=True),
        sources=sources,
    )


def _unassessed(scores: Sequence[Score]) -> list[Sentence]:
    """Those without a result are neither met nor missed."""
    sentences = []
    for words, is_of_nobody in (("chưa đánh giá", False), ("không phát sinh", True)):
        some = [
            (number, one)
            for number, one in enumerate(scores, 1)
            if one.result is None and one.is_of_nobody is is_of_nobody
        ]
        if some:
            numbers = join_words(str(number) for number, _ in some)
            sources = tuple(f"commitments/{one.id}" for _, one in some)
            sentences.append(say(f"Nội dung {words}: số {numbers}.", sources=sources))
    return sentences


def _unmet(scores: Sequence[Score]) -> list[Sentence]:
    missed = [
        (number, one) for number, one in enumerate(scores, 1) if one.result is not None and not one.is_met
    ]
    if not missed:
        return []
    numbers = join_words(str(number) for number, _ in missed)
    return [
        say(f"Nội dung chưa đạt: số {numbers}.", sources=tuple(f"commitments/{one.id}" for _, one in missed))
    ]


def _task(number: int, planned: Planned) -> Sentence:
    facts = planned.facts
    target = f" Chỉ tiêu: {full_stop(facts.target)}" if facts.target else ""
    return say(
        "{n}. {content}{target}",
        n=str(number),
        content=full_stop(one_line(facts.content)),
        target=target,
        sources=(planned.source,),
    )


def _result(planned: Planned) -> Paragraph:
    facts = planned.facts
    target = f" (chỉ tiêu: {facts.target})" if facts.target else ""
    return item(
        say(
            "{content}{target}: {result}",
            content=one_line(facts.content).rstrip("."),
            target=target,
            result=full_stop(one_line(planned.result)),
            sources=(planned.source,),
        )
    )
