"""A throw-away installation: its folder, its database, its application."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask

from app import create_app
from app.core.actor import SYSTEM
from app.extensions import db
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from bench.books import TODAY


@contextmanager
def installation() -> Iterator[tuple[Path, Flask]]:
    """An empty installation, its context pushed; gone afterwards."""
    with TemporaryDirectory(prefix="so-cong-doan-bench-") as folder:
        app = create_app({"CLOCK": lambda: TODAY}, instance_path=folder)
        with app.app_context():
            yield Path(folder), app
            db.session.remove()
            db.engine.dispose()


def begin_union(code: str = "hoa-sen") -> Unit:
    """A union to keep books for."""
    facts = UnitFacts(
        name="Công đoàn cơ sở Trường THPT Hoa Sen",
        code=code,
        upper_union="Công đoàn Giáo dục tỉnh Sen Hồng",
        place="Sen Hồng",
        chair="Lê Thị Hạnh",
    )
    return start_unit(facts, SYSTEM)
