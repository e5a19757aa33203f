"""What falls short in a package, and how a second one differs from the first. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from app.core.money import format_money
from app.log.figures.registry import declared
from app.year.received.facts import FigureRemark, Package, Value

_WORD = re.compile(r"\[.*\]")
#: opening + what came − what went = closing: (opening, in, out, closing).
_BALANCES = (
    (
        "people.members.opening",
        ("people.members.admitted", "people.members.transferred_in"),
        ("people.members.left",),
        "people.members",
    ),
    ("people.workers.opening", ("people.workers.started",), ("people.workers.ended",), "people.workers"),
    *(
        (f"{of}.opening", (f"{of}.receipts",), (f"{of}.payments",), f"{of}.closing")
        for of in ("money", "money.passed", "money.voluntary", "money.all")
    ),
)
#: The smaller first.
_PARTS = (
    ("people.members", "people.workers"),
    ("people.members.women", "people.members"),
    ("people.workers.women", "people.workers"),
    ("people.hardship", "people.members"),
    ("hardship.visited", "people.hardship"),
    ("petitions.settled", "petitions.received"),
    ("commitments.met", "commitments.total"),
    ("commitments.exceeded", "commitments.met"),
)
#: Of one fund or one award: the smaller ends so, the larger so.
_PARTS_OF_WORD = (
    (".payers", ".asked"),
    (".payers_in_full", ".payers"),
    (".persons", ""),
    (".collectives", ""),
)
#: What the last day of a period and the first of the next must agree on: (closing, opening).
_CARRIED = (
    ("people.members", "people.members.opening"),
    ("people.workers", "people.workers.opening"),
    ("money.closing", "money.opening"),
    ("money.all.closing", "money.all.opening"),
)
#: Without these a package cannot be added up.
_NEEDED = ("people.workers", "people.members", "people.members.women", "visits.times", "gifts.times")
#: At most this many changes of a second package are listed one by one.
MOST_CHANGES = 30


def remarks_of(package: Package, upper_name: str, before: Mapping[str, Value] | None) -> list[FigureRemark]:
    """What does not hold in a package, named by figure; `before`: the values of the period just before."""
    values = package.values
    return [
        *_as_a_whole(package, upper_name),
        *_missing(values),
        *_unbalanced(values),
        *_beyond(values),
        *(_not_carried(values, before) if before is not None else ()),
    ]


def _as_a_whole(package: Package, upper_name: str) -> Iterator[FigureRemark]:
    if not package.is_frozen:
        yield FigureRemark("", "Gói là bản dự thảo, chưa chốt.")
    sender = package.sender
    named = [one for one in (sender.upper_union, sender.directing_union) if one]
    if named and upper_name.casefold() not in map(str.casefold, named):
        yield FigureRemark("", f"Công đoàn gửi ghi cấp trên là «{'», «'.join(named)}».")
    unknown = [one.key for one in package.figures if declared(one.key) is None]
    if unknown:
        known = ", ".join(unknown[:3])
        yield FigureRemark("", f"Có {len(unknown)} số liệu mà phần mềm này chưa biết, không cộng: {known}.")


def _missing(values: Mapping[str, Value]) -> Iterator[FigureRemark]:
    for key in _NEEDED:
        if key not in values:
            yield FigureRemark(key, f"Thiếu số liệu «{label_of(key)}».")


def _unbalanced(values: Mapping[str, Value]) -> Iterator[FigureRemark]:
    funds = {key.removesuffix(".opening") for key in values if key.startswith("fund[")}
    of_funds = (
        (f"{fund}.opening", (f"{fund}.receipts",), (f"{fund}.payments",), f"{fund}.closing")
        for fund in sorted(funds)
    )
    for opening, came, went, closing in (*_BALANCES, *of_funds):
        numbers = [_number(values.get(key, 0)) for key in (opening, *came, *went)]
        end = values.get(closing)
        if not isinstance(end, int) or opening not in values or None in numbers:
            continue
        plus, minus = numbers[: 1 + len(came)], numbers[1 + len(came) :]
        computed = sum(one or 0 for one in plus) - sum(one or 0 for one in minus)
        if computed != end:
            yield FigureRemark(
                closing,
                f"«{label_of(closing)}» ghi {format_money(end)}, mà đầu kỳ cộng tăng trừ giảm "
                f"là {format_money(computed)}.",
            )


def _beyond(values: Mapping[str, Value]) -> Iterator[FigureRemark]:
    for part, whole in _pairs(values):
        less, more = _number(values.get(part)), _number(values.get(whole))
        if less is not None and more is not None and less > more:
            yield FigureRemark(
                part,
                f"«{label_of(part)}» là {format_money(less)}, lớn hơn «{label_of(whole)}» "
                f"là {format_money(more)}.",
            )


def _pairs(values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    yield from _PARTS
    for key in values:
        if "[" not in key:
            continue
        if key.endswith("]"):
            yield key, _WORD.sub("", key)
        for smaller, larger in _PARTS_OF_WORD:
            if key.endswith("]" + smaller):
                yield key, key.removesuffix(smaller) + larger


def _not_carried(values: Mapping[str, Value], before: Mapping[str, Value]) -> Iterator[FigureRemark]:
    for closing, opening in _CARRIED:
        then, now = _number(before.get(closing)), _number(values.get(opening))
        if then is not None and now is not None and then != now:
            yield FigureRemark(
                opening,
                f"«{label_of(opening)}» là {format_money(now)}, mà gói kỳ trước để lại {format_money(then)}.",
            )


def changes_between(before: Mapping[str, Value], after: Mapping[str, Value]) -> list[FigureRemark]:
    """What a second package says otherwise than the first, figure by figure."""
    found = []
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key, 0), after.get(key, 0)
        if old != new:
            found.append(FigureRemark(key, f"{label_of(key)}: {text_of(old)} thành {text_of(new)}"))
    return found


def label_of(key: str) -> str:
    """What a figure is called; its key where this program does not know it."""
    known = declared(key)
    return known.label if known else key


def text_of(value: Value) -> str:
    """A value as pages write it."""
    if isinstance(value, int):
        return format_money(value)
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value or "để trống"


def _number(value: Value | None) -> int | None:
    return value if isinstance(value, int) else None


def listed(remarks: Sequence[FigureRemark], most: int = MOST_CHANGES) -> Iterable[str]:
    """The sentences, and how many more there are."""
    yield from (one.text for one in remarks[:most])
    if len(remarks) > most:
        yield f"và {len(remarks) - most} số liệu nữa"
