"""Writes of the exchange itself: the digests of rows at their last import or export."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import delete, insert

from app.core.signals import party_erased
from app.exchange.beside import uploads
from app.exchange.workbook.adapters import adapters
from app.exchange.workbook.adapters.roster import RosterAdapter
from app.exchange.workbook.comparing.plans import Stored, digest, digests_of, mark_of
from app.exchange.workbook.layout import ROSTER
from app.exchange.workbook.models import ExchangeMark
from app.exchange.workbook.queries import marks_of, names_in
from app.extensions import db
from app.web.personal.declared import Erasure

_AT_ONCE = 500


def put_marks(
    unit_id: int, sheet: str, agreed: Iterable[tuple[str, tuple[str, ...]]], marks: Mapping[str, str]
) -> None:
    """Store the digests of rows (key, normal texts); rows whose mark is up to date are not written."""
    digests = {key: digest(normals) for key, normals in agreed}
    fresh = {key: value for key, value in digests.items() if mark_of(key, marks) != value}
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
        # The table itself: the mapper would process every row once more.
        db.session.execute(insert(ExchangeMark.metadata.tables[ExchangeMark.__tablename__]), rows)


@party_erased.connect
def forget_party(unit_id: int, *, keys: Collection[str]) -> None:
    """Replace the marks of these people's rows: Party membership could be guessed by digesting both values.

    A row changed on a screen since its last exchange gets a random mark: the next import reports a conflict.
    """
    marks = marks_of(unit_id).get(ROSTER.title, {})
    stored = [row for row in RosterAdapter().stored(unit_id, names_in(unit_id)) if row.key in keys]
    agreed = {row.key: marks.get(row.key) in _digests_as_member(row) for row in stored}
    rows = [(row.key, row.normals if agreed[row.key] else (secrets.token_hex(16),)) for row in stored]
    put_marks(unit_id, ROSTER.title, [one for one in rows if one[0] in marks], marks)


def _digests_as_member(row: Stored) -> set[str]:
    """The digests of the row if its person were a Party member."""
    place, kind = ROSTER.place("party_member"), ROSTER.column("party_member").kind
    return digests_of(ROSTER, (*row.normals[:place], kind.normal(True), *row.normals[place + 1 :]))


def forget(erasure: Erasure) -> None:
    """Delete the union's uploads, and replace the marks of rows that speak of the person.

    What the marks digest could be guessed. With a random mark the next file that says something else of such
    a row is a conflict, so that nobody's name comes back unseen.
    """
    erasure.doomed.extend(uploads.folders_of(erasure.folder, erasure.unit_id))
    names, marks = names_in(erasure.unit_id), marks_of(erasure.unit_id)
    code = names.codes[erasure.member_id]
    for adapter in adapters():
        held = marks.get(adapter.sheet.title, {})
        rows = adapter.stored(erasure.unit_id, names)
        some = [row for row in rows if row.key in held and _names_person(row.values, code, erasure)]
        random = [(row.key, (secrets.token_hex(16),)) for row in some]
        put_marks(erasure.unit_id, adapter.sheet.title, random, held)


def _names_person(values: tuple[object, ...], code: str, erasure: Erasure) -> bool:
    texts = [str(value) for value in values if value]
    return any(code in text or erasure.mark in text or erasure.clean(text) != text for text in texts)
