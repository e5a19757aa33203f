"""Throw-away databases: a file copied per test, or a database on a PostgreSQL server of our own."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg
import pytest


class Databases(Protocol):
    """Where the tests' databases come from."""

    def template_url(self) -> str: ...
    def keep_template(self) -> None: ...
    def fresh_url(self) -> str: ...
    def stop(self) -> None: ...


class SqliteDatabases:
    """One file per test, copied from a migrated one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = folder / "template.db"
        self.numbers = count(1)

    def template_url(self) -> str:
        return f"sqlite:///{self.template}"

    def keep_template(self) -> None:
        """Fold the write-ahead log into the file, so that a copy of the file is the whole database."""
        connection = sqlite3.connect(self.template)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    def fresh_url(self) -> str:
        path = self.folder / f"test-{next(self.numbers)}.db"
        shutil.copyfile(self.template, path)
        return f"sqlite:///{path}"

    def stop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


class PostgresDatabases:
    """A server of our own that speaks over a socket only; one database per test, copied from a template."""

    def __init__(self, _folder: Path) -> None:
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not programs:
            pytest.exit("PostgreSQL is not installed: apt-get install postgresql", returncode=3)
        self.programs = programs[-1]
        self.folder = Path(tempfile.mkdtemp(prefix="so-cong-doan-pg-"))
        self.numbers = count(1)
        self.last: str | None = None
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        data = self.folder / "data"
        self._run(
            "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        options = f"-c listen_addresses='' -k {self.folder} -c fsync=off"
        self._run("pg_ctl", "-D", data, "-w", "-l", self.folder / "log", "-o", options, "start")
        self._execute("CREATE DATABASE template_books")

    def _run(self, program: str, *arguments: str | Path) -> None:
        # initdb and pg_ctl refuse to run as root, as CI does.
        prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*prefix, str(self.programs / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def _execute(self, sql: str) -> None:
        where = f"host={self.folder} user=postgres dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(sql)

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def template_url(self) -> str:
        return self._url("template_books")

    def keep_template(self) -> None:
        """Nothing to fold; open connections to a template would refuse the copying, so they are ended."""
        self._execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'template_books'"
        )

    def fresh_url(self) -> str:
        if self.last:
            self._execute(f"DROP DATABASE {self.last} WITH (FORCE)")
        self.last = f"test_{next(self.numbers)}"
        self._execute(f"CREATE DATABASE {self.last} TEMPLATE template_books")
        return self._url(self.last)

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)
