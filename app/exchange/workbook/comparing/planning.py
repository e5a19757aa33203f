"""Plans an import: compares the file with the books and collects all problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from app.core.years.working import WorkingYear
from app.dues.contributions.facts import ContributionFacts
from app.dues.funds.facts import TermFacts
from app.exchange.office_lists.queries import roster_known
from app.exchange.workbook import layout
from app.exchange.workbook.adapters import adapters
from app.exchange.workbook.adapters.plain import SheetAdapter
from app.exchange.workbook.adapters.unit import match_unit, unit_of
from app.exchange.workbook.comparing.checks import check_references, check_rows, known_names
from app.exchange.workbook.comparing.keys import compare_by
from app.exchange.workbook.comparing.matching import match
from app.exchange.workbook.comparing.merged import apply_aliases
from app.exchange.workbook.comparing.plans import Pair, SheetPlan, Stored, differences
from app.exchange.workbook.comparing.rereading import remark_on_reread, reread_codes
from app.exchange.workbook.comparing.row_groups import (
    check_funds,
    check_people,
    keep_natures,
    remark_on_names,
    renamed_funds,
)
from app.exchange.workbook.comparing.similar_rows import remark_on_similar_rows
from app.exchange.workbook.comparing.twice import duplicates_in
from app.exchange.workbook.problems import MOST, Problem, Remark, Remarks
from app.exchange.workbook.queries import marks_of, names_in, withdrawn_entries
from app.exchange.workbook.reading.reader import Book
from app.exchange.workbook.reading.rows import SheetRows
from app.office.units.models import Unit
from app.people.roster.queries import aliases_of

_CONFLICT = (
    "dòng này đã được sửa cả trong tệp và trên màn hình từ lần trao đổi trước; "
    "hãy xuất sổ mới rồi sửa lại trên tệp đó."
)


@dataclass(slots=True)
class Plan:
    """What an import would do. `unit` None: the file creates a union.

    `unit_row`: the sheet Đơn vị; `sheets`: all others in the order of writing.
    """

    unit: Unit | None
    unit_row: SheetPlan
    sheets: list[SheetPlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: Remarks = field(default_factory=Remarks)
    marks: dict[str, dict[str, str]] = field(default_factory=dict)
    begins_party: bool = False
    #: How many people get another salary, known once the plan was applied.
    salaries: int = 0

    @property
    def writes(self) -> int:
        """How many rows an import writes."""
        return sum(len(sheet.new) + len(sheet.changed) for sheet in (self.unit_row, *self.sheets))

    @property
    def all_sheets(self) -> list[SheetPlan]:
        return [self.unit_row, *self.sheets]


def prepare(book: Book, chosen: Unit | None, today: date, without: frozenset[str] = frozenset()) -> Plan:
    """Compare a file with the books of the union that it names, or of `chosen` where it names none.

    `without`: the columns whose values are not shown, each with its sheet (`exporting.private_columns`).
    """
    unit, problems = unit_of(book, chosen)
    marks = marks_of(unit.id if unit else None)
    plan = Plan(unit, match_unit(book, unit, marks), marks=marks)
    plan.problems = [*book.problems, *problems]
    plan.remarks.add(book.remarks)
    if book.is_cut:
        return plan  # comparing would treat unread rows as absent
    comparing = _Comparing(book, plan, today)
    for adapter in adapters():
        plan.sheets.append(comparing.sheet(adapter))
        if len(plan.problems) >= MOST:
            break
    comparing.names_of_payers()
    plan.begins_party = _begins_party(book, unit)
    for sheet in plan.all_sheets:
        sheet.without = frozenset(name.removeprefix(f"{sheet.sheet.title}/") for name in without)
        plan.problems += [_conflict(sheet, pair) for pair in sheet.conflicts]
        plan.remarks.add(chain(_kept(sheet), remark_on_reread(sheet), remark_on_similar_rows(sheet)))
        for finding in duplicates_in(sheet):
            if isinstance(finding, Problem):
                plan.problems.append(finding)
            else:
                plan.remarks.add([finding])
    plan.problems = in_order(plan.problems)
    return plan


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of sheets and rows."""
    order = {sheet.title: place for place, sheet in enumerate(layout.sheets())}
    return sorted(problems, key=lambda problem: (order.get(problem.sheet, -1), problem.row))


class _Comparing:
    """Compares sheet after sheet in the order of writing: a renamed fund has its new name in later sheets."""

    def __init__(self, book: Book, plan: Plan, today: date) -> None:
        self.book = book
        self.plan = plan
        self.today = today
        self.unit_id = plan.unit.id if plan.unit else None
        names = names_in(self.unit_id)
        self.names = replace(names, working_year=_working_year_in(book) or names.working_year)
        if self.unit_id:
            self._apply_aliases(self.unit_id)
        self.known = known_names(book, self.names)
        self.entries = withdrawn_entries(self.unit_id) if self.unit_id else {}
        self.roster: list[Stored] = []

    def _apply_aliases(self, unit_id: int) -> None:
        """Replace codes of merged records, and codes that were once read without their zeros."""
        aliases = aliases_of(unit_id)
        codes, remarks = reread_codes(self.book, aliases, lambda: roster_known(unit_id))
        self.plan.remarks.add(remarks)
        apply_aliases(self.book, {**aliases, **codes})

    def sheet(self, adapter: SheetAdapter) -> SheetPlan:
        """Compare one sheet; problems and remarks are added to the plan."""
        found = self.book.of(adapter.sheet)
        compare_by(found, self.names)
        stored = adapter.stored(self.unit_id, self.names) if self.unit_id else []
        withdrawn = adapter.withdrawn(self.unit_id, self.entries) if self.unit_id else set()
        if found.sheet is layout.sheet_with(TermFacts):
            keep_natures(found, stored)
        sheet = match(found, stored, withdrawn, self.plan.marks.get(adapter.sheet.title, {}))
        self.plan.problems += check_references(found, self.known)
        self.plan.problems += check_rows(found, self.today)
        self.plan.problems += sheet.problems
        if found.sheet is layout.ROSTER:
            self.roster = stored
            self.plan.problems += check_people(found, sheet)
        elif found.sheet is layout.sheet_with(TermFacts):
            self._funds(found, sheet)
        return sheet

    def _funds(self, found: SheetRows, sheet: SheetPlan) -> None:
        problems, remarks = check_funds(found, sheet)
        self.plan.problems += problems
        self.plan.remarks.add(remarks)
        self.names = self.names.renamed(renamed_funds(sheet))

    def names_of_payers(self) -> None:
        """Remark on contributions whose name differs from that of their code."""
        paid = self.book.of(layout.sheet_with(ContributionFacts))
        people = self.book.of(layout.ROSTER)
        self.plan.remarks.add(remark_on_names(paid, people, self.roster))


def _working_year_in(book: Book) -> WorkingYear | None:
    """What the file itself says a bare year in it means; None where it says nothing: as in the books."""
    place = layout.UNIT.place("working_year")
    return next((row.values[place] for row in book.of(layout.UNIT).rows), None)


def _begins_party(book: Book, unit: Unit | None) -> bool:
    """Whether the import makes the union keep Party membership: the file marks Party members."""
    if unit and unit.keeps_party:
        return False
    place = layout.ROSTER.place("party_member")
    return any(row.values[place] for row in book.of(layout.ROSTER).rows)


def _conflict(sheet: SheetPlan, pair: Pair) -> Problem:
    columns = "; ".join(
        f"{heading}: tệp «{new}», sổ «{old}»" for heading, old, new in differences(sheet, pair)
    )
    return Problem(sheet.sheet.title, pair.row.line, rule=f"{columns}. Xung đột: {_CONFLICT}")


def _kept(sheet: SheetPlan) -> list[Remark]:
    """Remarks on rows that only a screen has changed or withdrawn: the books are kept."""
    kept = [
        (
            pair.row,
            f"đã sửa trên màn hình ({', '.join(one[0] for one in differences(sheet, pair))}); giữ theo sổ.",
        )
        for pair in sheet.kept
    ]
    kept += [(row, "đã rút khỏi sổ trên màn hình; giữ theo sổ.") for row in sheet.withdrawn]
    return [Remark(f"{sheet.sheet.title}, dòng {row.line}", what) for row, what in kept]
