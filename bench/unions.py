"""One PostgreSQL with the books of many unions: the pages of one of them, against those of one alone.

The many are copies of one, filled in by INSERT … SELECT with other ids: to the database they are as good.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import psycopg
from sqlalchemy import Column, Table

from app import create_app
from app.extensions import db
from app.office.second_lock.tables import locked_tables
from bench.books import TODAY, Books
from bench.installation import begin_union
from bench.measuring import Ratio
from bench.pages import Browser, add_chair, in_turn, serving
from tests.databases import PostgresDatabases

UNIONS, PEOPLE, ENTRIES, ROUNDS = 1_000, 80, 100, 30
#: Ids of the copies lie so far apart.
_APART = 1_000_000
PAGES = (
    "/",
    "/doan-vien/",
    f"/doan-vien/?{urlencode({'q': 'tran van'})}",
    "/nhat-ky/",
    "/so-quy/",
    "/quy/",
    "/tham-hoi/",
    "/lich/",
    f"/tim?{urlencode({'q': 'tran van', 'tu': 'tran van'})}",
    "/dau-vet/",
)
#: Unique over the whole installation, beside primary keys.
_UNIQUE = {("trail_entries", "hash"), ("units", "code")}


def measure() -> list[Ratio]:
    """The dearest of the pages by what it costs more."""
    with (
        _two_installations() as (alone, many, rows),
        serving("app.serve", *alone) as (_, first),
        serving("app.serve", *many) as (_, second),
    ):
        browsers = [Browser(first), Browser(second)]
        for one in browsers:
            one.sign_in()
        times = in_turn(
            *(lambda one=one, page=page: one.get(page) for page in PAGES for one in browsers),
            rounds=ROUNDS,
        )
    pairs = list(zip(times[::2], times[1::2], PAGES, strict=True))
    worst, page = max((with_many / by_itself, page) for by_itself, with_many, page in pairs)
    together = sum(times[1::2]) / sum(times[::2])
    note = f"{page}; {PEOPLE} members each, {rows:,} rows; all pages {together:.2f} ×"
    return [Ratio(f"a page of one of {UNIONS:,} unions / of one union alone", worst, 1.3, note=note)]


@contextmanager
def _two_installations() -> Iterator[tuple[tuple[Path, str], tuple[Path, str], int]]:
    """Folder and address of one with a union alone and of one with many, and the rows of the second."""
    databases = PostgresDatabases()
    try:
        with TemporaryDirectory(prefix="so-cong-doan-bench-") as place:
            folder, other = Path(place) / "alone", Path(place) / "many"
            url = databases.begin("alone")
            app = create_app(
                {"SQLALCHEMY_DATABASE_URI": url, "CLOCK": lambda: TODAY}, instance_path=str(folder)
            )
            with app.app_context():
                _fill()
                db.session.remove()
                db.engine.dispose()
            with create_app({"SQLALCHEMY_DATABASE_URI": url}, instance_path=str(folder)).app_context():
                # What a server of today works out when it starts, before it is copied.
                db.engine.dispose()
            databases.keep("alone")
            shutil.copytree(folder, other)
            address = databases.fresh_url("alone")
            rows = multiply(address, UNIONS - 1)
            _analyse(url)
            yield (folder, url), (other, address), rows
    finally:
        databases.stop()


def _fill() -> None:
    unit = begin_union()
    books = Books(unit.id)
    books.add_people(PEOPLE)
    books.add_funds(3)
    books.add_contributions(3 * PEOPLE)
    books.add_entries(ENTRIES)
    books.add_aims(10)
    add_chair(unit)


def multiply(address: str, copies: int) -> int:
    """This many copies of the one union's books; how many rows there are then."""
    rows = 0
    with psycopg.connect(address.replace("+psycopg", "")) as connection:
        connection.execute("SET app.unit_id = 'all'")
        copied = {"units", "row_seals", *locked_tables()}
        for table in db.metadata.sorted_tables:
            if table.name in copied:
                rows += connection.execute(_copying(table, copied), {"copies": copies}).rowcount
        connection.commit()
    _analyse(address)
    return rows


def _analyse(address: str) -> None:
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _copying(table: Table, copied: set[str]) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.c)
    values = ", ".join(_copied_value(column, copied) for column in table.c)
    ours = "WHERE t.unit_id IS NOT NULL" if "unit_id" in table.c else ""
    if table.name == "trail_details":
        ours = "JOIN trail_entries e ON e.id = t.entry_id WHERE e.unit_id IS NOT NULL"
    return (
        f"INSERT INTO {table.name} ({columns}) SELECT {values} "  # noqa: S608 - names of our own tables
        f"FROM {table.name} t CROSS JOIN generate_series(1, %(copies)s::int) AS copy(number) {ours}"
    )


def _copied_value(column: Column[object], copied: set[str]) -> str:
    table, name = column.table.name, f't."{column.name}"'
    if (table, column.name) in _UNIQUE:
        return f"left(md5({name} || copy.number), 40)"
    if table == "trail_entries" and column.name == "subject":
        return f"regexp_replace({name}, '[0-9]+$', '') || copy.number"
    if table == "row_seals" and column.name == "row_id":
        return f"{name} || '-' || copy.number"
    refers = any(key.column.table.name in copied for key in column.foreign_keys)
    is_own_id = column.primary_key and not column.foreign_keys and column.type.python_type is int
    return f"{name} + copy.number * {_APART}" if refers or is_own_id else name
