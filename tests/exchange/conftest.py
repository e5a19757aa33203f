"""The pages' steps run within the tests' process, which is quicker; `test_beside.py` starts real ones."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from app.exchange.beside import pages as background_routes
from app.exchange.beside.commands import STEPS
from app.exchange.beside.uploads import Upload


def within(app: Flask, step: str, upload: Upload, day: date) -> bool:
    """A step done here and now, in place of `background_routes.carry_out`."""
    with app.app_context():
        STEPS[step](upload, day)
    return True


@pytest.fixture(autouse=True)
def _within(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if request.module.__name__.endswith("test_beside"):
        return
    monkeypatch.setattr(background_routes, "carry_out", within)
