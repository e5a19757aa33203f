"""Sổ Công đoàn: `create_app` puts settings, extensions, features and commands together, in that order."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from flask import Flask

from app import cli, config, database, features
from app import models as models  # every table must be known before a query is made
from app.extensions import bootstrap, csrf, db, htmx, login, migrate
from app.firstrun.routes import lead_here
from app.web import failures, filters, guards, navigation, static_files


def create_app(overrides: Mapping[str, Any] | None = None, *, instance_path: str | None = None) -> Flask:
    """The application, its schema up to date. `overrides` replace settings (tests: database, clock)."""
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
    migrate.init_app(app, db, directory=str(database.MIGRATIONS), render_as_batch=True)
    csrf.init_app(app)
    login.init_app(app)
    htmx.init_app(app)
    bootstrap.init_app(app)

    filters.register(app)
    static_files.register(app)
    navigation.register(app)
    failures.register(app)
    app.before_request(lead_here)
    app.before_request(guards.guard)
    features.register(app)
    guards.check_every_view(app)
    cli.register(app)

    if app.config.get("UPGRADE_AT_START", True):
        database.upgrade(app)
    return app
