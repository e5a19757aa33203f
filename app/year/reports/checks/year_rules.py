"""Checks of which year a row means by its bare number. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core.vietnamese import count_text
from app.life.awards.facts import AwardFacts
from app.life.ratings.facts import RatingFacts
from app.log.figures.facts import LoggedEntry, Scope
from app.office.units.queries import working_year_of
from app.year.commitments.facts import CommitmentFacts
from app.year.reports.report import Finding, Remedy


def year_findings(
    scope: Scope,
    awards: Iterable[LoggedEntry[AwardFacts]],
    ratings: Iterable[LoggedEntry[RatingFacts]],
    commitments: Iterable[tuple[int, CommitmentFacts]],
) -> Iterator[Finding]:
    """What a report over a school year leaves out since nobody said that the union works by school years.

    Rows without a day whose `Năm` is the bare year in which the school year ends are the calendar year's.
    """
    if scope.period.kind != "school_year" or working_year_of(scope.unit):
        return
    year = str(scope.period.end.year)
    undated = [one.source for one in awards if one.facts.year == year and one.facts.granted_on is None]
    rated = [one.source for one in ratings if one.facts.year == year]
    promised = [f"commitments/{row_id}" for row_id, facts in commitments if facts.year == year]
    kinds = (("khen thưởng", undated), ("xếp loại", rated), ("cam kết", promised))
    if told := [f"{count_text(len(rows))} {kind}" for kind, rows in kinds if rows]:
        yield Finding(
            f"Không tính {', '.join(told)} ghi «{year}»: chưa ghi Năm công tác nên {year} là năm dương lịch. "
            f"Nếu là của {scope.period.label[0].lower()}{scope.period.label[1:]} thì sửa Năm của các mục ấy "
            f"thành «{scope.period.label}», và ghi Năm công tác để các mục sau tính theo năm học.",
            (*undated, *rated, *promised),
            remedy=Remedy("Ghi Năm công tác", "units.edit"),
        )
