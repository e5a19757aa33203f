"""What a browser or a command line meets: manners of the pages, every feature's screens, the commands.

A process that works on the books beside the server has no use for them, and starts in half the time.
"""

from __future__ import annotations

from flask import Flask

from app import cli, declarations, features
from app.admin.firstrun.routes import lead_here
from app.admin.server import standing
from app.web import failures, guards, incoming, navigation, sending
from app.web.delivery import heavy, memory, packing, proxies, request_id, static_files
from app.web.lists import filters
from app.web.sign_in import sessions


def register(app: Flask) -> None:
    """Put them into the application; every view must say who may see it."""
    proxies.register(app)
    request_id.register(app)
    sessions.register(app)
    incoming.register(app)
    filters.register(app)
    static_files.register(app)
    navigation.register(app)
    failures.register(app)
    packing.register(app)
    memory.register(app)
    # First of those that run before a request, and before those that dress its answer.
    standing.register(app)
    heavy.register(app)
    app.before_request(lead_here)
    app.before_request(guards.guard)
    sending.register(app)
    declarations.hand_in()
    features.register(app)
    guards.check_every_view(app)
    cli.register(app)
