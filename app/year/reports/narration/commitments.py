"""Commitments and their scores, the plan of this period, the plan of the next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from app.core.dates import format_date
from app.core.texts.lines import has_lines, with_lead
from app.core.vietnamese import join_words, share_text
from app.core.years.working import is_told_in
from app.year.commitments.rules import Score
from app.year.plan.facts import PlanFacts
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
    """The tasks planned for the next period: those under one heading (the outline's argument), or numbered.

    Without a heading, those that no heading's words lead there; where the outline tells targets apart, the
    tasks without one.
    """
    outline, heading = narration.outline, narration.argument
    tasks = [
        one
        for one in narration.report_record.plan
        if heading_of(one.facts, outline.plan_words) == heading
        and not (one.facts.target and outline.names("plan_targets"))
    ]
    if heading:
        return [item(_task(planned)) for planned in tasks]
    return _in_numbers(tasks)


def plan_targets(narration: Narration) -> Sequence[Block]:
    """The tasks of the next period that have a target, numbered."""
    return _in_numbers([one for one in narration.report_record.plan if one.facts.target])


def heading_of(facts: PlanFacts, headings: Mapping[str, Sequence[str]]) -> str:
    """The first heading one of whose words stands in the task; "" where none does."""
    text = facts.content.casefold()
    found = (key for key, words in headings.items() if _any_of(tuple(words)).search(text))
    return next(found, "")


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the words with their tones: «quà» is not «quá»."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word.casefold()) for word in words)})(?!\w)")


def _in_numbers(tasks: Sequence[Planned]) -> Sequence[Block]:
    return [body(_task(planned, f"{number}. ")) for number, planned in enumerate(tasks, 1)]


def _row(number: int, score: Score) -> Row:
    content = score.facts.content
    if score.facts.target is not None and not _is_all(score):
        content += f"{_gap(content)}(chỉ tiêu: {score.target_text()})"
    promised = say("{content}", content=content, sources=score.sources)
    result = Sentence((Span(score.result_text(), score.sources, figure=True),), score.sources)
    return Row((say("{n}", n=str(number)), promised, result))


def _gap(text: str) -> str:
    """What stands between a text and what is said of it: a line of its own below several paragraphs."""
    return "\n" if has_lines(text) else " "


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


def _task(planned: Planned, number: str = "") -> Sentence:
    facts = planned.facts
    target = f"{_gap(facts.content)}Chỉ tiêu: {full_stop(facts.target)}" if facts.target else ""
    return say(
        "{n}{content}{target}",
        n=number,
        content=full_stop(facts.content),
        target=target,
        sources=(planned.source,),
    )


def _result(planned: Planned) -> Paragraph:
    facts = planned.facts
    target = f" (chỉ tiêu: {facts.target})" if facts.target else ""
    task = f"{facts.content}\nKết quả" if has_lines(facts.content) else facts.content.rstrip(".")
    words = with_lead(f"{task}{target}:", full_stop(planned.result))
    return item(say("{words}", words=words, sources=(planned.source,)))
