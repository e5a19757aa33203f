"""The Flask commands. Each is thin: parse, call one action or query, print."""

from __future__ import annotations

from flask import Flask

from app.exchange.commands import export_workbook, import_workbook
from app.reports.commands import report_command
from app.verification.commands import verify


def register(app: Flask) -> None:
    for command in (import_workbook, export_workbook, report_command, verify):
        app.cli.add_command(command)
