"""`flask package`, `flask receive`: the signed file of a period, made and taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
from flask import current_app

from app.admin.packages.watched import content_of, take_folder
from app.admin.server.opening import mark_books, open_for_command
from app.core.actor import SYSTEM
from app.core.errors import Busy, Refused
from app.exchange.handed_down.opening import open_file
from app.exchange.packages.handing_over import hand_over, packed_alone
from app.exchange.packages.packing import public_key_of
from app.exchange.packages.receiving import receive
from app.exchange.packages.taking import Delivered, Fate, of_taken
from app.office.signatures.rules import short_code
from app.office.union_kinds.known import upper_kind
from app.office.units.actions import start_unit
from app.office.units.choosing import chosen_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.office.units.queries import unit_by_code_or_name
from app.transactions import reading
from app.web.clock import today
from app.web.saving import written
from app.year.figures.files import write_file
from app.year.figures.scopes import wanted_period

_WHERE = (
    "Hãy cho biết kỳ bằng --period, và tệp ghi ra bằng --output hoặc công đoàn cấp trên ở cùng nơi bằng --to."
)


@click.command("package")
@click.option("--period", "period_text", help="Kỳ: 2024, Quý 1/2024, Năm học 2023-2024, …")
@click.option("--unit", "unit_text", help="Mã hoặc tên công đoàn; bỏ được khi chỉ có một.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Số liệu tính đến ngày.")
@click.option("--outline", help="Đề cương; bỏ thì theo loại hình của công đoàn.")
@click.option("--code", "prints_code", is_flag=True, help="Chỉ in mã khóa, để đọc cho cấp trên so.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Tệp gói ghi ra.")
@click.option("--to", "upper_text", help="Giao thẳng cho công đoàn cấp trên có sổ ở cùng nơi này.")
def package_command(
    period_text: str | None,
    unit_text: str | None,
    as_of: datetime | None,
    outline: str | None,
    prints_code: bool,
    output: Path | None,
    upper_text: str | None,
) -> None:
    """Đóng gói số liệu và báo cáo của một kỳ, ký, để gửi cấp trên hoặc giao thẳng."""
    folder = Path(current_app.instance_path)
    with reading():
        unit = chosen_unit(unit_text)
        name, code = unit.name, short_code(public_key_of(unit, folder))
        if prints_code:
            click.echo(code)
            return
        if not period_text or not (output or upper_text):
            raise Refused(_WHERE)
        upper = chosen_unit(upper_text) if upper_text else None
        period = wanted_period(unit, period_text)
        day = as_of.date() if as_of else None
        package, content = packed_alone(unit, period, day, today(), folder, outline or "")
    if output:
        write_file(output, content)
    lines = hand_over(content, upper, SYSTEM, today()) if upper else []
    kind = "bản chốt" if package.is_frozen else "bản dự thảo"
    counted = f"{len(package.figures)} số liệu"
    where = f", ra {output}" if output else ""
    click.echo(f"Đã đóng gói {kind} kỳ {period.label} của {name}: {counted}{where}.")
    click.echo(f"Mã khóa: {code}")
    for line in lines:
        click.echo(line)
    if upper_text:
        mark_books()


@click.command("receive")
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--unit", "unit_text", required=True, help="Mã hoặc tên công đoàn cấp trên nhận gói.")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Nhận mọi tệp .goi trong thư mục này rồi chuyển vào thư mục con; hẹn giờ chạy được.",
)
@click.option("--make", is_flag=True, help="Lập công đoàn ấy nếu chưa có trong sổ.")
@click.option("--trust", is_flag=True, help="Nhận cả khóa chưa gặp, và in mã của chúng để so.")
def receive_command(
    files: tuple[Path, ...], unit_text: str, folder: Path | None, make: bool, trust: bool
) -> None:
    """Nhận các gói của công đoàn cấp dưới: mỗi gói riêng, gói sai thì bỏ và nói rõ."""
    if not files and not folder:
        raise click.UsageError("Hãy cho biết các tệp gói, hoặc thư mục bằng --folder.")
    open_for_command(begins=make)
    counts = Counts()
    _founded(unit_text, make=make)
    for file in files:
        counts.add(_received(file, unit_text, trusts=trust))
    for found in take_folder(folder, unit_text, trusts=trust) if folder else ():
        counts.add(found)
    mark_books()
    click.echo(
        f"Nhận {counts.taken} gói ({counts.taken - counts.replaced} mới, {counts.replaced} thay gói trước), "
        f"{counts.remarked} gói có lưu ý, từ chối {counts.refused}."
    )
    if counts.refused:
        raise SystemExit(2)


@dataclass
class Counts:
    """What became of the files so far."""

    taken: int = 0
    replaced: int = 0
    remarked: int = 0
    refused: int = 0

    def add(self, found: Delivered) -> None:
        """Count a file, and print what there is to say of it."""
        is_taken = found.package_id is not None
        for line in found.lines:
            click.echo(line if is_taken else f"{found.file_name}: {line}", err=not is_taken)
        self.taken += is_taken
        self.refused += not is_taken
        self.replaced += found.fate is Fate.REPLACED
        self.remarked += found.has_remarks


@click.command("open-file")
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--unit", "unit_text", help="Mã hoặc tên công đoàn; bỏ được khi chỉ có một.")
@click.option("--trust", is_flag=True, help="Tin cả khóa chưa gặp của cấp trên; hãy so mã trước.")
def open_file_command(files: tuple[Path, ...], unit_text: str | None, trust: bool) -> None:
    """Mở tệp của cấp trên: yêu cầu báo cáo, ý kiến, chấp nhận."""
    is_refused = False
    for file in files:
        try:
            content = content_of(file)
            with written():
                lines = open_file(chosen_unit(unit_text), content, SYSTEM, today(), trusts=trust)
        except Busy:
            # No fault of the file: the command ends, and says so in its own words.
            raise
        except Refused as refusal:
            is_refused = True
            click.echo(f"{file.name}: {refusal.sentence}", err=True)
            continue
        for line in lines:
            click.echo(line)
    if is_refused:
        raise SystemExit(2)


def _received(file: Path, unit_text: str, *, trusts: bool) -> Delivered:
    """Take one file in a transaction of its own; one that is refused leaves nothing behind."""
    try:
        content = content_of(file)
        with written():
            taken = receive(chosen_unit(unit_text), content, SYSTEM, today(), trusts=trusts)
            found = of_taken(file.name, taken)
    except Busy:
        raise
    except Refused as refusal:
        return Delivered(file.name, Fate.REFUSED, [refusal.sentence])
    return found


def _founded(unit_text: str, *, make: bool) -> None:
    """Make the union where it is not there yet and that is wanted. Raises Refused."""
    with reading():
        is_there = unit_by_code_or_name(unit_text) is not None
        if not is_there and not make:
            chosen_unit(unit_text)
    if not is_there:
        with written():
            made: Unit = start_unit(UnitFacts(name=unit_text, kind=upper_kind()), SYSTEM)
            name = made.name
        click.echo(f"Đã lập {name}.")


COMMANDS = (package_command, open_file_command)
#: It may begin books.
SELF_OPENING = (receive_command,)
