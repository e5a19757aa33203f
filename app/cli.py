"""The Flask commands. Each is thin: parse, call one action or query, print."""

from __future__ import annotations

import click
from flask import Flask, current_app

from app.admin.accounts.commands import admin_command, password_command, unlock_command
from app.admin.server.console import with_books
from app.admin.verification.commands import verify
from app.admin.workbook.commands import export_workbook, import_workbook
from app.database import MIGRATIONS
from app.dues.ledger.commands import dues
from app.exchange.beside.commands import exchange_step
from app.extensions import db
from app.year.reports.commands import report_command


def register(app: Flask) -> None:
    for command in (
        export_workbook,
        exchange_step,
        report_command,
        dues,
        password_command,
        unlock_command,
        admin_command,
        migrations,
    ):
        app.cli.add_command(with_books(command))
    # The one reads its file first, and begins nothing when it cannot; the other tells damage from absence.
    for command in (import_workbook, verify):
        app.cli.add_command(with_books(command, opens=False))


@click.command("db", context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def migrations(words: tuple[str, ...]) -> None:
    """Lược đồ của cơ sở dữ liệu (Flask-Migrate)."""
    # Imported when used: Alembic takes 11 MB, which a server does not need.
    from flask_migrate import Migrate
    from flask_migrate.cli import db as commands

    Migrate(current_app, db, directory=str(MIGRATIONS), render_as_batch=True)
    commands.main(list(words), prog_name="flask db")
