"""Commitments and their scores, the plan of this period, the plan of the next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from app.core.dates import date_in_text
from app.core.periods import in_words
from app.core.texts.lines import has_lines, with_lead
from app.core.vietnamese import bare, capital_first, join_words, lower_clause, share_text
from app.core.years.working import is_reported_in
from app.year.commitments.rules import Score
from app.year.plan.facts import PlanFacts
from app.year.reports.narration.language.letters import sentence_case
from app.year.reports.narration.sentences import Narration
from app.year.reports.phrases import NOTHING, body, count, counted, full_stop, item, joined, say
from app.year.reports.record import Planned
from app.year.reports.report import Block, Column, Paragraph, Row, Sentence, Span, Table

#: The figures of a plan and what they say of its tasks.
_OUTCOMES = (
    ("plan.met", "hoàn thành"),
    ("plan.partly", "hoàn thành một phần"),
    ("plan.unmet", "chưa thực hiện"),
    ("plan.unjudged", "chưa chấm kết quả"),
)


def commitments(narration: Narration) -> Sequence[Block]:
    """How many were signed, their table with results, how many were met; in a part of their year, so far."""
    scores = narration.report_record.scores
    if not scores:
        return ()
    columns = (
        Column("STT", 8, "center"),
        Column("NỘI DUNG KÝ CAM KẾT", 67),
        Column("MỨC ĐỘ THỰC HIỆN", 25, "center"),
    )
    table = Table(columns, tuple(_row(number, one) for number, one in enumerate(scores, 1)))
    outcome = _met(scores, narration) if _is_over(narration) else _progress(scores, narration)
    return (body(_signed(scores, narration)), table, body(outcome, *_unassessed(scores)))


def achievement(narration: Narration) -> Sequence[Block]:
    """Commitments again, as a strength, if all were met."""
    scores = narration.report_record.scores
    if not scores or not all(one.is_met for one in scores) or not _is_over(narration):
        return ()
    ratio, percent = _share(scores)
    return (
        body(say("Hoàn thành {ratio} nội dung ký cam kết (đạt {percent}).", ratio=ratio, percent=percent)),
    )


def earlier_plan(narration: Narration) -> Sequence[Block]:
    """How many of the tasks planned for this period were done, where somebody judged them; their results."""
    tasks = narration.report_record.earlier_plan
    done = [planned for planned in tasks if planned.result]
    if not done:
        return ()
    lead = say(f"Kết quả thực hiện phương hướng, nhiệm vụ {narration.period} như sau:")
    tally = [_tally(narration)] if any(planned.outcome for planned in tasks) else []
    return (body(*tally, lead), *(_result(planned) for planned in done))


def _tally(narration: Narration) -> Sentence:
    """`Phương hướng năm 2024 đề ra 05 nhiệm vụ: 03 hoàn thành, 01 chưa thực hiện, 01 chưa chấm kết quả.`"""
    found = [(narration.figure(key), words) for key, words in _OUTCOMES]
    parts = joined(say(f"{{n}} {words}", n=counted(one)) for one, words in found if one.value)
    whole = counted(narration.figure("plan.tasks"))
    return say(
        "Phương hướng {period} đề ra {n} nhiệm vụ: {parts}.", period=narration.period, n=whole, parts=parts
    )


def plan(narration: Narration) -> Sequence[Block]:
    """The tasks planned for the next period: those under one heading (the outline's argument), or numbered.

    Without a heading, those that no heading's words lead there; where the outline reports targets apart, the
    tasks without one.
    """
    outline, heading = narration.outline, narration.argument
    skips_targets = "plan_targets" in outline.narrators
    tasks = [
        one
        for one in narration.report_record.plan
        if heading_of(one.facts, outline.plan_words) == heading and not (one.facts.target and skips_targets)
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


def _content(text: str) -> str:
    """What was promised or planned, in the letters of a sentence that begins with it."""
    return capital_first(sentence_case(text))


def _row(number: int, score: Score) -> Row:
    content = _content(score.facts.content)
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


def _share(scores: Sequence[Score]) -> tuple[Span, Span]:
    """How many of them were met, as `5/5` and `100%`."""
    sources = tuple(f"commitments/{one.id}" for one in scores)
    met = sum(one.is_met for one in scores)
    texts = f"{met}/{len(scores)}", share_text(met, len(scores))
    ratio, percent = (Span(text, sources, figure=True) for text in texts)
    return ratio, percent


def _signed(scores: Sequence[Score], narration: Narration) -> Sentence:
    """`Năm 2024, Công đoàn cơ quan ký cam kết 05 nội dung với …; kết quả thực hiện như sau:`"""
    upper = narration.record.union.upper_union
    number = count(len(scores), tuple(f"commitments/{one.id}" for one in scores))
    heading = "kết quả thực hiện như sau" if _is_over(narration) else "tiến độ thực hiện như sau"
    periods = ", ".join(in_words(one) for one in sorted({score.facts.period for score in scores}))
    words = f"{{union}} ký cam kết {{n}} nội dung{{upper}}; {heading}:"
    return narration.voice.choose(
        say(f"{begins}{words}", union=narration.union, n=number, upper=f" với {upper}" if upper else "")
        for begins in (f"{capital_first(periods)}, ", "", "Về cam kết, ")
    )


def _met(scores: Sequence[Score], narration: Narration) -> Sentence:
    """`Đến hết năm 2025, 6/7 nội dung cam kết đã hoàn thành (85,7%); nội dung số 6 chưa đạt.`"""
    sources = tuple(f"commitments/{one.id}" for one in scores)
    exceeded = sum(one.is_exceeded for one in scores)
    ratio, percent = _share(scores)
    more = say(", trong đó {n} nội dung vượt chỉ tiêu", n=count(exceeded, sources)) if exceeded else None
    return say(
        "Đến hết {period}, {ratio} nội dung cam kết đã hoàn thành ({percent}){more}{missed}.",
        period=narration.period,
        ratio=ratio,
        percent=percent,
        more=more or NOTHING,
        missed=_unmet(scores),
        sources=sources,
    )


def _is_over(narration: Narration) -> bool:
    """Whether the report is of whole years of its commitments: a part of a year has progress."""
    return all(
        is_reported_in(one.facts.period, narration.record.period) for one in narration.report_record.scores
    )


def _progress(scores: Sequence[Score], narration: Narration) -> Sentence:
    """`Tính đến ngày 30/06/2025, 1/3 nội dung cam kết đã đạt chỉ tiêu của cả năm.`"""
    sources = tuple(f"commitments/{one.id}" for one in scores)
    met = sum(one.is_met for one in scores)
    return say(
        "Tính đến ngày {day}, {ratio} nội dung cam kết đã đạt chỉ tiêu của cả năm.",
        day=date_in_text(narration.record.scope.until),
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
            sentences.append(say(f"Nội dung số {numbers} {words}.", sources=sources))
    return sentences


def _unmet(scores: Sequence[Score]) -> str:
    missed = [number for number, one in enumerate(scores, 1) if one.result is not None and not one.is_met]
    return f"; nội dung số {join_words(map(str, missed))} chưa đạt" if missed else ""


def _task(planned: Planned, number: str = "") -> Sentence:
    facts = planned.facts
    content = _content(facts.content)
    if not facts.target:
        content = full_stop(content)
    elif has_lines(facts.content):
        content = f"{facts.content}\nChỉ tiêu: {full_stop(facts.target)}"
    else:
        content = full_stop(f"{content} ({_target(facts)})")
    return say("{n}{content}", n=number, content=content, sources=(planned.source,))


def _target(facts: PlanFacts) -> str:
    return f"chỉ tiêu: {lower_clause(bare(facts.target))}"


def _result(planned: Planned) -> Paragraph:
    facts = planned.facts
    target = f" ({_target(facts)})" if facts.target else ""
    content = _content(facts.content)
    task = f"{content}\nKết quả" if has_lines(content) else content
    result = planned.result if has_lines(planned.result) else lower_clause(planned.result)
    words = with_lead(f"{task}{target}:", full_stop(result))
    return item(say("{words}", words=words, sources=(planned.source,)))
