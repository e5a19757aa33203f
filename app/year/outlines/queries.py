"""Selects of a union's own outlines."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from sqlalchemy import func, select

from app.core.errors import Refused
from app.core.texts.word_order import word_order_key
from app.extensions import db
from app.office.units.models import Unit
from app.year.outlines.facts import OwnOutline
from app.year.outlines.models import OutlineVersion
from app.year.reports.outline import Outline, built_in_text, load_outline, made_of, outline_names
from app.year.reports.outlining.checking import Known
from app.year.reports.outlining.reader import read_outline


def own_outlines(unit_id: int, *, with_retired: bool = False) -> list[OwnOutline]:
    """The newest version of each, by label, without their texts; one statement."""
    newest = (
        select(OutlineVersion.name, func.max(OutlineVersion.version).label("version"))
        .where(OutlineVersion.unit_id == unit_id)
        .group_by(OutlineVersion.name)
        .subquery()
    )
    query = (
        select(
            OutlineVersion.name,
            OutlineVersion.version,
            OutlineVersion.label,
            OutlineVersion.recorded_by,
            OutlineVersion.recorded_at,
            OutlineVersion.is_retired,
        )
        .join(newest, (newest.c.name == OutlineVersion.name) & (newest.c.version == OutlineVersion.version))
        .where(OutlineVersion.unit_id == unit_id)
    )
    found = [OwnOutline(*row) for row in db.session.execute(query)]
    return sorted(
        (one for one in found if with_retired or not one.is_retired),
        key=lambda one: (word_order_key(one.label), one.name),
    )


def newest_version(unit_id: int, name: str) -> OutlineVersion | None:
    """The row of the newest version; None for none. One statement."""
    query = (
        select(OutlineVersion)
        .where(OutlineVersion.unit_id == unit_id, OutlineVersion.name == name)
        .order_by(OutlineVersion.version.desc())
        .limit(1)
    )
    return db.session.scalars(query).first()


def versions_of(unit_id: int, name: str) -> list[OutlineVersion]:
    """Every version, newest first; one statement."""
    query = (
        select(OutlineVersion)
        .where(OutlineVersion.unit_id == unit_id, OutlineVersion.name == name)
        .order_by(OutlineVersion.version.desc())
    )
    return list(db.session.scalars(query))


def version_of(unit_id: int, name: str, version: int) -> OutlineVersion | None:
    """The row of one version; None for none."""
    query = select(OutlineVersion).where(
        OutlineVersion.unit_id == unit_id, OutlineVersion.name == name, OutlineVersion.version == version
    )
    return db.session.scalars(query).first()


def outline_of_version(row: OutlineVersion) -> Outline:
    """The outline of a version."""
    return _parsed(row.name, row.text, row.version)


@lru_cache(maxsize=64)
def _parsed(name: str, text: str, version: int) -> Outline:
    """Narrators are not checked again: those of a room that is gone are left out."""
    return made_of(name, read_outline(text, Known(built_in_text)), version)


def find_outline(unit: Unit, name: str, version: int = 0) -> Outline:
    """The outline with this name, built-in or the union's own, whose newest version stands for 0.

    Raises Refused for none. One statement for an own one.
    """
    if name in outline_names():
        return load_outline(name)
    if version and (kept := version_of(unit.id, name, version)):
        return outline_of_version(kept)
    row = newest_version(unit.id, name)
    if row is None or row.is_retired:
        own = [one.name for one in own_outlines(unit.id)]
        known = ", ".join((*outline_names(), *own))
        raise Refused(f"Không có đề cương «{name}»; các đề cương: {known}.", "outline")
    return outline_of_version(row)


def models_of(unit_id: int) -> Callable[[str], str]:
    """The texts that a file may be `like`: built-in ones, else the newest version of an own one."""

    def text_of(name: str) -> str:
        if text := built_in_text(name):
            return text
        row = newest_version(unit_id, name)
        return row.text if row and not row.is_retired else ""

    return text_of
