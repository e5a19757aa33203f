"""One figure of a year of 500 entries, read and counted, against a bare Flask page."""

from __future__ import annotations

from app.core.periods import parse_period
from app.extensions import db
from app.log.figures.registry import figure
from app.year.figures.scopes import open_scope
from bench.books import YEAR
from bench.installation import begin_union, installation
from bench.measuring import Ratio
from bench.pages import Browser, in_turn, serving
from bench.reports import fill_year

#: One of each wing that counts.
KEYS = ("people.members", "money.closing", "visits.times", "events.times[Hội nghị]", "petitions.received")


def measure() -> list[Ratio]:
    """The dearest of `KEYS`, each asked alone."""
    period = parse_period(str(YEAR))
    with installation() as (folder, _app), serving("bench.bare", folder) as (_, bare):
        unit = begin_union()
        fill_year(unit)
        plain_one = Browser(bare)

        def ask(key: str) -> None:
            # Each figure reads its rows again, as a request does.
            db.session.expire_all()
            figure(open_scope(unit, period, period.end), key)

        plain, *figures = in_turn(lambda: plain_one.get("/"), *(lambda key=key: ask(key) for key in KEYS))
    dearest, key = max(zip(figures, KEYS, strict=True))
    return [
        Ratio("one figure / a bare Flask page", dearest / plain, 6, note=f"{key}: {dearest * 1000:.1f} ms")
    ]
