"""A treasurer's year worked by hand and recorded on screen, each step on its own day.

Đoàn phí opens on 1/1/2024 with 1.000.000 in cash and 3.000.000 in the bank; it asks 1% of the salary until
30/6 and sends 40% up, from 1/7 0,5% and 30%. Mái ấm công đoàn asks 40.000 a year, by months of membership,
and passes all of it on.

    Bình   no salary written down       dues nothing                                    Mái ấm 40.000
    An     8.000.000, exempt of dues 3-5  80.000 × 3 (1, 2, 6) + 40.000 × 6 = 480.000     40.000
    Cúc    6.000.000, joins 10/6        60.000 × 1 + 30.000 × 6 = 240.000               7/12: 23.000
    Dũng   5.000.000, leaves 15/9       50.000 × 6 + 25.000 × 3 = 375.000               9/12: 30.000

                                          tiền mặt               tiền gửi    số phiếu
                                     dues         Mái ấm         dues
    20/1   An 1, Dũng 1 (grid)     +130.000                                  PT0001
     5/2   sick member, phrase     −300.000                                  PC0001
           corrected               +300.000 −350.000                         PC0002
    15/3   Bình, An (grid)                       +80.000                     PT0002
    10/4   fee from above                                     +2.000.000
     2/5   cash to the bank        −500.000                     +500.000     PC0003
    30/6   Dũng 2-6 and Mái ấm     +250.000      +30.000                     PT0003
    10/7   An 2 and 6                                           +160.000
    31/7   remitted                             −110.000        −200.000     PC0004
    15/10  Cúc 6-8 and Mái ấm      +120.000      +23.000                     PT0004
    20/11  meeting                 −400.000                                  PC0005
     5/12  January … November closed, one by one
    10/12  late: was 380.000,
           booked 1/12             +400.000 −380.000                         PC0006
    31/12  interest                                              +12.000
           left                     270.000       23.000       5.472.000
     3/1   December closed

Remitted on 31/7: 40% × (130.000 + 250.000) + 30% × 160.000 = 152.000 + 48.000 = 200.000;
Mái ấm 80.000 + 30.000 = 110.000.
Left to remit: 30% × 120.000 = 36.000; Mái ấm 23.000.
Left to pay of dues: An 240.000, Cúc 120.000, Dũng 75.000; of Mái ấm nothing.
Own money: 4.000.000 + (660.000 + 12.000 + 2.000.000) − (350.000 + 380.000 + 200.000) = 5.742.000.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from flask import current_app
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.books.fund_names.queries import fund_called
from app.extensions import db
from app.office.units.models import Unit
from tests.conftest import put_member
from tests.downloads import errors
from tests.dues.collecting.grids import press, sent

DUES, HOUSE = "Đoàn phí", "Mái ấm công đoàn"
NEW_YEAR = "01/01/2024"
CLOSED = ("31/01", "29/02", "31/03", "30/04", "31/05", "30/06", "31/07", "31/08", "30/09", "31/10", "30/11")


@dataclass(frozen=True)
class Books:
    """The funds and the people of the year, by their ids."""

    dues: int
    house: int
    an: int
    cuc: int
    dung: int
    sick: str
    meeting: str


def go_to(day: int, month: int, year: int = 2024) -> None:
    """Let the machine's clock say this day."""
    current_app.config["CLOCK"] = lambda: date(year, month, day)


def work_the_year(unit: Unit, client: FlaskClient) -> Books:
    """Record the table above in the treasurer's browser; nobody's actions but the screens'."""
    dues, house, people = _begin(unit, client)
    an, cuc, dung = people
    go_to(20, 1)
    _grid(client, f"/thu-quy/{dues}/01-2024", {an: "80k", dung: "50.000"})
    sick = _money(client, (5, 2), "payment", dues, 300_000, "Thăm hỏi đoàn viên ốm")
    go_to(5, 2)
    _correct(client, sick, amount="350k", reason="đưa thêm 50.000")
    go_to(15, 3)
    _grid(client, f"/thu-quy/{house}/2024", {1: "40k", an: "40.000"})
    fee = {"channel": "bank", "item": "Kinh phí công đoàn được phân phối"}
    _money(client, (10, 4), "receipt", dues, 2_000_000, "Kinh phí quý I", **fee)
    moved = {"channel": "cash", "to_channel": "bank"}
    _money(client, (2, 5), "transfer", dues, 500_000, "Nộp tiền mặt vào tài khoản", **moved)
    go_to(30, 6)
    _receipt(client, "DV300", {**{f"0{month}/2024": "50.000" for month in range(2, 7)}, "2024": "30.000"})
    go_to(10, 7)
    _receipt(client, "DV100", {"02/2024": "80k", "06/2024": "80k"}, channel="bank")
    _money(client, (31, 7), "payment", dues, 200_000, "Nộp đoàn phí", channel="bank", item="Nộp cấp trên")
    _money(client, (31, 7), "payment", house, 110_000, "Nộp Mái ấm", item="Nộp cấp trên")
    go_to(15, 10)
    _receipt(client, "DV200", {"06/2024": "60k", "07/2024": "30k", "08/2024": "30k", "2024": "23k"})
    meeting = _money(client, (20, 11), "payment", dues, 400_000, "Tổ chức hội nghị")
    go_to(5, 12)
    for day in CLOSED:
        close(client, f"{day}/2024")
    go_to(10, 12)
    _correct(client, meeting, amount="380.000", reason="hóa đơn chỉ 380.000")
    _money(client, (31, 12), "receipt", dues, 12_000, "Lãi quý IV", channel="bank", item="Lãi tiền gửi")
    return Books(dues, house, an, cuc, dung, sick, meeting)


def close(client: FlaskClient, ends_on: str) -> None:
    """Close the books to the end of this day."""
    assert client.post("/khoa-so/khoa", data={"ends_on": ends_on}).status_code == 303


def post(client: FlaskClient, address: str, values: Mapping[str, Any]) -> str:
    """Send a form that must be taken; where it led."""
    answer = client.post(address, data=values)
    assert answer.status_code == 303, errors(answer)
    return answer.location


def _begin(unit: Unit, client: FlaskClient) -> tuple[int, int, tuple[int, int, int]]:
    go_to(2, 1)
    one = {"fund_name": DUES, "basis": "salary_share", "opening_on": NEW_YEAR}
    first = {"rate": "1", "ends_on": "30/06/2024", "remit_percent": "40", "opening_amount": "1tr"}
    first["nature"] = "dues"
    post(client, "/quy/moi", {**one, **first})
    post(client, "/quy/moi", {**one, "rate": "0,5", "starts_on": "01/07/2024", "remit_percent": "30"})
    post(client, "/quy/moi", {**one, "rate": "", "opening_amount": "3tr", "opening_channel": "bank"})
    house = {
        "fund_name": HOUSE,
        "nature": "pass_through",
        "basis": "year",
        "rate": "40k",
        "part_year": "months",
        "remit_percent": "100",
    }
    post(client, "/quy/moi", {**house, "opening_on": NEW_YEAR})
    an = put_member(unit, "DV100", "Trần Thị An", dues_salary=8_000_000)
    cuc = put_member(unit, "DV200", "Lý Thị Cúc", dues_salary=6_000_000, joined_on=date(2024, 6, 10))
    dung = put_member(unit, "DV300", "Vũ Văn Dũng", dues_salary=5_000_000, left_on=date(2024, 9, 15))
    db.session.commit()
    dues = _fund(unit, DUES)
    exempt_spans = {"member_id": an.id, "fund_id": dues, "starts_on": "01/03/2024", "ends_on": "31/05/2024"}
    post(client, "/mien-giam/moi", {**exempt_spans, "reason_for": "Hưởng chế độ BHXH từ 01 tháng trở lên"})
    return dues, _fund(unit, HOUSE), (an.id, cuc.id, dung.id)


def _fund(unit: Unit, name: str) -> int:
    found = fund_called(unit.id, name)
    assert found
    return found.id


def _grid(client: FlaskClient, address: str, values: Mapping[int, str]) -> None:
    typed = {f"amount-{member}": text for member, text in values.items()}
    answer = press(client, address, "post", **typed)
    assert answer.status_code == 303, answer.text


def _receipt(client: FlaskClient, code: str, values: Mapping[str, str], **more: str) -> None:
    """One person's receipt; `values` are typed into the lines of their Kỳ."""
    address = f"/thu-quy/nguoi/{code}"
    page = client.get(address)
    lines = page.text.split("<tr")
    typed = {}
    for kỳ, text in values.items():
        [line] = [one for one in lines if f">{kỳ}</td>" in one]
        typed[line.split('name="amount-')[1].split('"')[0]] = text
    boxes = {f"amount-{key}": text for key, text in typed.items()}
    answer = client.post(address, data={**sent(page), "do": "post", **boxes, **more})
    assert answer.status_code == 303, answer.text


def _money(
    client: FlaskClient, on: tuple[int, int], direction: str, fund: int, amount: int, words: str, **more: str
) -> str:
    """A plain entry made on its own day; its address."""
    go_to(*on)
    values = {"direction": direction, "happened_on": f"{on[0]:02}/{on[1]:02}/2024", "description": words}
    return post(client, "/so-quy/moi", {**values, "fund_id": fund, "amount": str(amount), **more})


def _correct(client: FlaskClient, address: str, **values: str) -> None:
    """«Sửa»: the form goes back as it was shown, the old number in its box, with what was typed."""
    page = client.get(f"{address}/sua")
    post(client, f"{address}/sua", {**shown(page), **values})


def shown(page: TestResponse) -> dict[str, str]:
    """What the boxes of the page's form hold."""
    form = next(
        one for one in re.findall(r"<form.*?</form>", page.text, re.DOTALL) if 'class="entry-form' in one
    )
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        box = {name: unescape(text) for name, text in re.findall(r'([a-z-]+)="([^"]*)"', tag)}
        found[box["name"]] = box.get("value", "")
    for name, options in re.findall(r'<select[^>]*name="([a-z_]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        found[name] = chosen[1] if chosen else ""
    return found
