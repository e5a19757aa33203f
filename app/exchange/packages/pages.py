"""What the inbox's pages show, and what is kept between them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from app.core.errors import Refused
from app.core.vietnamese import count_text, lower_first
from app.exchange.beside.uploads import Upload
from app.exchange.packages.content import package_in
from app.exchange.packages.sealed_zip import open_sealed
from app.exchange.packages.taking import Delivered, Fate
from app.year.received.facts import Package, SentFigure
from app.year.received.list_queries import packages_of, remarks_in
from app.year.received.models import LowerUnion, ReceivedPackage
from app.year.received.remarks.facts import RemarkOutcome
from app.year.received.remarks.queries import remarks_before, remarks_on
from app.year.received.rules import text_of
from app.year.reports.report import Report
from app.year.reports.writers.html import sheet
from app.year.reports.writers.json_file import from_json
from app.year.reports.writers.nodes import nodes


def keep_delivered(sent: Upload, found: Sequence[Delivered], files: Iterable[tuple[str, bytes]]) -> None:
    """Keep what became of the files, and those whose key waits for somebody's word."""
    for place, (_, content) in enumerate(files):
        if found[place].fate is Fate.UNKNOWN:
            sent.store(f"{place}.goi", content)
    sent.put("delivered", {"files": [one.plain() for one in found]})


def delivered_in(sent: Upload) -> list[Delivered]:
    """What became of the files of an upload; empty for one of another kind."""
    return [Delivered.from_plain(one) for one in sent.get("delivered").get("files", ())]


def counts_of(found: Iterable[Delivered]) -> list[tuple[Fate, int]]:
    """How many files had which outcome, in the order of outcomes."""
    counted = Counter(one.fate for one in found)
    return [(fate, counted[fate]) for fate in Fate if counted[fate]]


def about_package(row: ReceivedPackage, lower: LowerUnion) -> dict[str, Any]:
    """What the page of a package shows; two statements less than one for each figure."""
    package = package_in(open_sealed(row.content))
    report = report_of(package)
    returned = remarks_on(row)
    return {
        "row": row,
        "lower": lower,
        "package": package,
        "figures": [(one, value_text(one)) for one in package.figures],
        "sheet": sheet(report) if report else None,
        "remarks": remarks_in(row.remarks),
        "returned": returned,
        "waiting": count_text(sum(1 for one in returned if not one.outcome)),
        "outcomes": {one.value: lower_first(one.label) for one in RemarkOutcome},
        "answered": remarks_before(row),
        "changes": remarks_in(row.changes),
        "versions": packages_of(lower.id, (row.period_start, row.period_end)),
    }


def places_in(row: ReceivedPackage) -> dict[str, str]:
    """What a remark may be about, in words: each figure by its key, each sentence by `@` and its place."""
    package = package_in(open_sealed(row.content))
    figures = {one.key: f"{one.label}: {value_text(one)}" for one in package.figures}
    report = report_of(package)
    sentences = nodes(report) if report else {}
    return {**figures, **{f"@{node}": one.text for node, one in sentences.items() if one.text.strip()}}


def value_text(figure: SentFigure) -> str:
    """A figure's value with its unit."""
    return f"{text_of(figure.value)} {figure.unit}".strip()


def report_of(package: Package) -> Report | None:
    """The report's tree; None of one that this program cannot read: its paper says the same."""
    try:
        return from_json(json.dumps(package.report, ensure_ascii=False))
    except Refused:
        return None
