"""What a union hands down, as canonical JSON, and back. Pure.

A report that it asks, an answer to one, what regulations set from a day on.

Fields may be added; readers take what they know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.errors import Refused
from app.core.vietnamese import fold
from app.exchange.handed_down.regulation_content import lines_in, plain_lines
from app.exchange.packages.content import canonical, once, paragraphs_of, text_of
from app.exchange.packages.sealed_zip import Opened
from app.year.asked.facts import AnswerRemark, AskedReport, ReportAnswer
from app.year.regulations.facts import HandedLines

REQUEST, ANSWER, REGULATIONS = "yeu-cau.json", "tra-loi.json", "muc-quy-dinh.json"
VERSION = 1
NOT_HANDED_DOWN = (
    "Tệp không phải là yêu cầu, trả lời hay mức theo quy định của cấp trên, "
    "hoặc đã bị cắt, sửa trên đường. Hãy xin gửi lại."
)
_TOO_NEW = "Tệp do phần mềm mới hơn tạo, phần mềm này chưa đọc được. Hãy nâng cấp rồi mở lại."
_LONGEST_OUTLINE = 200_000
_MOST_REMARKS = 1_000


@dataclass(frozen=True, slots=True)
class HandedDown:
    """A file of a union above. `to`: the codes of the unions that it is for; empty for all below.

    `to_names`: the names of those whose codes the union above does not know yet.
    """

    code: str
    name: str
    public_key: str
    to: tuple[str, ...]
    content: AskedReport | ReportAnswer | HandedLines
    to_names: tuple[str, ...] = ()

    def is_for(self, code: str, name: str) -> bool:
        """Whether it is for the union of this code and name."""
        if not self.to and not self.to_names:
            return True
        return code in self.to or fold(name) in map(fold, self.to_names)


def members_of(handed: HandedDown) -> dict[str, bytes]:
    """The files that are signed."""
    union = {"code": handed.code, "name": handed.name, "public_key": handed.public_key}
    head = {"version": VERSION, "union": union, "to": list(handed.to)}
    if handed.to_names:
        head["to_names"] = list(handed.to_names)
    if isinstance(handed.content, AskedReport):
        return {REQUEST: canonical({**head, "request": _plain_request(handed.content)})}
    if isinstance(handed.content, HandedLines):
        return {REGULATIONS: canonical({**head, "regulations": plain_lines(handed.content)})}
    return {ANSWER: canonical({**head, "answer": _plain_answer(handed.content)})}


def _plain_request(asked: AskedReport) -> dict[str, Any]:
    plain = {
        "code": asked.code,
        "title": asked.title,
        "document_number": asked.document_number,
        "period": _plain_period(asked.label, asked.period),
        "as_of": asked.as_of,
        "deadline": asked.deadline,
        "outline": asked.outline,
        "note": asked.note,
        "made_on": asked.made_on,
    }
    return {**plain, "outline_text": asked.outline_text} if asked.outline_text else plain


def _plain_answer(answer: ReportAnswer) -> dict[str, Any]:
    return {
        "period": _plain_period(answer.label, answer.period),
        "paper": {"number": answer.number, "dated": answer.dated},
        "received_on": answer.received_on,
        "accepted_on": answer.accepted_on,
        "made_on": answer.made_on,
        "remarks": [one._asdict() for one in answer.remarks],
    }


def _plain_period(label: str, days: tuple[date, date]) -> dict[str, Any]:
    return {"label": label, "from": days[0], "to": days[1]}


def handed_down_in(opened: Opened) -> HandedDown:
    """What a file of a union above says. Raises Refused for one that says nothing sensible."""
    try:
        name = next(one for one in (REQUEST, ANSWER, REGULATIONS) if one in opened.members)
        plain = json.loads(opened.members[name], object_pairs_hook=once)
        if not isinstance(plain["version"], int) or plain["version"] > VERSION:
            raise Refused(_TOO_NEW)
        return _handed_down(plain, opened.public_key)
    except (StopIteration, KeyError, TypeError, ValueError, RecursionError) as error:
        raise Refused(NOT_HANDED_DOWN) from error


def _handed_down(plain: Mapping[str, Any], public_key: str) -> HandedDown:
    union = plain["union"]
    if union["public_key"] != public_key or not union["code"] or not union["name"]:
        raise ValueError("another union")
    return HandedDown(
        code=text_of(union["code"], 80),
        name=text_of(union["name"], 300),
        public_key=public_key,
        to=tuple(text_of(one, 80) for one in plain["to"]),
        content=_content(plain),
        to_names=tuple(text_of(one, 300) for one in plain.get("to_names", ())),
    )


def _content(plain: Mapping[str, Any]) -> AskedReport | ReportAnswer | HandedLines:
    if "regulations" in plain:
        return lines_in(plain["regulations"])
    return _request(plain["request"]) if "request" in plain else _answer(plain["answer"])


def _request(plain: Mapping[str, Any]) -> AskedReport:
    label, period = _period(plain["period"])
    found = AskedReport(
        code=text_of(plain["code"], 64),
        title=text_of(plain["title"], 300),
        document_number=text_of(plain["document_number"], 120),
        label=label,
        period=period,
        as_of=date.fromisoformat(plain["as_of"]),
        deadline=date.fromisoformat(plain["deadline"]),
        outline=text_of(plain["outline"], 40),
        note=paragraphs_of(plain["note"]),
        made_on=date.fromisoformat(plain["made_on"]),
        outline_text=paragraphs_of(plain.get("outline_text", ""), _LONGEST_OUTLINE),
    )
    if not found.code or not found.title or not period[0] <= found.as_of <= period[1]:
        raise ValueError("nothing is asked")
    return found


def _answer(plain: Mapping[str, Any]) -> ReportAnswer:
    label, period = _period(plain["period"])
    if len(plain["remarks"]) > _MOST_REMARKS:
        raise ValueError("too many remarks")
    return ReportAnswer(
        label=label,
        period=period,
        number=text_of(plain["paper"]["number"], 80),
        dated=_day(plain["paper"]["dated"]),
        received_on=date.fromisoformat(plain["received_on"]),
        accepted_on=_day(plain["accepted_on"]),
        made_on=date.fromisoformat(plain["made_on"]),
        remarks=tuple(
            AnswerRemark(text_of(one["key"]), paragraphs_of(one["about"]), paragraphs_of(one["text"]))
            for one in plain["remarks"]
        ),
    )


def _period(plain: Mapping[str, Any]) -> tuple[str, tuple[date, date]]:
    days = (date.fromisoformat(plain["from"]), date.fromisoformat(plain["to"]))
    if days[1] < days[0]:
        raise ValueError("no period")
    return text_of(plain["label"], 80), days


def _day(plain: Any) -> date | None:
    return date.fromisoformat(plain) if plain else None
