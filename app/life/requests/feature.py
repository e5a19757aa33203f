"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from app.core.dates import format_date
from app.core.fields import Text
from app.core.periods import in_words
from app.life.requests.facts import AnswerFacts, RequestFacts
from app.life.requests.models import UpperRequest
from app.life.requests.queries import deadlines_within, requests_of, requests_read, searched_requests
from app.life.requests.rules import asking, document_text
from app.web.features import Feature, MenuEntry, NarratorLabel, ReportLine, Source, SourceWords
from app.web.overviews import HomePart, MarkKind, SearchedDocuments, Task

#: How long before its deadline a request is listed, and how many are.
_SOON, _MOST = timedelta(days=14), 5


def deadline_tasks(unit_id: int, today: date) -> Iterator[Task]:
    """The open requests whose deadline is past or soon, the nearest first; one statement."""
    waiting = [one for one in requests_of(unit_id, today) if one.answered_on is None]
    dated = [(one.facts.due_on, one.id, one.facts.content) for one in waiting if one.facts.due_on]
    soon = sorted(one for one in dated if one[0] <= today + _SOON)
    return (deadline_task(*one, today) for one in soon[:_MOST])


def deadline_task(due_on: date, row_id: int, content: str, today: date) -> Task:
    """A request to be answered; the more urgent where it is late."""
    is_late = due_on < today
    when = f"Đã quá hạn ngày {format_date(due_on)}" if is_late else f"Hạn {format_date(due_on)}"
    tone = "bad" if is_late else "warn"
    subject = f"upper_requests/{row_id}"
    return Task(content, "requests.show", when, tone, arguments={"row_id": row_id}, subject=subject)


def narrate_opening(narration: Any) -> list[ReportLine]:
    """`Thực hiện Hướng dẫn số …, công đoàn báo cáo … như sau:`; without a request only the latter."""
    report_record, record = narration.report_record, narration.record
    asked = asking(record.scope.read(requests_read), record.period)
    following = report_record.next_period
    way = "opening_asked" if asked else "opening"
    return [
        ReportLine(
            narration.outline.words[f"{way}_with_plan" if report_record.plan and following else way],
            (f"upper_requests/{asked[0]}",) if asked else (),
            words={
                "asked": document_text(asked[1]) if asked else "",
                "union": record.union.name,
                "period": in_words(record.period),
                "next": in_words(following) if following else "",
            },
            leads=True,
        )
    ]


FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 30, "Yêu cầu của cấp trên", "requests.index", "mailbox"),),
    guide="Hoạt động",
    facts=(
        RequestFacts,
        AnswerFacts,
    ),
    subjects={"events.request": "yêu cầu của cấp trên"},
    noted={"entry": Text("Mục trong nhật ký")},
    narrators={"opening": narrate_opening},
    narrator_labels={"opening": NarratorLabel("Câu mở đầu: thực hiện văn bản của cấp trên, báo cáo như sau")},
    narrators_read=(requests_read,),
    sources=(
        Source(UpperRequest, "requests.show", lambda row: SourceWords("Yêu cầu của cấp trên", row.content)),
    ),
    desk=(
        HomePart(place=10, find=deadline_tasks),
        SearchedDocuments(key="request", page="requests.show", select=searched_requests),
        MarkKind(
            place=10,
            key="deadline",
            label="Hạn của cấp trên",
            icon="hourglass",
            page="requests.show",
            find=deadlines_within,
        ),
    ),
)
