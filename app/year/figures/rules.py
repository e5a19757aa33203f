"""Measures (Cách đo): how they are written, their funds, and what each counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.core.choices import Choice
from app.core.errors import Refused
from app.core.vietnamese import fold, tidy
from app.dues.shares.rules import taking_part
from app.life.events.facts import Category
from app.log.figures.facts import Figure as Counted
from app.year.figures.record import Figure, Record

#: Mark after the name of a retired fund.
RETIRED = " (đã thôi)"


class Way(Choice):
    """What a measure counts, with its label."""

    FUND_SHARE = "fund_share", "Tỷ lệ đóng quỹ"
    HARDSHIP_VISITED = "hardship_visited", "Tỷ lệ đoàn viên khó khăn được thăm hỏi"
    EVENT_COUNT = "event_count", "Số lượng hoạt động"
    ADMISSIONS = "admissions", "Số đoàn viên kết nạp"


#: How each is written, for help texts.
WAYS = (
    f"{Way.FUND_SHARE.label}: tên quỹ",
    Way.HARDSHIP_VISITED.label,
    f"{Way.EVENT_COUNT.label}: loại hoạt động",
    Way.ADMISSIONS.label,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure of a commitment; funds by id, since names may change."""

    way: Way
    fund_ids: tuple[int, ...] = ()
    category: Category | None = None

    def count(self, record: Record) -> Figure | None:
        """The figure for the record's period and cut-off date; None if a fund is retired."""
        funds = [fund for fund in record.funds if fund.id in self.fund_ids]
        if len(funds) < len(self.fund_ids):
            return None
        counted: dict[Way, Callable[[], Figure]] = {
            Way.FUND_SHARE: lambda: fund_share(record, self.fund_ids),
            Way.HARDSHIP_VISITED: lambda: _share_of(record.figure("hardship.visited")),
            Way.EVENT_COUNT: lambda: _count_of(record.figure(f"events.times[{self._category()}]")),
            Way.ADMISSIONS: lambda: _count_of(record.figure("people.members.admitted")),
        }
        return counted[self.way]()

    def _category(self) -> str:
        return self.category.label if self.category else ""


def fund_share(record: Record, fund_ids: Iterable[int]) -> Figure:
    """Of the members whom any of the funds asked, who paid into each that asked them."""
    periods = record.fund_periods
    funds = [periods[fund_id] for fund_id in fund_ids if fund_id in periods]
    payers, asked = taking_part(funds)
    paid = (
        f"activities/{part.payment.collection_id}"
        for fund in funds
        for member_id in payers
        for line in fund.lines.get(member_id, ())
        for part in line.parts
    )
    people = (f"members/{member_id}" for member_id in asked)
    return Figure(len(payers), len(asked), tuple(dict.fromkeys((*paid, *people))))


def _count_of(counted: Counted) -> Figure:
    """A named count, as the result of a commitment."""
    return Figure(counted.number, None, counted.sources, counted.shares)


def _share_of(part: Counted) -> Figure:
    """A named count as a part of the whole, which it says of whom it leaves out."""
    left = tuple(one.row for one in part.left_out)
    return Figure(part.number, part.number + len(left), (*part.sources, *left))


@dataclass(frozen=True, slots=True)
class ParsedMeasure:
    """A measure as parsed; `fund_names` without the mark `RETIRED`."""

    way: Way
    fund_names: tuple[str, ...] = ()
    category: Category | None = None

    def bind(self, fund_ids: Mapping[str, int]) -> Measure:
        """The measure with the ids of its funds, given by folded name. KeyError for an unknown name."""
        ids = (fund_ids[fold(name)] for name in self.fund_names)
        return Measure(self.way, tuple(dict.fromkeys(ids)), self.category)


def words_of(way: Way, fund_names: Iterable[str] = (), category: Category | None = None) -> str:
    """How a measure is written: `Tỷ lệ đóng quỹ: Tương trợ`, `Số lượng hoạt động: Hội nghị`."""
    rest = ", ".join(fund_names) or (category.label if category else "")
    return f"{way.label}: {rest}" if rest else way.label


def ways_to_choose(fund_names: Iterable[str]) -> tuple[str, ...]:
    """Every measure that a union with these funds can choose, written out."""
    return (
        *(words_of(Way.FUND_SHARE, [name]) for name in fund_names),
        Way.HARDSHIP_VISITED.label,
        *(words_of(Way.EVENT_COUNT, category=category) for category in Category),
        Way.ADMISSIONS.label,
    )


def parse_measure(text: str, fund_names: Iterable[str]) -> ParsedMeasure:
    """The measure named by `Cách đo`, matched without case and diacritics.

    A fund with the mark `RETIRED` need not be among `fund_names`. Raises Refused, listing the
    possible measures.
    """
    name, _, rest = text.partition(":")
    named = fold(name)
    if named == fold(Way.FUND_SHARE.label):
        return ParsedMeasure(Way.FUND_SHARE, _funds_in(tidy(rest), list(fund_names)))
    if named == fold(Way.EVENT_COUNT.label):
        category = Category.of_label(rest)
        if category is None:
            raise Refused(
                f"Loại hoạt động «{rest.strip()}» không có; cần một trong: {', '.join(Category.labels())}."
            )
        return ParsedMeasure(Way.EVENT_COUNT, category=category)
    for plain in (Way.HARDSHIP_VISITED, Way.ADMISSIONS):
        if fold(text) == fold(plain.label):
            return ParsedMeasure(plain)
    raise Refused(f"«{text}» không phải cách đo; cần để trống hoặc một trong: {'; '.join(WAYS)}.")


def _funds_in(text: str, known: list[str]) -> tuple[str, ...]:
    """Names of funds between commas; names may contain commas, so the longest known name is tried first."""
    by_length = sorted(known, key=len, reverse=True)
    rest, found = text, []
    while rest:
        name = next((name for name in by_length if _begins_with(rest, name)), None)
        length = len(name) if name is not None else 0
        if name is None or fold(rest[length:]).startswith(fold(RETIRED)):
            name, length = _retired_in(rest, name, known)
        found.append(name)
        rest = rest[length:].lstrip(" ,;")
    if not found:
        raise Refused(f"Cần tên quỹ sau «{Way.FUND_SHARE.label}:».")
    return tuple(dict.fromkeys(found))


def _retired_in(text: str, name: str | None, known: list[str]) -> tuple[str, int]:
    """The fund with the mark at the start of the text, and the length of both."""
    end = text.find(RETIRED)
    if end < 1:
        listed = ", ".join(known) or "chưa có quỹ nào"
        raise Refused(f"Không có quỹ «{text}»; các quỹ: {listed}.")
    return name or text[:end], end + len(RETIRED)


def _begins_with(text: str, name: str) -> bool:
    """Whether the text begins with the name as a separate word. Folding keeps a tidy text's length."""
    rest = text[len(name) :]
    return fold(text[: len(name)]) == fold(name) and (not rest or rest[0] in " ,;")
