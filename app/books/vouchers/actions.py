"""Writes of vouchers: a number for what was posted or recorded without one."""

from __future__ import annotations

from datetime import date

from app.books.cashbook.facts import VoucherKind
from app.books.register.actions import issue_for_entry
from app.books.vouchers.facts import VoucherPaper
from app.core.actor import Actor
from app.core.errors import Refused
from app.log.activities.queries import activity


def issue_voucher(unit_id: int, voucher: VoucherPaper, actor: Actor, today: date) -> str:
    """Give a voucher of cash its number, and return it. Raises Refused when it has one or holds no more."""
    if voucher.number:
        raise Refused(f"Phiếu này đã có số {voucher.number}.")
    return _issue(unit_id, voucher.lines[0].activity_id, voucher.kind, actor, today)


def issue_visit_paper(unit_id: int, activity_id: int, actor: Actor, today: date) -> str:
    """Give a visit the number of its phiếu thăm hỏi, and return it. Raises Refused for a withdrawn visit."""
    return _issue(unit_id, activity_id, VoucherKind.VISIT, actor, today)


def _issue(unit_id: int, activity_id: int, kind: VoucherKind, actor: Actor, today: date) -> str:
    entry = activity(unit_id, activity_id)
    if entry is None:
        raise Refused("Mục này không có trong sổ của công đoàn.")
    return issue_for_entry(entry, kind, actor, today)
