"""Checks of the composed paper: what it says twice, and what it lacks. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from app.core.dates import format_date
from app.core.periods import period_between
from app.core.vietnamese import capital_first
from app.log.figures.facts import Figure
from app.year.compared.carrying import old_figures
from app.year.reports.checks.remedies import opening
from app.year.reports.outline import Outline, Part, all_parts
from app.year.reports.report import Finding, Remedy, Report, Sentence, Span, all_sections
from app.year.reports.writers.nodes import nodes

_NUMBER = re.compile(r"(\d[\d.]*)(?:,(\d))?(?: (triệu|tỷ))?(?: đồng)?")
_UNITS = {None: 10, "triệu": 10**7, "tỷ": 10**10}
_RATIO = re.compile(r"(\d[\d.]*)/(\d[\d.]*)")


def paper_findings(
    report: Report, outline: Outline, figure_of: Callable[[str], Figure]
) -> tuple[Finding, ...]:
    """What is wrong with the paper whatever its figures are; what stops it first."""
    placed = nodes(report)
    stopping = (*_contradictions(placed, figure_of), *_beyond_all(placed))
    return (*stopping, *_unsigned(report), *_empty(report, outline), *old_figures(report))


def days_ahead(as_of: date, signed_on: date | None, today: date) -> tuple[Finding, ...]:
    """A cut-off day that has not come, and that no day of signing reaches."""
    if as_of <= today or (signed_on and signed_on >= as_of):
        return ()
    until, now = format_date(as_of), format_date(today)
    return (Finding(f"Ngày tính số liệu {until} chưa đến: các số mới là số có đến hôm nay, {now}."),)


def _contradictions(placed: Mapping[str, Sentence], figure_of: Callable[[str], Figure]) -> Iterator[Finding]:
    """Figures of one name that two places state differently."""
    stated: dict[str, dict[int, tuple[str, Span]]] = defaultdict(dict)
    for node, sentence in placed.items():
        for span in sentence.spans:
            if span.key and (number := _whole(span.text)) is not None:
                stated[span.key].setdefault(number, (node, span))
    for key, numbers in stated.items():
        if len(numbers) > 1:
            places = "; ".join(f"{_place_of(node)} ghi {span.text}" for node, span in numbers.values())
            rows = tuple(dict.fromkeys(source for _, span in numbers.values() for source in span.sources))
            message = f"Báo cáo nói hai lần khác nhau về «{figure_of(key).label}»: {places}."
            yield Finding(message, rows, stops=True, remedy=opening(rows))


def _place_of(node: str) -> str:
    """`mục II.2` of `II.2-p3-s1`."""
    section = node.partition("-")[0]
    return {"open": "phần mở đầu", "end": "phần kết"}.get(section, f"mục {section}")


def _whole(text: str) -> int | None:
    """The number of a span in tenths: `04 triệu đồng` and `4.000.000` are one."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    tenths = int(match[2] or 0)
    return (int(match[1].replace(".", "")) * 10 + tenths) * _UNITS[match[3]] // 10


def _beyond_all(placed: Mapping[str, Sentence]) -> Iterator[Finding]:
    """Shares of which the part is more than the whole."""
    for node, sentence in placed.items():
        for span in sentence.spans:
            match = _RATIO.fullmatch(span.text) if span.figure else None
            if match and int(match[1].replace(".", "")) > int(match[2].replace(".", "")):
                message = f"{capital_first(_place_of(node))} có tỷ lệ trên 100%: {span.text}."
                yield Finding(message, span.sources, stops=True, remedy=opening(span.sources))


def _unsigned(report: Report) -> Iterator[Finding]:
    if not report.signature.name:
        yield Finding(
            "Chưa có người ký: công đoàn chưa ghi chủ tịch vào ngày tính số liệu.",
            remedy=Remedy("Ghi chủ tịch công đoàn", "units.edit"),
        )
    if not report.head.upper_union:
        yield Finding(
            "Chưa ghi công đoàn cấp trên: báo cáo thiếu dòng Kính gửi và tên cấp trên ở đầu trang.",
            remedy=Remedy("Ghi công đoàn cấp trên", "units.edit"),
        )


def _empty(report: Report, outline: Outline) -> Iterator[Finding]:
    """Parts that the outline demands of such a period and that have no sentence."""
    period = period_between(report.starts_on, report.ends_on)
    written = {section.key for section in all_sections(report.sections)}
    for part in all_parts(outline.parts):
        if part.is_required_in(period) and part.key not in written:
            yield Finding(
                f"Mục «{part.title}» phải có mà chưa có nội dung nào.", remedy=_filling(part, report.period)
            )


def _filling(part: Part, period: str) -> Remedy:
    """The officer's paragraph of the part, else the log."""
    for name, topic in part.narrators:
        if name == "statements":
            return Remedy("Viết nhận định", "statements.create", (("period_text", period), ("topic", topic)))
    return Remedy("Mở sổ đoàn viên", "members.index")
