"""A filled installation, the program that serves it, and its database: SQLite, or a PostgreSQL of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, create_engine

from app import create_app
from app.core.actor import SYSTEM
from app.extensions import db
from app.office.accounts.actions import add_user, grant
from app.office.accounts.rules import Role
from bench.books import TODAY, Books
from bench.installation import begin_union
from tests.databases import PostgresDatabases
from tests.faults.client import wait_for
from tests.house.source import ROOT

SECRET = "mot-cau-dai-de-nho"
#: Whoever writes at the same time.
NAMES = tuple(f"nguoi.{number}" for number in range(1, 9))
PEOPLE = 12


@dataclass
class Ground:
    """An installation on which a program runs, is killed and runs again."""

    folder: Path
    #: PostgreSQL's address; "" for the file in the folder.
    url: str = ""
    port: int = 0
    program: subprocess.Popen[bytes] | None = None
    #: The module that serves, and its arguments: a wrapper may stand in for the program.
    serves: tuple[str, ...] = ("app.serve",)
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        return self.folder / "so-cong-doan.db"

    @property
    def log(self) -> str:
        return (self.folder.parent / f"{self.folder.name}.log").read_text("utf-8", "replace")

    def _environment(self) -> dict[str, str]:
        own = {"HOST": "127.0.0.1", "PORT": str(self.port), "INSTANCE_PATH": str(self.folder)}
        own |= {"DATABASE_URL": self.url} if self.url else {}
        return {**os.environ, **own, "MALLOC_ARENA_MAX": "1", "PYTHONDONTWRITEBYTECODE": "1", **self.settings}

    def start(self, *, wait: bool = True) -> float:
        """Start the program; the seconds until it is well."""
        self.port = self.port or _free_port()
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self.program = subprocess.Popen(
                [sys.executable, "-m", *self.serves],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
            )
        return wait_for(self.port) if wait else 0.0

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the program, or kill it."""
        if self.program:
            self.program.send_signal(how)
            self.program.wait(30)
            self.program = None

    def command(self, *words: str) -> tuple[int, str]:
        """`flask …` on this installation: its exit code and what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "flask", *words],
            cwd=ROOT,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, (done.stdout + done.stderr).strip()

    @contextmanager
    def database(self) -> Iterator[Engine]:
        """The database, apart from the program."""
        engine = create_engine(self.url or f"sqlite:///{self.file}")
        yield engine
        engine.dispose()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def fill(ground: Ground) -> None:
    """A union with people, funds and eight officers who may all do everything."""
    ground.folder.mkdir()
    settings = {"SQLALCHEMY_DATABASE_URI": ground.url} if ground.url else {}
    app = create_app(settings, instance_path=str(ground.folder))
    with app.app_context():
        unit = begin_union()
        books = Books(unit.id)
        books.add_people(PEOPLE)
        books.add_funds(2)
        for name in NAMES:
            user = add_user(name, f"Người viết {name[-1]}", SECRET, SYSTEM)
            for role in (Role.CHAIR, Role.TREASURER):
                given = grant(user, unit, role, SYSTEM, TODAY)
                # A role waits for the chair where there is one.
                given.is_waiting = False
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


@cache
def _filled() -> TemporaryDirectory[str]:
    """A filled folder on SQLite, copied for each installation; gone with the process."""
    folder = TemporaryDirectory(prefix="so-cong-doan-filled-")
    fill(Ground(Path(folder.name) / "instance"))
    return folder


@contextmanager
def ground(url: str = "") -> Iterator[Ground]:
    """A filled installation, nothing running on it; gone afterwards."""
    with TemporaryDirectory(prefix="so-cong-doan-faults-") as folder:
        made = Ground(Path(folder) / "instance", url)
        if url:
            fill(made)
        else:
            shutil.copytree(Path(_filled().name) / "instance", made.folder)
        try:
            yield made
        finally:
            made.end(signal.SIGKILL)


class Postgres(PostgresDatabases):
    """A server that keeps what it acknowledged, also where it is stopped and started under the program."""

    SETTINGS = "-c fsync=off -c autovacuum=off"

    def new_url(self) -> str:
        """The address of an empty database."""
        return self.begin(f"of_{next(self.numbers)}")

    def away(self, mode: str) -> None:
        """Stop it: `fast` ends sessions, `immediate` is as if it were killed."""
        self.server.close()
        self._run("pg_ctl", "-D", self.folder / "data", "-w", "-m", mode, "stop")

    def back(self) -> None:
        self._start()
