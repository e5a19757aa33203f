"""`flask outlines`: the outlines of reports as files."""

from __future__ import annotations

from pathlib import Path

import click

from app.core.actor import SYSTEM
from app.office.units.choosing import chosen_unit
from app.transactions import reading
from app.web.saving import written
from app.year.figures.files import write_file
from app.year.outlines.actions import save_outline
from app.year.outlines.queries import find_outline, own_outlines
from app.year.outlines.rules import file_of
from app.year.reports.outline import load_outline, outline_names

_UNIT = click.option("--unit", "unit_text", help="Mã hoặc tên công đoàn; bỏ được khi chỉ có một.")


@click.group("outlines")
def outlines_command() -> None:
    """Đề cương báo cáo: liệt kê, xuất ra tệp, nhập từ tệp."""


@outlines_command.command("list")
@_UNIT
def list_command(unit_text: str | None) -> None:
    """Liệt kê các đề cương có sẵn và của công đoàn."""
    with reading():
        own = own_outlines(chosen_unit(unit_text).id)
    for name in outline_names():
        click.echo(f"{name}\tcó sẵn\t{load_outline(name).label}")
    for one in own:
        click.echo(f"{one.name}\tbản {one.version}\t{one.label}")


@outlines_command.command("export")
@click.argument("name", metavar="TÊN")
@_UNIT
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Tệp ghi ra; bỏ: màn hình.")
def export_command(name: str, unit_text: str | None, output: Path | None) -> None:
    """Xuất đề cương TÊN ra tệp, để công đoàn khác nhập."""
    with reading():
        text = file_of(find_outline(chosen_unit(unit_text), name))
    if output:
        write_file(output, text.encode())
    else:
        click.echo(text, nl=False)


@outlines_command.command("import")
@click.argument("file", metavar="TỆP", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_UNIT
def import_command(file: Path, unit_text: str | None) -> None:
    """Nhập đề cương từ TỆP; nói rõ thay cho bản nào."""
    with written():
        sentence = save_outline(chosen_unit(unit_text).id, file.read_bytes(), SYSTEM, file.stem).sentence
    click.echo(sentence)


COMMANDS = (outlines_command,)
