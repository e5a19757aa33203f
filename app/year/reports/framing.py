"""What frames a report: its head, who signs, who gets it."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.vietnamese import fold
from app.office.units.facts import Post
from app.office.units.queries import UnitAsOf
from app.people.roster.rules import is_member, membership_on
from app.year.reports.outline import Outline
from app.year.reports.record import ReportRecord
from app.year.reports.report import Head, Signature


def head_of(report_record: ReportRecord) -> Head:
    """The two columns above the title."""
    union = report_record.record.union
    return Head(
        upper_union=union.upper_union,
        union=union.name,
        number=report_record.paper.number,
        symbol=union.document_symbol or "BC-CĐCS",
        place=union.place,
        dated=report_record.paper.dated,
    )


def signature_of(report_record: ReportRecord) -> Signature:
    """The chair of the day of signing, else of the cut-off day.

    Without one the member whose union post is Chủ tịch, else the deputy.
    """
    officers = report_record.record.union.officers
    chair = officers.get(Post.CHAIR) or _member_with_post(report_record, Post.CHAIR.label)
    return Signature.of(chair, officers.get(Post.VICE_CHAIR, ""))


def _member_with_post(report_record: ReportRecord, post: str) -> str:
    day = report_record.paper.dated or report_record.record.as_of
    for person in report_record.record.people:
        held = membership_on(person.memberships, day)
        if held and is_member(person.memberships, day) and fold(held.union_post) == fold(post):
            return person.facts.full_name
    return ""


def recipients_of(outline: Outline, union: UnitAsOf) -> tuple[str, ...]:
    """The lines of «Nơi nhận» of the outline; who collects gets the report too where another directs."""
    also = (union.upper_union,) if union.upper_union and union.upper_union != union.reports_to else ()
    same = outline.words["same_as_above"] if union.reports_to else ""
    return recipient_list((*also, *outline.recipients), same)


def recipient_list(recipients: Iterable[str], same_as_above: str) -> tuple[str, ...]:
    """The lines of «Nơi nhận», each with its mark.

    `same_as_above` (`Như trên`) goes first if the paper has an addressee (NĐ 30/2020/NĐ-CP, Phụ lục I).
    """
    named = tuple(one for one in (same_as_above, *recipients) if one)
    return (*(f"{one};" for one in named[:-1]), *(f"{one}." for one in named[-1:]))
