"""Checks across the rows of one person or one fund."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from app.core.errors import Refused
from app.core.vietnamese import fold
from app.dues.funds.facts import Basis, TermFacts
from app.dues.funds.rate_rules import nature_of
from app.dues.funds.rules import refuse_ambiguous
from app.exchange.workbook.adapters.plain import row_fields
from app.exchange.workbook.adapters.roster import period_of
from app.exchange.workbook.comparing.plans import SheetPlan, Stored
from app.exchange.workbook.layout import ROSTER, Sheet
from app.exchange.workbook.problems import Problem, Remark
from app.exchange.workbook.queries import Names
from app.exchange.workbook.reading.rows import Row, SheetRows, put_at
from app.people.roster.recording_rules import overlap_of, refuse_overlap

_NOBODY = Names()
#: Họ và tên, Ngày sinh, Giới tính: a person has one of each, on however many rows.
_PERSON = ("full_name", "birth", "sex")


def check_people(found: SheetRows, plan: SheetPlan) -> list[Problem]:
    """Problems where rows of one `Mã` name two people, or its periods overlap."""
    problems: list[Problem] = []
    recorded = _by_code(plan.absent)
    for code, rows in _rows_by_code(found.rows).items():
        problems += _two_people(rows)
        others = [stored.facts[1] for stored in recorded.get(code, ())]
        problems += _overlaps(rows, others)
    return problems


def _two_people(rows: Sequence[Row]) -> Iterator[Problem]:
    places = [place for place, column in enumerate(ROSTER.columns) if column.name in _PERSON]
    first = rows[0]
    for row in rows[1:]:
        for place in places:
            if row.normals[place] != first.normals[place]:
                column = ROSTER.columns[place]
                rule = f"khác với dòng {first.line} cùng mã «{first.values[0]}»; một mã là một người."
                shown = str(column.kind.write(row.values[place]) or "")
                yield Problem(ROSTER.title, row.line, column.heading, shown, rule=rule)


def _overlaps(rows: Sequence[Row], recorded: Sequence[object]) -> Iterator[Problem]:
    periods = [*(period_of(row) for row in rows), *recorded]
    found = overlap_of(periods)  # type: ignore[arg-type] # facts of the roster
    if found is None:
        return
    place = min(max(found), len(rows) - 1)
    try:
        refuse_overlap(periods)  # type: ignore[arg-type]
    except Refused as refusal:
        yield Problem(
            ROSTER.title, rows[place].line, ROSTER.column("joined_on").heading, rule=refusal.sentence
        )


def _rows_by_code(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.values[0]].append(row)
    return found


def _by_code(rows: Iterable[Stored]) -> dict[str, list[Stored]]:
    found: dict[str, list[Stored]] = defaultdict(list)
    for row in rows:
        found[row.values[0]].append(row)
    return found


def check_funds(found: SheetRows, plan: SheetPlan) -> tuple[list[Problem], list[Remark]]:
    """Problems and remarks on funds: one name, one rate from a day on, one opening balance a channel."""
    problems: list[Problem] = []
    remarks: list[Remark] = []
    terms: dict[str, list[tuple[Row | None, TermFacts]]] = defaultdict(list)
    for stored in plan.absent:
        terms[stored.normals[0]].append((None, stored.facts))
    for row in found.rows:
        terms[row.normals[0]].append((row, TermFacts(**row_fields(found.sheet, row, _NOBODY))))
    remarks += _guessed_natures(found.sheet, plan)
    problems += _two_names(plan)
    for rows in terms.values():
        problems += _ambiguous(found.sheet, rows)
        remarks += _without_rate(found.sheet, rows)
    return problems, remarks


def keep_natures(found: SheetRows, stored: Iterable[Stored]) -> None:
    """An empty Nguồn tiền of a fund that is in the books says nothing: what they say is filled in."""
    place = found.sheet.place("nature")
    known = {one.normals[0]: one for one in stored}
    for row in found.rows:
        if row.values[place] is None and (one := known.get(row.normals[0])):
            row.values = (*row.values[:place], one.values[place], *row.values[place + 1 :])
            row.normals = put_at(row.normals, place, one.normals[place])


def renamed_funds(plan: SheetPlan) -> dict[int, str]:
    """Fund id -> new name, of the funds that the file renames."""
    return {
        pair.stored.row.fund_id: pair.row.values[0]
        for pair in plan.changed
        if pair.row.normals[0] != pair.stored.normals[0]
    }


def _guessed_natures(sheet: Sheet, plan: SheetPlan) -> Iterator[Remark]:
    """Remarks on new funds of which the file does not say whose money they hold."""
    name, nature = sheet.place("fund_name"), sheet.place("nature")
    stored = (*plan.absent, *(pair.stored for pair in (*plan.changed, *plan.unchanged, *plan.kept)))
    stated = {one.normals[name] for one in stored} | {
        row.normals[name] for row in plan.new if row.values[nature]
    }
    for row in plan.new:
        if row.normals[name] not in stated:
            stated.add(row.normals[name])
            where = f"{sheet.title}, dòng {row.line}, {sheet.column('nature').heading}"
            guess = nature_of(row.values[name], row.values[sheet.place("remit_percent")]).label
            yield Remark(where, f"quỹ «{row.values[name]}» để trống; đoán theo tên là «{guess}».")


def _two_names(plan: SheetPlan) -> Iterator[Problem]:
    """Problems where the file renames a fund in some of its rows only."""
    names: dict[int, str] = {}
    for pair in (*plan.changed, *plan.unchanged):
        fund_id, name = pair.stored.row.fund_id, pair.row.normals[0]
        if names.setdefault(fund_id, name) != name:
            rule = "quỹ này có tên khác ở dòng khác; đổi tên quỹ thì đổi ở mọi dòng của quỹ."
            found = pair.row.values[0]
            yield Problem(plan.sheet.title, pair.row.line, plan.sheet.columns[0].heading, found, rule=rule)


def _ambiguous(sheet: Sheet, rows: Sequence[tuple[Row | None, TermFacts]]) -> Iterator[Problem]:
    facts = [one for _, one in rows]
    for place, (row, _) in enumerate(rows):
        try:
            refuse_ambiguous(facts[: place + 1])
        except Refused as refusal:
            heading = sheet.column(refusal.field or "fund_name").heading
            yield Problem(sheet.title, row.line if row else 0, heading, rule=refusal.sentence)
            return


def _without_rate(sheet: Sheet, rows: Sequence[tuple[Row | None, TermFacts]]) -> Iterator[Remark]:
    facts = [one for _, one in rows]
    if any(one.rate is not None for one in facts) or all(one.basis is Basis.VOLUNTARY for one in facts):
        return
    row, first = rows[0]
    where = f"{sheet.title}, dòng {row.line}, {sheet.column('rate').heading}" if row else sheet.title
    what = f"quỹ «{first.fund_name}» đóng theo {first.basis.label.lower()} mà chưa có mức"
    yield Remark(where, f"{what}, nên không tính được ai đóng đủ.")


def remark_on_names(paid: SheetRows, roster: SheetRows, recorded: Iterable[Stored]) -> list[Remark]:
    """Remarks on contributions whose name differs from that of their code: one is likely mistyped."""
    names = {one.values[0]: one.values[1] for one in recorded}
    names |= {row.values[0]: row.values[1] for row in roster.rows}
    remarks = []
    for row in paid.rows:
        code, name = row.values[0], row.values[1]
        known = names.get(code)
        if name and known and name != known and fold(name) != fold(known):
            where = f"{paid.sheet.title}, dòng {row.line}, Họ và tên"
            remarks.append(Remark(where, f"«{name}» khác với «{known}» của mã {code}; hãy xem lại mã."))
    return remarks
