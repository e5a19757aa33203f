"""Selects of the exchange: marks, withdrawn rows, names by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select

from app.books.fund_names.queries import every_fund, old_names
from app.core.vietnamese import fold
from app.core.years.working import WorkingYear
from app.exchange.workbook.models import ExchangeMark
from app.extensions import db
from app.log.activities.models import Activity
from app.office.units.queries import unit_by_id, working_year_of
from app.people.roster.queries import member_ids_by_code
from app.people.sections.queries import section_names


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of the books by the workbook's texts, and back; funds are found without case and diacritics.

    `funds` includes former names and retired funds; rows are compared by `first_names`, so that renaming a
    fund changes no row.
    """

    people: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[int, str] = field(default_factory=dict)
    funds: Mapping[str, int] = field(default_factory=dict)
    fund_names: Mapping[int, str] = field(default_factory=dict)
    first_names: Mapping[int, str] = field(default_factory=dict)
    retired: frozenset[int] = frozenset()
    #: Folded former name of a section -> its name of today; folded name of today -> the first one.
    sections: Mapping[str, str] = field(default_factory=dict)
    first_sections: Mapping[str, str] = field(default_factory=dict)
    #: What a bare year means, where the file does not say otherwise.
    working_year: WorkingYear | None = None

    def fund_id(self, name: str) -> int | None:
        """The id of the fund of that name; None for no name. KeyError for a fund that is not in the books."""
        return self.funds[fold(name)] if name else None

    def fund_name(self, name: str) -> str:
        """The name as the books spell it, or as given for a fund that is new."""
        known = self.funds.get(fold(name))
        return name if known is None else self.fund_names[known]

    def compared(self, name: str) -> str:
        """The first name of the fund, folded: rows are compared by it whichever name they use."""
        known = self.funds.get(fold(name))
        return fold(name if known is None else self.first_names.get(known) or self.fund_names[known])

    def section_name(self, name: str) -> str:
        """What the section of that name is called today."""
        return self.sections.get(fold(name), name)

    def section_compared(self, name: str) -> str:
        """The first name of the section: rows are compared by it whichever name they use."""
        now = self.section_name(name)
        return self.first_sections.get(fold(now), now)

    def renamed(self, renamed: Mapping[int, str]) -> Names:
        """The names after the file renames funds (id -> new name)."""
        funds = {**self.funds} | {fold(name): fund_id for fund_id, name in renamed.items()}
        first = {fund_id: self.fund_names[fund_id] for fund_id in renamed} | {**self.first_names}
        return replace(self, funds=funds, fund_names={**self.fund_names, **renamed}, first_names=first)


def names_in(unit_id: int | None) -> Names:
    """Names of the union's people and funds, and its working year; five statements, none for a new union."""
    if unit_id is None:
        return Names()
    people = member_ids_by_code(unit_id)
    funds, old = every_fund(unit_id), old_names(unit_id)
    sections, first_sections = section_names(unit_id)
    by_name = [
        *reversed(old),
        *((fund.name, fund.id) for fund in funds),
    ]
    return Names(
        people=people,
        codes={member_id: code for code, member_id in people.items()},
        funds={fold(name): fund_id for name, fund_id in by_name},
        fund_names={fund.id: fund.name for fund in funds},
        first_names={fund_id: name for name, fund_id in reversed(old)},
        retired=frozenset(fund.id for fund in funds if fund.retired),
        sections=sections,
        first_sections=first_sections,
        working_year=working_year_of(unit_by_id(unit_id)),
    )


def marks_of(unit_id: int | None) -> dict[str, dict[str, str]]:
    """The digest of each row at its last exchange: sheet -> row key -> digest; one statement."""
    marks: dict[str, dict[str, str]] = defaultdict(dict)
    if unit_id is not None:
        columns = (ExchangeMark.sheet, ExchangeMark.row_key, ExchangeMark.digest)
        for sheet, key, digest in db.session.execute(select(*columns).where(ExchangeMark.unit_id == unit_id)):
            marks[sheet][key] = digest
    return marks


def withdrawn_entries(unit_id: int) -> dict[str, set[str]]:
    """Keys of withdrawn log entries, by kind; one statement."""
    keys: dict[str, set[str]] = defaultdict(set)
    rows = db.session.execute(
        select(Activity.kind, Activity.row_key).where(
            Activity.unit_id == unit_id, Activity.withdrawn_at.is_not(None)
        )
    )
    for kind, key in rows:
        keys[kind].add(key)
    return keys


def withdrawn_rows(unit_id: int, model: Any) -> set[str]:
    """Keys of withdrawn rows of a table outside the log; one statement."""
    query = select(model.row_key).where(model.unit_id == unit_id, model.withdrawn_at.is_not(None))
    return set(db.session.scalars(query))
