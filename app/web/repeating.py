"""Repeating a request whose transaction the database aborted because of another writer."""

from __future__ import annotations

from flask import Flask, g
from flask.typing import ResponseReturnValue

from app.web.saving import Repeat


class Application(Flask):
    """Flask that repeats a view on `Repeat`."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Call the view until it does not raise `Repeat`; `saving` limits how often."""
        while True:
            try:
                return super().dispatch_request()
            except Repeat:
                g.repeats = g.get("repeats", 0) + 1
