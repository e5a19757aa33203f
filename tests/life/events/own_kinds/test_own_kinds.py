"""Kinds of activity of a kind of union: chosen, proposed by a title, listed, reported, counted, exchanged."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app.core.errors import Refused
from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.life.events.facts import Category
from app.life.events.own_kinds.facts import OwnKind
from app.life.events.own_kinds.rules import kind_in_title, refuse_bad_own_kind
from app.life.events.queries import events_of
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from tests.conftest import TODAY
from tests.downloads import As, errors, listed, words

FREE = "Khám, phát thuốc miễn phí"
SENT = {
    "title": "Khám bệnh lưu động tại xã Yên Hoa",
    "starts_on": "12/04/2024",
    "category": f"social_work:{FREE}",
    "beneficiaries": "150",
    "people": "12",
}


@pytest.fixture
def hospital(union: Unit) -> Unit:
    union.kind = "benh-vien"
    db.session.commit()
    return union


def record(as_role: As, **sent: str) -> int:
    answer = as_role("recorder").post("/hoat-dong/moi", data={**SENT, **sent})
    assert answer.status_code == 303, errors(answer)
    return int(answer.location.rpartition("/")[2])


def test_they_stand_before_the_usual_ones_and_only_for_that_kind(as_role: As, hospital: Unit) -> None:
    form = as_role("recorder").get("/hoat-dong/moi").text
    (box,) = re.findall(r'<select[^>]* name="category"[^>]*>(.*?)</select>', form, re.DOTALL)
    offered = re.findall(r"<option[^>]*>([^<]+)<", box)
    assert offered[:3] == ["Chọn…", FREE, "Bữa ăn, nồi cháo từ thiện"]
    assert offered[4:] == Category.labels()
    hospital.kind = ""
    db.session.commit()
    assert FREE not in as_role("recorder").get("/hoat-dong/moi").text
    refused = as_role("recorder").post("/hoat-dong/moi", data={**SENT, "category": "x:y"})
    assert (refused.status_code, set(errors(refused))) == (422, {"category"})
    other = as_role("recorder").post("/hoat-dong/moi", data=SENT)
    assert (other.status_code, set(errors(other))) == (422, {"category"}), "of another kind of union"


def test_a_title_says_which_it_is(as_role: As, hospital: Unit) -> None:
    found = kind_in_title("Khám bệnh lưu động", "benh-vien")
    assert found is not None
    assert found.label == FREE
    assert kind_in_title("Khám bệnh lưu động", "") is Category.HEALTH_CHECK
    service = "don-vi-su-nghiep"
    typed = ("Hội thảo khoa học", "hoi thao khoa hoc", "Hội thao chào mừng 26/3")
    assert [getattr(kind_in_title(one, service), "category", None) for one in typed] == [
        Category.TRAINING,
        Category.TRAINING,
        None,
    ]
    ask = {"HX-Request": "true"}
    box = as_role("recorder").get("/hoat-dong/moi/loai?title=khám+bệnh+lưu+động&category=", headers=ask).text
    assert re.findall(r"<option selected[^>]*>([^<]*)<", box) == [FREE]
    refused = as_role("recorder").post("/hoat-dong/moi", data={**SENT, "category": ""})
    assert errors(refused) == {"category": f"Theo tên thì là «{FREE}». Đúng thì bấm Lưu lần nữa."}


def test_one_is_recorded_with_its_noun_shown_listed_and_corrected(as_role: As, hospital: Unit) -> None:
    row_id = record(as_role)
    ((row, facts),) = events_of(hospital.id)
    assert (facts.category, facts.own_kind, facts.beneficiary_noun) == (
        Category.SOCIAL_WORK,
        FREE,
        "người bệnh",
    )
    client = as_role("recorder")
    assert FREE in words(client.get(f"/hoat-dong/{row_id}"))
    assert listed(client.get("/hoat-dong/?q=phát+thuốc&dang=xlsx"))[0][3] == FREE
    form = client.get(f"/hoat-dong/{row_id}/sua").text
    assert f'<option selected value="social_work:{FREE}">' in form
    sent = {**SENT, "beneficiary_noun": "người bệnh", "version": str(row.version), "reason": "chọn nhầm"}
    answer = client.post(f"/hoat-dong/{row_id}/sua", data={**sent, "category": "health_check"})
    assert answer.status_code == 303, errors(answer)
    ((_, facts),) = events_of(hospital.id)
    assert (facts.category, facts.own_kind) == (Category.HEALTH_CHECK, "")


def test_it_stays_when_the_union_is_of_another_kind_now(as_role: As, hospital: Unit) -> None:
    row_id = record(as_role)
    hospital.kind = ""
    db.session.commit()
    client = as_role("recorder")
    assert f'<option selected value="social_work:{FREE}">' in client.get(f"/hoat-dong/{row_id}/sua").text
    sent = {
        **SENT,
        "version": "1",
        "reason": "đếm lại",
        "beneficiaries": "160",
        "beneficiary_noun": "người ốm",
    }
    answer = client.post(f"/hoat-dong/{row_id}/sua", data=sent)
    assert answer.status_code == 303, errors(answer)
    ((_, facts),) = events_of(hospital.id)
    assert (facts.own_kind, facts.beneficiaries, facts.beneficiary_noun) == (FREE, 160, "người ốm")


def test_the_report_tells_those_of_one_kind_together(as_role: As, hospital: Unit) -> None:
    record(as_role)
    record(as_role, title="Khám bệnh từ thiện tại bản Nà Phặc", starts_on="20/08/2024", beneficiaries="90")
    record(as_role, title="Ủng hộ đồng bào bão lụt", category="social_work", beneficiaries="", people="")
    text = words(as_role("auditor").get("/bao-cao/?ky=2024"))
    assert re.search(r"[Vv]ề khám, phát thuốc miễn phí, Công đoàn [^:]{1,40} thực hiện 02 hoạt động", text)
    for phrase in ("cho 150 người bệnh", "cho 90 người bệnh", "Ủng hộ đồng bào bão lụt"):
        assert text.count(phrase) == 1, phrase


def test_they_are_counted_by_name_and_with_their_usual_kind(as_role: As, hospital: Unit) -> None:
    record(as_role)
    record(as_role, title="Phát thuốc", starts_on="20/08/2024", beneficiaries="90", cost="2tr")
    scope = open_scope(hospital, parse_period("2024"), date(2024, 12, 31))
    wanted = {
        f"events.entries.kind[{FREE}]": 2,
        f"events.times.kind[{FREE}]": 2,
        f"events.people.kind[{FREE}]": 24,
        f"events.beneficiaries.kind[{FREE}]": 240,
        f"events.cost.kind[{FREE}]": 2_000_000,
        "events.beneficiaries[Xã hội, từ thiện]": 240,
        "events.beneficiaries.noun[người bệnh]": 240,
    }
    found = {key: figure(scope, key) for key in wanted}
    assert {key: one.value for key, one in found.items()} == wanted
    assert {key: sum(share.share for share in one.shares) for key, one in found.items()} == wanted


def test_they_go_out_and_come_in_again(as_role: As, hospital: Unit, tmp_path: Path) -> None:
    record(as_role)
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(hospital).file)
    plan = prepare(read_book(file), hospital, TODAY)
    assert (plan.problems, plan.writes) == ([], 0)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (OwnKind("Khám sức khoẻ", Category.WELFARE), "name"),
        (OwnKind("Họp tổ", Category.COMMITTEE_MEETING), "category"),
        (OwnKind("Việc khác của tổ", Category.OTHER), "category"),
    ],
)
def test_what_is_there_already_or_has_pages_of_its_own_is_refused(facts: OwnKind, field: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_bad_own_kind(facts)
    assert refused.value.field == field
