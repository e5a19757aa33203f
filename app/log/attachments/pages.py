"""Permissions of attachments on pages."""

from __future__ import annotations

from app.log.activities.models import Activity
from app.log.attachments.rules import moves_money
from app.office.accounts.rules import Permission
from app.web.guards import may


def may_attach(entry: Activity) -> bool:
    """Whether the current user may add and withdraw scans of the entry."""
    needed = Permission.MONEY if moves_money(entry) else Permission.RECORD
    return entry.withdrawn_at is None and may(needed)
