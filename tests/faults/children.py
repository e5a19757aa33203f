"""The program with something amiss: what the checks must find, and what they must see it withstand.

`python -m tests.faults.children lossy 0.1`, `… forgetful`, `… clock -365`
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from random import Random

from app import serve
from app.extensions import db
from app.web import sending
from tests.house.code.test_files import CLOCKS


def lossy(share: str) -> None:
    """Some commits are left out, though the form gets the answer that it was saved."""
    session, chance = db.session, Random(1)
    commit = session.commit

    def commit_or_not() -> None:
        if chance.random() < float(share):
            session.rollback()
        else:
            commit()

    session.commit = commit_or_not  # type: ignore[method-assign]


def forgetful() -> None:
    """A form that was carried out is carried out again."""
    sending.claim = lambda: ""
    sending.answer_again = lambda: None


def clock(days: str) -> None:
    """The machine's clock is wrong by this many days, wherever the program reads it."""

    class Wrong(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # any other works as well
            return datetime.now(tz) + timedelta(days=int(days))

    for name in CLOCKS:
        vars(importlib.import_module(f"app.{name.removesuffix('.py').replace('/', '.')}"))["datetime"] = Wrong


AMISS: dict[str, Callable[..., None]] = {"lossy": lossy, "forgetful": forgetful, "clock": clock}

if __name__ == "__main__":
    AMISS[sys.argv[1]](*sys.argv[2:])
    serve.main()
