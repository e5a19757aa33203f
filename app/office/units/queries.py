"""Selects of the union, its letterhead and officers as of a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select

from app.core.vietnamese import fold
from app.core.years.working import WorkingYear
from app.extensions import db
from app.office.union_kinds.known import UnionKind
from app.office.units.facts import Post, UnitFacts
from app.office.units.models import Congress, Letterhead, Officer, Unit


@dataclass(frozen=True, slots=True)
class UnitAsOf:
    """The union as documents of a day name it; `officers`: post -> name, without vacant posts."""

    code: str
    name: str
    workplace: str
    upper_union: str
    upper_upper_union: str
    place: str
    document_symbol: str
    term: str
    officers: dict[str, str]
    short_name: str = ""
    founded_on: date | None = None
    directing_union: str = ""

    @property
    def reports_to(self) -> str:
        """Who receives its reports: who directs it, else who collects and approves."""
        return self.directing_union or self.upper_union


def units() -> Sequence[Unit]:
    """Every union of the installation, in the order of creation."""
    return db.session.scalars(select(Unit).order_by(Unit.id)).all()


def unit_by_id(unit_id: int) -> Unit:
    """The union with this id, which must exist."""
    return db.session.get_one(Unit, unit_id)


def unit_by_code(code: str) -> Unit | None:
    """The union with this `Mã đơn vị`."""
    return db.session.scalar(select(Unit).where(Unit.code == code))


def unit_by_code_or_name(text: str) -> Unit | None:
    """The union with this code or name, ignoring case and diacritics."""
    wanted = fold(text)
    return next((unit for unit in units() if wanted in (fold(unit.code), fold(unit.name))), None)


def letterheads(unit: Unit) -> Sequence[Letterhead]:
    """All letterheads, oldest first."""
    rows = db.session.scalars(select(Letterhead).where(Letterhead.unit_id == unit.id)).all()
    return sorted(rows, key=lambda row: row.valid_from or date.min)


def officers(unit: Unit) -> Sequence[Officer]:
    """All terms of office, earliest first."""
    rows = db.session.scalars(select(Officer).where(Officer.unit_id == unit.id)).all()
    return sorted(rows, key=lambda row: (row.valid_from or date.min, row.id))


def congresses(unit: Unit) -> Sequence[Congress]:
    """All congresses, earliest first."""
    rows = select(Congress).where(Congress.unit_id == unit.id).order_by(Congress.held_on)
    return db.session.scalars(rows).all()


def congress(unit: Unit, row_id: int) -> Congress | None:
    """The union's congress with this id."""
    return db.session.scalar(select(Congress).where(Congress.id == row_id, Congress.unit_id == unit.id))


def terms_begun(unit: Unit) -> list[tuple[Congress, date | None]]:
    """Each congress, the newest first, with the last day of the term that it began; None while it runs."""
    rows = congresses(unit)
    ends = [after.held_on - timedelta(days=1) for after in rows[1:]]
    return list(zip(rows, [*ends, None], strict=True))[::-1] if rows else []


def congress_days(unit: Unit) -> list[date]:
    """The days on which terms of the union began, earliest first (one statement)."""
    return [row.held_on for row in congresses(unit)]


def unit_as_of(unit: Unit, day: date) -> UnitAsOf:
    """The letterhead, its name of the union and the officers in force on `day` (two statements)."""
    rows = letterheads(unit)
    head = next((row for row in reversed(rows) if (row.valid_from or date.min) <= day), Letterhead())
    in_office = db.session.scalars(
        select(Officer)
        .where(Officer.unit_id == unit.id)
        .where(or_(Officer.valid_from.is_(None), Officer.valid_from <= day))
        .where(or_(Officer.valid_to.is_(None), Officer.valid_to >= day))
        .order_by(Officer.id)
    )
    return UnitAsOf(
        code=unit.code,
        name=head.name or unit.name,
        workplace=head.workplace or "",
        upper_union=head.upper_union or "",
        upper_upper_union=head.upper_upper_union or "",
        place=head.place or "",
        document_symbol=head.document_symbol or "",
        term=head.term or "",
        officers={officer.post: officer.name for officer in in_office},
        short_name=head.short_name or "",
        founded_on=unit.founded_on,
        directing_union=head.directing_union or "",
    )


def working_year_of(unit: Unit) -> WorkingYear | None:
    """The union's working year; None where it is not set."""
    return WorkingYear(unit.working_year) if unit.working_year else None


def facts_of(unit: Unit) -> UnitFacts:
    """The latest facts of the union, as in the sheet Đơn vị."""
    held = unit_as_of(unit, date.max)
    return UnitFacts(
        name=held.name,
        code=held.code,
        short_name=held.short_name,
        founded_on=held.founded_on,
        workplace=held.workplace,
        upper_union=held.upper_union,
        directing_union=held.directing_union,
        upper_upper_union=held.upper_upper_union,
        place=held.place,
        document_symbol=held.document_symbol,
        term=held.term,
        kind=UnionKind(unit.kind) if unit.kind else None,
        working_year=working_year_of(unit),
        **{post.value: held.officers.get(post, "") for post in Post},
    )
