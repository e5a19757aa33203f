"""What an upper union reports of the unions below it: sentences whose numbers open the unions behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.core.vietnamese import lower_first
from app.life.events.facts import Category
from app.life.ratings.facts import Level
from app.log.figures.facts import Figure, Scope
from app.year.reports.narration.awards import conferred
from app.year.reports.narration.money.payers import fund_name
from app.year.reports.phrases import body, count, counted, joined, say
from app.year.reports.report import Block, Sentence, Span
from app.year.totals.figures import received_of, total_key, totals_of

#: More unions than this are counted, not named.
MOST_NAMES = 12
#: What activities of no kind are called in a sentence.
_OTHER = "hoạt động khác"

Totals = Mapping[str, Figure]


def totals(narration: Any) -> Sequence[Block]:
    """The sentences of one subject (the narrator's argument); none of a union with nobody below it."""
    scope: Scope = narration.record.scope
    if not scope.once(received_of).received:
        return ()
    return [body(one) for one in SUBJECTS[narration.argument](scope, scope.once(totals_of))]


def _units(scope: Scope, found: Totals) -> Iterator[Sentence]:
    here = scope.once(received_of)
    asked, sent = counted(found["units.expected"]), counted(found["units.received"])
    if not here.missing:
        yield say("Cả {asked} công đoàn cơ sở trực thuộc đã gửi báo cáo.", asked=asked)
        return
    missing = count(len(here.missing), (one.source for one in here.missing))
    named = ", ".join(one.name for one in here.missing) if len(here.missing) <= MOST_NAMES else ""
    yield say(
        "Có {sent}/{asked} công đoàn cơ sở trực thuộc đã gửi báo cáo; "
        "còn {missing} công đoàn chưa gửi{names}.",
        sent=sent,
        asked=asked,
        missing=missing,
        names=f": {named}" if named else "",
    )


def _people(_scope: Scope, found: Totals) -> Iterator[Sentence]:
    for template, whole, women in (
        (
            "Các công đoàn cơ sở có {n} công nhân, viên chức, người lao động{women}.",
            "people.workers",
            "people.workers.women",
        ),
        ("Tổng số đoàn viên công đoàn là {n} người{women}.", "people.members", "people.members.women"),
    ):
        if number := _number(found, whole):
            yield say(template, n=number, women=_with(found, ", trong đó nữ {n}", women))


def _growth(_scope: Scope, found: Totals) -> Iterator[Sentence]:
    parts = (
        ("people.members.admitted", "kết nạp mới {n} đoàn viên"),
        ("people.members.transferred_in", "tiếp nhận {n} đoàn viên chuyển đến"),
        ("people.members.left", "giảm {n} đoàn viên"),
    )
    if clauses := _joined(found, parts):
        yield say("Trong kỳ, các công đoàn cơ sở đã {clauses}.", clauses=clauses)
    if admitted := _number(found, "party_work.admitted"):
        yield say("Có {n} đoàn viên ưu tú được kết nạp Đảng.", n=admitted)


def _care(_scope: Scope, found: Totals) -> Iterator[Sentence]:
    if times := _number(found, "visits.times"):
        yield say(
            "Các công đoàn cơ sở đã thăm hỏi, hỗ trợ {n} lượt{money}{reasons}.",
            n=times,
            money=_with(found, " với số tiền {n}", "visits.money"),
            reasons=_by_word(found, "visits.times"),
        )
    if gifts := _number(found, "gifts.times"):
        yield say("Đã tặng {n} suất quà{m}.", n=gifts, m=_with(found, ", trị giá {n}", "gifts.money"))
    parts = (
        ("houses.built", "xây {n} căn nhà"),
        ("houses.mended", "sửa {n} căn nhà"),
        ("agreements.signed", "ký {n} thỏa ước lao động tập thể"),
    )
    if clauses := _joined(found, parts):
        yield say("Bên cạnh đó, các công đoàn cơ sở đã {clauses}.", clauses=clauses)
    funds = [
        say("{fund} {n}", fund=fund_name(fund), n=one)
        for fund, one in _of_word(found, "fund[", "].contributed")
    ]
    if funds:
        yield say("Đoàn viên đóng góp {clauses}.", clauses=joined(funds))


def _activities(_scope: Scope, found: Totals) -> Iterator[Sentence]:
    kinds = [
        say("{kind} {n} lần", kind=_OTHER if kind == Category.OTHER.label else lower_first(kind), n=one)
        for kind, one in _of_word(found, "events.times[", "]")
    ]
    if kinds:
        clauses = joined(kinds)
        yield say("Hoạt động của các công đoàn cơ sở gồm {clauses}.", clauses=clauses)


def _awards(_scope: Scope, found: Totals) -> Iterator[Sentence]:
    for noun, end in (("tập thể", "].collectives"), ("cá nhân", "].persons")):
        clauses = [
            say(f"{{n}} {noun} {{conferred}}", n=one, conferred=conferred(*_title_and_body(word)))
            for word, one in _of_word(found, "awards.granted[", end)
        ]
        if clauses:
            yield say("Có {clauses}.", clauses=joined(clauses))
    levels = [
        say(f"{{n}} công đoàn cơ sở {lower_first(level.label)} nhiệm vụ", n=counted(one))
        for level in Level
        if (one := found.get(f"units.rated[{level.label}]"))
    ]
    if levels:
        yield say("Qua xếp loại, có {clauses}.", clauses=joined(levels))


def _title_and_body(word: str) -> tuple[str, str]:
    title, _, body_name = word.partition("|")
    return title, body_name


def _money(_scope: Scope, found: Totals) -> Iterator[Sentence]:
    parts = (
        ("money.opening", "số dư đầu kỳ {n}"),
        ("money.receipts", "tổng thu {n}"),
        ("money.payments", "tổng chi {n}"),
        ("money.closing", "số dư cuối kỳ {n}"),
    )
    if clauses := _joined(found, parts):
        yield say("Về tài chính, các công đoàn cơ sở có {clauses}.", clauses=clauses)


SUBJECTS: Mapping[str, Callable[[Scope, Totals], Iterator[Sentence]]] = {
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


def _number(found: Totals, key: str) -> Span | None:
    """The total with this key as the text writes it, unless there is none or it is 0."""
    one = found.get(key)
    if one is None or not isinstance(one.value, int) or not one.value:
        return None
    return counted(replace(one, key=total_key(key)))


def _with(found: Totals, words: str, key: str) -> Sentence:
    one = _number(found, key)
    return say(words, n=one) if one else Sentence(())


def _joined(found: Totals, parts: Sequence[tuple[str, str]]) -> Sentence | None:
    clauses = [say(words, n=one) for key, words in parts if (one := _number(found, key))]
    return joined(clauses) if clauses else None


def _of_word(found: Totals, begins: str, ends: str) -> list[tuple[str, Span]]:
    """The totals of a key with a word that are not 0, with the word, the largest first."""
    keys = [key for key in found if key.startswith(begins) and key.endswith(ends)]
    totals = [(key, one) for key in keys if (one := _number(found, key))]
    totals.sort(key=lambda one: -found[one[0]].number)
    return [(key[len(begins) : -len(ends)], one) for key, one in totals]


def _by_word(found: Totals, key: str) -> Sentence:
    """` (ốm đau 14, hiếu 12)`: how a total falls to its words."""
    some = [say("{word} {n}", word=lower_first(word), n=one) for word, one in _of_word(found, f"{key}[", "]")]
    return say(" ({parts})", parts=joined(some)) if some else Sentence(())
