"""Selects of remarks on packages."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.extensions import db
from app.year.received.models import ReceivedPackage
from app.year.received.remarks.models import ReturnedRemark


def remarks_on(package: ReceivedPackage) -> Sequence[ReturnedRemark]:
    """The remarks on a package, the first made first; one statement."""
    query = select(ReturnedRemark).where(ReturnedRemark.package_id == package.id)
    return db.session.scalars(query.order_by(ReturnedRemark.id)).all()


def remark_row(unit_id: int, row_id: int) -> ReturnedRemark | None:
    """A remark of the union."""
    query = select(ReturnedRemark).where(ReturnedRemark.unit_id == unit_id, ReturnedRemark.id == row_id)
    return db.session.scalar(query)


def remarks_before(package: ReceivedPackage) -> Sequence[ReturnedRemark]:
    """The remarks on earlier versions of a package, which it answers; one statement."""
    earlier = select(ReceivedPackage.id).where(
        ReceivedPackage.lower_union_id == package.lower_union_id,
        ReceivedPackage.period_start == package.period_start,
        ReceivedPackage.period_end == package.period_end,
        ReceivedPackage.id < package.id,
    )
    query = select(ReturnedRemark).where(ReturnedRemark.package_id.in_(earlier))
    return db.session.scalars(query.order_by(ReturnedRemark.id)).all()
