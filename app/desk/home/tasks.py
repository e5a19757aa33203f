"""The list of tasks, most urgent first, from what was found in the books. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.books.cashbook.rules import month_of
from app.books.closings.review_rules import COUNTED_WITHIN
from app.core.choices import Choice
from app.core.dates import format_date
from app.core.money import format_dong
from app.core.vietnamese import count_text
from app.office.accounts.rules import Permission

#: How long before its deadline a request is listed, and after how long an open petition is.
SOON, LONG = timedelta(days=14), timedelta(days=30)
#: Deadlines, and people in hardship, that are named.
NAMED = 5
#: From this month on a commitment that is not met yet is behind.
_LAST_QUARTER = 10


class TaskKind(Choice):
    """The kind of a task, which decides the page that it leads to."""

    DEADLINE = "deadline", "Yêu cầu của cấp trên"
    COUNT = "count", "Kiểm quỹ"
    CLOSING = "closing", "Khóa sổ"
    ARREARS = "arrears", "Tiền phải đóng"
    DRAFTS = "drafts", "Bảng thu còn dở"
    NATURES = "natures", "Nguồn tiền"
    HARDSHIP = "hardship", "Đoàn viên khó khăn"
    PETITIONS = "petitions", "Kiến nghị"
    COMMITMENTS = "commitments", "Cam kết"


#: The permission needed for each task.
NEEDS = {
    # Arrears are shown to recorders too: the committee reminds its groups of them.
    kind: Permission.MONEY
    if kind in (TaskKind.COUNT, TaskKind.CLOSING, TaskKind.DRAFTS, TaskKind.NATURES)
    else Permission.RECORD
    for kind in TaskKind
}


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the list; `tone`: bad, warn or info; `id`: that of its row."""

    kind: TaskKind
    title: str
    note: str = ""
    tone: str = "info"
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """An open request of the upper level."""

    id: int
    content: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in the books; amounts in whole đồng, `closed`: the last closed day, `first`: the first
    day in the cash book, `counted`: the last cash count."""

    deadlines: Sequence[Deadline] = ()
    debtors: int = 0
    arrears: int = 0
    first: date | None = None
    closed: date | None = None
    counted: date | None = None
    has_cash: bool = False
    drafts: int = 0
    guessed: Sequence[str] = ()
    unvisited: int = 0
    unvisited_names: Sequence[str] = ()
    open_petitions: int = 0
    oldest_petition: date | None = None
    commitments: int = 0
    behind: Sequence[str] = ()


def tasks_of(found: Found, today: date) -> list[Task]:
    """What needs doing on `today`, most urgent first."""
    return [
        *_deadlines(found, today),
        *_month(found, today),
        *_money(found),
        *_natures(found),
        *_people(found, today),
    ]


def _deadlines(found: Found, today: date) -> Iterator[Task]:
    for one in found.deadlines:
        is_late = one.due_on < today
        when = f"Đã quá hạn ngày {format_date(one.due_on)}" if is_late else f"Hạn {format_date(one.due_on)}"
        yield Task(TaskKind.DEADLINE, one.content, when, "bad" if is_late else "warn", one.id)


def _month(found: Found, today: date) -> Iterator[Task]:
    """Count the cash of the last month, and close it."""
    end = month_of(today) - timedelta(days=1)
    is_open = found.first is not None and found.first <= end and (found.closed is None or found.closed < end)
    if not is_open:
        return
    month = f"{end.month}/{end.year}"
    if found.has_cash and (found.counted is None or found.counted < end - COUNTED_WITHIN):
        last = f"Lần kiểm gần nhất: {format_date(found.counted)}" if found.counted else "Chưa kiểm lần nào"
        yield Task(TaskKind.COUNT, f"Kiểm quỹ tiền mặt cuối tháng {month}", last, "warn")
    last = f"Đã khóa đến hết {format_date(found.closed)}" if found.closed else "Chưa khóa tháng nào"
    yield Task(TaskKind.CLOSING, f"Khóa sổ quỹ đến hết tháng {month}", last, "warn")


def _money(found: Found) -> Iterator[Task]:
    if found.arrears:
        people = f"{count_text(found.debtors)} người còn phải đóng"
        yield Task(TaskKind.ARREARS, f"Thu {format_dong(found.arrears)} các quỹ", people, "warn")
    if found.drafts:
        drafts = f"{count_text(found.drafts)} bảng thu đang ghi dở"
        yield Task(TaskKind.DRAFTS, drafts, "Bản nháp chưa vào sổ")


def _natures(found: Found) -> Iterator[Task]:
    if found.guessed:
        funds = f"Cho biết tiền của {count_text(len(found.guessed))} quỹ là của ai"
        yield Task(TaskKind.NATURES, funds, f"Đang đoán theo tên: {', '.join(found.guessed)}", "warn")


def _people(found: Found, today: date) -> Iterator[Task]:
    if found.unvisited:
        people = f"{count_text(found.unvisited)} đoàn viên khó khăn chưa được thăm"
        others = found.unvisited - len(found.unvisited_names)
        names = ", ".join(found.unvisited_names) + (f" và {others} người khác" if others else "")
        yield Task(TaskKind.HARDSHIP, people, f"Chưa có lượt thăm, quà nào trong năm {today.year}: {names}")
    if found.oldest_petition and found.oldest_petition <= today - LONG:
        waiting = f"{count_text(found.open_petitions)} kiến nghị chưa trả lời"
        yield Task(TaskKind.PETITIONS, waiting, f"Lâu nhất từ ngày {format_date(found.oldest_petition)}")
    if found.behind and is_late_in_year(today):
        count = f"{count_text(len(found.behind))} cam kết năm {today.year} chưa đạt hoặc chưa đánh giá"
        others = len(found.behind) - NAMED
        more = f"; và {others} cam kết khác" if others > 0 else ""
        yield Task(TaskKind.COMMITMENTS, count, "; ".join(found.behind[:NAMED]) + more)


def is_late_in_year(today: date) -> bool:
    """Whether commitments that are not met yet count as behind."""
    return today.month >= _LAST_QUARTER
