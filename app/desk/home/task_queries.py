"""Selects of what rooms declare for the first page.

The figures of all rooms are one statement. Others select by themselves: one each, and in the last quarter
those of the year's record, where commitments are counted from it.
"""

from __future__ import annotations

from datetime import date
from itertools import chain, islice

from sqlalchemy import select

from app.extensions import db
from app.web.overviews import HomePart, Task, Tile, parts


def found_on(unit_id: int, today: date) -> list[Task | Tile]:
    """The tasks and tiles of all rooms, the most urgent first."""
    rooms = [(part, part.figures(unit_id, today)) for part in parts(HomePart)]
    values = iter(db.session.execute(select(*chain.from_iterable(asked for _, asked in rooms))).one())
    found = [
        shown for part, asked in rooms for shown in part.find(unit_id, today, *islice(values, len(asked)))
    ]
    replaced = frozenset[str]().union(*(one.stands_for for one in found if isinstance(one, Task)))
    return [one for one in found if not (isinstance(one, Task) and one.subject in replaced)]
