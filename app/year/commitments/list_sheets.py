"""Commitments as a list, and a year's results as a paper. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.core.dates import format_date
from app.core.fields import label_of
from app.core.periods import Period, in_words
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.papers.sheet import Column, Sheet, SheetRow
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.results.queries import Promise
from app.year.commitments.rules import DEFAULT_TARGET, amount_text

_TARGET, _DONE = label_of(CommitmentFacts, "target"), label_of(CommitmentFacts, "done")
#: Each with how many entries show that it is kept.
COMMITMENTS: Listing[tuple[Commitment, CommitmentFacts, int]] = Listing(
    "Danh sách cam kết",
    "cam-ket",
    "cam kết",
    (
        fact(CommitmentFacts, "year", width=0.6, sort="year"),
        fact(CommitmentFacts, "position", label="STT", sort="position", on="page"),
        fact(CommitmentFacts, "position", width=0.6, on="file"),
        fact(CommitmentFacts, "content", width=4, cut=200),
        ListColumn("target", _TARGET, lambda found: _target(found[1]), kind="count", on="page"),
        ListColumn("target", _TARGET, lambda found: _target(found[1]), on="file"),
        fact(CommitmentFacts, "measure", width=2, on="file"),
        ListColumn("done", _DONE, lambda found: result_so_far(found[1]), on="page", drawn=True),
        ListColumn("done", f"{_DONE} do cán bộ ghi", lambda found: _stated(found[1]), on="file"),
        ListColumn("evidence", "Minh chứng", lambda found: found[2] or None, "count", on="page"),
        ListColumn("evidence", "Số minh chứng", lambda found: found[2], "count", width=0.8, on="file"),
        fact(CommitmentFacts, "note", width=2, on="file"),
    ),
    page=("content", "year", "position", "target", "done", "evidence"),
)


def result_so_far(facts: CommitmentFacts) -> str:
    """The result as text; "" where it is neither counted nor stated."""
    return f"Tự tính: {facts.measure}" if facts.measure else _stated(facts) or ""


def results_sheet(promises: Sequence[Promise], year: Period, as_of: date) -> Sheet:
    """The commitments of a year, or other period, with their results up to `as_of` or its last day."""
    met = sum(one.score.is_met for one in promises)
    until = min(as_of, year.end)
    return Sheet(
        form="",
        title=f"KẾT QUẢ THỰC HIỆN CAM KẾT {in_words(year).upper()}",
        subtitles=(f"Tính đến hết ngày {format_date(until)}",),
        columns=(
            Column("STT", "count", 0.5),
            Column("Nội dung ký cam kết", width=4),
            Column(label_of(CommitmentFacts, "target")),
            Column("Mức độ thực hiện", width=1.4),
            Column("Đánh giá"),
            Column(label_of(CommitmentFacts, "note"), width=1.8),
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
