"""Papers of an activity as documents: resolution, invitation, news item. Pure."""

from __future__ import annotations

from app.core.dates import date_in_words, dates_in_words
from app.core.periods import period_of
from app.core.texts.lines import has_lines
from app.core.times import time_in_words
from app.core.vietnamese import bare, capital_first, count_text, fold, lower_first
from app.life.events.facts import Category
from app.life.events.rules import reported_category
from app.life.meetings.facts import MeetingFacts, votes_text
from app.office.units.queries import UnitAsOf
from app.year.reports.narration.activity import occasion, stands_by_itself, without_number
from app.year.reports.narration.language.anniversaries import own_days, with_years
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.language.letters import cased
from app.year.reports.narration.language.results import result_text
from app.year.reports.narration.language.titles import clause_of, with_day_named
from app.year.reports.phrases import body, full_stop, say
from app.year.reports.report import Report
from app.year.short_papers.facts import Wording
from app.year.short_papers.frame import KEPT, UPPER, lines, paper, paragraph

_DOTS = "." * 60
#: What a meeting is called inside of a sentence, and what it decides.
_MEETINGS = {
    Category.CONFERENCE: ("Hội nghị", "NGHỊ QUYẾT", "quyết nghị", "Nghị quyết", "NQ"),
    Category.CONGRESS: ("Đại hội", "NGHỊ QUYẾT", "quyết nghị", "Nghị quyết", "NQ"),
}
_OTHER_MEETING = ("cuộc họp", "KẾT LUẬN", "thống nhất kết luận", "Kết luận", "KL")


def resolution(union: UnitAsOf, source: str, facts: MeetingFacts, wording: Wording) -> Report:
    """What a meeting decided («Nghị quyết» of a conference or congress, else «Kết luận»)."""
    meeting, title, decides, noun, kind = _MEETINGS.get(facts.category, _OTHER_MEETING)
    named = cased(facts.title, union)
    did, counts = _did(facts, named, union.upper_union)
    present = f" với {count_text(facts.people)} người dự" if facts.people and not counts else ""
    chaired = f", do đồng chí {facts.presided_by} chủ trì" if facts.presided_by else ""
    met = f"{capital_first(_when(facts))}{_at(facts)}, {union.name} {did}{present}{chaired}."
    passed_on = date_in_words(facts.ends_on or facts.starts_on)
    votes = "; ".join(f"{label.lower()} {share}" for label, share in votes_text(facts))
    voted = [paragraph(f"{capital_first(meeting)} biểu quyết: {votes}.")] if votes else []
    return paper(
        union,
        period_of(str(facts.starts_on.year)),
        wording,
        kind=kind,
        title=title,
        abstract=capital_first(_gathering(named)),
        addressee="",
        blocks=(
            *lines(wording.grounds),
            body(say("{met}", met=met, sources=(source,))),
            paragraph(f"Sau khi thảo luận, {meeting} {decides}:"),
            *lines(facts.resolution, source),
            *voted,
        ),
        closing=f"{noun} này được {meeting} thông qua {passed_on}./.",
        recipients=(UPPER, "Ủy viên Ban Chấp hành", KEPT),
    )


def invitation(union: UnitAsOf, source: str, facts: MeetingFacts, wording: Wording) -> Report:
    """An invitation to an activity («Giấy mời»); what is not recorded is left to be written by hand."""
    named = [
        ("Chủ trì", facts.presided_by),
        # An activity that was held several times has no one day.
        ("Thời gian", _DOTS if (facts.times or 1) > 1 else _when(facts)),
        ("Địa điểm", facts.place or _DOTS),
    ]
    title = _gathering(cased(facts.title, union))
    agenda = [paragraph("Nội dung:"), *lines(facts.agenda, source)] if facts.agenda else []
    return paper(
        union,
        period_of(str(facts.starts_on.year)),
        wording,
        kind="GM",
        title="GIẤY MỜI",
        abstract=capital_first(title),
        addressee="",
        blocks=(
            *lines(wording.grounds),
            paragraph(f"{union.name} trân trọng kính mời: {wording.addressee or _DOTS}"),
            body(say("Tới dự: {title}.", title=title, sources=(source,))),
            *(paragraph(full_stop(f"{label}: {text}")) for label, text in named if text),
            *agenda,
        ),
        closing="Rất mong quý vị đại biểu tới dự đúng thời gian./.",
        recipients=("Như thành phần mời", KEPT),
    )


def _gathering(title: str) -> str:
    """The event itself: `Lễ hội Xuân Hồng` of `Tham gia Lễ hội …`, `buổi gặp mặt` of `Gặp mặt`."""
    words = grammar()
    if attended := words.attending.match(title):
        return title[attended.end() :].strip()
    if fold(title).startswith("to chuc "):
        return title[len("tổ chức ") :]
    if fold(title).startswith("hop "):
        return f"cuộc {lower_first(title)}"
    return f"buổi {lower_first(title)}" if words.verbs.match(title) else title


def _when(facts: MeetingFacts) -> str:
    """`8 giờ 00, ngày 12 tháng 01 năm 2024`, with the last day of one that takes several."""
    hour = f"{time_in_words(facts.begins_at)}, " if facts.begins_at else ""
    return f"{hour}{dates_in_words(facts.starts_on, facts.ends_on)}"


def _at(facts: MeetingFacts) -> str:
    return f", tại {bare(facts.place)}" if facts.place else ""


def news(union: UnitAsOf, facts: MeetingFacts) -> tuple[str, ...]:
    """The text of a news item about an activity, a paragraph each: no amounts, no names but who presided."""
    named = cased(facts.title, union)
    title, occasions = with_day_named(named, [facts.occasion] if facts.occasion else [])
    occasions = [with_years(one, own_days(union), facts.starts_on, facts.ends_on) for one in occasions]
    did, counts = _did(facts, title, union.upper_union)
    day = capital_first(dates_in_words(facts.starts_on, facts.ends_on))
    times = f" ({count_text(facts.times)} lần)" if facts.times and facts.times > 1 else ""
    numbers = [count_text(n) for n in (facts.people, facts.beneficiaries) if n]
    # Several paragraphs of an officer are kept as they are.
    own = facts.result if has_lines(facts.result) else ""
    results = [facts.result] if facts.result and not own else []
    present = "" if counts else _present(facts)
    before, after = _for_whom(facts)
    first = (
        f"{day}{_at(facts)}, {union.name} {did}{times}{before}{occasion(occasions)}{present}{after}"
        f"{result_text(results, title, reported_category(facts), counted=numbers)}"
    )
    chaired = f"Đồng chí {facts.presided_by} chủ trì." if facts.presided_by else ""
    agenda = f"Chương trình gồm: {facts.agenda}" if facts.agenda else ""
    texts = (first, chaired, agenda, own, facts.resolution)
    return tuple(full_stop(line) for text in texts for line in text.split("\n") if line)


def _present(facts: MeetingFacts) -> str:
    """` với 22 người tham gia`."""
    if not facts.people:
        return ""
    clause = grammar().kinds[reported_category(facts)].people.format(n=count_text(facts.people), who="người")
    return f" {clause}"


def _for_whom(facts: MeetingFacts) -> tuple[str, str]:
    """` cho 12 học sinh nghèo` before who took part, or `, 24 người được khám` behind it."""
    if not facts.beneficiaries:
        return "", ""
    clause = f"{count_text(facts.beneficiaries)} {facts.beneficiaries_called}"
    return ("", f", {clause}") if stands_by_itself(facts) else (f" cho {clause}", "")


def _did(facts: MeetingFacts, title: str, upper: str) -> tuple[str, bool]:
    """What the union did, as the report says it, and whether that counts who took part."""
    partners = [facts.partners] if facts.partners else []
    clause = clause_of(title, facts.category, partners, upper=upper, noun="đồng chí")
    counts = clause.takes_number and bool(facts.people)
    number = count_text(facts.people) if counts and facts.people else ""
    done = f"{clause.before}{number}{clause.after}" if counts else without_number(clause)
    return f"{done}{clause.tail}", counts
