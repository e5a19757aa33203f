"""What the exchange keeps of a person: workbooks between two steps, and digests of rows."""

from __future__ import annotations

import json
import secrets

from app.exchange.workbook.actions import put_marks
from app.exchange.workbook.adapters import adapters
from app.exchange.workbook.queries import marks_of, names_in
from app.web.personal.declared import Erasure

#: Where uploads lie, see `exchange.beside.uploads`.
_FOLDERS = ("workbooks", "uploads")


def forget(erasure: Erasure) -> None:
    """Delete the union's uploads, and replace the marks of rows that speak of the person.

    What the marks digest could be guessed. With a random mark the next file that says something else of such
    a row is a conflict, so that nobody's name comes back unseen.
    """
    for folder in _FOLDERS:
        for said in (erasure.folder / folder).glob("*/upload.json"):
            if json.loads(said.read_text("utf-8"))["unit_id"] == erasure.unit_id:
                erasure.doomed.append(said.parent)
    names, marks = names_in(erasure.unit_id), marks_of(erasure.unit_id)
    code = names.codes[erasure.member_id]
    for adapter in adapters():
        held = marks.get(adapter.sheet.title, {})
        rows = adapter.stored(erasure.unit_id, names)
        some = [row for row in rows if row.key in held and _speaks(row.values, code, erasure)]
        random = [(row.key, (secrets.token_hex(16),)) for row in some]
        put_marks(erasure.unit_id, adapter.sheet.title, random, held)


def _speaks(values: tuple[object, ...], code: str, erasure: Erasure) -> bool:
    texts = [str(value) for value in values if value]
    return any(code in text or erasure.mark in text or erasure.clean(text) != text for text in texts)
