"""Asks, and looks at what came of it: no failure, no header that no server sends, no change on a refusal."""

from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from sqlalchemy import make_url

from app.extensions import db
from tests.house.conftest import Town
from tests.house.pages.test_routes import snapshot

#: Tables that a refusal may change: who guessed a password, how often.
OF_REFUSALS = {"sign_in_failures"}


class Books:
    """Which tables changed since it was last asked. Rows are read only when something was written at all."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        self.connection: Any
        if address.drivername.startswith("sqlite"):
            self.connection = sqlite3.connect(str(address.database))
            self.question = "PRAGMA data_version"
        else:
            plain = address.set(drivername="postgresql").render_as_string()
            self.connection = psycopg.connect(plain, autocommit=True)
            self.question = "SELECT pg_current_wal_insert_lsn()::text"
        self.mark, self.rows = self._mark(), snapshot()

    def _mark(self) -> Any:
        return self.connection.execute(self.question).fetchone()

    def changed(self) -> set[str]:
        """Names of the tables whose rows are others than before."""
        if (mark := self._mark()) == self.mark:
            return set()
        before, self.mark, self.rows = self.rows, mark, snapshot()
        return {name for name, found in self.rows.items() if found != before[name]}


@dataclass
class Watch:
    """Sends requests to a town and collects what should not be."""

    town: Town
    books: Books
    faults: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    taken: set[str] = field(default_factory=set)

    def ask(self, who: str, method: str, address: str, request: str, **sent: Any) -> int:
        """The status. `request` names it among the seeded ones."""
        self.asked += 1
        try:
            with self.town.browser(who) as browser:
                answer = browser.open(address, method=method, buffered=True, **sent)
        except Exception as error:  # what the application raises is what a browser would see as 500
            db.session.rollback()
            self._fault(request, method, address, f"{error!r:.300} at {_place_of(error)}")
            return 500
        status: int = answer.status_code
        if status >= 500:
            self._fault(request, method, address, str(status))
        for name, value in answer.headers.items():
            if not value.isascii() or "\r" in value or "\n" in value:
                self._fault(request, method, address, f"header {name}: {value!a}")
        if (to := answer.location or "/") and (not to.startswith("/") or to[1:2] in ("/", "\\")):
            self._fault(request, method, address, f"leads to {to!a}")
        changed = self.books.changed()
        if changed and (status >= 400 or method in ("GET", "HEAD", "OPTIONS")) and changed - OF_REFUSALS:
            self._fault(request, method, address, f"{status}, yet {sorted(changed)} changed")
        if status == 303 and changed:
            self.taken.add(address)
        return status

    def report(self) -> str:
        """A line for each fault, with the first request that showed it."""
        return "\n".join(f"{what}: {where}" for what, where in self.faults.items())

    def _fault(self, request: str, method: str, address: str, what: str) -> None:
        self.faults.setdefault(what, f"{method} {address[:200]!a} ({request})")


def _place_of(error: BaseException) -> str:
    """The last line of the application that the error passed."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if "/app/" in one.filename] or frames
    return f"{own[-1].filename.rpartition('/app/')[2]}:{own[-1].lineno}"


@contextmanager
def watching(town: Town) -> Iterator[Watch]:
    books = Books(town.app.config["SQLALCHEMY_DATABASE_URI"])
    yield Watch(town, books)
    books.connection.close()
