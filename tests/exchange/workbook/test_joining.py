"""How a person joined and when they began to work: both ways in a workbook; a file without erases neither."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from app.core.actor import SYSTEM, Correction
from app.exchange.workbook.adapters.roster import RosterAdapter
from app.exchange.workbook.comparing.plans import digest
from app.exchange.workbook.exporting import export
from app.exchange.workbook.layout import ROSTER
from app.exchange.workbook.models import ExchangeMark
from app.exchange.workbook.queries import names_in
from app.extensions import db
from app.office.units.models import Unit
from app.office.units.queries import units
from app.people.roster.actions import correct_membership
from app.people.roster.facts import Joining, MembershipFacts, Sex, Standing
from app.people.roster.queries import roster_of
from tests.conftest import put_member
from tests.exchange.books import TODAY, counts, rows_in, take, write, year
from tests.exchange.office_lists.lists import mapped, office_list
from tests.exchange.office_lists.lists import take as take_list

As = Callable[[str], FlaskClient]


@pytest.fixture
def unit(app: object, tmp_path: Path) -> Unit:
    """A union from a workbook; of its first two people a screen has said since how they joined."""
    take(write(tmp_path / "dau.xlsx", year()))
    one = units()[0]
    for joining, (_, row, _, facts) in zip(Joining, roster_of(one.id), strict=False):
        correct_membership(
            row, facts, replace(facts, joining=joining), Correction(SYSTEM, TODAY, "theo hồ sơ")
        )
    db.session.commit()
    return one


def periods(unit: Unit) -> dict[str, MembershipFacts]:
    """What is said of each period, by its key."""
    db.session.expire_all()
    return {row.row_key: facts for _, row, _, facts in roster_of(unit.id)}


def test_the_same_workbook_changes_nothing(unit: Unit, tmp_path: Path) -> None:
    was = periods(unit)
    plan, applied = take(write(tmp_path / "lai.xlsx", year()))
    assert applied.problems == []
    assert counts(plan)["Đoàn viên"] == (0, 0, 3)
    assert periods(unit) == was


def test_a_workbook_that_corrects_the_period_leaves_it(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    sheets["Đoàn viên"][0]["Lương đóng đoàn phí"] = 7_000_000
    sheets["Đoàn viên"][1]["Họ và tên"] = "Đặng Quốc Việt Anh"
    sheets["Đoàn viên"][1]["Ngày vào công đoàn"] = date(2012, 5, 1)
    _, applied = take(write(tmp_path / "lai.xlsx", sheets))
    assert applied.problems == []
    found = periods(unit)
    # Another salary begins a period of its own: the one before keeps what it had.
    assert (found["DV1"].dues_salary, found["DV1"].joining) == (None, Joining.ADMITTED)
    assert found["DV1#2"].dues_salary == 7_000_000
    assert (found["DV1#2"].joined_on, found["DV1#2"].joining) == (found["DV1"].left_on, None)
    assert (found["DV2"].joined_on, found["DV2"].joining) == (date(2012, 5, 1), Joining.TRANSFERRED_IN)


def test_a_workbook_that_changes_the_standing_is_not_refused_for_it(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    sheets["Đoàn viên"][0]["Tình trạng"] = "Sinh hoạt nơi khác"
    _, applied = take(write(tmp_path / "lai.xlsx", sheets))
    assert applied.problems == []
    found = periods(unit)["DV1"]
    assert (found.standing, found.joining) == (Standing.ELSEWHERE, Joining.ADMITTED)


def test_periods_that_move_past_each_other_keep_each_their_own(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    first = sheets["Đoàn viên"][0]
    first["Ngày thôi"] = date(2015, 1, 1)
    second = {**first, "Ngày vào công đoàn": date(2016, 1, 1), "Ngày thôi": None}
    sheets["Đoàn viên"].append(second)
    take(write(tmp_path / "hai.xlsx", sheets))
    first["Ngày thôi"] = second["Ngày vào công đoàn"] = date(2018, 1, 1)
    _, applied = take(write(tmp_path / "lai.xlsx", sheets))
    assert applied.problems == []
    found = periods(unit)
    assert (found["DV1"].left_on, found["DV1"].joining) == (date(2018, 1, 1), Joining.ADMITTED)
    assert (found["DV1#2"].joined_on, found["DV1#2"].joining) == (date(2018, 1, 1), None)


def test_how_and_when_somebody_came_goes_out_and_comes_in(unit: Unit, tmp_path: Path) -> None:
    _, row, _, facts = roster_of(unit.id)[0]
    correct_membership(
        row, facts, replace(facts, started_on=date(2001, 9, 5)), Correction(SYSTEM, TODAY, "theo hồ sơ")
    )
    db.session.commit()
    path = tmp_path / "xuat.xlsx"
    export(unit.id, path.write_bytes, SYSTEM)
    exported = rows_in(path)["Đoàn viên"]
    line = dict(zip(exported[0], exported[1], strict=True))
    assert (line["Ngày vào làm"].date(), line["Cách vào"]) == (date(2001, 9, 5), "Kết nạp")
    plan, applied = take(path)
    assert applied.problems == []
    assert counts(plan)["Đoàn viên"] == (0, 0, 3)
    line |= {"Ngày vào làm": date(2002, 1, 7), "Cách vào": "Chuyển đến"}
    take(write(tmp_path / "sua.xlsx", {"Đoàn viên": [line]}))
    found = periods(unit)["DV1"]
    assert (found.started_on, found.joining) == (date(2002, 1, 7), Joining.TRANSFERRED_IN)


def test_a_file_without_these_columns_is_as_before_they_were_there(unit: Unit, tmp_path: Path) -> None:
    """What was kept of an exchange before the columns: the file's correction is one, no conflict."""
    older = [one for one in ROSTER.columns if not one.added]
    for key in periods(unit):
        stored = next(one for one in RosterAdapter().stored(unit.id, names_in(unit.id)) if one.key == key)
        normals = [stored.normals[ROSTER.columns.index(one)] for one in older]
        query = update(ExchangeMark).where(ExchangeMark.row_key == key, ExchangeMark.unit_id == unit.id)
        db.session.execute(query.values(digest=digest(normals)))
    db.session.commit()
    sheets = year()
    sheets["Đoàn viên"][0]["Chức vụ"] = "Tổ trưởng chuyên môn"
    _, applied = take(write(tmp_path / "lai.xlsx", sheets))
    assert applied.problems == []
    assert (periods(unit)["DV1"].position, periods(unit)["DV1"].joining) == (
        "Tổ trưởng chuyên môn",
        Joining.ADMITTED,
    )


def test_an_offices_list_that_corrects_somebody_leaves_it(union: Unit, as_role: As) -> None:
    put_member(
        union, "DV009", "Phan Thị Lan", sex=Sex.FEMALE, joining=Joining.TRANSFERRED_IN, position="Văn thư"
    )
    db.session.commit()
    client = as_role("recorder")
    take_list(client, mapped(client, office_list()), with_old="y")
    found = periods(union)
    assert (found["DV009"].position, found["DV009"].joining) == ("Giáo viên", Joining.TRANSFERRED_IN)
    others = {facts.joining for key, facts in found.items() if key != "DV009"}
    assert others == {None}
