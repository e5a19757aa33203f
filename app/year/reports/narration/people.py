"""Who works here and who is a member: numbers, admissions and departures, qualifications."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.core.dates import format_date
from app.core.vietnamese import lower_first, share_text
from app.people.roster.facts import (
    Degree,
    LabourKind,
    LeavingReason,
    MembershipFacts,
    Person,
    Sex,
    Standing,
    Theory,
)
from app.people.roster.rules import is_elsewhere, is_worker, membership_on
from app.year.figures import counting as figures
from app.year.figures.record import Figure, Record
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import body, count, item, joined, say
from app.year.reports.report import Block, Paragraph, Sentence, Span

#: With more names than this, names are left out.
MOST_NAMES = 8
_AT_LEAST_BACHELOR = (Degree.DOCTOR, Degree.MASTER, Degree.BACHELOR)


def headcount(narration: Narration) -> Sequence[Block]:
    """Workers and members on the cut-off date, by sex, kind of worker and standing."""
    record = narration.record
    workers = _workers(record)
    members = figures.members(record)
    if not workers:
        return ()
    total = "Tổng số cán bộ, công chức, viên chức, người lao động: {n} người{women}."
    lines = [
        body(say(f"Tính đến ngày {format_date(record.as_of)}:")),
        item(say(total, n=_number(workers), women=_women(workers))),
    ]
    elsewhere = [person for person in workers if is_elsewhere(person.memberships, record.as_of)]
    outside = [person for person in workers if person not in elsewhere and person not in members]
    left_it = [person for person in outside if _has_been_member(person, record)]
    never = [person for person in outside if person not in left_it]
    by_kind = _numbers_by(workers, record, LabourKind, lambda held: held.labour_kind)
    if by_kind:
        lines.append(item(say("Theo loại lao động: {kinds}.", kinds=joined(by_kind, "; "))))
    if elsewhere:
        lines.append(item(say("Có {n} người tham gia sinh hoạt công đoàn nơi khác.", n=_number(elsewhere))))
    if never:
        lines.append(item(say("Có {n} người chưa tham gia công đoàn.", n=_number(never))))
    if left_it:
        lines.append(item(say("Có {n} người đã ra khỏi công đoàn, còn làm việc.", n=_number(left_it))))
    if members:
        lines.append(
            item(
                say(
                    "Tổng số đoàn viên công đoàn: {n} người{women}{groups}.",
                    n=_number(members),
                    women=_women(members),
                    groups=_groups(members, record),
                )
            )
        )
    return lines


def changes(narration: Narration) -> Sequence[Block]:
    """Admissions and departures in the period."""
    joined_now = figures.joined_in(narration.record)
    left = figures.left_in(narration.record)
    sentences: list[Paragraph] = []
    if joined_now:
        admitted = say(
            "{period} kết nạp, tiếp nhận {n} đoàn viên{names}.",
            period=narration.in_period,
            n=_number(joined_now),
            names=_names(joined_now),
        )
        sentences.append(item(admitted))
    members_left = [(person, row) for person, row in left if row.standing is Standing.MEMBER]
    if members_left:
        sentences.append(item(_departure("{period} giảm {n} đoàn viên: {reasons}.", members_left, narration)))
    others_left = [(person, row) for person, row in left if row.standing is not Standing.MEMBER]
    if others_left:
        sentences.append(
            item(
                _departure(
                    "{period} giảm {n} người lao động chưa là đoàn viên: {reasons}.",
                    others_left,
                    narration,
                )
            )
        )
    return sentences


def growth(narration: Narration) -> Sequence[Block]:
    """Admissions again, as a result of building the organisation."""
    joined_now = figures.joined_in(narration.record)
    if not joined_now:
        return ()
    now = figures.members(narration.record)
    sentence = say(
        "{period} kết nạp mới {n} đoàn viên, tổng số đến nay là {all} đoàn viên.",
        period=narration.in_period,
        n=_number(joined_now),
        all=_number(now),
    )
    return (body(sentence),)


def qualifications(narration: Narration) -> Sequence[Block]:
    """Degrees and political theory, counted over workers; Party members if the union records them."""
    record = narration.record
    workers = _workers(record)
    lines: list[Paragraph] = []
    degrees = _numbers_by(workers, record, Degree, lambda held: held.degree)
    if degrees:
        high = _holding(workers, record, lambda held: held.degree in _AT_LEAST_BACHELOR)
        parts = [*degrees]
        if high:
            figure = Figure(len(high), len(workers), figures.sources_of(workers))
            parts.append(say("từ đại học trở lên: {share}", share=_percent_first(figure)))
        lines.append(item(say("Về trình độ chuyên môn: {degrees}.", degrees=joined(parts, "; "))))
    theories = _numbers_by(workers, record, Theory, lambda held: held.theory)
    if theories:
        lines.append(item(say("Về trình độ lý luận chính trị: {theories}.", theories=joined(theories, "; "))))
    party = _holding(workers, record, lambda held: held.party_member) if record.keeps_party else []
    if party:
        lines.append(item(say("Đảng viên: {share}.", share=_share_of_workers(party, workers))))
    return lines


def _percent_first(figure: Figure) -> Sentence:
    total = figure.total or 0
    return say(
        "{percent} ({ratio} người)",
        percent=Span(share_text(figure.part, total), figure.sources, figure=True),
        ratio=Span(f"{figure.part}/{total}", figure.sources, figure=True),
    )


def _share_of_workers(some: Sequence[Person], workers: Sequence[Person]) -> Sentence:
    sources = figures.sources_of(some)
    return say(
        "{n} người, chiếm {percent} ({ratio})",
        n=_number(some),
        percent=Span(share_text(len(some), len(workers)), sources, figure=True),
        ratio=Span(f"{len(some)}/{len(workers)}", sources, figure=True),
    )


def _has_been_member(person: Person, record: Record) -> bool:
    held = membership_on(person.memberships, record.as_of)
    return held is not None and held.standing is Standing.MEMBER and held.left_on is not None


def _workers(record: Record) -> list[Person]:
    return [person for person in record.people if is_worker(person.memberships, record.as_of)]


def _number(people: Sequence[Person]) -> Span:
    return count(len(people), figures.sources_of(people))


def _women(people: Sequence[Person]) -> Sentence:
    women = [person for person in people if person.facts.sex is Sex.FEMALE]
    return say(", trong đó nữ {n} người", n=_number(women)) if women else Sentence(())


def _groups(members: Sequence[Person], record: Record) -> Sentence:
    groups = {
        held.union_group
        for person in members
        if (held := membership_on(person.memberships, record.as_of)) and held.union_group
    }
    return say("; sinh hoạt tại {n} tổ công đoàn", n=count(len(groups))) if len(groups) > 1 else Sentence(())


def _numbers_by(
    people: Sequence[Person],
    record: Record,
    choice: type[LabourKind] | type[Degree] | type[Theory],
    held_value: Callable[[MembershipFacts], object],
) -> list[Sentence]:
    found = []
    for value in choice:
        some = _holding(people, record, lambda held, value=value: held_value(held) is value)  # type: ignore[misc]
        if some:
            found.append(say(f"{lower_first(value.label)} {{n}} người", n=_number(some)))
    return found


def _holding(
    people: Sequence[Person], record: Record, holds: Callable[[MembershipFacts], bool]
) -> list[Person]:
    return [
        person
        for person in people
        if (held := membership_on(person.memberships, record.as_of)) is not None and holds(held)
    ]


def _names(people: Sequence[Person]) -> str:
    if not people or len(people) > MOST_NAMES:
        return ""
    return f" ({', '.join(person.facts.full_name for person in people)})"


def _departure(
    template: str, left: Sequence[tuple[Person, MembershipFacts]], narration: Narration
) -> Sentence:
    """How many left, and for each reason how many and who."""
    reasons = []
    for reason in (*LeavingReason, None):
        some = [person for person, row in left if row.leaving_reason is reason]
        label = lower_first(reason.label) if reason else "không rõ lý do"
        sentence = say(f"{label} {{n}}{{names}}", n=_number(some), names=_names(some)) if some else None
        reasons.append(sentence)
    people = [person for person, _ in left]
    return say(template, period=narration.in_period, n=_number(people), reasons=with_commas(reasons))
