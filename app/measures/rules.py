"""Measures (Cách đo): the names they are written by, and what each counts from a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.core.errors import Refused
from app.core.vietnamese import fold, tidy
from app.events.facts import Category
from app.measures import figures
from app.measures.record import Figure, Record

FUND_SHARE = "Tỷ lệ đóng quỹ"
HARDSHIP_VISITED = "Tỷ lệ đoàn viên khó khăn được thăm hỏi"
EVENT_COUNT = "Số lượng hoạt động"
ADMISSIONS = "Số đoàn viên kết nạp"

#: How each is written, for help texts.
WAYS = (
    f"{FUND_SHARE}: tên quỹ",
    HARDSHIP_VISITED,
    f"{EVENT_COUNT}: loại hoạt động",
    ADMISSIONS,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A parsed `Cách đo`; `is_share` tells per cent from a count."""

    name: str
    fund_names: tuple[str, ...] = ()
    category: Category | None = None

    @property
    def is_share(self) -> bool:
        return self.name in (FUND_SHARE, HARDSHIP_VISITED)

    def count(self, record: Record) -> Figure:
        """What the measure gives for the record's period and cut-off date."""
        counted: dict[str, Callable[[], Figure]] = {
            FUND_SHARE: lambda: figures.fund_share(record, figures.funds_named(record, self.fund_names)),
            HARDSHIP_VISITED: lambda: figures.hardship_visited(record),
            EVENT_COUNT: lambda: figures.event_count(record, self.category),
            ADMISSIONS: lambda: figures.admissions(record),
        }
        return counted[self.name]()


def ways_to_choose(fund_names: Iterable[str]) -> tuple[str, ...]:
    """Every measure that a union with these funds can choose, written out."""
    return (
        *(f"{FUND_SHARE}: {name}" for name in fund_names),
        HARDSHIP_VISITED,
        *(f"{EVENT_COUNT}: {category.label}" for category in Category),
        ADMISSIONS,
    )


def parse_measure(text: str, fund_names: Iterable[str]) -> Measure:
    """The measure that `Cách đo` names, read without case and diacritics.

    Raises Refused, in a sentence that says what could stand there.
    """
    name, _, rest = text.partition(":")
    named = fold(name)
    if named == fold(FUND_SHARE):
        return Measure(FUND_SHARE, fund_names=_funds_in(rest, list(fund_names)))
    if named == fold(EVENT_COUNT):
        category = Category.of_label(rest)
        if category is None:
            raise Refused(
                f"Loại hoạt động «{rest.strip()}» không có; cần một trong: {', '.join(Category.labels())}."
            )
        return Measure(EVENT_COUNT, category=category)
    for plain in (HARDSHIP_VISITED, ADMISSIONS):
        if fold(text) == fold(plain):
            return Measure(plain)
    raise Refused(f"«{text}» không phải cách đo; cần để trống hoặc một trong: {'; '.join(WAYS)}.")


def _funds_in(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """Names of funds between commas; a name may hold commas itself, so the longest known goes first."""
    by_length = sorted(known, key=len, reverse=True)
    rest, found = fold(text), []
    while rest:
        name = next((name for name in by_length if _begins_with(rest, fold(name))), None)
        if name is None:
            listed = ", ".join(known) or "chưa có quỹ nào"
            raise Refused(f"Không có quỹ «{tidy(text)[-len(rest) :]}»; các quỹ: {listed}.")
        found.append(name)
        rest = rest[len(fold(name)) :].lstrip(" ,;")
    if not found:
        raise Refused(f"Cần tên quỹ sau «{FUND_SHARE}:».")
    return tuple(dict.fromkeys(found))


def _begins_with(text: str, name: str) -> bool:
    return text.startswith(name) and (len(text) == len(name) or text[len(name)] in " ,;")
