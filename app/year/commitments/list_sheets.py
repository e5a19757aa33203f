"""Commitments as a table for Excel, and a year's results as a paper. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.core.dates import format_date
from app.papers.lists import Listing
from app.papers.sheet import Column, Sheet, SheetRow
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.results.queries import Promise
from app.year.commitments.rules import DEFAULT_TARGET, amount_text

Promised = tuple[Commitment, CommitmentFacts]


def commitments_list(evidence: Mapping[int, Sequence[str]]) -> Listing[Promised]:
    """The list of commitments; `evidence` by the commitment's id."""
    return Listing(
        "Danh sách cam kết",
        "cam-ket",
        "cam kết",
        (
            (Column("Năm", "count", 0.6), lambda found: found[1].year),
            (Column("Số thứ tự", "count", 0.6), lambda found: found[1].position),
            (Column("Nội dung", width=4), lambda found: found[1].content),
            (Column("Chỉ tiêu"), lambda found: _target(found[1])),
            (Column("Cách đo", width=2), lambda found: found[1].measure),
            (Column("Thực hiện do cán bộ ghi"), lambda found: _stated(found[1])),
            (Column("Số minh chứng", "count", 0.8), lambda found: len(evidence.get(found[0].id, ()))),
            (Column("Ghi chú", width=2), lambda found: found[1].note),
        ),
    )


def results_sheet(promises: Sequence[Promise], year: int, as_of: date) -> Sheet:
    """The year's commitments with their results, counted up to `as_of` or the year's end."""
    met = sum(one.score.is_met for one in promises)
    until = min(as_of, date(year, 12, 31))
    return Sheet(
        form="",
        title=f"KẾT QUẢ THỰC HIỆN CAM KẾT NĂM {year}",
        subtitles=(f"Tính đến hết ngày {format_date(until)}",),
        columns=(
            Column("STT", "count", 0.5),
            Column("Nội dung ký cam kết", width=4),
            Column("Chỉ tiêu"),
            Column("Mức độ thực hiện", width=1.4),
            Column("Đánh giá"),
            Column("Ghi chú", width=1.8),
        ),
        rows=tuple(_result(place, one) for place, one in enumerate(promises, 1)),
        closing=(f"Đạt {met}/{len(promises)} nội dung cam kết.",),
        signatures=(),
        landscape=True,
    )


def _result(place: int, one: Promise) -> SheetRow:
    score = one.score
    cells = (score.facts.content, score.target_text(), score.result_text(), score.verdict, score.facts.note)
    return SheetRow((place, *cells))


def _target(facts: CommitmentFacts) -> str:
    return amount_text(DEFAULT_TARGET if facts.target is None else facts.target, facts.measure_unit)


def _stated(facts: CommitmentFacts) -> str | None:
    return None if facts.done is None else amount_text(facts.done, facts.measure_unit)
