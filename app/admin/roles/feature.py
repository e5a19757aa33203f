"""What this room hands to the application."""

from __future__ import annotations

from app.admin.roles.tasks import waiting_figures, waiting_tasks
from app.office.accounts.rules import Permission
from app.web.features import Feature, MenuEntry
from app.web.overviews import HomePart

FEATURE = Feature(
    menu=(MenuEntry("Sổ sách", 38, "Vai trò", "roles.index", "users", Permission.MANAGE_UNIT),),
    guide="Bắt đầu",
    desk=(HomePart(place=5, find=waiting_tasks, figures=waiting_figures),),
)
