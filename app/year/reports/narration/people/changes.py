"""Who came and who left, and the totals."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dates import date_in_text
from app.core.vietnamese import lower_first
from app.people.headcount.figures import moved
from app.people.headcount.rules import Held
from app.people.roster.facts import LeavingReason
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import body, count, counted, item, joined, say
from app.year.reports.report import Block, Paragraph, Sentence, Span

#: With more names than this, names are left out.
MOST_NAMES = 8

_SUM = "Số {who} đầu {kind} là {opening} người{more}{fewer}, đến ngày {day} là {now} người{same}."


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
        moves = joined(others, "; ")
        lines.append(item(say(narration.begin("{moves}."), moves=moves)))
    lines += _sum(narration, "đoàn viên", "members", ("admitted", "transferred_in"), "left")
    lines += _sum(narration, worker, "workers", ("started",), "ended")
    return lines


def growth(narration: Narration) -> Sequence[Block]:
    """Admissions again, as a result of building the organisation; those from elsewhere apart."""
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


def _came(narration: Narration) -> list[Sentence]:
    found = narration.record.scope.once(moved).joined
    clauses = []
    for key, words in (
        ("people.members.admitted", "kết nạp {n} đoàn viên{names}"),
        ("people.members.transferred_in", "tiếp nhận {n} đoàn viên chuyển đến{names}"),
    ):
        figure = narration.figure(key)
        if figure.value:
            some = [one for one in found if one.is_transfer == key.endswith("transferred_in")]
            clauses.append(say(words, n=counted(figure), names=_names(some)))
    return clauses


#: What is begun where an opening number is stated.
_CALLED = {"year": "năm", "school_year": "năm học", "term": "nhiệm kỳ"}


def _sum(narration: Narration, who: str, key: str, more: tuple[str, ...], fewer: str) -> Sequence[Paragraph]:
    """The number at the start, the increase and decrease, and the number now, where anybody moved."""
    came = [narration.figure(f"people.{key}.{one}") for one in more]
    gone, now = narration.figure(f"people.{key}.{fewer}"), narration.figure(f"people.{key}")
    opening, increase = narration.figure(f"people.{key}.opening"), sum(one.number for one in came)
    if not (opening.value and now.value and (increase or gone.value)):
        return ()
    sources, nothing = dict.fromkeys(row for one in came for row in one.sources), Sentence(())
    kind = _CALLED.get(narration.record.period.kind, "kỳ")
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
    """For each reason how many left and who; those who only changed their standing are named as such."""
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
