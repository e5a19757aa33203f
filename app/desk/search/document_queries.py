"""Selects of documents: attachments, the officer's paragraphs, requests of the upper level.

Their tables keep no folded words, so the newest are folded here, once until the books change.
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

#: Documents that are looked through: the newest.
MOST = 5_000


def documents_holding(unit_id: int, words: tuple[str, ...]) -> list[Hit]:
    """The documents that hold every word, newest first; two statements, one while nothing changes."""
    return holding(_documents(unit_id, head_of(unit_id)), words)


@lru_cache(maxsize=16)
def _documents(unit_id: int, _head: str) -> list[tuple[str, Hit]]:
    """The newest documents, each with its folded words."""
    every = union_all(_files(unit_id), _statements(unit_id), _requests(unit_id)).subquery()
    newest = select(every).order_by(every.c.day.desc(), every.c.target, every.c.id.desc())
    return [_document(row) for row in db.session.execute(newest.limit(MOST))]


def _files(unit_id: int) -> Select[*tuple[Any, ...]]:
    """Attachments, which lead to their entries: told by description and name."""
    described = Attachment.description + " (" + Attachment.file_name + ")"
    told = case((Attachment.description == "", Attachment.file_name), else_=described)
    return (
        select(
            literal(Target.FILE.value, String).label("target"),
            Attachment.activity_id.label("id"),
            cast(told, Text).label("title"),
            cast(Activity.title, Text).label("note"),
            Activity.starts_on.label("day"),
        )
        .join(Activity, Activity.id == Attachment.activity_id)
        .where(live(unit_id), Attachment.withdrawn_at.is_(None))
    )


def _statements(unit_id: int) -> Select[*tuple[Any, ...]]:
    said = (Statement.id, Statement.content, cast(Statement.topic, Text), Statement.period_end)
    return select(literal(Target.STATEMENT.value, String), *said).where(
        Statement.unit_id == unit_id, Statement.withdrawn_at.is_(None)
    )


def _requests(unit_id: int) -> Select[*tuple[Any, ...]]:
    from_whom = cast(UpperRequest.sender + " " + UpperRequest.document_number, Text)
    said = (UpperRequest.id, UpperRequest.content, from_whom, UpperRequest.received_on)
    return select(literal(Target.REQUEST.value, String), *said).where(
        UpperRequest.unit_id == unit_id, UpperRequest.withdrawn_at.is_(None)
    )


def _document(row: Any) -> tuple[str, Hit]:
    target = Target(row.target)
    note = Topic(row.note).label if target is Target.STATEMENT else row.note.strip()
    return fold(f"{row.title} {note}"), Hit(target, row.id, row.title[:TITLE], note[:TITLE], row.day)
