"""The facts of an outgoing paper, and of a report that was issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Count, Day, OneOf, Text
from app.core.vietnamese import count_text
from app.log.activities.facts import EntryFacts
from app.log.figures.facts import Figure
from app.year.reports.report import Report


class PaperSort(Choice):
    """Loại văn bản: each has numbers of its own."""

    REPORT = "report", "Báo cáo"
    SUBMISSION = "submission", "Tờ trình"
    PLAN = "plan", "Kế hoạch"
    DECISION = "decision", "Quyết định"
    RESOLUTION = "resolution", "Nghị quyết"
    NOTICE = "notice", "Thông báo"
    LETTER = "letter", "Công văn"


@dataclass(frozen=True, slots=True)
class OutgoingFacts:
    """A line of the register of outgoing papers."""

    dated: Annotated[date, Day("Ngày văn bản", required=True)]
    sort: Annotated[PaperSort, OneOf("Loại văn bản", choices=PaperSort, required=True, width=18)]
    number: Annotated[int, Count("Số", required=True, help="Để theo số tiếp theo trong năm.")]
    subject: Annotated[str, Text("Về việc", required=True, most=500, width=40)]
    signer: Annotated[str, Text("Người ký", most=200, width=24)] = ""
    number_reason: Annotated[
        str,
        Text(
            "Vì sao không lấy số tiếp theo",
            most=500,
            help="Chỉ ghi khi bỏ số, hoặc lấy lại một số còn trống.",
            width=30,
        ),
    ] = ""

    def entry(self) -> EntryFacts:
        return EntryFacts(self.dated, f"{self.sort.label} số {count_text(self.number)}: {self.subject}")


@dataclass(frozen=True, slots=True)
class Composed:
    """A report that can be issued: the tree, its named figures, and of which books it was composed."""

    report: Report
    figures: tuple[Figure, ...]
    outline_digest: str
    trail_id: int
    trail_head: str


@dataclass(frozen=True, slots=True)
class Replacing:
    """The paper that another takes the place of, and why."""

    paper_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class FrozenPaper:
    """A report as it was issued. `voided_at`: when its number was given up."""

    id: int
    unit_id: int
    facts: OutgoingFacts
    report: Report
    figures: tuple[Figure, ...]
    outline: str
    outline_digest: str
    trail_id: int
    trail_head: str
    digest: str
    issued_by: str
    issued_at: datetime
    voided_at: datetime | None
    void_reason: str
    replaces_id: int | None
    replace_reason: str
    #: The digest as people read and type it, and the line at the foot of every page.
    code: str
    stamp: str

    @property
    def number(self) -> int:
        return self.facts.number

    @property
    def dated(self) -> date:
        return self.facts.dated

    @property
    def signer(self) -> str:
        return self.facts.signer

    @property
    def number_text(self) -> str:
        """`05/BC-CĐCS`."""
        return f"{count_text(self.number)}/{self.report.head.symbol}"

    @property
    def printed(self) -> Report:
        """The tree with its stamp, as the writers print it."""
        return replace(self.report, stamp=self.stamp)

    def written(self, writer: Callable[[Report], bytes]) -> bytes:
        """The paper as a file, from what was kept alone."""
        return writer(self.printed)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A frozen report as lists name it, its text not read."""

    id: int
    number: int
    dated: date
    outline: str
    digest: str
    replaces_id: int | None
    is_void: bool
