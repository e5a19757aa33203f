"""`flask figures`: the figures of a period by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from app.core.dates import format_date
from app.core.errors import Refused
from app.core.periods import in_words
from app.log.figures.facts import Figure, Scope
from app.log.figures.registry import UnknownKey, declared, figure
from app.office.units.choosing import chosen_unit
from app.papers.head import head_of
from app.transactions import reading
from app.web.clock import today
from app.year.figures.files import write_file
from app.year.figures.list_sheets import figures_sheet
from app.year.figures.scopes import cut_off, open_scope, wanted_period
from app.year.received.queries import is_upper
from app.year.reports.tracing.queries import row_words
from app.year.reports.tracing.rules import rows_of
from app.year.totals.figures import every_figure, nothing_of, sent_key, totals_of
from app.year.totals.queries import table_of
from app.year.totals.tables.pivot import pivot_xlsx


@click.command("figures")
@click.option("--period", "period_text", required=True, help="Kỳ: 2024, Quý 1/2024, Năm học 2023-2024, …")
@click.option("--unit", "unit_text", help="Mã hoặc tên công đoàn; bỏ được khi chỉ có một.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Số liệu tính đến ngày.")
@click.option("--key", "keys", multiple=True, help="Mã số liệu, như visits.times; lặp lại được.")
@click.option(
    "--format", "kind", type=click.Choice(["json", "text", "xlsx"]), default="text", show_default=True
)
@click.option(
    "--by-union", is_flag=True, help="Bảng chéo Excel: mọi số liệu, mỗi công đoàn cấp dưới một cột."
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Tệp ghi ra; bỏ: màn hình.")
def figures_command(
    period_text: str,
    unit_text: str | None,
    as_of: datetime | None,
    keys: tuple[str, ...],
    kind: str,
    by_union: bool,
    output: Path | None,
) -> None:
    """In các số liệu của một kỳ, mỗi số kèm cách tính và căn cứ."""
    try:
        with reading():
            unit = chosen_unit(unit_text)
            period = wanted_period(unit, period_text)
            scope = open_scope(unit, period, cut_off(period, today(), as_of.date() if as_of else None))
            content = _by_union(scope) if by_union else _WRITERS[kind](scope, _asked(scope, keys))
        if output:
            write_file(output, content)
        else:
            click.echo(content, nl=False)
    except UnknownKey as unknown:
        click.echo(unknown.sentence, err=True)
        raise SystemExit(2) from unknown


def _asked(scope: Scope, keys: Sequence[str]) -> list[Figure]:
    """The figures asked for; of a union with unions below it the totals of what these sent."""
    if not keys:
        return list(every_figure(scope))
    if not is_upper(scope.unit.id):
        return [figure(scope, key) for key in keys]
    found = totals_of(scope)
    keys = [sent_key(key) for key in keys]
    for key in keys:
        if key not in found and declared(key) is None:
            figure(scope, key)  # raises UnknownKey, which names the nearest
    return [found.get(key) or nothing_of(key) for key in keys]


def _by_union(scope: Scope) -> bytes:
    if not is_upper(scope.unit.id):
        raise Refused("Công đoàn này không có công đoàn cấp dưới nào đã gửi báo cáo.")
    return pivot_xlsx(table_of(scope.unit, scope.period, scope.as_of), head_of(scope.unit, scope.as_of))


def as_json(scope: Scope, found: Sequence[Figure]) -> bytes:
    """The figures with rules, sources and complements; decimals as text with a point."""
    document = {
        "unit": scope.unit.code,
        "period": scope.period.label,
        "from": scope.period.start.isoformat(),
        "to": scope.period.end.isoformat(),
        "as_of": scope.as_of.isoformat(),
        "figures": [_plain(one) for one in found],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(one: Figure) -> dict[str, Any]:
    return {
        "key": one.key,
        "label": one.label,
        "value": f"{one.value:f}" if isinstance(one.value, Decimal) else one.value,
        "unit": one.unit,
        "rule": one.rule,
        "sources": [{"row": share.row, "share": share.share} for share in one.shares],
        "complement": [{"row": left.row, "reason": left.reason} for left in one.left_out],
    }


def as_text(scope: Scope, found: Sequence[Figure]) -> bytes:
    """A line for each figure: key, value with its unit, label."""
    period, until = in_words(scope.period), format_date(scope.as_of)
    lines = [f"{scope.unit.name}, {period}, số liệu tính đến ngày {until}"]
    lines += [f"{one.key}\t{one.text}\t{one.label}" for one in found]
    return "".join(f"{line}\n" for line in lines).encode()


def as_xlsx(scope: Scope, found: Sequence[Figure]) -> bytes:
    """The figures as a table, with the rows behind them in words."""
    from app.papers.xlsx import sheet_xlsx  # heavy: only where a table is wanted

    words = row_words(scope.unit.id, (row for one in found for row in rows_of(one)))
    sheet = figures_sheet(found, scope.period, scope.as_of, words)
    return sheet_xlsx(sheet, head_of(scope.unit, scope.as_of))


_WRITERS: dict[str, Callable[[Scope, Sequence[Figure]], bytes]] = {
    "json": as_json,
    "text": as_text,
    "xlsx": as_xlsx,
}

COMMANDS = (figures_command,)
