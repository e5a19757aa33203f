"""An upper union takes files in the browser: each has its sentence, a new key waits for its code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.exchange.packages.packing import package_of, packed
from app.exchange.packages.receiving import receive
from app.extensions import db
from app.office.units.models import Unit
from app.year.received.models import LowerUnion, ReceivedPackage, RefusedFile
from tests.conftest import OFFICER, TODAY, Statements
from tests.exchange.packages.lowers import TAKE, YEAR, altered, code_of, folder, put_lower, sent_by, upload
from tests.life.visits.visits import put_visit
from tests.log.attachments.content.test_active_pdfs import made, open_action

Browser = Callable[[str], FlaskClient]


def forms_in(text: str) -> list[str]:
    """Where the forms for codes go."""
    return re.findall(r'action="(/nhan-bao-cao/tep/[^"]+/tin)"', text)


def take_first(browser: FlaskClient, unit: Unit) -> str:
    """Send the file of a union not met before, and type the code that it reads aloud."""
    page = upload(browser, {f"{unit.code}.goi": sent_by(unit)})
    [address] = forms_in(page.text)
    return browser.post(address, data={"code": code_of(unit)}, follow_redirects=True).text


def test_the_code_that_was_heard_is_typed_and_the_file_is_taken(as_role: Browser, union: Unit) -> None:
    lower = put_lower("mot")
    page = upload(as_role("chair"), {"mot.goi": sent_by(lower)})
    assert page.status_code == 200
    assert "khóa chưa biết" in page.text
    assert code_of(lower) in page.text
    assert db.session.scalars(select(LowerUnion)).all() == []
    [address] = forms_in(page.text)
    wrong = as_role("chair").post(address, data={"code": "1234 5678"})
    assert wrong.status_code == 422
    assert "Mã vừa gõ khác mã của tệp" in wrong.text
    assert 'value="1234 5678"' in wrong.text
    right = as_role("chair").post(
        address, data={"code": code_of(lower).replace(" ", "-")}, follow_redirects=True
    )
    assert "Đã tin khóa và nhận gói của Công đoàn cơ sở Mot" in right.text
    assert "Công đoàn cơ sở Mot" in as_role("chair").get("/nhan-bao-cao/").text
    assert union.id == db.session.scalars(select(ReceivedPackage.unit_id)).one()


def test_only_the_chair_trusts_a_key(as_role: Browser, union: Unit) -> None:
    lower = put_lower("mot")
    page = upload(as_role("recorder"), {"mot.goi": sent_by(lower)})
    assert "Chỉ Chủ tịch được tin khóa mới" in page.text
    assert forms_in(page.text) == []
    token = re.search(r"/nhan-bao-cao/tep/([\w-]{22})", page.request.path)
    assert token
    assert (
        as_role("recorder").post(f"{page.request.path}/0/tin", data={"code": code_of(lower)}).status_code
        == 403
    )


def test_of_many_files_each_has_its_sentence(as_role: Browser, union: Unit) -> None:
    one, two = put_lower("mot"), put_lower("hai")
    browser = as_role("chair")
    first = sent_by(one)
    take_first(browser, one)
    take_first(browser, two)
    put_visit(two, amount=500_000)
    page = upload(
        browser,
        {
            "mot.goi": first,
            "hai.goi": sent_by(two),
            "ba.goi": altered(first),
            "thu.pdf": b"%PDF-1.4",
            "bon.goi": sent_by(put_lower("bon")),
        },
    )
    assert "Đã nhận từ trước: 1" in page.text
    assert "thay gói trước: 1" in page.text
    assert "Số lượt thăm hỏi: 1 thành 2" in page.text
    assert "Không nhận: 2" in page.text
    assert "Chữ ký của gói không khớp" in page.text
    assert "khóa chưa biết: 1" in page.text
    refused = db.session.scalars(select(RefusedFile.file_name).order_by(RefusedFile.id)).all()
    assert refused == ["ba.goi", "thu.pdf"]


def test_a_page_of_a_package_says_what_fell_short_and_every_figure(as_role: Browser, union: Unit) -> None:
    lower = put_lower("mot", people=3)
    take_first(as_role("chair"), lower)
    put_visit(lower, amount=700_000)
    upload(as_role("treasurer"), {"lan-2.goi": sent_by(lower)})
    old, new = db.session.scalars(select(ReceivedPackage.id).order_by(ReceivedPackage.id)).all()
    page = as_role("auditor").get(f"/nhan-bao-cao/{new}").text
    assert "Gói là bản dự thảo, chưa chốt." in page
    assert "Số lượt thăm hỏi: 1 thành 2" in page
    assert "Toàn văn báo cáo" in page
    assert 'class="paper"' in page
    assert "Bản 2" in page
    assert "Mở bản mới nhất" in as_role("auditor").get(f"/nhan-bao-cao/{old}").text
    paper = as_role("upper").get(f"/nhan-bao-cao/{new}/bao-cao.pdf")
    assert paper.data.startswith(b"%PDF")


def test_who_is_trusted_no_longer_is_like_one_not_met_before(as_role: Browser, union: Unit) -> None:
    lower = put_lower("mot")
    take_first(as_role("chair"), lower)
    row = db.session.scalars(select(LowerUnion)).one()
    assert code_of(lower) in as_role("treasurer").get("/nhan-bao-cao/cong-doan").text
    address = f"/nhan-bao-cao/cong-doan/{row.id}/thoi-tin"
    assert as_role("recorder").post(address).status_code == 403
    assert "Từ nay không nhận" in as_role("chair").post(address, follow_redirects=True).text
    put_visit(lower)
    again = upload(as_role("chair"), {"mot.goi": sent_by(lower)})
    assert "khóa chưa biết" in again.text
    assert len(db.session.scalars(select(ReceivedPackage)).all()) == 1
    [form] = forms_in(again.text)
    as_role("chair").post(form, data={"code": code_of(lower)})
    assert len(db.session.scalars(select(ReceivedPackage)).all()) == 2


def test_no_file_no_delivery(as_role: Browser, union: Unit) -> None:
    answer = as_role("chair").post(TAKE, data={})
    assert answer.status_code == 422
    assert "Hãy chọn tệp." in answer.text
    assert as_role("chair").get(f"{TAKE}/khong-co").status_code == 404
    assert as_role("chair").post(f"{TAKE}/khong-co/0/tin", data={"code": "1"}).status_code == 404


@pytest.mark.parametrize("address", ["/nhan-bao-cao/", "/nhan-bao-cao/cong-doan"])
def test_the_number_of_statements_does_not_grow(
    as_role: Browser, union: Unit, statements: Statements, address: str
) -> None:
    counts = []
    for code in ("mot", "hai", "ba"):
        take_first(as_role("chair"), put_lower(code))
        statements.clear()
        assert as_role("chair").get(address).status_code == 200
        counts.append(statements.count)
    assert counts[0] == counts[2]


def test_the_account_of_the_upper_level_begins_where_reports_are(as_role: Browser, union: Unit) -> None:
    assert as_role("upper").get("/").location == "/gui-cap-tren/"
    take_first(as_role("chair"), put_lower("mot"))
    assert as_role("upper").get("/").location == "/nhan-bao-cao/"
    page = as_role("upper").get("/nhan-bao-cao/").text
    assert "Công đoàn cơ sở Mot" in page
    assert "Nhận các tệp" not in page
    assert as_role("member").get("/nhan-bao-cao/").status_code == 403


def test_a_paper_with_a_script_in_it_is_not_handed_out(as_role: Browser, union: Unit) -> None:
    """The signature of a union below says that the file is theirs, not that it is only paper."""
    lower = put_lower("mot")
    sent = replace(package_of(lower, YEAR, None, TODAY, folder()), pdf=made(open_action))
    content = packed(sent, lower, folder())
    row = receive(union, content, OFFICER, TODAY, trusts=True).row
    db.session.commit()
    answer = as_role("chair").get(f"/nhan-bao-cao/{row.id}/bao-cao.pdf", follow_redirects=True)
    assert answer.mimetype == "text/html"
    assert "mã lệnh (JavaScript)" in answer.text
    assert "Toàn văn báo cáo" in answer.text
