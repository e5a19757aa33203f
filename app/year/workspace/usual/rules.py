"""What of a year is usual and missing. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from app.core.dates import no_such_month
from app.core.errors import Refused
from app.core.periods import Period
from app.log.figures.facts import Figure
from app.log.figures.registry import UnknownKey, declared
from app.office.union_kinds.facts import KindTable
from app.office.union_kinds.known import rows_of
from app.web.features import FEATURES, log_kinds, narrators
from app.year.workspace.usual.facts import Usual, UsualFacts

#: Groups of the menu.
_GROUPS = ("Con người", "Tiền", "Hoạt động")


def pages_known() -> list[str]:
    """The blueprints of lists of the union's work in the menu, and of entries of the log."""
    entries = (entry for feature in FEATURES for entry in feature.menu if entry.group in _GROUPS)
    menu = (entry.endpoint.rpartition(".")[0] for entry in entries)
    return sorted({*menu, *(kind.blueprint for kind in log_kinds().values())})


def refuse_bad_usual(facts: UsualFacts) -> None:
    """Raise Refused for a figure, a page or a narrator that is not there, and for a month of no year."""
    key = declared(facts.figure)
    if key is None or not key.unit:
        raise Refused(f"Không có số liệu «{facts.figure}» nào đếm được.", "figure")
    if facts.month > 12:
        raise no_such_month()
    if facts.page and facts.page not in (known := pages_known()):
        raise Refused(f"Không có trang «{facts.page}»; các trang: {', '.join(known)}.", "page")
    if facts.told and facts.told.partition(":")[0] not in (known := sorted(narrators())):
        raise Refused(f"Không có mục «{facts.told}»; các mục: {', '.join(known)}.", "told")


TABLE = KindTable(table="checklist", facts=UsualFacts, check=refuse_bad_usual, name=lambda facts: facts.name)


def usual_in(kind: str, period: Period, as_of: date, figure_of: Callable[[str], Figure]) -> tuple[Usual, ...]:
    """What unions of a kind record in a year, as its figures count it; none for a part of a year."""
    rows: Sequence[UsualFacts] = rows_of(kind, TABLE.table)
    if period.kind not in ("year", "school_year"):
        return ()
    return tuple(
        Usual(facts, _count(facts.figure, figure_of), as_of >= _begins(facts.month, period)) for facts in rows
    )


def _count(key: str, figure_of: Callable[[str], Figure]) -> int | None:
    try:
        value = figure_of(key).value
    except UnknownKey:
        return None
    # A text says that there is nothing to count yet.
    return 0 if isinstance(value, str) else int(value)


def _begins(month: int, period: Period) -> date:
    """The first day of a month in a year; that of the year for 0."""
    if not month:
        return period.start
    year = period.start.year if month >= period.start.month else period.end.year
    return date(year, month, 1)
