"""An upper union sees its totals: of whom, beside the year before, by union, kind and group, what is odd."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path
from re import DOTALL, findall, sub
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select

from app.extensions import db
from app.office.trail import actions as trail
from app.office.union_kinds.known import UnionKind
from app.office.units.models import Unit
from app.year.received.facts import Value
from app.year.received.models import LowerUnion, ReceivedPackage
from app.year.received.queries import values_text
from app.year.totals import queries
from tests.conftest import OFFICER, TODAY, counted, sign_in, the_union

ALL = "/tong-hop/?period=2024"


@dataclass
class Below:
    """A union below the tests' own."""

    name: str
    kind: str = "doanh-nghiep"
    group: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    before: dict[str, Value] = field(default_factory=dict)
    remarks: list[tuple[str, str]] = field(default_factory=list)


def put_below(unit: Unit, *below: Below) -> list[int]:
    """Unions below with what they sent of 2024 and 2023; one without values has sent nothing."""
    ids = []
    for number, one in enumerate(below):
        code = f"duoi-{number}-{one.name}"
        row = LowerUnion(
            unit_id=unit.id,
            row_key=code[:64],
            recorded_by="hệ thống",
            code=code,
            name=one.name,
            kind=one.kind,
            group_name=one.group,
            public_key=sha256(code.encode()).hexdigest(),
            trusted_by="hệ thống",
        )
        db.session.add(row)
        db.session.flush()
        for year, values in ((2024, one.values), (2023, one.before)):
            if values:
                db.session.add(package(unit, row, year, values))
        # As the real act does: tables are kept while the trail says that nothing changed.
        trail.note(
            unit.id, OFFICER, "received.package.taken", f"lower_unions/{row.id}", {"name": (None, code)}
        )
        ids.append(row.id)
    db.session.commit()
    return ids


def package(unit: Unit, lower: LowerUnion, year: int, values: dict[str, Value]) -> ReceivedPackage:
    """A package of a year as it is kept."""
    return ReceivedPackage(
        unit_id=unit.id,
        lower_union_id=lower.id,
        label=str(year),
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        as_of=min(date(year, 12, 31), TODAY),
        digest=sha256(f"{lower.code} {year}".encode()).hexdigest(),
        is_frozen=True,
        number="05/BC-CĐCS",
        dated=None,
        signer="Lê Thị Na",
        received_on=TODAY,
        received_by="hệ thống",
        is_current=True,
        values=values_text(values),
        remarks=json.dumps([]),
        changes=json.dumps([]),
        content=b"",
    )


def of_year(members: int, visits: int = 0, rating: str = "Hoàn thành tốt") -> dict[str, Value]:
    """What a union sends of a year."""
    return {"people.members": members, "visits.times": visits, "ratings.union": rating}


@pytest.fixture
def upper(union: Unit) -> Unit:
    """The tests' union as an upper one: three unions sent, one did not."""
    union.kind = str(UnionKind("cong-doan-cap-tren"))
    put_below(
        union,
        Below("CĐCS Một", group="Khối A", values=of_year(10, 2), before=of_year(8, 2)),
        Below(
            "CĐCS Hai",
            group="Khối A",
            values=of_year(12, 3, "Hoàn thành xuất sắc"),
            before=of_year(12),
        ),
        Below("CĐCS Ba", "truong-hoc", "Khối B", values=of_year(100, 0), before=of_year(90)),
        Below("CĐCS Bốn"),
    )
    return union


@pytest.fixture
def chair(app: Flask, upper: Unit) -> FlaskClient:
    return sign_in(app, "chair")


def cells(page: str, words: str) -> list[str]:
    """The cells of the first row of a page that has the words."""
    row = next(one for one in unescape(page).split("<tr")[1:] if words in one)
    return [
        " ".join(sub(r"<[^>]*>", " ", one).split()) for one in findall(r"<td[^>]*>(.*?)</td>", row, DOTALL)
    ]


def lines(workbook: bytes) -> list[tuple[Any, ...]]:
    """The rows of the one sheet of a workbook."""
    return list(load_workbook(BytesIO(workbook)).worksheets[0].iter_rows(values_only=True))


def ids() -> dict[str, int]:
    return {one.name: one.id for one in db.session.query(LowerUnion)}


def test_every_total_says_of_whom_it_is_and_what_it_was_a_year_ago(chair: FlaskClient) -> None:
    page = chair.get(ALL).text
    assert "Gồm 3/4 công đoàn" in page
    assert "Chưa có: " in page
    assert "CĐCS Bốn" in page
    row = cells(page, "key=people.members&")
    assert row[1:5] == ["122", "người", "110", "12"]


def test_a_union_far_above_the_middle_and_one_that_alone_has_none_stand_out(chair: FlaskClient) -> None:
    of_members = chair.get("/tong-hop/so-lieu?period=2024&key=people.members").text
    assert "gấp 8,3 lần mức giữa" in of_members
    of_visits = chair.get("/tong-hop/so-lieu?period=2024&key=visits.times").text
    assert "không có, trong khi mọi công đoàn khác đều có" in of_visits
    assert "Tìm" in chair.get(f"{ALL}&far=y").text
    assert "Xếp loại" not in chair.get(f"{ALL}&far=y").text.partition('id="results"')[2]


def test_a_figure_is_ranked_and_added_up_by_kind_and_by_group(chair: FlaskClient) -> None:
    page = chair.get("/tong-hop/so-lieu?period=2024&key=people.members").text
    assert page.index("CĐCS Ba</a>") < page.index("CĐCS Hai</a>") < page.index("CĐCS Một</a>")
    by_group = page.partition("Theo nhóm")[2].partition("</table>")[0]
    assert [name in by_group for name in ("Khối A", "Khối B", "Chưa xếp nhóm")] == [True] * 3
    assert ">22<" in by_group
    assert "Trường học" in page.partition("Theo loại hình")[2].partition("</table>")[0]
    only = chair.get("/tong-hop/so-lieu?period=2024&key=people.members&group=Khối A").text
    assert "CĐCS Ba</a>" not in only.partition("Theo công đoàn</caption>")[2]


def test_ratings_are_counted_and_ranked_from_the_best(chair: FlaskClient) -> None:
    page = chair.get("/tong-hop/so-lieu?period=2024&key=ratings.union").text
    assert "Hoàn thành xuất sắc: 01; Hoàn thành tốt: 02" in page
    assert page.index("CĐCS Hai</a>") < page.index("CĐCS Một</a>")
    assert "chưa gửi" in page


def test_a_union_shows_what_it_sent(chair: FlaskClient) -> None:
    row = ids()
    page = chair.get(f"/tong-hop/cong-doan/{row['CĐCS Ba']}?period=2024").text
    assert [text in page for text in ("Khối B", ">100<", ">90<", "05/BC-CĐCS")] == [True] * 4
    assert "chưa gửi báo cáo" in chair.get(f"/tong-hop/cong-doan/{row['CĐCS Bốn']}?period=2024").text
    assert chair.get("/tong-hop/cong-doan/999").status_code == 404


def test_another_unions_unions_are_not_found(app: Flask, upper: Unit) -> None:
    assert sign_in(app, "stranger").get(f"/tong-hop/cong-doan/{ids()['CĐCS Ba']}").status_code == 404


def test_groups_are_given_on_one_page(chair: FlaskClient) -> None:
    row = ids()
    boxes = {f"{one}-group_name": "Khối C" for one in row.values()} | seen_on(
        chair.get("/tong-hop/nhom").text
    )
    assert chair.post("/tong-hop/nhom", data=boxes).status_code == 303
    assert {one.group_name for one in db.session.query(LowerUnion)} == {"Khối C"}
    boxes |= seen_on(chair.get("/tong-hop/nhom").text)
    long = chair.post("/tong-hop/nhom", data={**boxes, f"{row['CĐCS Một']}-group_name": "x" * 81})
    assert (long.status_code, "Dài quá 80 chữ" in long.text) == (422, True)


def seen_on(page: str) -> dict[str, str]:
    """The groups that the page says it shows."""
    return dict(findall(r'name="([0-9]+-seen)" type="hidden" value="([^"]*)"', page))


def test_two_who_group_at_once_lose_nothing(chair: FlaskClient) -> None:
    row = ids()
    one, two = (f"{row[name]}-group_name" for name in ("CĐCS Một", "CĐCS Hai"))
    opened = chair.get("/tong-hop/nhom").text
    shown = dict(findall(r'name="([0-9]+-group_name)"[^>]* value="([^"]*)"', opened)) | seen_on(opened)
    assert chair.post("/tong-hop/nhom", data={**shown, one: "Khối D"}).status_code == 303
    # The other had opened the page before: what they did not touch stays as it is now.
    assert chair.post("/tong-hop/nhom", data={**shown, two: "Khối E"}).status_code == 303
    groups = {lower.name: lower.group_name for lower in db.session.query(LowerUnion)}
    assert (groups["CĐCS Một"], groups["CĐCS Hai"]) == ("Khối D", "Khối E")
    both = chair.post("/tong-hop/nhom", data={**shown, one: "Khối F"})
    assert (both.status_code, "Người khác đã sửa" in both.text) == (422, True)
    assert "Trong sổ đang là: Khối D" in both.text
    assert 'value="Khối F"' in both.text
    again = {**shown, **seen_on(both.text), one: "Khối F"}
    assert chair.post("/tong-hop/nhom", data=again).status_code == 303
    assert db.session.get_one(LowerUnion, row["CĐCS Một"]).group_name == "Khối F"


def test_all_figures_by_all_unions_are_a_workbook(chair: FlaskClient) -> None:
    sent = chair.get("/tong-hop/bang-cheo.xlsx?period=2024")
    rows = lines(sent.data)
    heads = next(row for row in rows if row[0] == "Mã số liệu")
    members = next(row for row in rows if row[0] == "people.members")
    assert dict(zip(heads, members, strict=True)) == {
        "Mã số liệu": "people.members",
        "Số liệu": "Đoàn viên",
        "Đơn vị": "người",
        "Tổng": 122,
        "Năm trước": 110,
        "Tăng, giảm": 12,
        "CĐCS Một": 10,
        "CĐCS Hai": 12,
        "CĐCS Ba": 100,
        "CĐCS Bốn": None,
    }


def test_the_ranking_is_a_workbook_with_places(chair: FlaskClient) -> None:
    sent = chair.get("/tong-hop/so-lieu?period=2024&key=visits.times&dang=xlsx")
    rows = lines(sent.data)
    placed = [row[1:4] for row in rows if isinstance(row[0], int)]
    assert placed == [
        (1, "CĐCS Hai", 3),
        (2, "CĐCS Một", 2),
        (3, "CĐCS Ba", 0),
        (None, "CĐCS Bốn", "chưa gửi"),
    ]


def test_who_sees_what_was_sent_sees_the_totals_and_changes_nothing(app: Flask, upper: Unit) -> None:
    above = sign_in(app, "upper")
    page = above.get(ALL)
    assert (page.status_code, "Xếp nhóm" in page.text) == (200, False)
    assert "Tổng hợp cấp dưới" in page.text
    assert above.get("/tong-hop/nhom").status_code == 403
    assert sign_in(app, "member").get(ALL).status_code == 403


def test_a_union_with_nobody_below_has_no_such_line_in_its_menu(app: Flask, union: Unit) -> None:
    chair = sign_in(app, "chair")
    assert "/tong-hop/" not in chair.get("/doan-vien/").text
    assert "Chưa nhận báo cáo nào" in chair.get("/tong-hop/").text


def test_more_unions_cost_no_more_statements(app: Flask, upper: Unit) -> None:
    chair, addresses = sign_in(app, "chair"), (ALL, "/tong-hop/so-lieu?key=people.members&period=2024")
    few = [_statements(chair, one) for one in addresses]
    more = (Below(f"CĐCS {number}", values=of_year(number), before=of_year(number)) for number in range(40))
    put_below(the_union(), *more)
    assert [_statements(chair, one) for one in addresses] == few


def _statements(browser: FlaskClient, address: str) -> int:
    """Statements of a page that was not kept."""
    queries._table.cache_clear()
    with counted() as counter:
        assert browser.get(address).status_code == 200
    return counter.count


def test_all_figures_by_all_unions_by_command(app: Flask, upper: Unit, tmp_path: Path) -> None:
    target = tmp_path / "bang-cheo.xlsx"
    asked = ["figures", "--unit", upper.code, "--period", "2024", "--by-union", "--output", str(target)]
    assert app.test_cli_runner().invoke(args=asked).exit_code == 0
    assert "CĐCS Ba" in next(row for row in lines(target.read_bytes()) if row[0] == "Mã số liệu")
    asked[2] = db.session.scalars(select(Unit.code).where(Unit.id != upper.id)).first() or ""
    refused = app.test_cli_runner().invoke(args=asked)
    assert (refused.exit_code, "không có công đoàn cấp dưới" in refused.output) == (2, True)


def test_the_summary_tells_the_totals_in_sentences(chair: FlaskClient, union: Unit) -> None:
    values: dict[str, Value] = {
        "people.members": 9,
        "events.times[Tuyên truyền]": 4,
        "events.times[Khác]": 1,
        "fund[Mái ấm công đoàn].contributed": 400_000,
        "fund[Công đoàn phí].contributed": 300_000,
        "awards.granted[Giấy khen|LĐLĐ tỉnh Hoa Lâm].persons": 2,
        "awards.granted[Lao động tiên tiến].persons": 1,
        "money.opening": 1_000_000,
        "money.receipts": 2_000_000,
        "ratings.union": "Hoàn thành tốt",
    }
    put_below(union, Below("CĐCS Năm", values=values))
    text = unescape(sub(r"<[^>]*>", "", chair.get("/bao-cao/?ky=2024&de_cuong=cap-tren").text))
    for phrase in (
        "Hoạt động của các công đoàn cơ sở gồm tuyên truyền 04 lần, hoạt động khác 01 lần.",
        "Đoàn viên đóng góp quỹ Mái ấm công đoàn 400.000 đồng, công đoàn phí 300.000 đồng.",
        "Có 02 cá nhân được LĐLĐ tỉnh Hoa Lâm tặng Giấy khen, 01 cá nhân được công nhận danh hiệu Lao động "
        "tiên tiến.",
        "Qua xếp loại, có 01 công đoàn cơ sở hoàn thành xuất sắc nhiệm vụ, 03 công đoàn cơ sở hoàn thành "
        "tốt nhiệm vụ.",
        "Về tài chính, các công đoàn cơ sở có số dư đầu kỳ 01 triệu đồng, tổng thu 02 triệu đồng.",
    ):
        assert phrase in text, phrase
