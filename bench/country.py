"""A simulation of a whole country's packages on one PostgreSQL: `python -m bench.country` (some minutes).

120,000 packages lie there, most of them copies made by INSERT … SELECT with their figures but without their
PDF; a few hundred real ones are received before and after, so that what a full database costs is seen. From
the time that one takes follows how many workers a rush before a deadline needs. It prints figures for
docs/scale.md and holds them to no bound.
"""

from __future__ import annotations

import heapq
import random
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psycopg

from app import create_app
from app.core.actor import SYSTEM
from app.exchange.packages.receiving import receive
from app.extensions import db
from app.office.units.models import Unit
from app.transactions import only_union
from app.year.figures.scopes import open_scope
from app.year.totals.figures import totals_of
from bench.books import TODAY
from bench.measuring import say, timed
from bench.packages import PERIOD, PROVINCES, packages, sample_package, upper_union
from tests.databases import PostgresDatabases

PACKAGES = 120_000
#: Real packages of each province, received into the empty and into the full database.
REAL = 6
#: Seconds of the five working days before the deadline; this share of everything comes on the last of them.
DAY, DAYS, LAST_DAY = 8 * 3600, 5, 0.5
WORKERS = (1, 2, 4, 8)


def main() -> None:
    databases = PostgresDatabases()
    try:
        with TemporaryDirectory(prefix="so-cong-doan-bench-") as folder:
            url = databases.begin("country")
            app = create_app({"SQLALCHEMY_DATABASE_URI": url, "CLOCK": lambda: TODAY}, instance_path=folder)
            with app.app_context():
                _simulate(Path(folder), url)
                db.session.remove()
                db.engine.dispose()
    finally:
        databases.stop()


def _simulate(folder: Path, url: str) -> None:
    sample = sample_package(folder)
    units = [upper_union(f"tinh-{number}") for number in range(PROVINCES)]
    contents = list(packages(sample, folder, 2 * REAL * PROVINCES, "that"))
    size = len(contents[0])
    half = len(contents) // 2
    empty = _received(units, contents[:half])
    filled = timed(lambda: _multiply(url, PACKAGES // half - 1))
    full = _received(units, contents[half:])
    rows, table, index = _sizes(url)
    say(f"{rows:,} packages, {len(sample.figures)} figures, {size // 1024} KB each; filled in {filled:.0f} s")
    say(f"received into the empty database: {empty * 1000:.1f} ms, into the full one: {full * 1000:.1f} ms")
    files = rows * size / 1e9
    say(f"their figures take {table / 1e9:.2f} GB, indexes {index / 1e6:.0f} MB, files {files:.1f} GB more")
    with only_union(units[0].id):
        spent = timed(lambda: totals_of(open_scope(units[0], PERIOD, PERIOD.end)))
    say(f"one province's totals, {rows // PROVINCES:,} unions: {spent:.1f} s")
    for workers in WORKERS:
        longest, queue = rush(full, workers)
        say(f"rush, {workers} workers: longest wait {longest:.1f} s, at most {queue} waiting")


def _received(units: list[Unit], contents: list[bytes]) -> float:
    """The median seconds of one package, each in a transaction of its own under its province's lock."""
    spent = []
    for number, content in enumerate(contents):
        unit_id = units[number % PROVINCES].id
        began = time.perf_counter()
        with only_union(unit_id):
            receive(db.session.get_one(Unit, unit_id), content, SYSTEM, TODAY, trusts=True)
            db.session.commit()
        spent.append(time.perf_counter() - began)
    return median(spent)


def _multiply(url: str, copies: int) -> None:
    """This many copies of what was received, under other unions' names and keys, without their files."""
    apart = 10_000
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("SET app.unit_id = 'all'")
        connection.execute(
            "INSERT INTO lower_unions (id, unit_id, code, name, kind, public_key, trusted_at, trusted_by) "
            "SELECT id + n * %s, unit_id, code || '-' || n, name || ' ' || n, kind, "
            "md5(public_key || n) || md5(n || public_key), trusted_at, trusted_by "
            "FROM lower_unions CROSS JOIN generate_series(1, %s::int) n",
            (apart, copies),
        )
        connection.execute(
            "INSERT INTO received_packages (id, unit_id, lower_union_id, label, period_start, period_end, "
            "as_of, digest, is_frozen, number, dated, signer, received_at, received_on, received_by, "
            'is_current, "values", remarks, changes, content) '
            "SELECT id + n * %s, unit_id, lower_union_id + n * %s, label, period_start, period_end, as_of, "
            "md5(digest || n) || md5(n || digest), is_frozen, number, dated, signer, received_at, "
            "received_on, received_by, is_current, \"values\" || ' ', remarks, changes, '' "
            "FROM received_packages CROSS JOIN generate_series(1, %s::int) n",
            (apart, apart, copies),
        )
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        for table in ("lower_unions", "received_packages"):
            highest = "SELECT setval(pg_get_serial_sequence(%s, 'id'), 2000000000)"
            connection.execute(highest, (table,))
        connection.execute("VACUUM ANALYZE")


def _sizes(url: str) -> tuple[int, int, int]:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("SET app.unit_id = 'all'")
        row = connection.execute(
            "SELECT (SELECT count(*) FROM received_packages), pg_table_size('received_packages'), "
            "pg_indexes_size('received_packages')"
        ).fetchone()
    assert row
    return row


def rush(takes: float, workers: int) -> tuple[float, int]:
    """The longest wait, and the most packages waiting, where each takes this many seconds of a worker.

    They come at random: half of all on the last day, the others on the four before. Nights are left out.
    """
    chance = random.Random(1)
    last = (DAYS - 1) * DAY
    arrivals = sorted(
        chance.uniform(last, last + DAY) if chance.random() < LAST_DAY else chance.uniform(0, last)
        for _ in range(PACKAGES)
    )
    free, waiting = [0.0] * workers, list[float]()
    longest, most = 0.0, 0
    for at in arrivals:
        starts = max(at, heapq.heappop(free))
        heapq.heappush(free, starts + takes)
        while waiting and waiting[0] <= at:
            heapq.heappop(waiting)
        if starts > at:
            heapq.heappush(waiting, starts)
        longest, most = max(longest, starts - at), max(most, len(waiting))
    return longest, most


if __name__ == "__main__":
    main()
