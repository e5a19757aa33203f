"""Sổ Công đoàn: `create_app` applies settings, extensions and screens, in that order."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask

from app import config, features
from app.admin.server.opening import open_for_serving
from app.extensions import csrf, db, htmx, login
from app.office.installation.opening import check_address
from app.office.installation.secret import kept_key
from app.office.installation.troubles import as_unusable
from app.people.party import actions as party_actions  # noqa: F401 - it listens, whoever drops what it erases
from app.web.delivery import security_events
from app.web.repeating import Application


def create_app(overrides: Mapping[str, Any] | None = None, *, instance_path: str | None = None) -> Flask:
    """The application with its books open. `overrides` replace settings (tests: database, clock).

    `SCREENS` off leaves out pages and commands, for background processes of the server. `UPGRADE_AT_START`
    off does not open or upgrade the books: a server has done so, or a command will. Raises Unusable.
    """
    app = Application(
        __name__,
        root_path=str(config.ROOT / "app"),
        instance_path=instance_path or config.instance_path(os.environ),
        template_folder=str(config.ROOT / "templates"),
        static_folder=str(config.ROOT / "static"),
    )
    instance = Path(app.instance_path)
    app.config.from_mapping({**config.settings(instance, os.environ), **(overrides or {})})
    check_address(app.config["SQLALCHEMY_DATABASE_URI"])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    features.load()
    # Background processes write by the same rules as the screens.
    features.hand_in()
    features.load_kinds(instance)
    _extend(app)

    if app.config.get("SCREENS", True):
        from app import screens

        screens.register(app)
    if app.config.get("UPGRADE_AT_START", True):
        open_for_serving(app)
    else:
        with as_unusable(instance):
            app.config["SECRET_KEY"] = app.config.get("SECRET_KEY") or kept_key(instance)
    return app


def _extend(app: Flask) -> None:
    for extension in (db, csrf, login, htmx):
        extension.init_app(app)
    security_events.register(app)
