"""What `bin/citus` prints makes every key of a union's rows say the union, and the program works on it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from flask import Flask
from sqlalchemy import func, inspect, select, text

from app.extensions import Model, db
from app.life.visits.models import Visit
from app.office.second_lock.policies import wrong_policies
from app.office.second_lock.tables import OF_NO_UNION, owner_of
from app.office.units.models import Unit
from tests.conftest import put_member
from tests.downloads import As, cash_in, put_fund, words
from tests.exchange.packages.lowers import put_received
from tests.house.scripts import script
from tests.life.visits.visits import put_visit

CITUS = script("citus")
PAGES = (
    *("/", "/nhat-ky/", "/doan-vien/", "/so-quy/", "/tham-hoi/", "/bao-cao/", "/nhan-bao-cao/"),
    *(
        "/dot-bao-cao/1",
        "/tong-hop/?period=2024",
        "/cong-doan-cap-duoi/",
        "/nhan-bao-cao/cong-doan",
        "/hoat-dong/hien-mau/",
        "/van-ban-di/",
        "/dau-vet/",
    ),
)


def test_every_table_is_divided_or_says_why_not() -> None:
    divided, whole = CITUS.divided(), CITUS.whole()
    assert not divided.keys() & whole.keys()
    assert divided.keys() | whole.keys() | OF_NO_UNION.keys() == Model.metadata.tables.keys()
    # Lines of the installation itself have no union, and a column by which tables are divided is never empty.
    assert set(whole.values()) == {"security_events", "trail_entries"}


def test_what_stands_beside_another_row_says_its_union_first() -> None:
    lines = list(CITUS.statements())
    added = [name for name in CITUS.divided() if "unit_id" not in Model.metadata.tables[name].columns]
    assert added
    for name in added:
        owner = owner_of(Model.metadata.tables[name])
        assert owner is not None
        assert f"ALTER TABLE {name} ALTER COLUMN unit_id SET NOT NULL" in lines
    divides = list(CITUS.statements(divides=True))
    assert divides[: len(lines)] == lines
    assert "SELECT create_distributed_table('visits', 'unit_id', colocate_with => 'default')" in divides


def test_filled_books_fit_and_the_program_works(
    request: pytest.FixtureRequest, app: Flask, union: Unit, as_role: As
) -> None:
    if request.config.getoption("--database") != "postgres":
        pytest.skip("SQLite is not divided")
    put_member(union, "DV900", "Lò Thị Bích")
    fund = put_fund(union)
    put_visit(union, amount=200_000)
    put_received(union)
    with db.engine.begin() as connection:
        for statement in CITUS.statements():
            connection.execute(text(statement))
    assert _keys_without_union() == []
    with db.engine.connect() as connection:
        assert wrong_policies(connection) == []
    client = as_role("chair")
    assert {page: client.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)
    before = cash_in(fund)
    put_visit(union, amount=300_000, fund_id=fund.id)
    db.session.commit()
    assert cash_in(fund) == before - 300_000
    of_union = (
        "SELECT count(*) FROM visits v JOIN activities a ON a.id = v.activity_id WHERE a.unit_id = v.unit_id"
    )
    assert (
        db.session.scalar(text(of_union)) == db.session.scalar(select(func.count()).select_from(Visit)) == 2
    )
    db.session.commit()
    assert "Lò Thị Bích" in words(client.get("/doan-vien/"))
    done = app.test_cli_runner().invoke(args=["verify"])
    assert done.exit_code == 0, done.output


def _keys_without_union() -> list[str]:
    """The keys and references of divided tables that do not hold the union."""
    seen, divided, wrong = inspect(db.engine), CITUS.divided(), list[str]()
    keys: list[Sequence[str | None]]
    for name in divided:
        keys = [seen.get_pk_constraint(name)["constrained_columns"]]
        keys += [one["column_names"] for one in seen.get_unique_constraints(name)]
        keys += [one["column_names"] for one in seen.get_indexes(name) if one["unique"]]
        for reference in seen.get_foreign_keys(name):
            if reference["referred_table"] in divided:
                keys.append(reference["constrained_columns"])
        wrong += [f"{name} {columns}" for columns in keys if "unit_id" not in columns]
    return wrong
