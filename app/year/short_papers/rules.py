"""Papers of a period as documents: requests for awards, programmes of work. Pure.

NĐ 30/2020/NĐ-CP, Phụ lục III.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.core.periods import Period, in_words
from app.core.vietnamese import bare, capital_first, count_text
from app.office.units.queries import UnitAsOf
from app.year.plan.facts import PlanFacts
from app.year.reports.report import Column, Report, Table
from app.year.short_papers.facts import Nominee, Wording
from app.year.short_papers.frame import KEPT, UPPER, lines, paper, paragraph, table


def proposal(union: UnitAsOf, period: Period, found: Sequence[Nominee], wording: Wording) -> Report:
    """A request to award those who are proposed («Tờ trình»)."""
    to = wording.addressee or union.upper_union or "cấp có thẩm quyền"
    year = in_words(period)
    people = sum(one.quantity for one in found if one.is_person)
    groups = sum(one.quantity for one in found if not one.is_person)
    counted = " và ".join(
        f"{count_text(n)} {noun}" for n, noun in ((people, "cá nhân"), (groups, "tập thể")) if n
    )
    usual = f"Căn cứ kết quả phong trào thi đua và hoạt động công đoàn {year};"
    asked = f"Ban Chấp hành {union.name} đề nghị {to} xét khen thưởng {year} cho {counted}, cụ thể như sau:"
    return paper(
        union,
        period,
        wording,
        kind="TTr",
        title="TỜ TRÌNH",
        abstract=f"Về việc đề nghị khen thưởng {year}",
        addressee=to,
        blocks=(*lines(wording.grounds or usual), paragraph(asked), _nominees(found)),
        closing=f"Kính đề nghị {to} xem xét, quyết định./.",
        recipients=(KEPT,),
    )


def _nominees(found: Sequence[Nominee]) -> Table:
    people = any(one.is_person for one in found)
    groups = any(not one.is_person for one in found)
    names = ", ".join(noun for has, noun in ((people, "HỌ VÀ TÊN"), (groups, "TẬP THỂ")) if has)
    columns: list[tuple[Column, Callable[[Nominee], str]]] = [
        (Column(names, 32), _named),
        (Column("CHỨC VỤ", 22), lambda one: one.position),
        (Column("DANH HIỆU,\nHÌNH THỨC KHEN", 28), lambda one: one.award.title),
        (Column("XẾP LOẠI", 18), lambda one: one.rating),
    ]
    return table(columns, [(one, one.source) for one in found], always=(names,))


def _named(one: Nominee) -> str:
    return f"{one.name} ({count_text(one.quantity)})" if one.quantity > 1 else one.name


def programme(
    union: UnitAsOf, period: Period, tasks: Sequence[tuple[str, PlanFacts]], wording: Wording
) -> Report:
    """What the union does in a period, when and by whom («Chương trình công tác»)."""
    usual = f"Căn cứ phương hướng, nhiệm vụ công đoàn {in_words(period)};"
    columns: list[tuple[Column, Callable[[PlanFacts], str]]] = [
        (Column("NỘI DUNG CÔNG VIỆC", 42), lambda one: capital_first(bare(one.content))),
        (Column("CHỈ TIÊU", 18), lambda one: one.target),
        (Column("THỜI GIAN", 18), lambda one: one.timing),
        (Column("NGƯỜI THỰC HIỆN", 22), lambda one: one.assignee),
    ]
    rows = [(facts, source) for source, facts in tasks]
    asked = f"{union.name} xây dựng chương trình công tác {in_words(period)} như sau:"
    return paper(
        union,
        period,
        wording,
        kind="CTr",
        title="CHƯƠNG TRÌNH CÔNG TÁC",
        abstract=capital_first(in_words(period)),
        addressee=wording.addressee,
        blocks=(
            *lines(wording.grounds or usual),
            paragraph(asked),
            # When and who are written by hand where nobody recorded them.
            table(columns, rows, always=("NỘI DUNG CÔNG VIỆC", "THỜI GIAN", "NGƯỜI THỰC HIỆN")),
        ),
        closing=f"Trên đây là chương trình công tác {in_words(period)} của {union.name}./.",
        recipients=(UPPER, "Ủy viên Ban Chấp hành, các tổ công đoàn", KEPT),
    )
