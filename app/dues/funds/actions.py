"""Writes of the funds: terms over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.books.cashbook.models import Fund
from app.books.fund_names.actions import add_fund, refuse_old_name, rename
from app.books.fund_names.queries import fund_called
from app.books.lines import opening_actions as cashbook
from app.core.actor import Actor
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.signals import terms_changed
from app.dues.funds import queries, rules
from app.dues.funds.facts import TermFacts
from app.dues.funds.models import FundTerm
from app.extensions import db
from app.log.activities import actions as log
from app.log.activities.facts import Channel
from app.office.trail import actions as trail


def record_term(
    unit_id: int,
    facts: TermFacts,
    actor: Actor,
    today: date,
    *,
    row_key: str | None = None,
    imported: bool = False,
) -> FundTerm:
    """Record a fund's rate and opening balance; adds the fund if there is none of that name.

    Raises Refused when the terms contradict each other, and when the log has money of days before the new
    Ngày số dư, which the balance includes.
    """
    rules.refuse_bad_term(facts)
    fund = _fund_of(unit_id, facts.fund_name, imported=imported)
    others = [other for _, other in queries.terms_of(unit_id, fund.id)]
    rules.refuse_ambiguous([*others, facts])
    term = FundTerm(
        unit_id=unit_id,
        row_key=row_key or log.new_row_key(),
        recorded_by_id=actor.user_id,
        recorded_by=actor.name,
        fund_id=fund.id,
    )
    db.session.add(_fill(term, facts))
    db.session.flush()
    _restate(fund, others, [*others, facts], actor, today, "", imported=imported)
    _note(term, actor, "recorded", trail.changed(None, facts))
    terms_changed.send(unit_id, today=today, fund_ids={fund.id})
    return term


def correct_term(
    term: FundTerm,
    old: TermFacts,
    new: TermFacts,
    actor: Actor,
    today: date,
    reason: str,
    *,
    version: int | None = None,
    imported: bool = False,
) -> None:
    """Correct a term; a new name renames the fund. Raises Refused as `record_term`, Stale."""
    log.refuse_stale(term, version)
    rules.refuse_bad_term(new)
    fund = db.session.get_one(Fund, term.fund_id)
    rename(fund, new.fund_name)
    kept = [other for row, other in queries.terms_of(term.unit_id, fund.id) if row is not term]
    rules.refuse_ambiguous([*kept, new])
    _fill(term, new)
    db.session.flush()
    _restate(fund, [*kept, old], [*kept, new], actor, today, reason, imported=imported)
    _note(term, actor, "corrected", trail.changed(old, new), reason)
    terms_changed.send(fund.unit_id, today=today, fund_ids={fund.id})


def withdraw_term(term: FundTerm, actor: Actor, today: date, reason: str, version: int | None = None) -> None:
    """Withdraw a term; a fund without terms, which never moved money, is retired.

    Raises Refused without a reason, or when the fund's money depends on the term; Stale.
    """
    log.withdraw(term, reason, version)
    db.session.flush()
    fund = db.session.get_one(Fund, term.fund_id)
    kept = [other for _, other in queries.terms_of(term.unit_id, fund.id)]
    if not kept and queries.moved_between(fund.id, None, None):
        raise Refused(f"Quỹ {fund.name} đã có thu, chi nên phải giữ ít nhất một dòng mức đóng.")
    fund.retired = not kept
    _restate(fund, [*kept, queries.term_facts(term, fund.name)], kept, actor, today, reason)
    _note(term, actor, "withdrawn", {}, reason)
    terms_changed.send(fund.unit_id, today=today, fund_ids={fund.id})


def _fund_of(unit_id: int, name: str, *, imported: bool) -> Fund:
    """The fund of this name, a new one if there is none; only an import may use a former name."""
    fund = fund_called(unit_id, name)
    if fund is None:
        return add_fund(unit_id, name)
    if not imported:
        refuse_old_name(fund, name)
    fund.retired = False
    return fund


def _fill(term: FundTerm, facts: TermFacts) -> FundTerm:
    term.basis = facts.basis
    term.rate = None if facts.rate is None else format(facts.rate, "f")
    term.starts_on = facts.starts_on
    term.ends_on = facts.ends_on
    term.remit_percent = None if facts.remit_percent is None else format(facts.remit_percent, "f")
    term.opening_amount = facts.opening_amount
    term.opening_on = facts.opening_on
    term.opening_channel = facts.opening_channel
    term.most_amount = facts.most_amount
    term.part_year = facts.part_year
    return term


def _restate(
    fund: Fund,
    before: Sequence[TermFacts],
    after: Sequence[TermFacts],
    actor: Actor,
    today: date,
    reason: str,
    *,
    imported: bool = False,
) -> None:
    """Set the fund's opening day and balances as its terms state now."""
    was, shall = rules.opening_days(before), rules.opening_days(after)
    for channel in Channel:
        _refuse_between(fund, was[channel], shall[channel])
    stated = rules.openings(after)
    fund.opening_on = rules.opening_day(after)
    for channel in Channel:
        amount = stated[channel].amount if channel in stated else 0
        cashbook.set_opening(
            fund, channel, amount, actor, today, reason, on=shall[channel], imported=imported
        )


def _refuse_between(fund: Fund, was: date | None, shall: date | None) -> None:
    """Raise Refused for money between the old and the new opening: it would count twice, or not at all."""
    if was == shall:
        return
    start, end = (was, shall) if was is None or (shall and was < shall) else (shall, was)
    if not queries.moved_between(fund.id, start, end):
        return
    until = f"trước ngày {format_date(end)}" if end else ""
    span = f"từ ngày {format_date(start)} đến {until}" if start else until
    raise Refused(
        f"Không đổi được ngày số dư của quỹ {fund.name}: đã ghi thu, chi {span}. "
        "Hãy sửa hoặc rút các khoản ấy trước.",
        "opening_on",
    )


def _note(term: FundTerm, actor: Actor, done: str, changes: trail.Changes, reason: str = "") -> None:
    trail.note(term.unit_id, actor, f"funds.term.{done}", f"fund_terms/{term.id}", changes, reason)
