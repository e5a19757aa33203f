"""A kind that is added in one file stands in first run, settings, roster, workbook, lists and report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.admin.units.checks import kind_remarks
from app.core.actor import SYSTEM
from app.core.years.working import WorkingYear
from app.exchange.workbook.exporting import export
from app.exchange.workbook.writer import empty_book
from app.extensions import db
from app.features import load_kinds
from app.office.trail.queries import changes_of
from app.office.union_kinds.known import OWN_FOLDER, UnionKind
from app.office.units.models import Unit
from app.office.units.queries import facts_of, units
from app.people.roster.facts import LabourKind
from app.people.roster.models import Membership
from app.people.roster.queries import membership_facts, memberships_of
from tests.admin.firstrun.test_begin import ACCOUNT, UNION
from tests.admin.units.test_edit import SENT as UNIT_SENT
from tests.conftest import put_member
from tests.exchange.books import UNIT, Rows, take, write
from tests.office.union_kinds.own import VILLAGE
from tests.people.roster.test_create import SENT as MEMBER_SENT

As = Callable[[str], FlaskClient]
KEY, LABEL = "lang-nghe", "Nghiệp đoàn làng nghề"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder of an installation with the file, which this process has read."""
    (tmp_path / OWN_FOLDER).mkdir()
    (tmp_path / OWN_FOLDER / f"{KEY}.toml").write_text(VILLAGE, "utf-8")
    load_kinds(tmp_path)
    yield tmp_path
    load_kinds(None)


@pytest.fixture
def village(folder: Path, union: Unit) -> Unit:
    """The union of the tests, of that kind."""
    union.kind = KEY
    db.session.commit()
    return union


def options(page: str, box: str) -> list[str]:
    """The words that a list offers."""
    (inner,) = re.findall(rf'<select[^>]* name="{box}"[^>]*>(.*?)</select>', page, re.DOTALL)
    return re.findall(r"<option[^>]*>([^<]+)</option>", inner)


def kind_rows(kind: str) -> Rows:
    return [*UNIT, {"Thông tin": "Loại hình", "Giá trị": kind}]


def test_first_run_asks_for_it(folder: Path, app: Flask) -> None:
    client = app.test_client()
    assert LABEL in options(client.get("/khoi-tao/cong-doan").text, "kind")
    assert client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT, "kind": "x"}).status_code == 422
    assert client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT, "kind": KEY}).status_code == 303
    (unit,) = units()
    assert (unit.kind, unit.working_year) == (KEY, "calendar")


def test_first_run_goes_on_without_a_kind(app: Flask) -> None:
    app.test_client().post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT})
    (unit,) = units()
    assert (unit.kind, unit.working_year) == ("", "")


def test_a_school_works_by_the_school_year(app: Flask) -> None:
    school = next(one for one in UnionKind.members() if "Trường học" in one.label)
    app.test_client().post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT, "kind": school})
    assert facts_of(units()[0]).working_year is WorkingYear.SCHOOL


def test_settings_ask_for_it_and_the_trail_says_so(folder: Path, union: Unit, as_role: As) -> None:
    chair = as_role("chair")
    assert LABEL in options(chair.get("/don-vi/sua").text, "kind")
    refused = chair.post("/don-vi/sua", data={**UNIT_SENT, "kind": "no-such"})
    assert refused.status_code == 422
    assert "Hãy chọn một mục trong danh sách." in refused.text
    assert UNIT_SENT["upper_union"] in refused.text
    assert chair.post("/don-vi/sua", data={**UNIT_SENT, "kind": KEY}).status_code == 303
    assert facts_of(union).kind == KEY
    page = chair.get("/don-vi/").text
    assert page.count(LABEL) == 2, "what holds, and the change"
    (changed,) = [one for one in changes_of(union.id, f"units/{union.id}") if "kind" in one.values]
    assert changed.values["kind"] == (None, KEY)


def test_the_roster_offers_its_labour_kinds(village: Unit, as_role: As) -> None:
    recorder = as_role("recorder")
    offered = ["Nghệ nhân", "Thợ gốm", "Lái xe"]
    assert options(recorder.get("/doan-vien/moi").text, "labour_kind")[1:] == offered
    assert recorder.post("/doan-vien/moi", data=MEMBER_SENT).status_code == 422, "of an office"
    sent = {**MEMBER_SENT, "labour_kind": "potter"}
    assert recorder.post("/doan-vien/moi", data=sent).status_code == 303
    assert "Thợ gốm" in recorder.get("/doan-vien/?shown=all&labour_kind=potter").text


def test_what_a_row_holds_of_another_kind_is_offered_too_and_stays(village: Unit, as_role: As) -> None:
    member = put_member(village, "DV009", "Cao Văn Sỏi", labour_kind=LabourKind("civil_servant"))
    db.session.commit()
    period: Membership = memberships_of(member.id)[0]
    url = f"/doan-vien/{member.id}/thoi-gian/{period.id}/sua"
    client = as_role("recorder")
    assert options(client.get(url).text, "labour_kind")[-1] == "Cán bộ, công chức"
    again = f"/doan-vien/{member.id}/thoi-gian/moi"
    assert options(client.get(again).text, "labour_kind")[-1] == "Cán bộ, công chức"
    sent = {
        "standing": "member",
        "labour_kind": "civil_servant",
        "position": "Tổ trưởng",
        "version": str(period.version),
        "reason": "bầu",
    }
    assert client.post(url, data=sent).status_code == 303
    db.session.expire_all()
    facts = membership_facts(memberships_of(member.id)[0])
    assert (facts.position, facts.labour_kind) == ("Tổ trưởng", "civil_servant")


def test_many_at_once_are_given_one_of_them(village: Unit, as_role: As) -> None:
    member = put_member(village, "DV009", "Cao Văn Sỏi")
    db.session.commit()
    client, sent = as_role("recorder"), {"people": str(member.id), "change_labour_kind": "y"}
    form = client.get(f"/doan-vien/doi-nhieu?id={member.id}").text
    assert options(form, "labour_kind")[1:] == ["Nghệ nhân", "Thợ gốm", "Lái xe"]
    shown = client.post("/doan-vien/doi-nhieu", data={**sent, "labour_kind": "artisan"})
    assert "Nghệ nhân" in shown.text
    other = client.post("/doan-vien/doi-nhieu", data={**sent, "labour_kind": "civil_servant"})
    assert other.status_code == 422


def test_the_workbook_has_it_both_ways(folder: Path, app: Flask, tmp_path: Path) -> None:
    roster = {"Mã": "D1", "Họ và tên": "Cao Văn Sỏi", "Giới tính": "Nam", "Tình trạng": "Đoàn viên"}
    content = {"Đơn vị": kind_rows(LABEL.upper()), "Đoàn viên": [{**roster, "Loại lao động": "thợ gốm"}]}
    _, applied = take(write(tmp_path / "so.xlsx", content))
    assert [one.text for one in applied.problems] == []
    (unit,) = units()
    assert unit.kind == KEY
    out = tmp_path / "ra.xlsx"
    export(unit.id, out.write_bytes, SYSTEM)
    book = load_workbook(out)
    assert ("Loại hình", LABEL) in list(book["Đơn vị"].values)
    assert "Thợ gốm" in {cell for row in book["Đoàn viên"].values for cell in row}
    plan, again = take(out)
    assert again.problems == []
    assert [(sheet.new, sheet.changed) for sheet in plan.sheets if sheet.new or sheet.changed] == []
    lists = {cell for row in load_workbook(BytesIO(empty_book()))["Danh mục"].values for cell in row}
    assert "Thợ gốm" in lists


def test_an_old_workbook_leaves_the_kind(village: Unit, tmp_path: Path) -> None:
    rows = [
        {"Thông tin": "Mã đơn vị", "Giá trị": village.code},
        {"Thông tin": "Tên công đoàn", "Giá trị": village.name},
    ]
    _, applied = take(write(tmp_path / "so.xlsx", {"Đơn vị": rows}))
    assert applied.problems == []
    assert village.kind == KEY


def test_an_unknown_word_names_the_known_ones(folder: Path, app: Flask, tmp_path: Path) -> None:
    person = {"Mã": "D1", "Họ và tên": "Cao Văn Sỏi", "Giới tính": "Nam", "Tình trạng": "Đoàn viên"}
    content = {"Đơn vị": kind_rows("Bộ lạc"), "Đoàn viên": [{**person, "Loại lao động": "phi công"}]}
    _, applied = take(write(tmp_path / "so.xlsx", content))
    texts = [one.text for one in applied.problems]
    assert any("Loại hình" in one and LABEL in one for one in texts)
    assert any("Loại lao động" in one and "Thợ gốm" in one and "Cán bộ, công chức" in one for one in texts)


def test_the_report_calls_people_as_the_kind_does(village: Unit, as_role: As) -> None:
    put_member(village, "DV009", "Cao Văn Sỏi", labour_kind=LabourKind("potter"))
    db.session.commit()
    page = re.sub(r"<[^>]+>", "", as_role("chair").get("/bao-cao/?ky=2024").text)
    assert "TÌNH HÌNH NGHỆ NHÂN, THỢ THỦ CÔNG VÀ ĐOÀN VIÊN" in page
    assert "Tổng số nghệ nhân, thợ thủ công: 02 người" in page
    assert "01 thợ gốm" in page
    assert "công chức" not in page


def test_a_union_whose_file_is_gone_goes_on(village: Unit, as_role: As) -> None:
    member = put_member(village, "DV009", "Cao Văn Sỏi", labour_kind=LabourKind("potter"))
    db.session.commit()
    load_kinds(None)
    chair = as_role("chair")
    page = chair.get("/don-vi/").text
    assert "không còn tệp nào: hãy đặt lại tệp loai-hinh/lang-nghe.toml" in page
    assert "không còn tệp nào" not in as_role("auditor").get("/don-vi/").text
    assert chair.post("/don-vi/sua", data={**UNIT_SENT, "kind": KEY, "version": "2"}).status_code == 303
    assert "potter" in chair.get(f"/doan-vien/{member.id}").text
    assert "công chức, viên chức" in chair.get("/bao-cao/?ky=2024").text


def test_a_bad_file_is_told_to_who_may_mend_it(folder: Path, union: Unit, as_role: As) -> None:
    (folder / OWN_FOLDER / f"{KEY}.toml").write_text(VILLAGE.replace("co-quan", "khong-co"), "utf-8")
    (folder / OWN_FOLDER / "hong.toml").write_text("label =", "utf-8")
    load_kinds(folder)
    first, second = kind_remarks(units())
    assert first.startswith("Tệp loại hình loai-hinh/hong.toml không dùng được: ")
    assert "dùng đề cương «khong-co» không có; các đề cương: " in second
    assert first in as_role("chair").get("/don-vi/").text
    assert as_role("chair").get("/bao-cao/?ky=2024").status_code == 200
