"""The list of requests about personal data. Pure."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from types import SimpleNamespace

from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.people.personal_data.requests.facts import DataRequestFacts, SettlingFacts
from app.people.personal_data.requests.queries import RequestLine

_asked = partial(fact, DataRequestFacts, of=attrgetter("facts"))
_NOT_YET = SimpleNamespace(answered_on=None, done_on=None, answer="")
_settled = partial(fact, SettlingFacts, of=lambda one: one.settled or _NOT_YET)

REQUESTS_LIST: Listing[RequestLine] = Listing(
    "Yêu cầu về dữ liệu cá nhân",
    "yeu-cau-ve-du-lieu",
    "yêu cầu",
    (
        ListColumn("name", "Họ và tên", lambda one: one.name, width=2, sort="name", drawn=True, style="lead"),
        ListColumn("code", "Mã", lambda one: one.code, on="file"),
        _asked("kind", width=1.4),
        _asked("received_on", sort="received"),
        _asked("how", on="file"),
        _asked("content", width=2.5, on="file"),
        ListColumn("answer_due", "Hạn trả lời", lambda one: one.facts.answer_due_on, kind="date"),
        ListColumn("due", "Hạn làm xong", lambda one: one.facts.due_on, kind="date", sort="due"),
        ListColumn("stage", "Tình trạng", lambda one: one.stage.label, width=1.1, drawn=True),
        _settled("answered_on", on="file"),
        _settled("done_on", on="file"),
        _settled("answer", width=2.5, on="file"),
    ),
)
