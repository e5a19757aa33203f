"""What a union above asks, and what it answers to a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class AskedReport:
    """A report that is asked, as the file of the union above says it.

    `outline_text`: the outline itself as a file, where it is one of the union above; "" for others.
    """

    code: str
    title: str
    document_number: str
    label: str
    period: tuple[date, date]
    as_of: date
    deadline: date
    outline: str
    note: str
    made_on: date
    outline_text: str = ""


class AnswerRemark(NamedTuple):
    """A remark: of a figure its `key`, what was sent there, and what is to be said of it."""

    key: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """What a union above answers to a report. Without remarks and `accepted_on`: that it came."""

    label: str
    period: tuple[date, date]
    number: str
    dated: date | None
    received_on: date
    accepted_on: date | None
    made_on: date
    remarks: tuple[AnswerRemark, ...]


@dataclass(frozen=True, slots=True)
class RequestedDeadline:
    """A report that a union above asks, for whoever shows what is to be done by when."""

    id: int
    #: Its line among the requests from above.
    request_id: int
    sender: str
    title: str
    label: str
    period: tuple[date, date]
    as_of: date
    deadline: date
    outline: str
    note: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer as pages show it."""

    paper_id: int | None
    sender: str
    label: str
    number: str
    received_on: date
    accepted_on: date | None
    made_on: date
    remarks: Sequence[AnswerRemark]
