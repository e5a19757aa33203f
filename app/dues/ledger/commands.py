"""`flask dues`: recalculate all dues."""

from __future__ import annotations

import click

from app.core.actor import SYSTEM
from app.dues.ledger import actions
from app.office.trail.actions import note
from app.office.units.queries import units
from app.web.clock import today
from app.web.saving import written


@click.command("dues")
def dues() -> None:
    """Tính lại các khoản phải đóng của mọi công đoàn từ mức đóng, danh sách và tiền đã đóng."""
    with written():
        for unit in units():
            actions.refresh(unit.id, today())
            note(unit.id, SYSTEM, "dues.refreshed", f"units/{unit.id}", {})
    click.echo("Đã tính lại.")


COMMANDS = (dues,)
