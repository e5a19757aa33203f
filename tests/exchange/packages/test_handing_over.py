"""Where one installation keeps a union and the one above it, the package goes over inside."""

from __future__ import annotations

from click.testing import Result
from flask import Flask
from sqlalchemy import select

from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.models import Member
from app.transactions import only_union
from app.year.received.models import LowerUnion, ReceivedPackage
from tests.exchange.packages.test_packages import upper  # noqa: F401 - a fixture
from tests.life.visits.visits import put_visit


def _handed_over(app: Flask, *more: str) -> Result:
    db.session.commit()
    arguments = ["package", "--period", "2024", "--unit", "hoa-mai", "--to", "nganh-hoa", *more]
    return app.test_cli_runner().invoke(args=arguments)


def test_the_union_above_gets_it_without_a_file(app: Flask, union: Unit, upper: Unit) -> None:  # noqa: F811
    put_visit(union)
    done = _handed_over(app)
    assert done.exit_code == 0, done.output
    assert f"{union.name}: nhận, kỳ 2024, bản dự thảo." in done.output
    row = db.session.scalars(select(ReceivedPackage)).one()
    lower = db.session.get_one(LowerUnion, row.lower_union_id)
    assert (row.unit_id, lower.code) == (upper.id, union.code)
    assert '"visits.times":1' in row.values


def test_a_second_time_replaces_the_first(app: Flask, union: Unit, upper: Unit) -> None:  # noqa: F811
    assert _handed_over(app).exit_code == 0
    assert f"{union.name}: số liệu như gói trước." in _handed_over(app).output


def test_a_union_hands_nothing_to_itself(app: Flask, union: Unit) -> None:
    db.session.commit()
    done = app.test_cli_runner().invoke(
        args=["package", "--period", "2024", "--unit", "hoa-mai", "--to", "hoa-mai"]
    )
    assert done.exit_code == 2
    assert "chính công đoàn này" in done.output


def test_the_union_above_never_reads_the_books_below(app: Flask, union: Unit, upper: Unit) -> None:  # noqa: F811
    """With the second lock: while it takes, adds up and reports, no row of the other's is there."""
    put_visit(union)
    assert _handed_over(app).exit_code == 0
    if db.engine.dialect.name == "sqlite":
        return
    with only_union(upper.id):
        assert db.session.scalars(select(Member)).all() == []
        assert len(db.session.scalars(select(ReceivedPackage)).all()) == 1


def test_neither_file_nor_union_is_asked_for(app: Flask, union: Unit) -> None:
    db.session.commit()
    done = app.test_cli_runner().invoke(args=["package", "--period", "2024", "--unit", "hoa-mai"])
    assert done.exit_code == 2
    assert "--to" in done.output
