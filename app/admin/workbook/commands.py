"""`flask import-workbook` and `flask export-workbook`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from app.admin.server.opening import mark_books, open_for_command
from app.core.actor import SYSTEM
from app.exchange.beside.trial import on_a_copy
from app.exchange.workbook.adapters.unit import unit_of
from app.exchange.workbook.comparing.planning import Plan, prepare
from app.exchange.workbook.comparing.plans import differences
from app.exchange.workbook.exporting import export
from app.exchange.workbook.importing import Applied, apply
from app.exchange.workbook.problems import MOST, Unreadable
from app.exchange.workbook.reading.reader import Book, read_book
from app.extensions import db
from app.office.units.choosing import chosen_unit
from app.people.salaries.declared import DECLARED
from app.people.salaries.rules import SalaryChange
from app.transactions import enter_union, reading
from app.web.clock import today
from app.web.saving import written


@click.command("import-workbook")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Chỉ kiểm tra, không ghi gì.")
@click.option(
    "--salary-from",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Lương khác với sổ áp dụng từ ngày này; bỏ qua thì từ tháng đầu chưa khóa sổ.",
)
@click.option("--salary-in-place", is_flag=True, help="Lương trong sổ là gõ nhầm: sửa tại chỗ.")
@click.option("--agree", is_flag=True, help="Đồng ý đổi cả các kỳ đã nộp đủ, đã khóa sổ.")
def import_workbook(
    file: Path, dry_run: bool, salary_from: datetime | None, salary_in_place: bool, agree: bool
) -> None:
    """Nhập sổ trao đổi FILE: ghi cả sổ, hoặc không ghi gì và nói rõ chỗ nào chưa đúng."""
    try:
        book = read_book(file)
    except Unreadable as unreadable:
        click.echo(f"{file.name}: {unreadable.sentence}", err=True)
        raise SystemExit(2) from unreadable
    open_for_command(begins=True)
    # The trial copy has another application, without our clock setting.
    day = salary_from.date() if salary_from and not salary_in_place else None
    carry_out = partial(_carry_out, book, file.name, today(), day, agree, in_place=salary_in_place)
    if dry_run:
        unit_id = _unit_id(book)
        with on_a_copy(unit_id):
            _end(*carry_out())
        click.echo("Chỉ kiểm tra, chưa ghi gì.")
        return
    with written():
        plan, applied = carry_out()
        if applied.problems:
            db.session.rollback()
    mark_books()
    _end(plan, applied)
    click.echo("Đã ghi xong.")


def _unit_id(book: Book) -> int | None:
    """The id of the union that the file names."""
    with reading():
        unit, _ = unit_of(book, None)
        return unit.id if unit else None


def _carry_out(
    book: Book, file_name: str, day: date, salary_from: date | None, agreed: bool, *, in_place: bool
) -> tuple[Plan, Applied]:
    known, _ = unit_of(book, None)
    if known:
        # What is compared with the file stays as it is until the commit.
        enter_union(known.id)
    plan = prepare(book, None, day)
    if salary_from is None and not in_place and plan.unit:
        salary_from = DECLARED.first_open_day(plan.unit.id, day)
    return plan, apply(plan, file_name, SYSTEM, day, salary=SalaryChange(salary_from, agreed))


def _end(plan: Plan, applied: Applied) -> None:
    """Print the result; exits with 2 if there are problems."""
    _print_plan(plan, applied)
    if applied.problems:
        more = " và còn nhiều lỗi khác" if len(applied.problems) >= MOST else ""
        click.echo(f"Có {len(applied.problems)} chỗ cần sửa{more}; chưa ghi gì.", err=True)
        raise SystemExit(2)


@click.command("export-workbook")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--unit", "unit_text", help="Mã hoặc tên công đoàn; bỏ được khi chỉ có một.")
def export_workbook(file: Path, unit_text: str | None) -> None:
    """Xuất toàn bộ sổ của một công đoàn ra FILE, cùng mẫu với sổ nhập vào."""
    try:
        with reading():
            unit = chosen_unit(unit_text)
            unit_id, name = unit.id, unit.name
        export(unit_id, file.write_bytes, SYSTEM)
    except OSError as failed:
        click.echo(f"Không ghi được tệp {file}: {failed.strerror}.", err=True)
        raise SystemExit(2) from failed
    click.echo(f"Đã xuất sổ của {name} ra {file}.")


def _print_plan(plan: Plan, applied: Applied) -> None:
    for sheet in plan.all_sheets:
        counts = [
            (len(sheet.new), "mới"),
            (len(sheet.changed), "sửa"),
            (len(sheet.unchanged), "không đổi"),
            (sheet.as_recorded, "giữ theo sổ"),
            (len(sheet.conflicts), "xung đột"),
            (len(sheet.absent), "không có trong tệp"),
        ]
        summary = ", ".join(f"{count} {word}" for count, word in counts if count)
        if summary:
            click.echo(f"{sheet.sheet.title}: {summary}")
    for change in changes_of(plan):
        click.echo(change)
    for remark in plan.remarks:
        click.echo(f"Lưu ý: {remark.text}")
    if plan.remarks.more:
        click.echo(f"Lưu ý: còn {plan.remarks.more} điều nữa.")
    for problem in applied.problems:
        click.echo(problem.text, err=True)


def changes_of(plan: Plan) -> Iterator[str]:
    """The differences of the file from the books: `Thăm hỏi, dòng 2, Số tiền: «500000» thành «700000»`."""
    for sheet in plan.all_sheets:
        for pair in sheet.changed:
            for heading, old, new in differences(sheet, pair):
                yield f"{sheet.sheet.title}, dòng {pair.row.line}, {heading}: «{old}» thành «{new}»"


COMMANDS = (export_workbook,)
#: It reads its file first, and starts nothing if that fails.
SELF_OPENING = (import_workbook,)
