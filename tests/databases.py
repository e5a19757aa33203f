"""Throw-away databases: a file copied per test, or a database on a PostgreSQL server of our own.

Tests run in several processes at once: each has its folder and, on PostgreSQL, its own server, so no name and
no address is shared.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import psycopg
import pytest

#: What the databases of one process of the tests take at most, in bytes.
_NEEDED = 1_500_000_000


def _new_folder() -> Path:
    """A folder in memory where there is room: thousands of databases are copied, and none outlives the tests.

    On a disk each commit waits until it is written, a quarter of a test's time.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    place = memory if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _NEEDED else None
    return Path(tempfile.mkdtemp(prefix="so-cong-doan-tests-", dir=place))


class Databases(Protocol):
    """Where the tests' databases come from: templates that are filled once, and a copy of one per test."""

    #: By the function that filled a template for some tests: the template's name, and what it returned.
    filled: dict[Any, tuple[str, Any]]

    def begin(self, template: str, of: str | None = None) -> str:
        """The address of a template to be filled: empty, or at first a copy of another."""

    def keep(self, template: str) -> None:
        """The template is filled, and no connection to it is in use."""

    def fresh_url(self, template: str = "migrated") -> str:
        """The address of a new copy of a template that was kept; the last such copy may be given up."""

    def beside_url(self, template: str = "migrated") -> str:
        """The address of one for a second installation: the last copy stays in use."""

    def stop(self) -> None:
        """Leave nothing behind."""


class SqliteDatabases:
    """One file per test, copied from the file of a template."""

    def __init__(self) -> None:
        self.folder = _new_folder()
        self.numbers = count(1)
        self.filled: dict[Any, tuple[str, Any]] = {}
        self.last: Path | None = None

    def begin(self, template: str, of: str | None = None) -> str:
        if of:
            shutil.copyfile(self._template(of), self._template(template))
        return f"sqlite:///{self._template(template)}"

    def keep(self, template: str) -> None:
        # The write-ahead log is folded into the file, so that a copy of the file is the whole database.
        connection = sqlite3.connect(self._template(template))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    def fresh_url(self, template: str = "migrated") -> str:
        if self.last:
            for file in self.folder.glob(f"{self.last.name}*"):
                file.unlink()
        self.last = self._copied(template)
        return f"sqlite:///{self.last}"

    def beside_url(self, template: str = "migrated") -> str:
        return f"sqlite:///{self._copied(template)}"

    def _copied(self, template: str) -> Path:
        path = self.folder / f"test-{next(self.numbers)}.db"
        shutil.copyfile(self._template(template), path)
        return path

    def _template(self, name: str) -> Path:
        return self.folder / f"template-{name}.db"

    def stop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


class PostgresDatabases:
    """A server of our own that speaks over a socket only; one database per test, copied from a template."""

    #: Nothing here has to outlast a power cut, and no query is so long that compiling it pays.
    SETTINGS = (
        "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off "
        "-c wal_level=minimal -c max_wal_senders=0 -c jit=off"
    )

    def __init__(self) -> None:
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not programs:
            pytest.exit("PostgreSQL is not installed: apt-get install postgresql", returncode=3)
        self.programs = programs[-1]
        self.folder = _new_folder()
        self.numbers = count(1)
        self.filled: dict[Any, tuple[str, Any]] = {}
        self.last: str | None = None
        #: What the last copy is a copy of, and where the server's log stood when it was made.
        self.copied_at: tuple[str, str] | None = None
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        data = self.folder / "data"
        self._run(
            "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        self._start()

    def _start(self) -> None:
        data, log = self.folder / "data", self.folder / "log"
        options = f"-c listen_addresses='' -k {self.folder} {self.SETTINGS}"
        self._run("pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")
        self.server = psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True)
        # The role of docs/deploy.md: it owns the database and is no superuser, who would pass every policy.
        if not self.server.execute("SELECT 1 FROM pg_roles WHERE rolname = 'congdoan'").fetchone():
            self.server.execute("CREATE ROLE congdoan LOGIN")

    def _run(self, program: str, *arguments: str | Path) -> None:
        # initdb and pg_ctl refuse to run as root, as CI does.
        prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*prefix, str(self.programs / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def _execute(self, sql: str) -> None:
        self.server.execute(sql)

    def _create(self, what: str) -> None:
        # Copying files takes half the time of writing each page into the log first (PostgreSQL 15 and newer).
        self._execute(f"CREATE DATABASE {what} OWNER congdoan STRATEGY FILE_COPY")

    def superuser(self, url: str) -> str:
        """The address of the same database for a role that passes every policy."""
        return url.replace("congdoan@", "postgres@")

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://congdoan@/{name}?host={self.folder}"

    def begin(self, template: str, of: str | None = None) -> str:
        copied = f" TEMPLATE template_{of}" if of else ""
        self._create(f"template_{template}{copied}")
        return self._url(f"template_{template}")

    def keep(self, template: str) -> None:
        # Connections to a template would refuse the copying, so they are ended.
        self._end_connections(f"template_{template}")

    def _end_connections(self, database: str) -> None:
        self._execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")

    def fresh_url(self, template: str = "migrated") -> str:
        """A copy is hundreds of files, so one into which nothing was written serves the next test too."""
        if self.last:
            self._end_connections(self.last)
            if self.copied_at == (template, self._written_until()):
                return self._url(self.last)
            self._execute(f"DROP DATABASE {self.last} WITH (FORCE)")
        self.last = f"test_{next(self.numbers)}"
        url = self._copied(self.last, template)
        self.copied_at = template, self._written_until()
        return url

    def _written_until(self) -> str:
        """The end of the server's log, which every write moves on, also one that was rolled back."""
        row = self.server.execute("SELECT pg_current_wal_insert_lsn()::text").fetchone()
        assert row
        return str(row[0])

    def beside_url(self, template: str = "migrated") -> str:
        return self._copied(f"beside_{next(self.numbers)}", template)

    def _copied(self, name: str, template: str) -> str:
        self._create(f"{name} TEMPLATE template_{template}")
        return self._url(name)

    def stop(self) -> None:
        self.server.close()
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)
