"""What an upper union reports of the unions below it: sentences of the totals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from app.core.money import format_dong
from app.core.vietnamese import count_text, lower_first
from app.log.figures.facts import Figure, Scope
from app.web.features import ReportLine
from app.year.totals.figures import received_of, totals_of
from app.year.totals.rules import ratings

#: More unions than this are counted, not named.
MOST_NAMES = 12

Totals = Mapping[str, Figure]


def totals(narration: Any) -> Sequence[ReportLine]:
    """The sentences of one subject (the narrator's argument); none of a union with nobody below it."""
    scope: Scope = narration.record.scope
    if not scope.once(received_of).received:
        return ()
    return [ReportLine(text, leads=True) for text in SUBJECTS[narration.argument](scope, totals_of(scope))]


def _units(scope: Scope, _found: Totals) -> Iterator[str]:
    here = scope.once(received_of)
    sent, asked = len(here.received), len(here.expected)
    if not here.missing:
        yield f"Cả {count_text(asked)} công đoàn cơ sở trực thuộc đã gửi báo cáo."
        return
    names = ", ".join(one.name for one in here.missing)
    missing = f": {names}" if len(here.missing) <= MOST_NAMES else ""
    yield (
        f"Có {count_text(sent)}/{count_text(asked)} công đoàn cơ sở trực thuộc đã gửi báo cáo; "
        f"còn {count_text(len(here.missing))} công đoàn chưa gửi{missing}."
    )


def _people(_scope: Scope, found: Totals) -> Iterator[str]:
    if workers := _number(found, "people.workers"):
        women = _with(found, ", trong đó nữ {n}", "people.workers.women")
        yield f"Các công đoàn cơ sở có {_text(workers)} công nhân, viên chức, người lao động{women}."
    if members := _number(found, "people.members"):
        women = _with(found, ", trong đó nữ {n}", "people.members.women")
        yield f"Tổng số đoàn viên công đoàn là {_text(members)} người{women}."


def _growth(_scope: Scope, found: Totals) -> Iterator[str]:
    parts = (
        ("people.members.admitted", "kết nạp mới {n} đoàn viên"),
        ("people.members.transferred_in", "tiếp nhận {n} đoàn viên chuyển đến"),
        ("people.members.left", "giảm {n} đoàn viên"),
    )
    if told := _joined(found, parts):
        yield f"Trong kỳ, các công đoàn cơ sở đã {told}."
    if ratified := _joined(found, (("party_work.admitted", "{n} đoàn viên ưu tú được kết nạp Đảng"),)):
        yield f"Có {ratified}."


def _care(_scope: Scope, found: Totals) -> Iterator[str]:
    if times := _number(found, "visits.times"):
        money = _with(found, " với số tiền {n}", "visits.money")
        reasons = _by_word(found, "visits.times")
        yield f"Các công đoàn cơ sở đã thăm hỏi, hỗ trợ {_text(times)} lượt{money}{reasons}."
    if gifts := _number(found, "gifts.times"):
        money = _with(found, ", trị giá {n}", "gifts.money")
        yield f"Đã tặng {_text(gifts)} suất quà{money}."
    parts = (
        ("houses.built", "xây {n} căn nhà"),
        ("houses.repaired", "sửa {n} căn nhà"),
        ("agreements.signed", "ký {n} thỏa ước lao động tập thể"),
    )
    if told := _joined(found, parts):
        yield f"Bên cạnh đó, các công đoàn cơ sở đã {told}."
    for one in _of_word(found, "fund[", "].contributed"):
        yield f"Quỹ {one.key[5:].partition(']')[0]}: đoàn viên đóng góp {format_dong(int(one.number))}."


def _activities(_scope: Scope, found: Totals) -> Iterator[str]:
    kinds = [(one.key[len("events.times[") : -1], one) for one in _of_word(found, "events.times[", "]")]
    if kinds:
        listed = ", ".join(f"{lower_first(kind)} {_text(one)} lần" for kind, one in kinds)
        yield f"Các công đoàn cơ sở đã tổ chức, tham gia các hoạt động: {listed}."


def _awards(scope: Scope, found: Totals) -> Iterator[str]:
    for noun, end in (("tập thể", "].collectives"), ("cá nhân", "].persons")):
        told = [
            f"{title}{f' của {body}' if body else ''} cho {_text(one)} {noun}"
            for one in _of_word(found, "awards.granted[", end)
            for title, _, body in [one.key[len("awards.granted[") : -len(end)].partition("|")]
        ]
        if told:
            yield f"Được khen thưởng: {'; '.join(told)}."
    levels = ratings(scope.once(received_of))
    if levels:
        told_levels = ", ".join(
            f"{count_text(len(unions))} công đoàn {lower_first(level)}" for level, unions in levels.items()
        )
        yield f"Kết quả xếp loại công đoàn cơ sở: {told_levels}."


def _money(_scope: Scope, found: Totals) -> Iterator[str]:
    parts = (
        ("money.opening", "đầu kỳ {n}"),
        ("money.receipts", "thu {n}"),
        ("money.payments", "chi {n}"),
        ("money.closing", "cuối kỳ {n}"),
    )
    if told := _joined(found, parts):
        yield f"Tài chính công đoàn của các công đoàn cơ sở: {told}."


SUBJECTS: Mapping[str, Callable[[Scope, Totals], Iterator[str]]] = {
    "units": _units,
    "people": _people,
    "growth": _growth,
    "care": _care,
    "activities": _activities,
    "awards": _awards,
    "money": _money,
}
LABELS = {
    "units": "công đoàn đã gửi",
    "people": "người lao động, đoàn viên",
    "growth": "tăng, giảm đoàn viên",
    "care": "thăm hỏi, chăm lo, quỹ",
    "activities": "hoạt động theo loại",
    "awards": "khen thưởng, xếp loại",
    "money": "thu, chi",
}


def _number(found: Totals, key: str) -> Figure | None:
    """The total with this key, unless there is none or it is 0."""
    one = found.get(key)
    return one if one is not None and not isinstance(one.value, str) and one.value else None


def _text(figure: Figure) -> str:
    return format_dong(int(figure.number)) if figure.unit == "đồng" else count_text(int(figure.number))


def _with(found: Totals, words: str, key: str) -> str:
    one = _number(found, key)
    return words.format(n=_text(one)) if one else ""


def _joined(found: Totals, parts: Sequence[tuple[str, str]]) -> str:
    return ", ".join(text for key, words in parts if (text := _with(found, words, key)))


def _of_word(found: Totals, begins: str, ends: str) -> list[Figure]:
    """The totals of a key with a word that are not 0, the largest first."""
    keys = [key for key in found if key.startswith(begins) and key.endswith(ends)]
    return sorted((one for key in keys if (one := _number(found, key))), key=lambda one: -one.number)


def _by_word(found: Totals, key: str) -> str:
    """` (ốm đau 14, hiếu 12)`: how a total falls to its words."""
    some = [(one.key[len(key) + 1 : -1], one) for one in _of_word(found, f"{key}[", "]")]
    listed = ", ".join(f"{lower_first(word)} {_text(one)}" for word, one in some)
    return f" ({listed})" if listed else ""
