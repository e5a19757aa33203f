"""Selects of the unions below and of what they sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select

from app.core.periods import Period
from app.core.vietnamese import fold
from app.extensions import db
from app.log.figures.facts import Reading
from app.year.received.facts import FigureRemark, Value
from app.year.received.models import LowerUnion, ReceivedPackage


@dataclass(frozen=True, slots=True)
class Received:
    """A package as totals read it: the newest of its union, period and cut-off day."""

    id: int
    lower_id: int
    period: tuple[date, date]
    as_of: date
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Lower:
    """A union below, as totals name it."""

    id: int
    code: str
    name: str
    kind: str
    group: str = ""
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def source(self) -> str:
        return f"lower_unions/{self.id}"

    def stands_on(self, day: date) -> bool:
        """Whether it is below on the day, the first and the last one counted."""
        has_begun = self.starts_on is None or self.starts_on <= day
        return has_begun and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class UpperRead:
    """What an upper union has of the unions below it, for all periods of a reading."""

    lowers: Sequence[Lower]
    received: Sequence[Received]


def is_upper(unit_id: int) -> bool:
    """Whether some union is below this one."""
    return bool(db.session.scalar(select(exists().where(_lives_below(unit_id)))))


def lower_unions(unit_id: int) -> Sequence[LowerUnion]:
    """Every union below, in the order of their codes; those whose code is not known last."""
    rows = select(LowerUnion).where(_lives_below(unit_id))
    return db.session.scalars(rows.order_by(LowerUnion.code.nulls_last(), LowerUnion.id)).all()


def lower_union(unit_id: int, row_id: int) -> LowerUnion | None:
    """The union below with this id."""
    return db.session.scalar(select(LowerUnion).where(LowerUnion.id == row_id, LowerUnion.unit_id == unit_id))


def lower_by_code(unit_id: int, code: str) -> LowerUnion | None:
    """The union below with this code."""
    query = select(LowerUnion).where(LowerUnion.unit_id == unit_id, LowerUnion.code == code)
    return db.session.scalar(query)


def lower_awaited(unit_id: int, name: str) -> LowerUnion | None:
    """The union of this name in the list whose code is not known yet; one statement."""
    query = select(LowerUnion).where(_lives_below(unit_id), LowerUnion.code.is_(None))
    same = [one for one in db.session.scalars(query) if fold(one.name) == fold(name)]
    return same[0] if same else None


def lower_by_key(unit_id: int, public_key: str) -> LowerUnion | None:
    """The union below whose key this is."""
    query = select(LowerUnion).where(LowerUnion.unit_id == unit_id, LowerUnion.public_key == public_key)
    return db.session.scalar(query)


def is_received(unit_id: int, digest: str) -> ReceivedPackage | None:
    """The package of exactly these bytes."""
    query = select(ReceivedPackage).where(
        ReceivedPackage.unit_id == unit_id, ReceivedPackage.digest == digest
    )
    return db.session.scalar(query)


def current_of(lower: LowerUnion, period: Period) -> ReceivedPackage | None:
    """The package of a union and period that counts."""
    query = select(ReceivedPackage).where(
        ReceivedPackage.lower_union_id == lower.id,
        ReceivedPackage.period_start == period.start,
        ReceivedPackage.period_end == period.end,
        ReceivedPackage.is_current,
    )
    return db.session.scalar(query)


def values_before(lower: LowerUnion, period: Period) -> dict[str, Value] | None:
    """What the union sent of the period of the same length that ended the day before; None without it."""
    query = select(ReceivedPackage).where(
        ReceivedPackage.lower_union_id == lower.id,
        ReceivedPackage.period_end == period.start - timedelta(days=1),
        ReceivedPackage.as_of == ReceivedPackage.period_end,
        ReceivedPackage.is_current,
    )
    rows = db.session.scalars(query).all()
    length = (period.end - period.start).days
    alike = [row for row in rows if abs((row.period_end - row.period_start).days - length) <= 1]
    return values_in(alike[0].values) if alike else None


def upper_read(reading: Reading) -> UpperRead:
    """What was received of periods that touch the days of a reading, of each cut-off day; two statements."""
    unit_id = reading.unit.id
    lowers = [named(one) for one in lower_unions(unit_id)]
    if not lowers:
        return UpperRead((), ())
    row = ReceivedPackage
    newest = (
        select(func.max(row.id))
        .where(row.unit_id == unit_id)
        .group_by(row.lower_union_id, row.period_start, row.period_end, row.as_of)
    )
    rows = db.session.execute(
        select(
            row.id,
            row.lower_union_id,
            row.period_start,
            row.period_end,
            row.as_of,
            row.values,
        )
        .where(row.unit_id == unit_id, row.id.in_(newest))
        .where(row.period_start <= reading.until, row.period_end >= reading.since)
        .order_by(row.id)
    )
    return UpperRead(lowers, [_received(one) for one in rows])


def named(row: LowerUnion) -> Lower:
    """A union below, as totals name it."""
    return Lower(row.id, row.code or "", row.name, row.kind, row.group_name, row.starts_on, row.ends_on)


def _lives_below(unit_id: int) -> ColumnElement[bool]:
    return and_(LowerUnion.unit_id == unit_id, LowerUnion.withdrawn_at.is_(None))


def _received(row: Any) -> Received:
    return Received(
        row.id,
        row.lower_union_id,
        (row.period_start, row.period_end),
        row.as_of,
        values_in(row.values),
    )


def values_in(text: str) -> dict[str, Value]:
    """The values of a row by key."""
    return {
        key: Decimal(value["decimal"]) if isinstance(value, dict) else value
        for key, value in json.loads(text).items()
    }


def values_text(values: Mapping[str, Value]) -> str:
    """The values as a row keeps them."""
    plain = {
        key: {"decimal": f"{value:f}"} if isinstance(value, Decimal) else value
        for key, value in values.items()
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def remarks_text(remarks: Sequence[FigureRemark]) -> str:
    """The remarks as a row keeps them."""
    return json.dumps([[one.key, one.text] for one in remarks], ensure_ascii=False)
