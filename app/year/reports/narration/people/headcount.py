"""How many people there are, by kind, and who is no member here."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dates import date_in_text
from app.core.vietnamese import count_text, lower_first
from app.log.figures.facts import Figure
from app.people.roster.facts import LabourKind
from app.people.roster.rules import membership_on
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.sentences import Narration
from app.year.reports.phrases import NOTHING, body, counted, item, joined, say
from app.year.reports.report import Block, Sentence, Span

_TOTAL = "Tổng số {people}: {n} người{women}{outside}."

_MEMBERS = "Tổng số đoàn viên công đoàn: {n} người{women}{groups}."

#: Of workers who are no members here, by figure.
_OUTSIDE = {
    "people.elsewhere": "{n} {who} sinh hoạt công đoàn ở nơi khác",
    "people.not_joined": "{n} {who} chưa tham gia công đoàn",
    "people.left_union": "{n} {who} đã ra khỏi công đoàn, còn làm việc",
}


def headcount(narration: Narration) -> Sequence[Block]:
    """Workers and members on the cut-off date, by sex, kind of worker and standing."""
    workers, members = narration.figure("people.workers"), narration.figure("people.members")
    if not workers.value:
        return ()
    women, outside = _women(narration, "people.workers.women"), _outside(narration)
    total = say(_TOTAL, people=narration.naming.people, n=counted(workers), women=women, outside=outside)
    by_kind = _by_kind(narration)
    words = "Theo loại lao động, có {kinds}."
    kinds = [_all_of_one(narration) or say(words, kinds=joined(by_kind))] if by_kind else []
    lines = [body(say(f"Tính đến ngày {date_in_text(narration.record.as_of)}:")), item(total, *kinds)]
    if members.value:
        women, groups = _women(narration, "people.members.women"), _groups(narration)
        lines.append(item(say(_MEMBERS, n=counted(members), women=women, groups=groups)))
    return lines


def _by_kind(narration: Narration) -> list[Sentence]:
    """`21 viên chức`, `03 lao động hợp đồng`."""
    return [say("{n} {who}", n=counted(figure), who=_one_of(kind)) for kind, figure in _held(narration)]


def _all_of_one(narration: Narration) -> Sentence | None:
    """`Cả 25 người đều là viên chức.`; None where they are of several kinds, or not all of a known one."""
    kinds = _held(narration)
    if len(kinds) > 1 or kinds[0][1].value != narration.figure("people.workers").value:
        return None
    kind, figure = kinds[0]
    return (
        say("Cả {n} người đều là {who}.", n=counted(figure), who=_one_of(kind)) if figure.value != 1 else None
    )


def _held(narration: Narration) -> list[tuple[LabourKind, Figure]]:
    """The kinds of which somebody works here."""
    # Dozens of kinds are known, a union has a few: what is not there is not asked for.
    held = {one.key: one for one in narration.record.figures("people.workers.kind[x]") if one.value}
    keys = [(kind, f"people.workers.kind[{kind.label}]") for kind in LabourKind.members()]
    return [(kind, held[key]) for kind, key in keys if key in held]


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
    return say(" ({parts})", parts=joined(parts)) if parts else NOTHING


def _common_kind(figure: Figure, narration: Narration) -> str:
    """What they are where all are of one kind of worker, else `người`."""
    day, rows = narration.record.as_of, set(figure.sources)
    held = [membership_on(one.memberships, day) for one in narration.record.people if one.source in rows]
    kinds = {one.labour_kind if one else None for one in held}
    kind = next(iter(kinds), None)
    return _one_of(kind) if len(kinds) == 1 and kind else "người"


def _women(narration: Narration, key: str) -> Sentence:
    women = narration.figure(key)
    return say(", trong đó nữ {n} người", n=counted(women)) if women.value else NOTHING


def _groups(narration: Narration) -> Sentence:
    """`; sinh hoạt tại 03 công đoàn bộ phận, 12 tổ công đoàn`: what there is of both."""
    parts = []
    for key, least, words in (("sections", 1, "công đoàn bộ phận"), ("groups", 2, "tổ công đoàn")):
        figure = narration.figure(f"people.{key}")
        if figure.number >= least:
            # The rows behind it are the members, whom the sentence has counted already.
            number = Span(count_text(figure.number), figure=True, key=figure.key)
            parts.append(say(f"{{n}} {words}", n=number))
    return say("; sinh hoạt tại {places}", places=joined(parts)) if parts else NOTHING
