"""Selects of documents: attachments, statements, requests of the upper level.

Their tables have no folded text, so the newest rows are folded here and cached until the books change.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Select, String, Text, case, cast, literal, select, union_all

from app.core.vietnamese import fold
from app.desk.search.facts import Hit, Target
from app.desk.search.rules import TITLE, holding
from app.extensions import db
from app.life.requests.models import UpperRequest
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.log.attachments.models import Attachment
from app.office.trail.queries import head_of
from app.year.statements.facts import Topic
from app.year.statements.models import Statement

#: Documents that are searched: the newest.
MOST = 5_000


def documents_holding(unit_id: int, words: tuple[str, ...]) -> list[Hit]:
    """The documents that contain every word, newest first; two statements, one while nothing changes."""
    return holding(_documents(unit_id, head_of(unit_id)), words)


@lru_cache(maxsize=16)
def _documents(unit_id: int, _head: str) -> list[tuple[str, Hit]]:
    """The newest documents, each with its folded text."""
    every = union_all(_files(unit_id), _statements(unit_id), _requests(unit_id)).subquery()
    newest = select(every).order_by(every.c.day.desc(), every.c.target, every.c.id.desc())
    return [_document(row) for row in db.session.execute(newest.limit(MOST))]


def _files(unit_id: int) -> Select[*tuple[Any, ...]]:
    """Attachments, which link to their entries, titled by description and file name."""
    described = Attachment.description + " (" + Attachment.file_name + ")"
    title = case((Attachment.description == "", Attachment.file_name), else_=described)
    return (
        select(
            literal(Target.FILE.value, String).label("target"),
            Attachment.activity_id.label("id"),
            cast(title, Text).label("title"),
            cast(Activity.title, Text).label("note"),
            Activity.starts_on.label("day"),
        )
        .join(Activity, Activity.id == Attachment.activity_id)
        .where(live(unit_id), Attachment.withdrawn_at.is_(None))
    )


def _statements(unit_id: int) -> Select[*tuple[Any, ...]]:
    columns = (Statement.id, Statement.content, cast(Statement.topic, Text), Statement.period_end)
    return select(literal(Target.STATEMENT.value, String), *columns).where(
        Statement.unit_id == unit_id, Statement.withdrawn_at.is_(None)
    )


def _requests(unit_id: int) -> Select[*tuple[Any, ...]]:
    from_whom = cast(UpperRequest.sender + " " + UpperRequest.document_number, Text)
    columns = (UpperRequest.id, UpperRequest.content, from_whom, UpperRequest.received_on)
    return select(literal(Target.REQUEST.value, String), *columns).where(
        UpperRequest.unit_id == unit_id, UpperRequest.withdrawn_at.is_(None)
    )


def _document(row: Any) -> tuple[str, Hit]:
    target = Target(row.target)
    note = Topic(row.note).label if target is Target.STATEMENT else row.note.strip()
    return fold(f"{row.title} {note}"), Hit(target, row.id, row.title[:TITLE], note[:TITLE], row.day)
