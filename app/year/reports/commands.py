"""`flask report`: a report as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from app.office.units.choosing import chosen_unit
from app.transactions import reading
from app.web.clock import today
from app.year.compared.queries import earlier_period
from app.year.figures.files import write_file
from app.year.figures.scopes import cut_off, wanted_period
from app.year.reports.composing import composed
from app.year.reports.outline import usual_outline
from app.year.reports.tracing.files import report_xlsx
from app.year.reports.writers.files import WRITERS
from app.year.reports.writers.missing_letters import missing_letters


@click.command("report")
@click.option("--period", "period_text", required=True, help="Kỳ: 2024, Quý 1/2024, Năm học 2023-2024, …")
@click.option("--unit", "unit_text", help="Mã hoặc tên công đoàn; bỏ được khi chỉ có một.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Số liệu tính đến ngày.")
@click.option("--outline", help="Đề cương; bỏ thì theo loại hình của công đoàn.")
@click.option("--format", "kind", type=click.Choice(sorted((*WRITERS, "xlsx"))), required=True)
@click.option("--annex", is_flag=True, help="Kèm phụ lục Căn cứ số liệu.")
@click.option("--compared", is_flag=True, help="Kèm phụ lục So sánh với năm trước.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
def report_command(
    period_text: str,
    unit_text: str | None,
    as_of: datetime | None,
    outline: str | None,
    kind: str,
    annex: bool,
    compared: bool,
    output: Path,
) -> None:
    """Soạn báo cáo của một kỳ và ghi ra tệp."""
    with reading():
        unit = chosen_unit(unit_text)
        period = wanted_period(unit, period_text)
        now = today()
        day = cut_off(period, now, as_of.date() if as_of else None)
        wanted = outline or usual_outline(unit)
        earlier = earlier_period(unit, period, day) if compared else None
        report, record = composed(
            unit, period, day, wanted, annex=annex and kind != "xlsx", earlier=earlier, today=now
        )
        workbook = report_xlsx(report, record, has_evidence=annex) if kind == "xlsx" else b""
    for finding in report.findings:
        click.echo(finding.message, err=True)
    if report.stopping:
        raise SystemExit(1)
    write_file(output, workbook or WRITERS[kind](report))
    for lost in missing_letters(report) if kind == "pdf" else ():
        click.echo(f"Lưu ý: bản PDF không in được chữ {lost.description}.", err=True)


COMMANDS = (report_command,)
