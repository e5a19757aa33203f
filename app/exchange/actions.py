"""Writes of the exchange itself: what rows said when file and books last agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert

from app.exchange.models import ExchangeMark
from app.exchange.plans import digest, mark_of
from app.extensions import db

_AT_ONCE = 500


def put_marks(
    unit_id: int, sheet: str, agreed: Iterable[tuple[str, tuple[str, ...]]], marks: Mapping[str, str]
) -> None:
    """Note what rows (key, normal texts) say now; those whose mark says it already cost nothing."""
    said = {key: digest(normals) for key, normals in agreed}
    fresh = {key: value for key, value in said.items() if mark_of(key, marks) != value}
    outdated = [key for key in fresh if key in marks]
    for start in range(0, len(outdated), _AT_ONCE):
        some = outdated[start : start + _AT_ONCE]
        db.session.execute(
            delete(ExchangeMark).where(
                ExchangeMark.unit_id == unit_id, ExchangeMark.sheet == sheet, ExchangeMark.row_key.in_(some)
            )
        )
    rows = [{"unit_id": unit_id, "sheet": sheet, "row_key": key, "digest": fresh[key]} for key in fresh]
    if rows:
        # The table itself: the mapper would look at every row once more.
        db.session.execute(insert(ExchangeMark.metadata.tables[ExchangeMark.__tablename__]), rows)
