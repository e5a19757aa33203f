"""What `flask verify` looks at: numbers without gaps, frozen reports as they were issued."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from app.core.errors import Fault
from app.core.vietnamese import count_text
from app.year.issued.facts import OutgoingFacts, PaperSort
from app.year.issued.queries import kept_rows, register_lines
from app.year.issued.rules import digest_of, gaps
from app.year.reports.writers.json_file import NotAReport, from_json


def paper_faults(unit_id: int) -> Iterator[Fault]:
    """Every inconsistency of the union's register and of its frozen reports; two statements."""
    series: dict[tuple[PaperSort, int], list[tuple[int, OutgoingFacts]]] = defaultdict(list)
    for entry, facts in register_lines(unit_id):
        series[facts.sort, facts.dated.year].append((entry.id, facts))
    for (sort, year), lines in sorted(series.items()):
        yield from _series_faults(f"{sort.label} năm {year}", lines)
    yield from _frozen_faults(unit_id)


def _series_faults(name: str, lines: Iterable[tuple[int, OutgoingFacts]]) -> Iterator[Fault]:
    lines = list(lines)
    given = Counter(facts.number for _, facts in lines)
    for number in gaps(facts for _, facts in lines):
        yield Fault(f"Sổ văn bản đi, {name}: thiếu số {count_text(number)} mà không ghi vì sao.", ())
    for number, times in sorted(given.items()):
        if times > 1:
            rows = tuple(f"activities/{row}" for row, facts in lines if facts.number == number)
            yield Fault(f"Sổ văn bản đi, {name}: số {count_text(number)} cấp {times} lần.", rows)


def _frozen_faults(unit_id: int) -> Iterator[Fault]:
    for row in kept_rows(unit_id):
        digest = digest_of(
            tree=row.tree,
            figures=row.figures,
            outline=row.outline,
            outline_digest=row.outline_digest,
            trail_head=row.trail_head,
        )
        named = f"Báo cáo {row.period_text} đã phát hành"
        rows = (f"activities/{row.activity_id}",)
        if digest != row.digest:
            yield Fault(f"{named}: nội dung không còn như lúc phát hành.", rows)
        try:
            from_json(row.tree)
        except NotAReport:
            yield Fault(f"{named}: không đọc lại được.", rows)
