"""Who works here and who is a member: numbers, admissions and departures, qualifications."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.choices import Listed
from app.core.dates import format_date
from app.core.vietnamese import capital_first, count_text, lower_first, share_text
from app.log.figures.facts import Figure
from app.people.headcount.figures import moved
from app.people.headcount.rules import Held
from app.people.roster.facts import Degree, LabourKind, LeavingReason, Theory
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import body, count, counted, item, joined, say
from app.year.reports.report import Block, Paragraph, Sentence, Span

#: With more names than this, names are left out.
MOST_NAMES = 8
_TOTAL = "Tổng số {people}: {n} người{women}."
_MEMBERS = "Tổng số đoàn viên công đoàn: {n} người{women}{groups}."
#: Of workers who are no members here, by figure.
_OUTSIDE = {
    "people.elsewhere": "Có {n} người tham gia sinh hoạt công đoàn nơi khác.",
    "people.not_joined": "Có {n} người chưa tham gia công đoàn.",
    "people.left_union": "Có {n} người đã ra khỏi công đoàn, còn làm việc.",
}
_SUM = "{who}: đầu kỳ {opening} người{more}{fewer}, đến ngày {day} có {now} người."


def headcount(narration: Narration) -> Sequence[Block]:
    """Workers and members on the cut-off date, by sex, kind of worker and standing."""
    workers, members = narration.figure("people.workers"), narration.figure("people.members")
    if not workers.value:
        return ()
    women = _women(narration, "people.workers.women")
    lines = [
        body(say(f"Tính đến ngày {format_date(narration.record.as_of)}:")),
        item(say(_TOTAL, people=narration.naming.people, n=counted(workers), women=women)),
    ]
    by_kind = _numbers_by(narration, "people.workers.kind", LabourKind)
    if by_kind:
        lines.append(item(say("Theo loại lao động: {kinds}.", kinds=joined(by_kind, "; "))))
    for key, words in _OUTSIDE.items():
        outside = narration.figure(key)
        if outside.value:
            lines.append(item(say(words, n=counted(outside))))
    if members.value:
        women, groups = _women(narration, "people.members.women"), _groups(narration)
        lines.append(item(say(_MEMBERS, n=counted(members), women=women, groups=groups)))
    return lines


def changes(narration: Narration) -> Sequence[Block]:
    """Who came and who left in the period: members, and workers who are none."""
    found = narration.record.scope.once(moved)
    period, worker = narration.in_period, narration.naming.worker
    lines: list[Paragraph] = []
    came = _came(narration)
    if came:
        lines.append(item(say("{period} {came}.", period=period, came=with_commas(came))))
    if found.left:
        words, left = "{period} giảm {n} đoàn viên: {reasons}.", narration.figure("people.members.left")
        reasons = with_commas(_reasons(found.left, found.stayed))
        lines.append(item(say(words, period=period, n=counted(left), reasons=reasons)))
    admitted = {one.person.id for one in found.joined}
    others = [one for one in found.started if not one.is_member and one.person.id not in admitted]
    if others:
        words = f"{{period}} tăng {{n}} {worker} chưa là đoàn viên{{names}}."
        lines.append(item(say(words, period=period, n=_number(others), names=_names(others))))
    others = [one for one in found.ended if not one.is_member]
    if others:
        words = f"{{period}} giảm {{n}} {worker} chưa là đoàn viên: {{reasons}}."
        reasons = with_commas(_reasons(others, ()))
        lines.append(item(say(words, period=period, n=_number(others), reasons=reasons)))
    lines += _sum(narration, "Đoàn viên", "members", ("admitted", "transferred_in"), "left")
    lines += _sum(narration, capital_first(worker), "workers", ("started",), "ended")
    return lines


def growth(narration: Narration) -> Sequence[Block]:
    """Admissions again, as a result of building the organisation; who came from elsewhere stands apart."""
    admitted = narration.figure("people.members.admitted")
    moved_in = narration.figure("people.members.transferred_in")
    parts = [
        say("kết nạp mới {n} đoàn viên", n=counted(admitted)) if admitted.value else None,
        say("tiếp nhận {n} đoàn viên chuyển đến", n=counted(moved_in)) if moved_in.value else None,
    ]
    if not any(parts):
        return ()
    sentence = say(
        "{period} {came}, tổng số đến nay là {all} đoàn viên.",
        period=narration.in_period,
        came=with_commas(parts),
        all=counted(narration.figure("people.members")),
    )
    return (body(sentence),)


def qualifications(narration: Narration) -> Sequence[Block]:
    """Degrees and political theory, counted over workers; Party members if the union records them."""
    workers = narration.figure("people.workers")
    lines: list[Paragraph] = []
    degrees = _numbers_by(narration, "people.workers.degree", Degree)
    if degrees:
        high = narration.figure(f"people.workers.degree_at_least[{Degree.BACHELOR.label}]")
        parts = [*degrees]
        if high.value:
            words = "từ đại học trở lên: {percent} ({ratio} người)"
            parts.append(say(words, percent=_percent(high, workers), ratio=_ratio(high, workers)))
        lines.append(item(say("Về trình độ chuyên môn: {degrees}.", degrees=joined(parts, "; "))))
    theories = _numbers_by(narration, "people.workers.theory", Theory)
    if theories:
        lines.append(item(say("Về trình độ lý luận chính trị: {theories}.", theories=joined(theories, "; "))))
    party = narration.figure("people.party") if narration.record.scope.unit.keeps_party else None
    if party and party.value:
        lines.append(item(say("Đảng viên: {share}.", share=_share_of_workers(party, workers))))
    return lines


def _share_of_workers(some: Figure, workers: Figure) -> Sentence:
    return say(
        "{n} người, chiếm {percent} ({ratio})",
        n=counted(some),
        percent=_percent(some, workers),
        ratio=_ratio(some, workers),
    )


def _percent(part: Figure, whole: Figure) -> Span:
    return Span(share_text(part.number, whole.number), part.sources, figure=True, key=part.key)


def _ratio(part: Figure, whole: Figure) -> Span:
    return Span(f"{part.number}/{whole.number}", part.sources, figure=True, key=part.key)


def _women(narration: Narration, key: str) -> Sentence:
    women = narration.figure(key)
    return say(", trong đó nữ {n} người", n=counted(women)) if women.value else Sentence(())


def _groups(narration: Narration) -> Sentence:
    """`; sinh hoạt tại 03 công đoàn bộ phận, 12 tổ công đoàn`: what there is of both."""
    parts = []
    for key, least, words in (("sections", 1, "công đoàn bộ phận"), ("groups", 2, "tổ công đoàn")):
        figure = narration.figure(f"people.{key}")
        if figure.number >= least:
            # The rows behind it are the members, whom the sentence has counted already.
            number = Span(count_text(figure.number), figure=True, key=figure.key)
            parts.append(say(f"{{n}} {words}", n=number))
    return say("; sinh hoạt tại {places}", places=joined(parts)) if parts else Sentence(())


def _numbers_by(narration: Narration, key: str, choice: type[Listed]) -> list[Sentence]:
    figures = [(value.label, narration.figure(f"{key}[{value.label}]")) for value in choice.members()]
    return [
        say(f"{lower_first(label)} {{n}} người", n=counted(figure))
        for label, figure in figures
        if figure.value
    ]


def _came(narration: Narration) -> list[Sentence]:
    found = narration.record.scope.once(moved).joined
    said = []
    for key, words in (
        ("people.members.admitted", "kết nạp {n} đoàn viên{names}"),
        ("people.members.transferred_in", "tiếp nhận {n} đoàn viên chuyển đến{names}"),
    ):
        figure = narration.figure(key)
        if figure.value:
            some = [one for one in found if one.is_transfer == key.endswith("transferred_in")]
            said.append(say(words, n=counted(figure), names=_names(some)))
    return said


def _sum(narration: Narration, who: str, key: str, more: tuple[str, ...], fewer: str) -> Sequence[Paragraph]:
    """What there was at the start, the increase and decrease, and what there is, where somebody moved."""
    came = [narration.figure(f"people.{key}.{one}") for one in more]
    gone, now = narration.figure(f"people.{key}.{fewer}"), narration.figure(f"people.{key}")
    opening, increase = narration.figure(f"people.{key}.opening"), sum(one.number for one in came)
    if not (opening.value and now.value and (increase or gone.value)):
        return ()
    sources, nothing = dict.fromkeys(row for one in came for row in one.sources), Sentence(())
    sentence = say(
        _SUM,
        who=who,
        opening=counted(opening),
        more=say(", tăng {n}", n=count(increase, sources)) if increase else nothing,
        fewer=say(", giảm {n}", n=counted(gone)) if gone.value else nothing,
        day=format_date(narration.record.scope.until),
        now=counted(now),
    )
    return (item(sentence),)


def _number(some: Sequence[Held]) -> Span:
    return count(len(some), dict.fromkeys(one.person.source for one in some))


def _names(some: Sequence[Held]) -> str:
    names = ", ".join(one.person.facts.full_name for one in some)
    return f" ({names})" if some and len(some) <= MOST_NAMES else ""


def _reasons(left: Sequence[Held], stayed: Sequence[Held]) -> list[Sentence]:
    """For each reason how many left and who; those who only changed their standing are told as such."""
    groups: list[tuple[str, list[Held]]] = [
        (lower_first(reason.label), [one for one in left if one.period.leaving_reason is reason])
        for reason in LeavingReason
    ]
    silent = [one for one in left if one.period.leaving_reason is None]
    groups.append(("đổi tình trạng, còn làm việc", [one for one in silent if one in stayed]))
    groups.append(("không rõ lý do", [one for one in silent if one not in stayed]))
    return [
        say(f"{words} {{n}}{{names}}", n=_number(some), names=_names(some)) for words, some in groups if some
    ]
