"""`flask verify`: whether the books agree."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from flask import current_app

from app.admin.server.console import NOT_DONE
from app.admin.server.opening import RESTORED, open_for_command
from app.admin.verification.checks import (
    file_faults,
    head_faults,
    installation_faults,
    paper_faults,
    remarks,
    seal_findings_of,
    unit_faults,
)
from app.core.errors import Fault
from app.extensions import db
from app.office.installation.files import UPLOADS
from app.office.installation.troubles import Damaged, Unusable, meant_by
from app.office.seals.place import place
from app.office.seals.rules import head_in
from app.office.units.queries import units
from app.transactions import reading
from app.web.clock import today

_REST = "Phần còn lại chưa đối chiếu được. Hãy khôi phục bản sao lưu gần nhất (flask restore)."
#: The exit code if faults were found.
DISAGREE = 1


class _Head(click.ParamType[tuple[int, str]]):
    """The head of the books as a paper prints it."""

    name = "dấu"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[int, str]:
        return head_in(value) or self.fail(f"{value!r} không phải dấu sổ như in trên giấy.", param, ctx)


@click.command("verify")
@click.option(
    "--head",
    "heads",
    type=_Head(),
    multiple=True,
    help='Dấu sổ in trên giấy, như "1532: ab12 cd34 ef56 7890": hỏi sổ có đúng là sổ đã in giấy ấy không.',
)
def verify(heads: tuple[tuple[int, str], ...]) -> None:
    """Đối chiếu toàn bộ sổ; mã thoát 0: khớp, 1: có chỗ không khớp, 2: không xem được."""
    uploads = Path(current_app.instance_path) / UPLOADS
    with _looking():
        open_for_command(looks_inside=False)
        with reading():
            broken = file_faults()
        if broken:
            _print_faults("", broken)
            click.echo(_REST)
            raise SystemExit(DISAGREE)
        with reading():
            sealed, compared = seal_findings_of(place()), head_faults(heads)
            results = [
                ("", [*installation_faults(), *sealed.faults]),
                ("", [fault for _, fault in compared if fault]),
                *(
                    (unit.name, [*unit_faults(unit, today()), *paper_faults(unit, uploads)])
                    for unit in units()
                ),
            ]
            noted = [*remarks(uploads, RESTORED), *sealed.remarks]
    for number, fault in compared:
        if not fault:
            click.echo(f"Dấu số {number} trên giấy khớp với sổ.")
    for name, faults in results:
        _print_faults(name, faults)
    for remark in noted:
        click.echo(f"Lưu ý: {remark}")
    if any(faults for _, faults in results):
        raise SystemExit(DISAGREE)
    click.echo("Sổ khớp.")


@contextmanager
def _looking() -> Iterator[None]:
    """Errors that stop the check exit with a code of their own, unlike faults."""
    try:
        yield
    except Exception as error:
        unusable = meant_by(error, Path(db.engine.url.database or ""))
        if unusable is None:
            traceback.print_exc()
            unusable = Unusable(
                "Chương trình gặp lỗi khi đối chiếu (ghi ở trên) nên chưa biết sổ có khớp không."
            )
        click.echo(unusable.sentence, err=True)
        sys.exit(DISAGREE if isinstance(unusable, Damaged) else NOT_DONE)


def _print_faults(name: str, faults: Sequence[Fault]) -> None:
    for fault in faults:
        ids = f" [{', '.join(fault.sources)}]" if fault.sources else ""
        click.echo(f"{name}: {fault.message}{ids}" if name else f"{fault.message}{ids}")


#: It distinguishes a damaged file from a missing one itself.
SELF_OPENING = (verify,)
