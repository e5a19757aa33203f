"""`flask dues`: work out anew what everybody owes; the first fill when older books are opened."""

from __future__ import annotations

import click

from app.core.actor import SYSTEM
from app.dues import actions
from app.trail.actions import note
from app.units.queries import units
from app.web.clock import today
from app.web.saving import saving


@click.command("dues")
def dues() -> None:
    """Tính lại các khoản phải đóng của mọi công đoàn từ mức đóng, danh sách và tiền đã đóng."""
    with saving() as saved:
        for unit in units():
            actions.refresh(unit.id, today())
            note(unit.id, SYSTEM, "dues.refreshed", f"units/{unit.id}", {})
    if saved.refusal:
        raise click.ClickException(saved.refusal.sentence)
    click.echo("Đã tính lại.")


def fill_missing() -> None:
    """Work out the dues of unions whose stored ones end too early: books from before there were dues."""
    for unit in units():
        actions.refresh_behind(unit.id, today())
