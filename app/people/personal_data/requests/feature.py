"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.vietnamese import count_text
from app.office.accounts.rules import Permission
from app.people.personal_data.requests.facts import DataRequestFacts, SettlingFacts
from app.people.personal_data.requests.models import DataRequest
from app.people.personal_data.requests.queries import extract_of_requests, request_figures
from app.web.features import Feature, MenuEntry
from app.web.overviews import HomePart, Task
from app.web.personal.declared import Personal


def _tasks(_unit_id: int, _today: date, waiting: int, late: int) -> Iterator[Task]:
    if late:
        title = f"{count_text(late)} yêu cầu về dữ liệu cá nhân đã quá hạn"
        late_ones = {"stage": "late"}
        yield Task(title, "data_requests.index", "", "bad", Permission.MANAGE_UNIT, late_ones)
    if waiting > late:
        title = f"{count_text(waiting - late)} yêu cầu về dữ liệu cá nhân đang chờ"
        yield Task(title, "data_requests.index", "", "warn", Permission.MANAGE_UNIT, {"stage": "open"})


FEATURE = Feature(
    menu=(
        MenuEntry(
            "Con người", 35, "Yêu cầu về dữ liệu", "data_requests.index", "lock", Permission.MANAGE_UNIT
        ),
    ),
    guide="Dữ liệu cá nhân",
    facts=(DataRequestFacts, SettlingFacts),
    subjects={"members.data_request": "yêu cầu về dữ liệu"},
    desk=(HomePart(place=15, find=_tasks, figures=request_figures),),
    personal=(
        Personal(
            label="Yêu cầu về dữ liệu",
            rows=extract_of_requests,
            model=DataRequest,
            emptied={"content": "", "answer": ""},
            kept={"personal_requests.kind": "Yêu cầu về dữ liệu: loại, ngày, kết quả; không còn nội dung."},
        ),
    ),
)
