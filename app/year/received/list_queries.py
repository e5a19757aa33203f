"""Selects of the pages about what was received, the union first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, extract, func, select

from app.extensions import db
from app.listing import Orders, Page, in_order, in_words_order, paginate
from app.log.activities.mapping import facts_from
from app.office.signatures.rules import short_code
from app.year.received.facts import FigureRemark
from app.year.received.models import LowerUnion, ReceivedPackage, RefusedFile

#: For how long it is kept that a file was not taken.
REFUSED_KEPT = timedelta(days=365)
ORDERS: Orders = {
    "received": (ReceivedPackage.received_on, ReceivedPackage.id),
    "union": (in_words_order(LowerUnion.name), ReceivedPackage.id),
    "period": (ReceivedPackage.period_start, ReceivedPackage.period_end, ReceivedPackage.id),
}


@dataclass(frozen=True, slots=True)
class PackageLine:
    """A package as lists name it."""

    id: int
    lower_id: int
    lower: str
    label: str
    as_of: date
    is_frozen: bool
    number: str
    dated: date | None
    received_on: date
    is_current: bool
    accepted_on: date | None
    remarks: Sequence[FigureRemark]

    @property
    def state(self) -> str:
        """Its standing, as a short label."""
        if not self.is_current:
            return "Đã có bản thay"
        if self.accepted_on:
            return "Đã chấp nhận"
        return "Bản chốt" if self.is_frozen else "Bản dự thảo"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A union below with the code of its key, "" where none is trusted, and how much it sent."""

    id: int
    name: str
    code: str
    key_code: str
    trusted_on: date | None
    trusted_by: str
    packages: int


def page_of_packages(
    unit_id: int, page: int, *, year: int | None = None, sort: str = "-received"
) -> Page[PackageLine]:
    """A page of what was received, `year` being that of the period's end; two statements."""
    query = _lines(unit_id)
    if year:
        query = query.where(extract("year", ReceivedPackage.period_end) == year)
    return paginate(in_order(query, ORDERS, sort), page, _line)


def packages_of(lower_id: int, period: tuple[date, date] | None = None) -> list[PackageLine]:
    """Every version that a union sent, of a period or of all, the newest first; one statement."""
    row = ReceivedPackage
    query = _lines().where(row.lower_union_id == lower_id)
    if period:
        query = query.where(row.period_start == period[0], row.period_end == period[1])
    return [_line(one) for one in db.session.execute(query.order_by(row.period_end.desc(), row.id.desc()))]


def package_row(unit_id: int, row_id: int) -> tuple[ReceivedPackage, LowerUnion] | None:
    """A package and who sent it; one statement."""
    query = (
        select(ReceivedPackage, LowerUnion)
        .join(LowerUnion, LowerUnion.id == ReceivedPackage.lower_union_id)
        .where(ReceivedPackage.unit_id == unit_id, ReceivedPackage.id == row_id)
    )
    found = db.session.execute(query).first()
    return (found[0], found[1]) if found else None


def old_refused(unit_id: int, today: date) -> Sequence[RefusedFile]:
    """Files that were not taken so long ago that nobody asks for them again."""
    query = select(RefusedFile).where(RefusedFile.unit_id == unit_id, RefusedFile.file_name != "")
    return db.session.scalars(query.where(RefusedFile.refused_on < today - REFUSED_KEPT)).all()


def refused_since(unit_id: int, first: date, most: int) -> Sequence[RefusedFile]:
    """The files that were not taken since a day, the last first; one statement."""
    since = select(RefusedFile).where(RefusedFile.unit_id == unit_id, RefusedFile.refused_on >= first)
    query = since.where(RefusedFile.file_name != "")
    return db.session.scalars(query.order_by(RefusedFile.id.desc()).limit(most)).all()


def key_lines(unit_id: int) -> list[KeyLine]:
    """Every union below with its key; one statement."""
    sent = func.count(ReceivedPackage.id)
    rows = db.session.execute(
        select(LowerUnion, sent)
        .outerjoin(ReceivedPackage, ReceivedPackage.lower_union_id == LowerUnion.id)
        .where(LowerUnion.unit_id == unit_id, LowerUnion.withdrawn_at.is_(None))
        .group_by(LowerUnion.unit_id, LowerUnion.id)
        .order_by(in_words_order(LowerUnion.name), LowerUnion.id)
    )
    return [
        KeyLine(
            one.id,
            one.name,
            one.code or "",
            short_code(one.public_key) if one.public_key else "",
            one.trusted_at.date() if one.trusted_by else None,
            one.trusted_by,
            count,
        )
        for one, count in rows
    ]


def remarks_in(text: str) -> list[FigureRemark]:
    """The remarks that a row keeps."""
    return [FigureRemark(key, sentence) for key, sentence in json.loads(text)]


def _lines(unit_id: int | None = None) -> Select[*tuple[Any, ...]]:
    row = ReceivedPackage
    query = select(
        row.id,
        row.lower_union_id,
        LowerUnion.name,
        row.label,
        row.as_of,
        row.is_frozen,
        row.number,
        row.dated,
        row.received_on,
        row.is_current,
        row.accepted_on,
        row.remarks,
    ).join(LowerUnion, LowerUnion.id == row.lower_union_id)
    return query if unit_id is None else query.where(row.unit_id == unit_id)


def _line(row: Any) -> PackageLine:
    remarks = remarks_in(row.remarks)
    return facts_from(PackageLine, row, lower_id=row.lower_union_id, lower=row.name, remarks=remarks)
