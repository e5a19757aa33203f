"""Who works here and who is a member: numbers, admissions and departures, qualifications."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.core.choices import Listed
from app.core.dates import date_in_text
from app.core.vietnamese import count_text, lower_first, share_text
from app.log.figures.facts import Figure
from app.people.headcount.figures import moved
from app.people.headcount.rules import Held
from app.people.roster.facts import Degree, LabourKind, LeavingReason, Theory
from app.people.roster.rules import membership_on
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import body, count, counted, item, joined, say
from app.year.reports.report import Block, Paragraph, Sentence, Span

#: With more names than this, names are left out.
MOST_NAMES = 8
_TOTAL = "Tổng số {people}: {n} người{women}{outside}."
_MEMBERS = "Tổng số đoàn viên công đoàn: {n} người{women}{groups}."
#: Of workers who are no members here, by figure.
_OUTSIDE = {
    "people.elsewhere": "{n} {who} sinh hoạt công đoàn ở nơi khác",
    "people.not_joined": "{n} {who} chưa tham gia công đoàn",
    "people.left_union": "{n} {who} đã ra khỏi công đoàn, còn làm việc",
}
_SUM = "Số {who} đầu {kind} là {opening} người{more}{fewer}, đến ngày {day} là {now} người{same}."


def headcount(narration: Narration) -> Sequence[Block]:
    """Workers and members on the cut-off date, by sex, kind of worker and standing."""
    workers, members = narration.figure("people.workers"), narration.figure("people.members")
    if not workers.value:
        return ()
    women, outside = _women(narration, "people.workers.women"), _outside(narration)
    total = say(_TOTAL, people=narration.naming.people, n=counted(workers), women=women, outside=outside)
    by_kind = _by_kind(narration)
    words = "Theo loại lao động, có {kinds}."
    kinds = [say(words, kinds=joined(by_kind))] if by_kind else []
    lines = [body(say(f"Tính đến ngày {date_in_text(narration.record.as_of)}:")), item(total, *kinds)]
    if members.value:
        women, groups = _women(narration, "people.members.women"), _groups(narration)
        lines.append(item(say(_MEMBERS, n=counted(members), women=women, groups=groups)))
    return lines


def _by_kind(narration: Narration) -> list[Sentence]:
    """`21 viên chức`, `03 lao động hợp đồng`."""
    # Dozens of kinds are known, a union has a few: what is not there is not asked for.
    held = {one.key: one for one in narration.record.figures("people.workers.kind[x]") if one.value}
    keys = [(kind, f"people.workers.kind[{kind.label}]") for kind in LabourKind.members()]
    return [say("{n} {who}", n=counted(held[key]), who=_one_of(kind)) for kind, key in keys if key in held]


def _one_of(kind: LabourKind) -> str:
    """What one worker of a kind is called after a number."""
    return grammar().labour.get(kind.value, lower_first(kind.label))


def _outside(narration: Narration) -> Sentence:
    """` (01 lao động hợp đồng sinh hoạt công đoàn ở nơi khác)`: workers who are no members here."""
    parts = []
    for key, words in _OUTSIDE.items():
        figure = narration.figure(key)
        if figure.value:
            parts.append(say(words, n=counted(figure), who=_common_kind(figure, narration)))
    return say(" ({parts})", parts=joined(parts)) if parts else Sentence(())


def _common_kind(figure: Figure, narration: Narration) -> str:
    """What they are where all are of one kind of worker, else `người`."""
    day, rows = narration.record.as_of, set(figure.sources)
    held = [membership_on(one.memberships, day) for one in narration.record.people if one.source in rows]
    kinds = {one.labour_kind if one else None for one in held}
    kind = next(iter(kinds), None)
    return _one_of(kind) if len(kinds) == 1 and kind else "người"


def changes(narration: Narration) -> Sequence[Block]:
    """Who came and who left in the period: members, and workers who are none."""
    found = narration.record.scope.once(moved)
    worker = narration.naming.worker
    parts = _came(narration)
    if found.left:
        left = narration.figure("people.members.left")
        reasons = with_commas(_reasons(found.left, found.stayed))
        parts.append(say("giảm {n} đoàn viên: {reasons}", n=counted(left), reasons=reasons))
    lines: list[Paragraph] = []
    if parts:
        came = joined(parts, "; ")
        lines.append(item(say(narration.begin(f"{narration.union} {{came}}."), came=came)))
    admitted = {one.person.id for one in found.joined}
    others = []
    came_in = [one for one in found.started if not one.is_member and one.person.id not in admitted]
    if came_in:
        words = f"tăng {{n}} {worker} chưa là đoàn viên{{names}}"
        others.append(say(words, n=_number(came_in), names=_names(came_in)))
    gone = [one for one in found.ended if not one.is_member]
    if gone:
        reasons = with_commas(_reasons(gone, ()))
        words = f"giảm {{n}} {worker} chưa là đoàn viên: {{reasons}}"
        others.append(say(words, n=_number(gone), reasons=reasons))
    if others:
        told = joined(others, "; ")
        lines.append(item(say(narration.begin("{told}."), told=told)))
    lines += _sum(narration, "đoàn viên", "members", ("admitted", "transferred_in"), "left")
    lines += _sum(narration, worker, "workers", ("started",), "ended")
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
        narration.begin(f"{narration.union} đã {{came}}, tổng số đến nay là {{all}} đoàn viên."),
        came=with_commas(parts),
        all=counted(narration.figure("people.members")),
    )
    return (body(sentence),)


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
    return say(
        "Về trình độ chuyên môn, {percent} {people} ({ratio} người) "
        "có trình độ đại học trở lên{upper}{lower}.",
        percent=_percent(high, workers),
        people=narration.naming.people,
        ratio=_ratio(high, workers),
        upper=say(", trong đó {degrees}", degrees=joined(upper)),
        lower=say("; {degrees}", degrees=joined(lower)) if lower else Sentence(()),
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


def _numbers_by(narration: Narration, key: str, choices: Iterable[Listed]) -> list[Sentence]:
    figures = [(value.label, narration.figure(f"{key}[{value.label}]")) for value in choices]
    return [
        say(f"{{n}} đồng chí có trình độ {lower_first(label)}", n=counted(figure))
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
    kind = "năm" if narration.record.period.kind == "year" else "kỳ"
    sentence = say(
        _SUM,
        who=who,
        kind=kind,
        opening=counted(opening),
        more=say(", tăng {n}", n=count(increase, sources)) if increase else nothing,
        fewer=say(", giảm {n}", n=counted(gone)) if gone.value else nothing,
        day=date_in_text(narration.record.scope.until),
        now=counted(now),
        same=f", không đổi so với đầu {kind}" if opening.number == now.number else "",
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
