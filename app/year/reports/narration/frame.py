"""What frames the parts of a report: the sentence that opens it, and forms filled from figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from app.core.periods import Period, in_words
from app.core.texts.lines import one_line
from app.core.vietnamese import fold, lower_first
from app.life.requests.facts import RequestFacts
from app.year.reports.narration.sentences import Narration
from app.year.reports.outline import TableRow
from app.year.reports.phrases import body, cell_of, say
from app.year.reports.record import Asked
from app.year.reports.report import Block, Column, Row, Sentence, Table

#: How far from the end of a period a deadline may lie that asks for its report: 11/12 or 15/01 for a year.
_NEAR = timedelta(days=60)
#: The kind of a document by the letters in its number (NĐ 30/2020/NĐ-CP, Phụ lục III); a number that has none
#: of them is that of a công văn.
_DOCUMENT_KINDS = {
    "hd": "Hướng dẫn",
    "kh": "Kế hoạch",
    "tb": "Thông báo",
    "qd": "Quyết định",
    "ctr": "Chương trình",
    "nq": "Nghị quyết",
    "ct": "Chỉ thị",
}
_FORM_COLUMNS = (
    Column("TT", 8, "center"),
    Column("NỘI DUNG", 46),
    Column("ĐƠN VỊ TÍNH", 14, "center"),
    Column("SỐ LƯỢNG", 18, "right"),
    Column("GHI CHÚ", 14),
)


def opening(narration: Narration) -> Sequence[Block]:
    """`Thực hiện Hướng dẫn số …, công đoàn báo cáo … như sau:`; without a request only the latter."""
    report_record = narration.report_record
    asked = asking(report_record.asked, narration.record.period)
    following = report_record.next_period
    with_plan = bool(report_record.plan and following)
    words = narration.outline.words[f"opening{'_asked' if asked else ''}{'_with_plan' if with_plan else ''}"]
    sentence = say(
        words,
        asked=_document(asked.facts) if asked else "",
        union=narration.record.union.name,
        period=narration.period,
        next=in_words(following) if following else "",
        sources=(asked.source,) if asked else (),
    )
    return (body(sentence),)


def asking(asked: Sequence[Asked], period: Period) -> Asked | None:
    """The request for this report: it has a number, speaks of a report, is due near the period's end."""

    def distance(one: Asked) -> timedelta:
        return abs((one.facts.due_on or one.facts.received_on) - period.end)

    about = [
        one
        for one in asked
        if one.facts.document_number and "bao cao" in fold(one.facts.content) and distance(one) <= _NEAR
    ]
    return min(about, key=distance, default=None)


def _document(facts: RequestFacts) -> str:
    """`Hướng dẫn số 148/HD-CĐVC của Công đoàn Viên chức tỉnh về báo cáo hoạt động công đoàn`."""
    sender = f" của {facts.sender}" if facts.sender else ""
    content = one_line(facts.content).rstrip(".")
    return f"{_numbered(facts.document_number)}{sender} về việc {lower_first(content)}"


def _numbered(number: str) -> str:
    """`Hướng dẫn số 148/HD-CĐVC` of `148/HD-CĐVC`; a number with words before it stays as it is."""
    if not number[0].isdigit():
        return number
    letters = fold(number).replace("/", "-").split("-")
    kind = next((_DOCUMENT_KINDS[one] for one in letters if one in _DOCUMENT_KINDS), "Công văn")
    return f"{kind} số {number}"


def form(narration: Narration) -> Sequence[Block]:
    """A form of the outline (the argument): each row with the figure that its key names."""
    rows, place = [], 0
    for row in narration.outline.tables[narration.argument]:
        place += bool(row.key)
        rows.append(_row(str(place), row, narration) if row.key else _group(row))
    return (Table(_FORM_COLUMNS, tuple(rows)),)


def _group(row: TableRow) -> Row:
    nothing = Sentence(())
    return Row((nothing, say("{text}", text=row.text), nothing, nothing, nothing), strong=True)


def _row(place: str, row: TableRow, narration: Narration) -> Row:
    figure = narration.figure(row.key)
    cells = (say("{n}", n=place), say("{text}", text=row.text), say("{unit}", unit=row.unit or figure.unit))
    nothing = Sentence(())
    quantity = Sentence((cell_of(figure),)) if _is_known(row.key, narration) else nothing
    return Row((*cells, quantity, nothing))


def _is_known(key: str, narration: Narration) -> bool:
    """Whether the books say anything: of a word that is written nowhere they say not even that it is 0."""
    stated, bracket, rest = key.partition("[")
    if not bracket:
        return True
    return any(one.key == key for one in narration.record.figures(f"{stated}[x]{rest.rpartition(']')[2]}"))
