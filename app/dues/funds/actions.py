"""Writes of the funds: terms over time, and whose money a fund holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.books.cashbook.facts import Nature
from app.books.cashbook.models import Fund
from app.books.fund_names.actions import add_fund, refuse_old_name, rename
from app.books.fund_names.queries import fund_called
from app.books.lines import opening_actions as cashbook
from app.core.actor import Actor, Correction
from app.core.dates import format_date
from app.core.errors import Refused, refuse_other_version
from app.core.signals import terms_changed
from app.dues.funds import queries, rules
from app.dues.funds.facts import FundFacts, TermFacts
from app.dues.funds.models import FundTerm
from app.dues.funds.rate_rules import nature_of
from app.extensions import db
from app.log.activities.facts import Channel
from app.log.activities.row_actions import RowKind, Written
from app.office.trail import actions as trail


def _prepare(unit_id: int, term: FundTerm | None, facts: TermFacts, imported: bool) -> dict[str, int]:
    """The term's fund: a new name adds one, or renames that of a corrected term. Raises Refused."""
    if term is None:
        fund = _fund_of(unit_id, facts, imported=imported)
    else:
        fund = db.session.get_one(Fund, term.fund_id)
        rename(fund, facts.fund_name)
    rules.refuse_ambiguous([*_others(unit_id, fund.id, term), facts])
    return {"fund_id": fund.id}


def _fund_of(unit_id: int, facts: TermFacts, *, imported: bool) -> Fund:
    """The fund of this name, a new one if there is none; only an import may use a former name."""
    fund = fund_called(unit_id, facts.fund_name)
    if fund is None:
        guess = nature_of(facts.fund_name, facts.remit_percent)
        return add_fund(unit_id, facts.fund_name, facts.nature or guess, is_guess=facts.nature is None)
    if not imported:
        refuse_old_name(fund, facts.fund_name)
    fund.retired = False
    return fund


def _others(unit_id: int, fund_id: int, term: FundTerm | None) -> list[TermFacts]:
    """The fund's other terms; whose money it is, they leave to the one that is written."""
    found = [facts for row, facts in queries.terms_of(unit_id, fund_id) if row is not term]
    return [replace(one, nature=None) for one in found]


def _follow(written: Written[FundTerm, TermFacts]) -> None:
    """Restate the fund's openings; a fund without terms, which never moved money, is retired.

    Raises Refused when the log has money of days before the new Ngày số dư, which the balance includes, or
    when the fund's money depends on a withdrawn term.
    """
    term, old, new = written.row, written.old, written.new
    fund = db.session.get_one(Fund, term.fund_id)
    others = _others(term.unit_id, fund.id, term)
    if new is None:
        old = queries.term_facts(term, fund)
        if not others and queries.moved_between(fund.id, None, None):
            raise Refused(f"Quỹ {fund.name} đã có thu, chi nên phải giữ ít nhất một dòng mức đóng.")
        fund.retired = not others
    if new and new.nature and (fund.nature_is_guessed or Nature(fund.nature) is not new.nature):
        fund.nature, fund.nature_is_guessed = new.nature, False
    before = [*others, old] if old else others
    after = [*others, new] if new else others
    _restate(fund, before, after, written)
    terms_changed.send(fund.unit_id, today=written.today, fund_ids={fund.id})


def _restate(
    fund: Fund,
    before: Sequence[TermFacts],
    after: Sequence[TermFacts],
    written: Written[FundTerm, TermFacts],
) -> None:
    """Set the fund's opening day and balances as its terms state now."""
    was, shall = rules.opening_days(before), rules.opening_days(after)
    for channel in Channel.offered():
        _refuse_between(fund, was[channel], shall[channel])
    stated = rules.openings(after)
    fund.opening_on = rules.opening_day(after)
    for channel in Channel.offered():
        amount = stated[channel].amount if channel in stated else 0
        cashbook.set_opening(
            fund,
            channel,
            amount,
            written.actor,
            written.today,
            written.reason,
            on=shall[channel],
            imported=written.imported,
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


#: A term states a fund's rate and opening balance. Its writes raise Refused, Stale.
TERMS: RowKind[FundTerm, TermFacts] = RowKind(
    FundTerm,
    "funds.term",
    check=lambda _unit_id, facts, _today: rules.refuse_bad_term(facts),
    prepare=_prepare,
    after=_follow,
)
record_term, correct_term, withdraw_term = TERMS.record, TERMS.correct, TERMS.withdraw


def correct_nature(fund: Fund, old: FundFacts, new: FundFacts, by: Correction) -> None:
    """Correct whose money the fund holds; dues do not depend on it. Raises Stale."""
    refuse_other_version(fund.version, by.version)
    fund.nature, fund.nature_is_guessed = new.nature, False
    changes = trail.changed(old, new)
    trail.note_row(fund, by.actor, "funds.nature.corrected", changes, by.reason)


def answer_natures(answers: Mapping[Fund, Nature], actor: Actor, today: date) -> None:
    """Record whose money the funds hold whose nature was guessed."""
    for fund, nature in answers.items():
        old = FundFacts(Nature(fund.nature))
        correct_nature(fund, old, FundFacts(nature), Correction(actor, today, "Trả lời câu hỏi tiền của ai"))
