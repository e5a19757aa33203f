"""Receiving files of unions below: opened, checked, taken."""

from __future__ import annotations

from datetime import date

from app.core.actor import Actor
from app.core.errors import Refused
from app.exchange.packages.content import package_in
from app.exchange.packages.sealed_zip import open_sealed
from app.office.units.models import Unit
from app.year.campaigns.actions import refuse_closed
from app.year.received.actions import Taken, take
from app.year.received.queries import lower_awaited, lower_by_code
from app.year.received.rules import listed

_KEPT_BESIDE = "giữ bên cạnh gói có số liệu đến ngày muộn hơn"
_OWN = "Gói này do chính công đoàn này tạo, không nhận vào chính mình."


def receive(unit: Unit, content: bytes, actor: Actor, today: date, *, trusts: bool) -> Taken:
    """Take a file. Flushes, never commits; raises Refused, and then nothing of it is taken."""
    package = package_in(open_sealed(content))
    if package.sender.code == unit.code:
        raise Refused(_OWN)
    sender = package.sender
    known = lower_by_code(unit.id, sender.code) or lower_awaited(unit.id, sender.name)
    refuse_closed(unit.id, package.period, known.id if known else None)
    return take(unit, package, content, actor, today, trusts=trusts)


def sentences(taken: Taken) -> list[str]:
    """What there is to say of a package that was taken."""
    row, lower = taken.row, taken.lower
    kind = "bản chốt" if row.is_frozen else "bản dự thảo"
    outcome = "thay gói trước" if taken.replaces else "nhận" if row.is_current else _KEPT_BESIDE
    found = [f"{lower.name}: {outcome}, kỳ {row.label}, {kind}."]
    if taken.new_code:
        found.append(f"{lower.name}: tin khóa mới, mã {taken.new_code}.")
    if taken.changes:
        found.append(f"{lower.name}: khác gói trước: {'; '.join(listed(taken.changes))}.")
    elif taken.replaces:
        found.append(f"{lower.name}: số liệu như gói trước.")
    return [*found, *(f"{lower.name}: lưu ý: {one.text}" for one in taken.remarks)]
