"""The condition of the server: a short answer for monitoring, a page for the administrator."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

from flask import Blueprint, current_app
from werkzeug.wrappers import Response

from app.admin.health import queries
from app.admin.health.rules import is_failing
from app.config import VERSION
from app.log.attachments.rules import format_size
from app.office.accounts.rules import Permission
from app.office.installation.files import UPLOADS
from app.office.installation.sqlite_file import log_of
from app.web.delivery.proxies import is_this_machine
from app.web.guards import allow
from app.web.health.declared import Looks
from app.web.lists.filters import moment
from app.web.pages import page

bp = Blueprint("health", __name__)
_LOOKS, _STARTED = "health looks", "started at"


@bp.record
def _begin(state: Any) -> None:
    state.app.extensions[_LOOKS] = Looks()
    state.app.extensions[_STARTED] = queries.machine_time()


@bp.get("/healthz")
@allow(Permission.PUBLIC)
def healthz() -> tuple[dict[str, Any], int]:
    """Whether the server does its work: 200 or 503; what was looked at only for this machine itself."""
    is_near = is_this_machine()
    found = current_app.extensions[_LOOKS].newest(fresh=is_near)
    failing = is_failing(condition for _, condition in found)
    answer: dict[str, Any] = {"status": "failed" if failing else "ok"}
    if is_near:
        checks = {check.key: {"status": one.tone, "text": one.text} for check, one in found}
        answer |= {"version": VERSION, "checks": checks}
    return answer, 503 if failing else 200


@bp.get("/may-chu")
@allow(Permission.ADMINISTER)
def show() -> Response:
    """What the administrator looks after: what runs, where, and in which state."""
    found = current_app.extensions[_LOOKS].newest(fresh=True)
    return page("admin/health/show.html", found=found, rows=_facts())


def _facts() -> list[tuple[str, str]]:
    folder, file = Path(current_app.instance_path), queries.database_file()
    return [
        ("Bản chương trình", f"{VERSION}, Python {platform.python_version()}"),
        ("Cơ sở dữ liệu", f"{queries.engine_name()}, {format_size(queries.database_size())}"),
        ("Phần ghi chờ gộp", format_size(queries.size_of(log_of(file))) if file else ""),
        ("Tệp đính kèm", format_size(queries.size_of(folder / UPLOADS))),
        ("Khởi động lúc", moment(current_app.extensions[_STARTED])),
    ]
