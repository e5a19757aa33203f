"""The facts of a norm (định mức chi)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.fields import Count, Day, Lines, Money, OneOf
from app.life.visits.facts import Audience, Reason


@dataclass(frozen=True, slots=True)
class NormFacts:
    """The most that a visit or gift may cost per person, đồng, from `valid_from` to `valid_to` (inclusive).

    `audience` None: everybody. `times_a_year` None: no limit. An example is not enforced.
    """

    reason: Annotated[Reason, OneOf("Lý do", choices=Reason, required=True)]
    amount: Annotated[
        int,
        Money("Mức chi một lần", required=True, help="Tối đa cho một người, ví dụ 500000 hoặc 500k."),
    ]
    audience: Annotated[
        Audience | None, OneOf("Đối tượng", choices=Audience, help="Để trống: mọi đối tượng.")
    ] = None
    times_a_year: Annotated[int | None, Count("Số lần trong năm", help="Để trống: không giới hạn.")] = None
    valid_from: Annotated[date | None, Day("Từ ngày", help="Để trống: từ trước đến nay.")] = None
    valid_to: Annotated[
        date | None,
        Day("Đến ngày", help="Để trống: còn áp dụng, tới khi có dòng mới cùng lý do bắt đầu sau."),
    ] = None
    source: Annotated[str, Lines("Căn cứ", help="Quy chế chi tiêu, nghị quyết của Ban Chấp hành.")] = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What a visit or gift costs, to compare with norms: `each` is đồng per person."""

    reason: Reason
    audience: Audience | None
    day: date
    each: int | None = None
    member_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowed:
    """The norm of a claim; `used`: how often this year, for the person who got it most often."""

    norm: NormFacts
    used: int = 0
    knows_person: bool = False

    @property
    def left(self) -> int | None:
        """How many times are left in the year; None without a limit."""
        times = self.norm.times_a_year
        return None if times is None else max(0, times - self.used)
