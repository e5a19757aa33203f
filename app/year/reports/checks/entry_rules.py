"""Checks of single entries and of what is counted from them. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.dates import format_date
from app.core.money import format_dong
from app.core.vietnamese import count_text, join_words
from app.core.years.working import is_reported_in
from app.life.awards.facts import AwardFacts, Stage
from app.life.events.facts import EventFacts
from app.life.events.rules import lacks_last_day
from app.life.visits.facts import VisitFacts, mentions_illness
from app.life.visits.rules import number_named
from app.log.activities.facts import MoneySource
from app.log.figures.facts import LoggedEntry
from app.people.roster.rules import was_member_between
from app.year.figures.record import Record
from app.year.reports.checks.remedies import editing, opening
from app.year.reports.narration.language.anniversaries import own_days, wrong_years
from app.year.reports.record import ReportRecord
from app.year.reports.report import Finding, Remedy


def entry_findings(report_record: ReportRecord) -> Iterator[Finding]:
    """What deserves a look before the paper is signed."""
    record = report_record.record
    yield from _waiting(record)
    yield from _awards(record)
    yield from _ratings(record)
    yield from _names(record)
    yield from _ill_by_name(record)
    yield from _occurrences(record)
    yield from _anniversaries(record)
    yield from _commitments(report_record)
    yield from _undated_results(report_record)
    yield from _indicators(report_record)


def _waiting(record: Record) -> Iterator[Finding]:
    entries: tuple[LoggedEntry[VisitFacts | EventFacts | AwardFacts], ...]
    entries = (*record.visits, *record.events, *record.awards)
    waiting = (
        (one.source, one.facts.entry().amount)
        for one in entries
        if one.facts.money_source is MoneySource.UNSETTLED
    )
    amounts = {source: amount for source, amount in waiting if amount}
    if amounts:
        yield Finding(
            f"{count_text(len(amounts))} khoản, {format_dong(sum(amounts.values()))}, chờ thủ quỹ chọn quỹ: "
            "chưa vào sổ quỹ, tồn quỹ trong báo cáo chưa trừ.",
            tuple(amounts),
            remedy=Remedy("Mở Tiền chờ chọn quỹ", "unsettled.index"),
        )


def _anniversaries(record: Record) -> Iterator[Finding]:
    """Occasions that say another year of an anniversary than it is."""
    own = own_days(record.union)
    days = [
        *((one.source, one.facts.occasion, one.facts.starts_on, one.facts.ends_on) for one in record.events),
        *((one.source, one.facts.occasion, one.facts.happened_on, None) for one in record.visits),
    ]
    wrong: dict[tuple[str, int], list[str]] = {}
    for source, occasion, start, end in days:
        if occasion and (found := wrong_years(occasion, own, start, end)):
            wrong.setdefault((occasion, found[1]), []).append(source)
    for (occasion, right), sources in wrong.items():
        yield Finding(
            f"Dịp «{occasion}»: tính từ năm của sự kiện thì là {right} năm.",
            tuple(sources),
            remedy=opening(sources),
        )


def _members_of(record: Record) -> int:
    """How many were members on some day up to the cut-off."""
    start, until = record.period.start, record.scope.until
    return sum(was_member_between(person.memberships, start, until) for person in record.people)


def _awards(record: Record) -> Iterator[Finding]:
    members = _members_of(record)
    for stage in Stage:
        for figure in record.figures(f"awards.{stage.value}[x].persons"):
            if figure.number > members:
                yield Finding(
                    f"{figure.label}: {count_text(figure.number)} người, nhiều hơn số người là đoàn viên "
                    f"trong kỳ ({count_text(members)}).",
                    figure.sources,
                    remedy=Remedy("Mở danh sách khen thưởng", "awards.index"),
                )


def _ratings(record: Record) -> Iterator[Finding]:
    members, levels = _members_of(record), record.figures("ratings.members[x]")
    rated = sum(figure.number for figure in levels)
    if rated > members:
        yield Finding(
            f"Xếp loại {count_text(rated)} đoàn viên, nhiều hơn số người là đoàn viên trong kỳ "
            f"({count_text(members)}).",
            tuple(dict.fromkeys(source for figure in levels for source in figure.sources)),
            remedy=Remedy("Mở danh sách xếp loại", "ratings.index"),
        )


def _names(record: Record) -> Iterator[Finding]:
    for visit in record.visits:
        facts, named = visit.facts, number_named(visit.facts.recipient)
        people = facts.people or 1
        if named is not None and named != people:
            yield Finding(
                f"«{facts.recipient}» ngày {format_date(facts.happened_on)}: tên người nhận nói "
                f"{count_text(named)}, Số người là {count_text(people)}.",
                (visit.source,),
                remedy=editing("Sửa Số người", "welfare", visit.id),
            )


def _ill_by_name(record: Record) -> Iterator[Finding]:
    """Activities whose words speak of somebody's illness or mourning, and who that is."""
    for event in record.events:
        facts = event.facts
        text = "\n".join((facts.title, facts.occasion, facts.result))
        if mentions_illness(text) and (name := _named_in(text, record)):
            yield Finding(
                f"«{facts.title}» nêu tên {name} cùng chuyện ốm đau hoặc tang: báo cáo chỉ nên nêu số lượt, "
                "ghi ở Thăm hỏi.",
                (event.source,),
                remedy=editing("Sửa hoạt động", "events", event.id),
            )


def _named_in(text: str, record: Record) -> str:
    """Whom of the union's people the text names; "" for nobody."""
    return next((one.facts.full_name for one in record.people if one.facts.full_name in text), "")


def _occurrences(record: Record) -> Iterator[Finding]:
    for event in record.events:
        if lacks_last_day(event.facts):
            yield Finding(
                f"«{event.facts.title}» ghi {event.facts.times} lần mà chưa có ngày cuối: cả "
                f"{event.facts.times} lần tính vào ngày {format_date(event.facts.starts_on)}.",
                (event.source,),
                remedy=editing("Ghi ngày cuối", "events", event.id),
            )


def _commitments(report_record: ReportRecord) -> Iterator[Finding]:
    for number, score in enumerate(report_record.scores, 1):
        named = f"Cam kết số {number} «{score.facts.content}»"
        source = (f"commitments/{score.id}",)
        if score.is_of_nobody:
            yield Finding(
                f"{named}: kỳ này không có ai thuộc diện tính, tỷ lệ không phát sinh.",
                source,
                remedy=editing("Mở cam kết", "commitments", score.id),
            )
        elif score.result is None:
            yield Finding(
                f"{named} chưa được đánh giá: không tính là đạt, cũng không tính là chưa đạt.",
                source,
                remedy=editing("Ghi kết quả", "commitments", score.id),
            )


def _undated_results(report_record: ReportRecord) -> Iterator[Finding]:
    """Results that officers stated, reported in a part of their year: nothing says of which day they are."""
    record = report_record.record
    stated = [
        (number, one)
        for number, one in enumerate(report_record.scores, 1)
        if one.result is not None
        and not one.is_counted
        and not is_reported_in(one.facts.period, record.period)
    ]
    if stated:
        numbers = join_words(str(number) for number, _ in stated)
        yield Finding(
            f"Kết quả cam kết số {numbers} do cán bộ ghi, không kèm ngày: xem lại có đúng là kết quả đến "
            f"ngày {format_date(record.scope.until)} không.",
            tuple(f"commitments/{one.id}" for _, one in stated),
            remedy=Remedy("Mở danh sách cam kết", "commitments.index"),
        )


def _indicators(report_record: ReportRecord) -> Iterator[Finding]:
    results = report_record.indicators
    for some, words in (
        ([one for one in results if one.lacks_figure], "tự tính theo số liệu không có trong sổ sách"),
        ([one for one in results if one.part is None and not one.lacks_figure], "chưa có kết quả"),
    ):
        if some:
            names = join_words(f"«{one.facts.name}»" for one in some)
            yield Finding(
                f"Chỉ tiêu {names} {words}.",
                tuple(one.source for one in some),
                remedy=Remedy("Mở danh sách chỉ tiêu", "indicators.index"),
            )
