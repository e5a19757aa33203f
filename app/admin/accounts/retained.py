"""What the server keeps of all unions for a time: tokens of sent forms, copies made before upgrades."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import delete

from app.core.dates import midnight_before
from app.extensions import db
from app.office.accounts.models import SentForm
from app.office.accounts.queries import count_forms_before
from app.office.accounts.rules import SENT_FORMS_KEPT, Permission
from app.web.personal.declared import Retention

_COPIES_KEPT = timedelta(days=90)


def _count_forms(_unit_id: int, today: date, _folder: Path) -> int:
    return count_forms_before(midnight_before(today, SENT_FORMS_KEPT))


def _drop_forms(_unit_id: int, today: date, _folder: Path) -> None:
    db.session.execute(delete(SentForm).where(SentForm.at < midnight_before(today, SENT_FORMS_KEPT)))


def _copies(_unit_id: int, today: date, folder: Path) -> Iterator[Path]:
    before = midnight_before(today, _COPIES_KEPT).timestamp()
    return (one for one in folder.glob("truoc-nang-cap-*.db") if one.stat().st_mtime < before)


def _drop_copies(unit_id: int, today: date, folder: Path) -> None:
    for one in list(_copies(unit_id, today, folder)):
        one.unlink(missing_ok=True)


SENT_FORMS = Retention(
    key="mau-da-gui",
    label="Dấu nhận ra mẫu đã gửi (chống ghi hai lần)",
    ground=f"Giữ {SENT_FORMS_KEPT.days} ngày; không mẫu nào còn gửi lại sau đó.",
    count=_count_forms,
    drop=_drop_forms,
    permission=Permission.ADMINISTER,
)
OLD_COPIES = Retention(
    key="ban-sao-truoc-nang-cap",
    label="Bản sao trước nâng cấp của mọi công đoàn trên máy chủ",
    ground=f"Giữ {_COPIES_KEPT.days} ngày để quay lại bản cũ; bản sao còn cả dữ liệu đã xóa về sau.",
    count=lambda unit_id, today, folder: len(list(_copies(unit_id, today, folder))),
    drop=_drop_copies,
    permission=Permission.ADMINISTER,
)
