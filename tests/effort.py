"""How many generated examples a test tries: a few while one works, many on SQLite in CI.

HYPOTHESIS_PROFILE=thorough .venv/bin/pytest tests/books/lines/test_any_order.py
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from hypothesis import HealthCheck, settings

from app.extensions import db

P = ParamSpec("P")

#: Ten times as many: what CI asks for on SQLite; on PostgreSQL they would take as long as all else together.
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"


def tries(examples: int) -> settings:
    """Settings of a test whose examples write to a database, ten times as many of them when asked.

    A slow machine is no failure, and the database of the test serves all its examples: each rolls back. That
    most examples come to nothing, too large or refused by an assumption, is one: little would be tried.
    """
    return settings(
        max_examples=examples * (10 if THOROUGH else 1),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )


def rolled_back(test: Callable[P, None]) -> Callable[P, None]:
    """The test, after which nothing that it wrote stays, failed or not: the next example begins alike."""

    @wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            test(*args, **kwargs)
        finally:
            db.session.rollback()

    return run
