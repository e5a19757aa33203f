"""The Flask commands. Each is thin: parse, call one action or query, print."""

from __future__ import annotations

import click
from flask import Flask, current_app

from app import features
from app.admin.server.console import with_books
from app.database import MIGRATIONS
from app.extensions import db


def register(app: Flask) -> None:
    """The commands of every room, and the one of the schema."""
    for module in features.commands():
        for command in getattr(module, "COMMANDS", ()):
            app.cli.add_command(with_books(command))
        for command in getattr(module, "SELF_OPENING", ()):
            app.cli.add_command(with_books(command, opens=False))
    app.cli.add_command(with_books(migrations))


@click.command("db", context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def migrations(words: tuple[str, ...]) -> None:
    """Lược đồ của cơ sở dữ liệu (Flask-Migrate)."""
    # Imported when used: Alembic takes 11 MB, which a server does not need.
    from flask_migrate import Migrate
    from flask_migrate.cli import db as commands

    Migrate(current_app, db, directory=str(MIGRATIONS), render_as_batch=True)
    commands.main(list(words), prog_name="flask db")
