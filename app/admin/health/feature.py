"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ScalarSelect

from app.admin.health import checks
from app.admin.health.queries import in_utc, machine_time, newest_change
from app.admin.health.rules import is_ahead
from app.office.accounts.rules import Permission
from app.web.features import Feature, MenuEntry
from app.web.health.declared import HealthCheck
from app.web.lists.filters import moment
from app.web.overviews import HomePart, Task


def _clock_figures(_unit_id: int, _today: date) -> Sequence[ScalarSelect[Any]]:
    return (newest_change(),)


def _clock_task(_unit_id: int, _today: date, newest: datetime | None) -> Iterator[Task]:
    """A dead battery turns a clock back: what is entered then gets the wrong day."""
    now = machine_time()
    if is_ahead(in_utc(newest), now):
        yield Task(
            "Giờ của máy chủ có thể sai",
            "trail.index",
            f"Bây giờ máy ghi {moment(now)}, nhưng dấu vết mới nhất ghi lúc {moment(newest)}. "
            "Hãy báo người quản trị trước khi ghi sổ.",
            "bad",
            Permission.READ_BOOKS,
        )


FEATURE = Feature(
    menu=(MenuEntry("Sổ sách", 45, "Tình trạng máy chủ", "health.show", "database", Permission.ADMINISTER),),
    guide="Sao lưu",
    desk=(
        HomePart(place=1, find=_clock_task, figures=_clock_figures),
        HealthCheck(place=10, key="database", label="Cơ sở dữ liệu", look=checks.database),
        HealthCheck(place=15, key="second_lock", label="Khóa giữa các công đoàn", look=checks.second_lock),
        HealthCheck(place=20, key="writing", label="Ghi vào sổ", look=checks.writing),
        HealthCheck(place=30, key="disk", label="Chỗ trống trên đĩa", look=checks.disk),
        HealthCheck(place=40, key="uploads", label="Chỗ giữ tệp đính kèm", look=checks.uploads),
        HealthCheck(place=45, key="backup", label="Bản sao lưu", look=checks.backup),
        HealthCheck(place=50, key="keys", label="Tệp khóa", look=checks.keys),
        HealthCheck(place=60, key="clock", label="Đồng hồ", look=checks.clock),
    ),
)
