"""Repeating a request whose transaction the database aborted because of another writer."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any

from flask import Flask, g, request
from flask.typing import ResponseReturnValue

from app.web.delivery.request_id import route
from app.web.saving import Repeat


class Application(Flask):
    """Flask, with that repetition around every view, and no address of anybody's page in the log."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Call the view until it does not raise `Repeat`; `saving` limits how often."""
        while True:
            try:
                return super().dispatch_request()
            except Repeat:
                g.repeats = g.get("repeats", 0) + 1

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """No view, hook or handler is a coroutine; Flask would look at thirty of them at every request."""
        return func

    def log_exception(
        self, exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]
    ) -> None:
        """Flask's own words would tell the address, which may hold a name or be the secret of a calendar."""
        self.logger.error("%s %s failed", request.method, route(request), exc_info=exc_info)
