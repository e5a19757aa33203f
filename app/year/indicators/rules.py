"""Scoring indicators: part of a whole, result against target, in any unit. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.core.errors import Refused
from app.core.periods import Period
from app.core.texts.per_cent import PerCent, is_per_cent
from app.core.vietnamese import decimal_text, fold, share_of, share_text
from app.core.years.working import is_reported_in
from app.log.figures.facts import Figure
from app.year.commitments.rules import Score, amount_text, check_number, number_text, share_of_what
from app.year.indicators.facts import IndicatorFacts, Whose

#: Indicators and commitments are counted from other figures, never from each other.
OWN_KEYS = ("indicator", "commitment")
#: A unit that begins with such a word is measured, not counted.
_LARGE_UNITS = ("nghìn", "ngàn", "triệu", "tỷ ", "tỉ ")


@dataclass(frozen=True, slots=True)
class Result:
    """An indicator with its numbers up to a day; None: not known yet.

    `counted` and `counted_whole` are the figures that count part and whole, None where an officer states them
    or the books no longer have such a figure.
    """

    id: int
    facts: IndicatorFacts
    counted: Figure | None = None
    counted_whole: Figure | None = None

    @property
    def source(self) -> str:
        return f"indicators/{self.id}"

    @property
    def part(self) -> Decimal | None:
        return Decimal(self.counted.number) if self.counted else self.facts.part

    @property
    def whole(self) -> Decimal | None:
        return Decimal(self.counted_whole.number) if self.counted_whole else self.facts.whole

    @property
    def has_whole(self) -> bool:
        return self.facts.whole is not None or bool(self.facts.whole_figure)

    @property
    def unit(self) -> str:
        """Its unit; unless it has one, that of the figure that counts it; "" for a bare ratio, else `%`."""
        own = self.facts.measure_unit or (self.counted.unit if self.counted else "")
        if not is_per_cent(own):
            return own
        return "" if self.has_whole else own if own.startswith("%") else "%"

    @property
    def base(self) -> Decimal | None:
        """What the part is a share of: its whole, or without one its target."""
        return self.whole if self.has_whole else self.facts.target

    @property
    def share(self) -> Decimal | None:
        """The share in per cent with one decimal; None without both numbers, or of nothing."""
        return share_of(self.part, self.base) if self.part is not None and self.base else None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is reached, one of 0 by nothing happening; None where that is not known."""
        target = self.facts.target
        if self.part is None or target is None or (self.has_whole and not self.whole):
            return None
        if target == 0:
            return self.part == 0
        return self.part * 100 >= target * (self.whole or 0) if self.has_whole else self.part >= target

    @property
    def verdict(self) -> str:
        """`Đạt`, `Chưa đạt`; "" where neither can be said."""
        return "" if self.is_met is None else "Đạt" if self.is_met else "Chưa đạt"

    @property
    def lacks_figure(self) -> bool:
        """Whether a figure that is to count it is not in the books."""
        return bool(self.facts.figure and not self.counted) or bool(
            self.facts.whole_figure and not self.counted_whole
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The indicator, and what is counted."""
        counted = (row for one in (self.counted, self.counted_whole) if one for row in one.sources)
        return tuple(dict.fromkeys((self.source, *counted)))

    def part_number(self) -> str:
        """What was reached: `41/44`, `16`, `93,2%`; "" for what is not known."""
        if self.part is None:
            return ""
        if not self.has_whole:
            return _number(self.part, self.unit)
        of = "" if self.whole is None else f"/{decimal_text(self.whole)}"
        return f"{decimal_text(self.part)}{of}"

    def part_text(self) -> str:
        """The same with its unit: `41/44 người`, `16 thỏa ước`, `93,2%`."""
        return self._in_unit(self.part_number())

    def target_number(self) -> str:
        """The target: `15`, of a whole in per cent; "" without one."""
        target = self.facts.target
        return "" if target is None else _number(target, "%" if self.has_whole else self.unit)

    def target_text(self) -> str:
        """The same with its unit: `15 thỏa ước`, `95%`."""
        return self._in_unit(self.target_number())

    def _in_unit(self, number: str) -> str:
        if number.endswith("%"):
            return f"{number}{self.unit[1:]}" if self.unit.startswith("%") else number
        return f"{number} {self.unit}".rstrip() if number else ""

    def share_text(self) -> str:
        """`106,7%`; "" without a share."""
        return share_text(self.part, self.base) if self.part is not None and self.base else ""

    def result_text(self) -> str:
        """In a sentence: `41/44 người, đạt 93,2%`, `16/15 thỏa ước, đạt 106,7%`, `7,5 triệu đồng`."""
        if not self.share_text():
            return self.part_text()
        if self.has_whole or is_per_cent(self.unit) or self.part is None or self.facts.target is None:
            return f"{self.part_text()}, đạt {self.share_text()}{'' if self.has_whole else ' kế hoạch'}"
        ratio = f"{decimal_text(self.part)}/{decimal_text(self.facts.target)}"
        return f"{ratio} {self.unit}, đạt {self.share_text()}"


def _number(amount: Decimal, unit: str) -> str:
    if is_per_cent(unit):
        return amount_text(amount, "%")
    # Thousands and millions are measured, not counted: `8` beside `8,4`.
    return decimal_text(amount) if unit.lower().startswith(_LARGE_UNITS) else number_text(amount)


def check_indicator(facts: IndicatorFacts) -> None:
    """Raise Refused for numbers or a scope that cannot be."""
    for name, value in (("target", facts.target), ("part", facts.part), ("whole", facts.whole)):
        check_number(value, name)
        in_unit = name != "target" or (facts.whole is None and not facts.whole_figure)
        if in_unit and value is not None and value % 1 and fold(facts.measure_unit) == "dong":
            raise Refused("Số tiền tính bằng đồng thì không có phần lẻ.", name)
    _check_shares(facts)
    if facts.whole == 0 and facts.part:
        raise Refused("Tổng số là 0 thì số thực hiện cũng phải là 0.", "whole")
    if facts.scope is Whose.SECTION and not facts.section:
        raise Refused("Hãy ghi tên tổ, bộ phận.", "section")
    if facts.scope is not Whose.SECTION and facts.section:
        raise Refused("Có tên tổ, bộ phận thì phạm vi phải là «Tổ, bộ phận».", "scope")
    for name, key in (("figure", facts.figure), ("whole_figure", facts.whole_figure)):
        if key.startswith(OWN_KEYS):
            raise Refused("Chỉ tiêu không tự tính theo một chỉ tiêu hay cam kết khác.", name)
        if key and facts.scope is Whose.SECTION and f"[{fold(facts.section)}]" not in fold(key):
            raise Refused("Số liệu này là của cả công đoàn; chỉ tiêu của tổ, bộ phận hãy ghi số.", name)


def _check_shares(facts: IndicatorFacts) -> None:
    """Refuse a share where its unit is counted: without a whole nobody knows how many `95%` are."""
    has_whole = facts.whole is not None or bool(facts.whole_figure)
    is_share = is_per_cent(facts.measure_unit)
    if isinstance(facts.target, PerCent) and not is_share and not has_whole:
        sentence = share_of_what(facts.target, facts.measure_unit)
        raise Refused(sentence.replace("hoặc ghi bằng số", "ghi bằng số hoặc ghi thêm tổng số"), "target")
    if isinstance(facts.whole, PerCent) and not is_share:
        raise Refused("Tổng số là số đếm được, không phải tỷ lệ.", "whole")
    if isinstance(facts.part, PerCent):
        if has_whole and not isinstance(facts.whole, PerCent):
            raise Refused("Có tổng số thì ghi số đã thực hiện; tỷ lệ phần mềm tự tính.", "part")
        if not is_share:
            raise Refused(share_of_what(facts.part, facts.measure_unit), "part")


def result_of(row_id: int, facts: IndicatorFacts, count: Callable[[str], Figure | None]) -> Result:
    """The indicator with its numbers; `count` gives the figure of a key, None for one that is unknown."""
    counted, whole = (count(key) if key else None for key in (facts.figure, facts.whole_figure))
    return Result(row_id, facts, counted, whole)


def counts(figure: Figure) -> bool:
    """Whether the figure is a number, so that an indicator can be counted by it."""
    return isinstance(figure.value, int)


def reported_in(results: Iterable[Result], period: Period, until: date) -> list[Result]:
    """The indicators that a report of the period up to a day has, by number.

    Those of the period that have begun, and of its parts those that it has not for the whole; of a term
    those of its years too. A part of a year has how far the year's are, if the books count them: what an
    officer states is of no known day.
    """

    def is_ours(own: Period, *, is_counted: bool) -> bool:
        is_progress = is_counted and period.is_part_of_year and period.within(own)
        return own.start <= until and (is_progress or is_reported_in(own, period))

    ours = [one for one in results if is_ours(one.facts.period, is_counted=bool(one.facts.figure))]
    itself = {one.id for one in ours if is_period_itself(one.facts.period, period)}
    whole = {same(one.facts) for one in ours if one.id in itself and period.kind != "term"}
    left = [one for one in ours if one.id in itself or same(one.facts) not in whole]
    return sorted(left, key=lambda one: in_order(one.id, one.facts))


def beside_commitments(results: Iterable[Result], scores: Iterable[Score]) -> tuple[Result, ...]:
    """The results that no commitment of the same words and period states already."""
    has_result = {(fold(one.facts.content), one.facts.period): one.result is not None for one in scores}

    def is_promised(one: Result) -> bool:
        promise = fold(one.facts.name), one.facts.period
        return promise in has_result and (has_result[promise] or one.part is None)

    return tuple(one for one in results if not is_promised(one))


def beside_tasks(aims: Iterable[Result], contents: Iterable[str]) -> tuple[Result, ...]:
    """The aims of a period that no planned task of the same words states, by number."""
    planned = {fold(content) for content in contents}
    left = [one for one in aims if fold(one.facts.name) not in planned]
    return tuple(sorted(left, key=lambda one: in_order(one.id, one.facts)))


def is_period_itself(own: Period, period: Period) -> bool:
    """Whether both are the same period, a term by its years, on whatever days its congresses were."""
    return own == period or (period.kind == "term" and own.label == period.label)


def same(facts: IndicatorFacts) -> tuple[str, str, Whose | None, str]:
    """The key that identifies one indicator in every period."""
    return fold(facts.name), fold(facts.measure_unit), facts.scope, fold(facts.section)


def in_order(row_id: int, facts: IndicatorFacts) -> tuple[Period, bool, int, int]:
    """Sort key: by period, then the numbered first, then as recorded."""
    return facts.period, facts.position is None, facts.position or 0, row_id
