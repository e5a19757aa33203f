"""`flask verify`: whether the books agree."""

from __future__ import annotations

from collections.abc import Sequence

import click

from app.cashbook.faults import Fault
from app.units.queries import units
from app.verification.checks import house_faults, unit_faults
from app.web.clock import today


@click.command("verify")
def verify() -> None:
    """Đối chiếu số dư, nhật ký với sổ quỹ, dấu vết; mã thoát 1 khi có chỗ không khớp."""
    told = [("", house_faults()), *((unit.name, unit_faults(unit, today())) for unit in units())]
    for name, faults in told:
        _tell(name, faults)
    if any(faults for _, faults in told):
        raise SystemExit(1)
    click.echo("Sổ khớp.")


def _tell(name: str, faults: Sequence[Fault]) -> None:
    for fault in faults:
        ids = f" [{', '.join(fault.sources)}]" if fault.sources else ""
        click.echo(f"{name}: {fault.message}{ids}" if name else f"{fault.message}{ids}")
