"""Entries corrected or withdrawn after closing: books out and in again say the same on every day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.books.cashbook.actions import correct_money, withdraw_money
from app.books.cashbook.checks import cash_faults
from app.books.cashbook.queries import fund_names, money_entries_of, movements
from app.books.closings.actions import close_period
from app.core.actor import Correction
from app.core.errors import Refused
from app.core.periods import parse_period
from app.dues.contributions.actions import correct_contribution, withdraw_contribution
from app.dues.funds.actions import correct_term
from app.dues.funds.queries import contributions_of, terms_of
from app.exchange.workbook.exporting import export
from app.extensions import db
from app.life.awards.actions import correct_award, record_award, withdraw_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.queries import awards_of
from app.life.events.actions import correct_event, record_event, withdraw_event
from app.life.events.facts import Category, EventFacts
from app.life.events.queries import events_of
from app.life.registers.loans.actions import LOAN_WRITES, RETURN_WRITES
from app.life.registers.loans.facts import LoanFacts, ReturnFacts
from app.life.registers.loans.queries import LOANS, RETURNS
from app.life.visits.actions import correct_visit, withdraw_visit
from app.life.visits.queries import visits_of
from app.log.figures.registry import figures
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from app.year.reports.composing import composed
from tests.conftest import OFFICER, TODAY
from tests.exchange.books import rows_in, take, write
from tests.year.figures.generated import QUESTIONS, Years

#: When something was corrected, and until when the books were closed by then.
TIMES = (
    (date(2024, 12, 20), date(2023, 3, 31)),
    (date(2024, 12, 21), date(2023, 11, 30)),
    (date(2024, 12, 22), date(2023, 12, 31)),
    (date(2025, 2, 10), date(2024, 12, 31)),
)
LATER = (*QUESTIONS, ("2024", None), ("2025", date(2025, 3, 1)), ("Nhiệm kỳ 2022-2025", date(2025, 3, 1)))


@pytest.mark.parametrize("seed", range(3))
def test_what_was_corrected_after_closing_agrees_on_every_day(union: Unit, tmp_path: Path, seed: int) -> None:
    Years(union, seed).write()
    lend_and_hold(union, Random(seed))
    for today, closed in TIMES:
        close_period(union.id, closed, OFFICER, today)
        correct_some(union, Random(f"{seed} {today}"), today)
    term, facts = terms_of(union.id)[0]
    correct_term(
        term, facts, replace(facts, fund_name="Mái ấm, tên mới"), Correction(OFFICER, TIMES[-1][0], "đổi tên")
    )
    db.session.commit()
    first = sheets_of(union, tmp_path / "ra.xlsx")
    assert len(first["Ghi đảo"]) > 5
    there = taken_elsewhere(first, tmp_path / "vao.xlsx")
    assert cash_faults(there.id) == []
    assert by_day(there) == by_day(union)
    for question, as_of in LATER:
        period = parse_period(question)
        day = as_of or period.end
        assert values(there, question, day) == values(union, question, day), question
    for question in ("2023", "2024", "2025"):
        day = min(date(2025, 3, 1), parse_period(question).end)
        assert report(there, question, day) == report(union, question, day), question
    second = sheets_of(there, tmp_path / "ra-lai.xlsx")
    assert second["Ghi đảo"] == first["Ghi đảo"]
    again, _ = take(write(tmp_path / "lai.xlsx", elsewhere(first)))
    assert [one.sheet.title for one in again.all_sheets if one.new or one.changed] == []


def lend_and_hold(union: Unit, by: Random) -> None:
    """What the generated years have none of: loans that come back, and activities and awards from a fund."""
    for number in range(4):
        fund = by.choice(terms_of(union.id))[1]
        day = date(2023, by.randrange(1, 11), by.randrange(1, 28))
        fund_id = fund_names_back(union)[fund.fund_name]
        loan = LOAN_WRITES.record(
            union.id, LoanFacts(day, 900_000, fund_id, borrower=f"Ông {number}"), OFFICER, TODAY
        )
        back = ReturnFacts(loan.row_key, day + timedelta(days=40), 300_000)
        RETURN_WRITES.record(union.id, back, OFFICER, TODAY)
        held = EventFacts(day, Category.TRAINING, f"Lớp {number}", cost=700_000, fund_id=fund_id)
        record_event(union.id, held, OFFICER, TODAY)
        award = AwardFacts(
            *("2023", Subject.PERSON, f"Người {number}", "Giấy khen", Stage.GRANTED),
            granted_on=day,
            prize=200_000,
            fund_id=fund_id,
        )
        record_award(union.id, award, OFFICER, TODAY)


def fund_names_back(union: Unit) -> dict[str, int]:
    return {name: fund_id for fund_id, name in fund_names(union.id).items()}


def correct_some(union: Unit, by: Random, today: date) -> None:
    """Change and withdraw entries of every kind that moves money, whichever the books let."""
    changes: list[Callable[[], Any]] = []

    def plan(read: Any, correct: Any, withdraw: Any, *names: str) -> None:
        found = [row for row in read(union.id) if getattr(row[1], "fund_id", None)]
        for row, facts in by.sample([(row[0], row[1]) for row in found], min(4, len(found))):
            cleared = {"booked_on": None, by.choice(names): None}
            new = {**cleared, **{name: changed(name, facts, by) for name in cleared if name != "booked_on"}}
            if by.random() < 0.3:
                changes.append(lambda row=row: withdraw(row, OFFICER, today, "ghi nhầm"))  # type: ignore[misc]
            else:
                after, by_whom = replace(facts, **new), Correction(OFFICER, today, "gõ nhầm")
                changes.append(partial(correct, row, facts, after, by_whom))

    plan(visits_of, correct_visit, withdraw_visit, "amount", "happened_on")
    plan(money_entries_of, correct_money, withdraw_money, "amount", "happened_on")
    plan(contributions_of, correct_contribution, withdraw_contribution, "amount", "paid_on")
    plan(events_of, correct_event, withdraw_event, "cost", "starts_on")
    plan(awards_of, correct_award, withdraw_award, "prize", "granted_on")
    plan(LOANS.all, LOAN_WRITES.correct, LOAN_WRITES.withdraw, "amount", "lent_on")
    plan(RETURNS.all, RETURN_WRITES.correct, RETURN_WRITES.withdraw, "amount", "happened_on")
    term, facts = by.choice(terms_of(union.id))
    restated = replace(facts, opening_amount=(facts.opening_amount or 0) + by.choice([1_000, 7_000]))
    changes.append(lambda: correct_term(term, facts, restated, Correction(OFFICER, today, "đếm lại")))
    for change in changes:
        try:
            with db.session.begin_nested():
                change()
        except Refused:
            continue


def changed(name: str, facts: Any, by: Random) -> Any:
    if name in ("amount", "cost", "prize"):
        return getattr(facts, name) + by.choice([-5_000, 1, 10_000])
    return getattr(facts, name) + timedelta(days=by.choice([-20, 3, 200]))


def sheets_of(union: Unit, path: Path) -> dict[str, list[dict[str, Any]]]:
    export(union.id, path.write_bytes, OFFICER)
    db.session.commit()
    return {
        title: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        for title, rows in rows_in(path).items()
    }


def elsewhere(sheets: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The same for another union: with another code."""
    code = {"Mã đơn vị": "noi-khac"}
    named = [{**row, "Giá trị": code.get(row["Thông tin"], row["Giá trị"])} for row in sheets["Đơn vị"]]
    return {**sheets, "Đơn vị": named}


def taken_elsewhere(sheets: dict[str, list[dict[str, Any]]], path: Path) -> Unit:
    plan, applied = take(write(path, elsewhere(sheets)))
    assert [one.text for one in [*plan.problems, *applied.problems]] == []
    assert applied.unit is not None
    return applied.unit


def by_day(union: Unit) -> dict[tuple[str, ...], int]:
    """What came and went by fund, place, direction and day of the book."""
    names = fund_names(union.id)
    found: Counter[tuple[str, ...]] = Counter()
    for fund_id, channel, day, amount, direction, _ in db.session.execute(movements(union.id)):
        found[names[fund_id], channel, direction, day.isoformat()] += amount
    return {key: amount for key, amount in found.items() if amount}


def values(union: Unit, question: str, day: date) -> dict[str, Any]:
    return {one.key: one.value for one in figures(open_scope(union, parse_period(question), day))}


def report(union: Unit, question: str, day: date) -> list[str]:
    """The texts of the year's report; items of one sum stand in the order in which they were recorded."""
    return sorted(texts(composed(union, parse_period(question), day, "co-quan")[0]))


def texts(node: Any) -> Iterator[str]:
    if is_dataclass(node):
        for one in fields(node):
            value = getattr(node, one.name)
            if one.name == "text" and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from texts(one)
