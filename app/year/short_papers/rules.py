"""Short papers as documents. Pure: the writers of the report print them (NĐ 30/2020/NĐ-CP, Phụ lục III)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from app.core.dates import date_in_words
from app.core.periods import Period, in_words, period_of
from app.core.times import time_in_words
from app.core.vietnamese import capital_first, count_text
from app.life.events.facts import Category
from app.life.meetings.facts import MeetingFacts, votes_text
from app.office.units.facts import Post
from app.office.units.queries import UnitAsOf
from app.year.plan.facts import PlanFacts
from app.year.reports.compose import recipient_list, signed_by
from app.year.reports.phrases import body, count, full_stop, item, paragraphs, say
from app.year.reports.report import Block, Column, Head, Paragraph, Report, Row, Sentence, Table
from app.year.short_papers.facts import Nominee, Wording

Told = TypeVar("Told")

_KEPT = "Lưu: CĐCS"
_SAME = "Như trên"
_DOTS = "." * 60
#: What a meeting is called, and what it decides.
_MEETINGS = {
    Category.CONFERENCE: ("Hội nghị", "NGHỊ QUYẾT", "quyết nghị", "Nghị quyết", "NQ"),
    Category.CONGRESS: ("Đại hội", "NGHỊ QUYẾT", "quyết nghị", "Nghị quyết", "NQ"),
}
_OTHER_MEETING = ("Cuộc họp", "KẾT LUẬN", "thống nhất kết luận", "Kết luận", "KL")


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
    return _paper(
        union,
        period,
        wording,
        kind="TTr",
        title="TỜ TRÌNH",
        abstract=f"Về việc đề nghị khen thưởng {year}",
        addressee=to,
        blocks=(*_lines(wording.grounds or usual), _says(asked), _nominees(found)),
        closing=f"Kính đề nghị {to} xem xét, quyết định./.",
        recipients=(_KEPT,),
    )


def _nominees(found: Sequence[Nominee]) -> Table:
    columns: list[tuple[Column, Callable[[Nominee], str]]] = [
        (Column("HỌ VÀ TÊN, TẬP THỂ", 32), _named),
        (Column("CHỨC VỤ", 22), lambda one: one.position),
        (Column("DANH HIỆU,\nHÌNH THỨC KHEN", 28), lambda one: one.award.title),
        (Column("XẾP LOẠI", 18), lambda one: one.rating),
    ]
    return _table(columns, [(one, one.source) for one in found], always=("HỌ VÀ TÊN, TẬP THỂ",))


def _named(one: Nominee) -> str:
    return f"{one.name} ({count_text(one.quantity)})" if one.quantity > 1 else one.name


def programme(
    union: UnitAsOf, period: Period, tasks: Sequence[tuple[str, PlanFacts]], wording: Wording
) -> Report:
    """What the union does in a period, when and by whom («Chương trình công tác»)."""
    usual = f"Căn cứ phương hướng, nhiệm vụ công đoàn {in_words(period)};"
    columns: list[tuple[Column, Callable[[PlanFacts], str]]] = [
        (Column("NỘI DUNG CÔNG VIỆC", 42), lambda one: one.content),
        (Column("CHỈ TIÊU", 18), lambda one: one.target),
        (Column("THỜI GIAN", 18), lambda one: one.timing),
        (Column("NGƯỜI THỰC HIỆN", 22), lambda one: one.assignee),
    ]
    rows = [(facts, source) for source, facts in tasks]
    asked = f"{union.name} xây dựng chương trình công tác {in_words(period)} như sau:"
    return _paper(
        union,
        period,
        wording,
        kind="CTr",
        title="CHƯƠNG TRÌNH CÔNG TÁC",
        abstract=capital_first(in_words(period)),
        addressee=wording.addressee,
        blocks=(
            *_lines(wording.grounds or usual),
            _says(asked),
            # When and who are written by hand where nobody recorded them.
            _table(columns, rows, always=("NỘI DUNG CÔNG VIỆC", "THỜI GIAN", "NGƯỜI THỰC HIỆN")),
        ),
        closing=f"Trên đây là chương trình công tác {in_words(period)} của {union.name}./.",
        recipients=("Ủy viên Ban Chấp hành, các tổ công đoàn", _KEPT),
    )


def resolution(union: UnitAsOf, source: str, facts: MeetingFacts, wording: Wording) -> Report:
    """What a meeting decided («Nghị quyết» of a conference or congress, else «Kết luận»)."""
    meeting, title, decides, noun, kind = _MEETINGS.get(facts.category, _OTHER_MEETING)
    present = f" với {count_text(facts.people)} người dự" if facts.people else ""
    chaired = f", do đồng chí {facts.presided_by} chủ trì" if facts.presided_by else ""
    met = f"{capital_first(_when(facts))}{_at(facts)}, {union.name} tổ chức {facts.title}{present}{chaired}."
    passed_on = date_in_words(facts.ends_on or facts.starts_on)
    votes = "; ".join(f"{label.lower()} {share}" for label, share in votes_text(facts))
    voted = [_says(f"{meeting} biểu quyết: {votes}.")] if votes else []
    return _paper(
        union,
        period_of(str(facts.starts_on.year)),
        wording,
        kind=kind,
        title=title,
        abstract=facts.title,
        addressee="",
        blocks=(
            *_lines(wording.grounds),
            body(say("{met}", met=met, sources=(source,))),
            _says(f"Sau khi thảo luận, {meeting.lower()} {decides}:"),
            *_lines(facts.resolution, source),
            *voted,
        ),
        closing=f"{noun} này được {meeting.lower()} thông qua {passed_on}./.",
        recipients=("Công đoàn cấp trên (để b/c)", "Ủy viên Ban Chấp hành", _KEPT),
    )


def invitation(union: UnitAsOf, source: str, facts: MeetingFacts, wording: Wording) -> Report:
    """An invitation to an activity («Giấy mời»); what is not recorded is left to be written by hand."""
    named = [
        ("Chủ trì", facts.presided_by),
        # An activity that was held several times has no one day.
        ("Thời gian", _DOTS if (facts.times or 1) > 1 else _when(facts)),
        ("Địa điểm", facts.place or _DOTS),
    ]
    agenda = [_says("Nội dung:"), *_lines(facts.agenda, source, as_items=True)] if facts.agenda else []
    return _paper(
        union,
        period_of(str(facts.starts_on.year)),
        wording,
        kind="GM",
        title="GIẤY MỜI",
        abstract=facts.title,
        addressee="",
        blocks=(
            *_lines(wording.grounds),
            _says(f"{union.name} trân trọng kính mời: {wording.addressee or _DOTS}"),
            body(say("Tới dự: {title}.", title=facts.title, sources=(source,))),
            *(_says(full_stop(f"{label}: {text}")) for label, text in named if text),
            *agenda,
        ),
        closing="Rất mong quý vị đại biểu tới dự đúng thời gian./.",
        recipients=("Như thành phần mời", _KEPT),
    )


def _when(facts: MeetingFacts) -> str:
    """`8 giờ 00, ngày 12 tháng 01 năm 2024`, with the last day of one that takes several."""
    until = f" đến {date_in_words(facts.ends_on)}" if facts.ends_on else ""
    hour = f"{time_in_words(facts.begins_at)}, " if facts.begins_at else ""
    return f"{hour}{date_in_words(facts.starts_on)}{until}"


def _at(facts: MeetingFacts) -> str:
    return f", tại {facts.place}" if facts.place else ""


def _says(text: str) -> Paragraph:
    return body(say("{text}", text=text))


def _lines(text: str, source: str = "", *, as_items: bool = False) -> Iterable[Paragraph]:
    """An officer's text, each of its lines a paragraph as typed; nothing for an empty one."""
    if not text:
        return ()
    put = item if as_items else body
    lines = paragraphs(body(say("{text}", text=text, sources=(source,) if source else ())))
    return (put(*line.sentences) for line in lines)


def _table(
    columns: Sequence[tuple[Column, Callable[[Told], str]]],
    rows: Sequence[tuple[Told, str]],
    *,
    always: Iterable[str],
) -> Table:
    """A numbered row for each; a column that nobody filled is left out unless it is `always` there."""
    kept = [
        (column, value)
        for column, value in columns
        if column.title in always or any(value(one) for one, _ in rows)
    ]
    shown = sum(column.width for column, _ in kept)
    widths = [92 * column.width // shown for column, _ in kept]
    widths[0] += 92 - sum(widths)
    return Table(
        (
            Column("TT", 8, "center"),
            *(
                Column(column.title, width, column.align)
                for (column, _), width in zip(kept, widths, strict=True)
            ),
        ),
        tuple(
            Row(
                (
                    Sentence((count(place),)),
                    *(say("{x}", x=value(one), sources=(source,)) for _, value in kept),
                )
            )
            for place, (one, source) in enumerate(rows, 1)
        ),
    )


def _paper(
    union: UnitAsOf,
    period: Period,
    wording: Wording,
    *,
    kind: str,
    title: str,
    abstract: str,
    addressee: str,
    blocks: Iterable[Block],
    closing: str,
    recipients: tuple[str, ...],
) -> Report:
    """The paper with the head and the signature of the union; `kind` begins its symbol (`TTr-CĐCS`)."""
    suffix = union.document_symbol.partition("-")[2] or "CĐCS"
    return Report(
        outline="",
        unit_code=union.code,
        period=period.label,
        starts_on=period.start,
        ends_on=period.end,
        as_of=wording.dated or wording.written_on,
        head=Head(
            union.upper_union, union.name, wording.number, f"{kind}-{suffix}", union.place, wording.dated
        ),
        title=title,
        abstract=(abstract,),
        addressee=addressee,
        sections=(),
        closing=_says(closing),
        recipients=recipient_list(recipients, _SAME if addressee else ""),
        signature=signed_by(union.officers.get(Post.CHAIR, ""), union.officers.get(Post.VICE_CHAIR, "")),
        opening=tuple(blocks),
    )


def news(union: UnitAsOf, facts: MeetingFacts) -> tuple[str, ...]:
    """The text of a news item about an activity, a paragraph each: no amounts, no names but who presided."""
    day = date_in_words(facts.starts_on)
    with_whom = f" phối hợp với {facts.partners}" if facts.partners else ""
    occasion = f" nhân dịp {facts.occasion}" if facts.occasion else ""
    first = f"{capital_first(day)}{_at(facts)}, {union.name}{with_whom} tổ chức {facts.title}{occasion}."
    people = f"Tham gia có {count_text(facts.people)} người." if facts.people else ""
    reached = (
        f"Hoạt động đã đến với {count_text(facts.beneficiaries)} {facts.beneficiaries_called}."
        if facts.beneficiaries
        else ""
    )
    chaired = f"Đồng chí {facts.presided_by} chủ trì." if facts.presided_by else ""
    about = " ".join(one for one in (people, chaired, reached) if one)
    agenda = f"Chương trình gồm: {facts.agenda}" if facts.agenda else ""
    texts = (first, about, agenda, facts.result, facts.resolution)
    return tuple(full_stop(line) for text in texts for line in text.split("\n") if line)
