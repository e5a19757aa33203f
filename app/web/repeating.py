"""A request whose transaction the engine broke off between two writers is carried out anew."""

from __future__ import annotations

from flask import Flask, g
from flask.typing import ResponseReturnValue

from app.web.saving import Repeat


class Application(Flask):
    """Flask, with that repetition around every view."""

    def dispatch_request(self) -> ResponseReturnValue:
        """The view's answer; `saving` raises `Repeat` only so often, then it shows a sentence."""
        while True:
            try:
                return super().dispatch_request()
            except Repeat:
                g.repeats = g.get("repeats", 0) + 1
