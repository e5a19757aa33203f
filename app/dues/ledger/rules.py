"""Pure decisions of dues: what one person owes a fund for each month or year, and why.

- A month counts for members on its first or its last day; a year for people with a counted month.
- The rate is the one in force on the period's first day; in the first year of a fund's rates, the first one.
- A month is exempt when the exemption covers the first day in it on which the person is a member.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from app.core.dates import TO_BEFORE_FROM, refuse_reversed
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.dues.funds.facts import Basis, PartYear, TermFacts
from app.dues.funds.rate_rules import part_of_year, salary_share, term_of_year
from app.dues.funds.rules import term_on
from app.dues.ledger.facts import Cause, DueFacts, ExemptionFacts, ExemptSpan, FundRule, MembershipSpan, Why

Span = tuple[date, date]
#: Reasons that QĐ 61/QĐ-TLĐ grants for a month or longer, and the fewest days that a month has.
_A_MONTH = (Cause.INSURANCE, Cause.UNPAID_LEAVE)
_SHORTEST_MONTH = 28


def horizon(today: date) -> date:
    """The last day for which dues are stored: the end of next year."""
    return date(today.year + 1, 12, 31)


def books_from(
    terms: Iterable[TermFacts], opening_on: date | None, first_paid_on: date | None
) -> date | None:
    """The day from which a fund's dues count: nothing is owed for times before the books began.

    The fund's opening day; without one, 1 January of the first year in which anything was collected; without
    that, of the year in which its first rate begins. None: unknown.
    """
    if opening_on:
        return opening_on
    if first_paid_on:
        return date(first_paid_on.year, 1, 1)
    begins = [term.starts_on for term in terms if term.rate]
    known = [day for day in begins if day]
    return date(min(known).year, 1, 1) if known and len(known) == len(begins) else None


def dues_of(
    membership_spans: Sequence[MembershipSpan],
    rule: FundRule,
    exempt_spans: Sequence[ExemptSpan],
    until: date,
    since: date = date.min,
) -> tuple[DueFacts, ...]:
    """What a person with these spans and exemptions owes the fund for each period until `until`, in order.

    From the year of `since` on: no year depends on another.
    Exempt periods are included with 0; voluntary rates, and shares of an unknown salary, give no due.
    A yearly rate counts in the year in which the books begin when they begin by 30 June.
    """
    if rule.books_from is None or not rule.has_dues or not membership_spans:
        return ()
    terms = tuple(term for term in rule.terms if term.rate is not None or term.basis is Basis.VOLUNTARY)
    found: list[DueFacts] = []
    for year in range(max(rule.books_from.year, since.year), until.year + 1):
        term = term_of_year(terms, year)
        if term and term.basis is Basis.YEAR:
            due = (
                _yearly(membership_spans, term, exempt_spans, year)
                if rule.books_from <= date(year, 6, 30)
                else None
            )
            found += [due] if due else []
            continue
        for month in months_in(year):
            due = (
                _monthly(membership_spans, terms, exempt_spans, month)
                if rule.books_from <= month[0]
                else None
            )
            found += [due] if due else []
    return tuple(found)


@lru_cache(maxsize=256)
def due_span(rule: FundRule, until: date) -> tuple[date, date] | None:
    """The first and the last day for which the fund has dues; None where it has none."""
    dues = dues_of((MembershipSpan(salary=10**9),), rule, (), until)
    return (dues[0].start, dues[-1].end) if dues else None


@lru_cache(maxsize=256)
def first_dues(rule: FundRule, until: date) -> dict[TermFacts, DueFacts]:
    """Of each rate the first Kỳ until `until` that it applies to, for one who was always a member.

    A yearly rate that begins within a year that has one applies from the next; such a rate is not in it yet.
    """
    found: dict[TermFacts, DueFacts] = {}
    for due in dues_of((MembershipSpan(salary=10**9),), rule, (), until):
        found.setdefault(due.why.term, due)
    return found


def term_applied(rule: FundRule, day: date) -> TermFacts | None:
    """The rate by which the Kỳ of the day is counted; the one in force where nothing is due yet."""
    if not rule.has_dues or rule.books_from is None:
        return term_on(rule.terms, day)
    dues = dues_of((MembershipSpan(salary=10**9),), rule, (), date(day.year, 12, 31))
    return next((due.why.term for due in dues if due.start <= day <= due.end), None)


@lru_cache(maxsize=512)
def months_in(year: int) -> tuple[Span, ...]:
    """The first and last day of each of a year's months."""
    return tuple((date(year, m, 1), date(year, m, monthrange(year, m)[1])) for m in range(1, 13))


def _yearly(
    membership_spans: Sequence[MembershipSpan], term: TermFacts, exempt_spans: Sequence[ExemptSpan], year: int
) -> DueFacts | None:
    months = [month for month in months_in(year) if term.starts_on is None or term.starts_on <= month[1]]
    counted = [month for month in months if _span_in(membership_spans, month)]
    if not term.rate or not counted:
        return None
    exempt = [month for month in counted if _exempt_in(membership_spans, exempt_spans, month)]
    left = len(counted) - len(exempt)
    is_full_rate = term.part_year is PartYear.FULL_RATE
    owed = part_of_year(term, 12 if is_full_rate and left else left)
    span = date(year, 1, 1), date(year, 12, 31)
    why = Why(
        term=term,
        months=len(counted),
        exempt_months=len(exempt),
        exempt_spans=tuple(
            dict.fromkeys(
                one for month in exempt for one in _exempt_in(membership_spans, exempt_spans, month)
            )
        ),
        joined_on=_joined_in(membership_spans, span),
        left_on=_left_in(membership_spans, span),
    )
    return DueFacts(*span, owed, why)


def _monthly(
    membership_spans: Sequence[MembershipSpan],
    terms: Sequence[TermFacts],
    exempt_spans: Sequence[ExemptSpan],
    month: Span,
) -> DueFacts | None:
    membership_span, term = _span_in(membership_spans, month), term_on(terms, month[0])
    # A yearly rate that begins within a year of monthly rates counts from the next 1 January.
    if (
        membership_span is None
        or term is None
        or not term.rate
        or term.basis in (Basis.YEAR, Basis.VOLUNTARY)
    ):
        return None
    share = None
    if term.basis is Basis.SALARY_SHARE:
        if membership_span.salary is None:
            return None
        share = membership_span.salary
    by = _exempt_in(membership_spans, exempt_spans, month)
    why = Why(
        term=term,
        months=1,
        exempt_months=1 if by else 0,
        exempt_spans=by,
        joined_on=_joined_in(membership_spans, month),
        left_on=_left_in(membership_spans, month),
        salary=share,
        share=None if share is None else salary_share(share, term, capped=False),
    )
    owed = int(term.rate) if share is None else salary_share(share, term)
    return DueFacts(*month, 0 if by else owed, why)


def _span_in(membership_spans: Sequence[MembershipSpan], month: Span) -> MembershipSpan | None:
    """The span for which the month counts: the one on its last day, else on its first."""
    return _span_on(membership_spans, month[1]) or _span_on(membership_spans, month[0])


def _span_on(membership_spans: Sequence[MembershipSpan], day: date) -> MembershipSpan | None:
    for membership_span in membership_spans:
        if (membership_span.joined_on is None or membership_span.joined_on <= day) and (
            membership_span.left_on is None or day < membership_span.left_on
        ):
            return membership_span
    return None


def _exempt_in(
    membership_spans: Sequence[MembershipSpan], exempt_spans: Sequence[ExemptSpan], month: Span
) -> tuple[ExemptSpan, ...]:
    if not exempt_spans:
        return ()
    membership_span = _span_on(membership_spans, month[0]) or _span_on(membership_spans, month[1])
    day = (
        max(month[0], membership_span.joined_on)
        if membership_span and membership_span.joined_on
        else month[0]
    )
    return tuple(
        one
        for one in exempt_spans
        if (one.starts_on is None or one.starts_on <= day) and (one.ends_on is None or day <= one.ends_on)
    )


def _joined_in(membership_spans: Sequence[MembershipSpan], span: Span) -> date | None:
    return next(
        (one.joined_on for one in membership_spans if one.joined_on and span[0] < one.joined_on <= span[1]),
        None,
    )


def _left_in(membership_spans: Sequence[MembershipSpan], span: Span) -> date | None:
    return next(
        (one.left_on for one in membership_spans if one.left_on and span[0] < one.left_on <= span[1]), None
    )


def refuse_bad_exemption(facts: ExemptionFacts) -> None:
    """Raise Refused without a reason, for dates in the wrong order, or for less than the required month."""
    if not facts.reason:
        raise Refused("Cần ghi lý do miễn.", "reason")
    starts, ends = facts.starts_on, facts.ends_on
    refuse_reversed(starts, ends, TO_BEFORE_FROM)
    needs_month = any(fold(cause.label) in fold(facts.reason) for cause in _A_MONTH)
    if needs_month and starts and ends and (ends - starts).days + 1 < _SHORTEST_MONTH:
        raise Refused("Lý do này chỉ được miễn khi nghỉ từ 01 tháng trở lên (QĐ 61/QĐ-TLĐ).", "ends_on")
