"""Sổ Công đoàn: `create_app` puts settings, extensions and screens together, in that order."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask

from app import config, database
from app import models as models  # every table must be known before a query is made
from app.dues.commands import fill_missing
from app.extensions import bootstrap, csrf, db, htmx, login
from app.home.actions import seed_missing_days
from app.items.actions import seed_missing
from app.members import party_actions as party_actions  # it listens, whoever drops what it erases
from app.web.saving import saving

#: What books that are older than a feature get once their tables are up to date; nothing where they have it.
AFTER_UPGRADE: tuple[Callable[[], None], ...] = (seed_missing, fill_missing, seed_missing_days)

#: The extension that tells whether this start had to migrate the schema.
UPGRADED = "upgraded"


def create_app(overrides: Mapping[str, Any] | None = None, *, instance_path: str | None = None) -> Flask:
    """The application, its schema up to date. `overrides` replace settings (tests: database, clock).

    `SCREENS` off leaves out pages and commands: for processes that work on the books beside the server.
    """
    app = Flask(
        __name__,
        root_path=str(config.ROOT / "app"),
        instance_path=instance_path or config.instance_path(os.environ),
        template_folder=str(config.ROOT / "templates"),
        static_folder=str(config.ROOT / "static"),
    )
    instance = config.instance_folder(app.instance_path)
    app.config.from_mapping(config.settings(instance, os.environ))
    app.config.from_mapping(overrides or {})
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    db.init_app(app)
    csrf.init_app(app)
    login.init_app(app)
    htmx.init_app(app)
    bootstrap.init_app(app)

    if app.config.get("SCREENS", True):
        from app import screens

        screens.register(app)

    if app.config.get("UPGRADE_AT_START", True):
        app.extensions[UPGRADED] = database.upgrade(app)
        with app.app_context(), saving():
            for fill in AFTER_UPGRADE:
                fill()
    return app
