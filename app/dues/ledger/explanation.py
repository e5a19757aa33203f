"""«Vì sao?»: why a person owes what they owe, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.dates import format_date
from app.core.money import format_dong, format_money
from app.core.periods import in_words
from app.core.vietnamese import capital_first, decimal_text, lower_first
from app.dues.funds.facts import Basis, PartYear, TermFacts
from app.dues.funds.rules import rate_text
from app.dues.ledger.facts import DueFacts, ExemptSpan, Why


def reasons(due: DueFacts) -> list[tuple[str, str]]:
    """(label, words): the period, the rule and its dates, the membership, the exemptions, the sum."""
    why = due.why
    return [
        ("Kỳ", capital_first(in_words(due.period))),
        ("Mức đóng", _rate(why.term)),
        ("Là đoàn viên", _membership(why)),
        ("Lương làm căn cứ", format_dong(why.salary) if why.salary is not None else ""),
        ("Được miễn", "; ".join(_exemption(one) for one in why.exempt_spans)),
        ("Cách tính", "".join(_sum(due))),
        ("Phải đóng", format_dong(due.owed)),
    ]


def _rate(term: TermFacts) -> str:
    return f"{rate_text(term)}, áp dụng {_span(term.starts_on, term.ends_on)}"


def _span(starts: date | None, ends: date | None) -> str:
    since = f"từ {format_date(starts)}" if starts else "từ trước"
    return f"{since} đến {format_date(ends)}" if ends else f"{since} đến nay"


def _membership(why: Why) -> str:
    parts = [f"từ {format_date(why.joined_on)}"] if why.joined_on else []
    parts += [f"thôi từ {format_date(why.left_on)}"] if why.left_on else []
    return capital_first(", ".join(parts)) if parts else "Cả kỳ"


def _exemption(exempt_span: ExemptSpan) -> str:
    return f"{exempt_span.reason} ({_span(exempt_span.starts_on, exempt_span.ends_on)})"


def _sum(due: DueFacts) -> Iterator[str]:
    why, term = due.why, due.why.term
    if due.owed == 0 and why.exempt_months:
        yield "Được miễn cả kỳ, không phải đóng."
    elif term.basis is Basis.SALARY_SHARE:
        yield from _share(why)
    elif term.basis is Basis.YEAR:
        yield from _year(due)
    else:
        yield "Là đoàn viên vào ngày đầu hoặc ngày cuối tháng nên đóng mức của tháng."


def _share(why: Why) -> Iterator[str]:
    share, most = why.share or 0, why.term.most_amount
    rate = decimal_text(why.term.rate or 0)
    yield f"{format_money(why.salary or 0)} × {rate}% = {format_money(share)}"
    if most is not None and share > most:
        yield f", cao hơn mức tối đa nên lấy {format_money(most)}"
    yield "."


def _year(due: DueFacts) -> Iterator[str]:
    why, rate = due.why, int(due.why.term.rate or 0)
    months = why.months - why.exempt_months
    if why.term.part_year is PartYear.FULL_RATE or months == 12:
        yield "Có thời gian là đoàn viên trong năm nên đóng cả mức của năm."
        return
    if why.exempt_months:
        yield f"{why.months} tháng là đoàn viên trừ {why.exempt_months} tháng được miễn còn {months} tháng; "
    else:
        yield f"{months} tháng là đoàn viên; "
    yield lower_first(
        f"{format_money(rate)} × {months} ÷ 12, làm tròn nghìn đồng, là {format_money(due.owed)}."
    )
