"""Selects of the search: each is limited, whatever the size of the books."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from app.core.periods import in_words, period_of
from app.desk.search.document_queries import documents_holding
from app.desk.search.facts import Answer, Group, Hit, Target
from app.desk.search.rules import TITLE, may_be_number
from app.desk.search.voucher_queries import voucher_hit, vouchers_numbered
from app.extensions import db
from app.listing import PER_PAGE, Page, contains, paginate
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.people.roster.facts import BirthDay
from app.people.roster.models import Member
from app.web.features import log_kinds

#: Hits of a group that the box and the first page show.
SHOWN = 8


def answers(unit_id: int, words: tuple[str, ...]) -> list[Answer]:
    """The first hits of every group that has any; five statements at most."""
    found = [(group, _first(unit_id, group, words)) for group in Group] if words else []
    return [Answer(group, tuple(hits[:SHOWN]), len(hits) > SHOWN) for group, hits in found if hits]


def page_of(unit_id: int, group: Group, words: tuple[str, ...], page: int) -> Page[Hit]:
    """A page of all hits of a group; two statements."""
    if not _is_searched(group, words):
        return Page([], page, 0)
    if group is Group.DOCUMENTS:
        found = documents_holding(unit_id, words)
        return Page(found[(page - 1) * PER_PAGE : page * PER_PAGE], page, len(found))
    return paginate(_select(unit_id, group, words), page, _HITS[group])


def _first(unit_id: int, group: Group, words: tuple[str, ...]) -> list[Hit]:
    """One hit more than is shown, to know whether there are others."""
    if not _is_searched(group, words):
        return []
    if group is Group.DOCUMENTS:
        return documents_holding(unit_id, words)[: SHOWN + 1]
    rows = db.session.execute(_select(unit_id, group, words).limit(SHOWN + 1))
    return [_HITS[group](row) for row in rows]


def _is_searched(group: Group, words: tuple[str, ...]) -> bool:
    return bool(words) and (group is not Group.VOUCHERS or may_be_number(words))


def _select(unit_id: int, group: Group, words: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    match group:
        case Group.PEOPLE:
            return _people(unit_id, words)
        case Group.ENTRIES:
            return _entries(unit_id, words)
    return vouchers_numbered(unit_id, words[0])


def _people(unit_id: int, words: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """Everyone ever on the roster, by name."""
    columns = (Member.id, Member.full_name, Member.code, Member.birth_date, Member.birth_year)
    query = select(*columns).where(Member.unit_id == unit_id)
    query = query.where(*(contains(Member.search_text, word) for word in words))
    return query.order_by(Member.name_key, Member.id)


def _person(row: Any) -> Hit:
    """The note has code and birth, which distinguish namesakes."""
    born = str(BirthDay(row.birth_date, row.birth_year))
    return Hit(Target.PERSON, row.id, row.full_name, f"{row.code}{f', sinh {born}' if born else ''}")


def _entries(unit_id: int, words: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """Newest first, those withdrawn left out."""
    columns = (Activity.id, Activity.title, Activity.kind, Activity.starts_on, Activity.period_text)
    query = select(*columns).where(live(unit_id))
    query = query.where(*(contains(Activity.search_text, word) for word in words))
    return query.order_by(Activity.starts_on.desc(), Activity.id.desc())


def _entry(row: Any) -> Hit:
    kind, day = log_kinds()[row.kind].label, row.starts_on
    if row.period_text:
        when = in_words(period_of(row.period_text))
        return Hit(Target.ENTRY, row.id, row.title[:TITLE], f"{kind}, {when}")
    return Hit(Target.ENTRY, row.id, row.title[:TITLE], kind, day)


_HITS = {Group.PEOPLE: _person, Group.ENTRIES: _entry, Group.VOUCHERS: voucher_hit}
