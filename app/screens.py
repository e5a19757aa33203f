"""Registers everything for browsers and the command line: request handlers, blueprints, commands.

Background processes of the server do without, and start in half the time.
"""

from __future__ import annotations

from flask import Flask

from app import cli, features
from app.admin.firstrun.routes import redirect_to_first_run
from app.admin.server import missing_books
from app.web import failures, guards, incoming, navigation, sending
from app.web.delivery import headers, heavy, hosts, memory, packing, proxies, request_id, static_files
from app.web.lists import filters
from app.web.sign_in import current, notices, sessions


def register(app: Flask) -> None:
    """Register all of it; checks that every view declares its permission."""
    proxies.register(app)
    hosts.register(app)
    headers.register(app)
    request_id.register(app)
    sessions.register(app)
    incoming.register(app)
    filters.register(app)
    static_files.register(app)
    navigation.register(app)
    failures.register(app)
    packing.register(app)
    memory.register(app)
    # First of those that run before a request, and before those that change its answer.
    missing_books.register(app)
    heavy.register(app)
    app.before_request(redirect_to_first_run)
    app.before_request(guards.guard)
    sending.register(app)
    current.register(app)
    notices.register(app)
    features.put_screens(app)
    guards.check_every_view(app)
    cli.register(app)
