"""`flask report`: a report as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from app.core.errors import Refused
from app.core.periods import BadPeriod, Period
from app.office.units.choosing import chosen_unit
from app.office.units.models import Unit
from app.office.units.queries import congress_days
from app.office.units.rules import read_period
from app.transactions import reading
from app.web.clock import today
from app.year.figures.scopes import cut_off
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.queries import gather_report
from app.year.reports.writers.files import WRITERS
from app.year.reports.writers.missing_letters import missing_letters


@click.command("report")
@click.option("--period", "period_text", required=True, help="Kỳ: 2024, Quý 1/2024, Năm học 2023-2024, …")
@click.option("--unit", "unit_text", help="Mã hoặc tên công đoàn; bỏ được khi chỉ có một.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Số liệu tính đến ngày.")
@click.option("--outline", default="co-quan", show_default=True, help="Đề cương.")
@click.option("--format", "kind", type=click.Choice(sorted(WRITERS)), required=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
def report_command(
    period_text: str, unit_text: str | None, as_of: datetime | None, outline: str, kind: str, output: Path
) -> None:
    """Soạn báo cáo của một kỳ và ghi ra tệp."""
    try:
        with reading():
            unit = chosen_unit(unit_text)
            period = _period(unit, period_text)
            day = cut_off(period, today(), as_of.date() if as_of else None)
            report_record = gather_report(unit, period, day)
            report = compose(load_outline(outline), report_record)
        for finding in report.findings:
            click.echo(finding.message, err=True)
        if report.findings:
            raise SystemExit(1)
        _write(output, WRITERS[kind](report))
        for lost in missing_letters(report) if kind == "pdf" else ():
            click.echo(f"Lưu ý: bản PDF không in được chữ {lost.description}.", err=True)
    except Refused as refusal:
        click.echo(refusal.sentence, err=True)
        raise SystemExit(2) from refusal


def _write(output: Path, content: bytes) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise Refused(f"Không ghi được tệp {output}: {error.strerror}.") from error


def _period(unit: Unit, text: str) -> Period:
    try:
        return read_period(text, congress_days(unit))
    except BadPeriod as bad:
        raise Refused(bad.sentence) from bad


COMMANDS = (report_command,)
