"""`flask campaign`: a report asked of the unions below, who sent. `flask regulations`: what is set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import click
from flask import current_app

from app.core.actor import SYSTEM
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.exchange.handed_down.making import regulations_file, request_file
from app.office.units.choosing import chosen_unit
from app.office.units.models import Unit
from app.transactions import reading
from app.web.clock import now, today
from app.web.saving import written
from app.year.campaigns import actions, asked_queries, queries
from app.year.campaigns.facts import BoardLine, CampaignFacts, Standing
from app.year.campaigns.models import Campaign
from app.year.campaigns.rules import reminder
from app.year.figures.files import write_file
from app.year.figures.scopes import wanted_period
from app.year.outlines.queries import find_outline

_UNIT = click.option("--unit", "unit_text", help="Mã hoặc tên công đoàn cấp trên; bỏ được khi chỉ có một.")
_PERIOD = click.option("--period", "period_text", required=True, help="Kỳ: 2024, Quý 1/2024, …")
_TITLE = click.option("--title", help="Tên báo cáo, khi kỳ ấy có nhiều đợt.")
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("campaign")
def campaign_command() -> None:
    """Đợt báo cáo: yêu cầu các công đoàn cấp dưới, xem ai đã gửi."""


@campaign_command.command("open")
@_UNIT
@_PERIOD
@click.option("--title", required=True, help="Báo cáo gì, như: Báo cáo tổng kết năm 2024.")
@click.option("--deadline", required=True, type=_DAY, help="Ngày cuối cùng được gửi, như 2025-01-15.")
@click.option("--as-of", type=_DAY, help="Số liệu tính đến ngày; bỏ thì là ngày cuối kỳ.")
@click.option("--number", default="", help="Số văn bản yêu cầu.")
@click.option("--outline", default="", help="Đề cương; bỏ thì theo loại hình của từng công đoàn.")
@click.option("--only", multiple=True, help="Chỉ công đoàn này (mã hoặc tên); ghi được nhiều lần.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Tệp yêu cầu để gửi xuống.")
def open_command(
    unit_text: str | None,
    period_text: str,
    title: str,
    deadline: datetime,
    as_of: datetime | None,
    number: str,
    outline: str,
    only: tuple[str, ...],
    output: Path | None,
) -> None:
    """Mở một đợt báo cáo."""
    with written():
        unit = chosen_unit(unit_text)
        if outline:
            find_outline(unit, outline)
        facts = CampaignFacts(
            title,
            period_text,
            as_of.date() if as_of else None,
            deadline.date(),
            number,
            outline,
            lower_ids=tuple(_lower_id(unit, text) for text in only),
        )
        row = actions.open_campaign(unit.id, facts, wanted_period(unit, period_text), SYSTEM, today())
        content = request_file(unit, row, Path(current_app.instance_path)) if output else b""
    if output:
        write_file(output, content)
    where = f", tệp yêu cầu ra {output}" if output else ""
    click.echo(f"Đã mở đợt «{title}», hạn gửi {format_date(deadline.date())}{where}.")


@campaign_command.command("close")
@_UNIT
@_PERIOD
@_TITLE
def close_command(unit_text: str | None, period_text: str, title: str | None) -> None:
    """Đóng đợt: gói gửi đến sau không nhận nữa."""
    _change(
        unit_text, period_text, title, lambda row: actions.close_campaign(row, SYSTEM, today()), "Đã đóng"
    )


@campaign_command.command("reopen")
@_UNIT
@_PERIOD
@_TITLE
def reopen_command(unit_text: str | None, period_text: str, title: str | None) -> None:
    """Mở lại đợt đã đóng."""
    _change(unit_text, period_text, title, lambda row: actions.reopen_campaign(row, SYSTEM), "Đã mở lại")


@campaign_command.command("board")
@_UNIT
@_PERIOD
@_TITLE
@click.option("--remind", is_flag=True, help="In cả lời nhắc gửi những nơi chưa gửi.")
def board_command(unit_text: str | None, period_text: str, title: str | None, remind: bool) -> None:
    """In từng công đoàn: chưa gửi, trễ hạn, đã gửi, có ý kiến, đã chấp nhận."""
    with reading():
        unit = chosen_unit(unit_text)
        row = _campaign(unit, period_text, title)
        lines = queries.board(row, today())
        for text in _board_lines(lines):
            click.echo(text)
        if remind:
            click.echo(reminder(row, queries.period_of(row), lines, unit.name, today()))


def _board_lines(lines: list[BoardLine]) -> Iterator[str]:
    for one in lines:
        received = format_date(one.current.received_on) if one.current else ""
        yield "\t".join((one.name, one.standing.label, received, "; ".join(one.notes)))
    counted = Counter(one.standing for one in lines)
    yield "; ".join(f"{one.label}: {counted[one]}" for one in Standing) + "."


def _change(
    unit_text: str | None,
    period_text: str,
    title: str | None,
    change: Callable[[Campaign], None],
    done: str,
) -> None:
    with written():
        row = _campaign(chosen_unit(unit_text), period_text, title)
        change(row)
        name = row.title
    click.echo(f"{done} đợt «{name}».")


def _campaign(unit: Unit, period_text: str, title: str | None) -> Campaign:
    """The campaign of this period, by its title where there are several. Raises Refused."""
    found = queries.campaigns_of(unit.id, wanted_period(unit, period_text))
    if title:
        found = [one for one in found if fold(one.title) == fold(title)]
    if not found:
        raise Refused(f"Chưa mở đợt báo cáo nào {f'tên «{title}» ' if title else ''}của kỳ {period_text}.")
    if len(found) > 1:
        titles = "», «".join(one.title for one in found)
        raise Refused(f"Kỳ {period_text} có nhiều đợt: «{titles}». Hãy cho biết bằng --title.")
    return found[0]


def _lower_id(unit: Unit, text: str) -> int:
    """The union below with this code or name. Raises Refused."""
    found = asked_queries.lowers_called(unit.id, text)
    if len(found) != 1:
        trouble = "có nhiều công đoàn" if found else "không có công đoàn nào"
        raise Refused(f"Trong danh sách công đoàn cấp dưới {trouble} mang mã hay tên «{text}».")
    return found[0]


@click.command("regulations")
@_UNIT
@click.option(
    "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp để gửi xuống."
)
def regulations_command(unit_text: str | None, output: Path) -> None:
    """Ghi mức theo quy định ra tệp đã ký, gửi các công đoàn cấp dưới."""
    with reading():
        unit = chosen_unit(unit_text)
        content = regulations_file(unit, Path(current_app.instance_path), now())
    write_file(output, content)
    click.echo(f"Đã ghi mức theo quy định ra {output}.")


COMMANDS = (campaign_command, regulations_command)
