"""Pure decisions: which request a report answers, and what it calls it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from app.core.periods import Period
from app.core.texts.lines import one_line
from app.core.vietnamese import bare, fold, lower_first
from app.life.requests.facts import RequestFacts

#: A request by the id of its row.
Asked = tuple[int, RequestFacts]
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


def asking(asked: Sequence[Asked], period: Period) -> Asked | None:
    """The request for this report: it has a number, mentions a report, is due near the period's end."""

    def distance(one: Asked) -> timedelta:
        return abs((one[1].due_on or one[1].received_on) - period.end)

    about = [
        one
        for one in asked
        if one[1].document_number and "bao cao" in fold(one[1].content) and distance(one) <= _NEAR
    ]
    return min(about, key=distance, default=None)


def document_text(facts: RequestFacts) -> str:
    """`Hướng dẫn số 148/HD-CĐVC của Công đoàn Viên chức tỉnh về việc báo cáo hoạt động công đoàn`."""
    sender = f" của {facts.sender}" if facts.sender else ""
    content = bare(one_line(facts.content))
    return f"{_with_kind(facts.document_number)}{sender} về việc {lower_first(content)}"


def _with_kind(number: str) -> str:
    """`Hướng dẫn số 148/HD-CĐVC` of `148/HD-CĐVC`; a number with words before it stays as it is."""
    if not number[0].isdigit():
        return number
    letters = fold(number).replace("/", "-").split("-")
    kind = next((_DOCUMENT_KINDS[one] for one in letters if one in _DOCUMENT_KINDS), "Công văn")
    return f"{kind} số {number}"
