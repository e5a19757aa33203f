"""Several files sent together: the good ones kept, the others named; each described."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.core.errors import Refused
from app.extensions import db
from app.log.activities.models import Activity
from app.log.attachments.facts import Received
from app.log.attachments.models import Attachment
from app.log.attachments.rules import check_description
from app.office.units.models import Unit
from tests.books.vouchers.cash import put_money
from tests.downloads import MARKUP, READERS, As, errors, put_fund, words
from tests.life.events.entries import put_event
from tests.life.visits.visits import put_visit
from tests.log.attachments.scans import pdf, png


def photo(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return out.getvalue()


def send(
    client: FlaskClient, entry: Activity, *files: tuple[bytes, str], description: str = ""
) -> TestResponse:
    """The answer to files sent together with their description."""
    sent = {"file": [(BytesIO(data), name) for data, name in files], "description": description}
    return client.post(f"/tep/them/{entry.id}", data=sent, content_type="multipart/form-data")


def kept() -> list[str]:
    db.session.expire_all()
    return [row.file_name for row in db.session.scalars(select(Attachment).order_by(Attachment.id))]


def all_descriptions() -> list[str]:
    db.session.expire_all()
    return [row.description for row in db.session.scalars(select(Attachment).order_by(Attachment.id))]


def test_all_of_them_are_described_and_keep_their_names(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    entry = put_event(union)
    files = [(photo("red"), "IMG_1.jpg"), (photo("blue"), "IMG_2.JPG"), (pdf(), "ds.pdf")]
    assert send(client, entry, *files, description="Trao quà 8/3").status_code == 303
    assert kept() == ["IMG_1.jpg", "IMG_2.JPG", "ds.pdf"]
    assert all_descriptions() == ["Trao quà 8/3"] * 3
    page = client.get(f"/hoat-dong/{entry.id}")
    assert "Đã đính kèm 3 tệp." in words(page)
    assert page.text.count('alt="Trao quà 8/3"') == 2
    assert "Trao quà 8/3 (ds.pdf, 1 KB, Tài khoản recorder" in words(page)
    assert "Mô tả: (trống) → Trao quà 8/3" in words(page)


def test_without_a_description_they_keep_their_names(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    send(client, put_event(union), (photo("red"), "hop.jpg"), (photo("blue"), "hop.jpg"))
    assert kept() == ["hop.jpg", "hop.jpg"]
    assert all_descriptions() == ["", ""]


def test_a_bad_one_is_named_and_takes_no_good_one_with_it(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    entry = put_event(union)
    files = [(photo("red"), "a.jpg"), (b"PK", "ghi chú.docx"), (b"", "b.jpg"), (photo("blue"), "c.jpg")]
    assert send(client, entry, *files).status_code == 303
    assert kept() == ["a.jpg", "c.jpg"]
    text = words(client.get(f"/hoat-dong/{entry.id}"))
    assert "Đã đính kèm 2 tệp." in text
    assert "Không nhận «ghi chú.docx»: tệp này không phải là tệp PDF" in text
    assert "Không nhận «b.jpg»: tệp này trống." in text


def test_the_same_photograph_twice_is_kept_once(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    entry = put_visit(union)
    send(client, entry, (png(), "a.png"), (png(), "b.png"))
    assert kept() == ["a.png"]
    assert "Không nhận «b.png»: tệp này đã có ở mục này rồi." in words(client.get(f"/tham-hoi/{entry.id}"))


def test_where_none_is_good_the_form_says_so_and_keeps_the_description(
    as_role: As, union: Unit, app: Flask
) -> None:
    client = as_role("recorder")
    refused = send(client, put_event(union), (b"PK", "a.docx"), (b"PK", "b.docx"), description="Trao quà")
    assert refused.status_code == 422
    assert "Không nhận «a.docx», «b.docx»" in errors(refused)["file"]
    assert 'value="Trao quà"' in refused.text
    assert kept() == []
    uploads = Path(app.instance_path) / "uploads"
    assert not uploads.exists() or not list(uploads.iterdir())
    assert errors(send(client, put_event(union))) == {"file": "Hãy chọn tệp."}


def test_the_twenty_first_is_refused_by_name(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    files = [(photo(f"#{place:02x}8040"), f"{place}.jpg") for place in range(0, 220, 10)]
    entry = put_event(union)
    assert send(client, entry, *files).status_code == 303
    assert len(kept()) == 20
    text = words(client.get(f"/hoat-dong/{entry.id}"))
    assert "Không nhận «200.jpg», «210.jpg»: mỗi mục giữ được 20 tệp." in text


def test_many_that_were_refused_are_reported_shortly() -> None:
    [sentence] = Received(0, {"Tệp này trống.": [f"{place}.jpg" for place in range(12)]}).sentences()
    assert sentence.endswith("«7.jpg» và 4 tệp khác: tệp này trống.")


def test_a_description_has_its_bounds(as_role: As, union: Unit) -> None:
    client, entry = as_role("recorder"), put_event(union)
    refused = send(client, entry, (photo("red"), "a.jpg"), description="x" * 201)
    assert (refused.status_code, set(errors(refused)), kept()) == (422, {"description"}, [])
    assert send(client, entry, (photo("red"), "a.jpg"), description="x" * 200).status_code == 303
    with pytest.raises(Refused):
        check_description("x" * 201)


def test_each_is_described_afterwards_and_keeps_its_name(as_role: As, union: Unit) -> None:
    entry, client = put_event(union), as_role("recorder")
    send(client, entry, (photo("red"), "a.jpg"), (photo("blue"), "b.jpg"))
    first, second = db.session.scalars(select(Attachment).order_by(Attachment.id))
    address = f"/tep/mo-ta/{entry.id}"
    assert address in client.get(f"/hoat-dong/{entry.id}").text
    assert f'name="description-{first.id}" value=""' in client.get(address).text
    sent = {f"description-{first.id}": " Khai mạc\u200b  8/3 ", f"version-{first.id}": "1"}
    assert client.post(address, data={**sent, f"description-{second.id}": ""}).status_code == 303
    assert kept() == ["a.jpg", "b.jpg"]
    assert all_descriptions() == ["Khai mạc 8/3", ""]
    page = client.get(f"/hoat-dong/{entry.id}")
    assert 'alt="Khai mạc 8/3"' in page.text
    assert 'alt="b.jpg"' in page.text
    assert "Sửa: tệp đính kèm" in words(page)
    assert "Mô tả: (trống) → a.jpg: Khai mạc 8/3" in words(page)
    found = as_role("chair").get("/dau-vet/", query_string={"q": "khai mac 8/3"})
    assert "Mô tả: a.jpg: Khai mạc 8/3" in words(found)
    assert 'value="Khai mạc 8/3"' in client.get(address).text
    assert client.get(f"/tep/{first.id}").headers["Content-Disposition"].endswith("filename=a.jpg")


def test_a_description_is_taken_away_and_one_that_was_not_sent_stays(as_role: As, union: Unit) -> None:
    entry, client = put_event(union), as_role("recorder")
    send(client, entry, (photo("red"), "a.jpg"), (photo("blue"), "b.jpg"), description="Trao quà")
    first, _ = db.session.scalars(select(Attachment).order_by(Attachment.id))
    sent = {f"description-{first.id}": "", f"version-{first.id}": "1"}
    assert client.post(f"/tep/mo-ta/{entry.id}", data=sent).status_code == 303
    assert all_descriptions() == ["", "Trao quà"]
    assert "Mô tả: a.jpg: Trao quà → (trống)" in words(client.get(f"/hoat-dong/{entry.id}"))


def test_a_file_is_found_by_its_description_and_by_its_name(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    send(client, put_event(union), (photo("red"), "IMG_77.jpg"), description="Khai mạc giải cầu lông")
    for typed in ("giai cau long", "img_77"):
        assert "Khai mạc giải cầu lông (IMG_77.jpg)" in words(client.get("/tim", query_string={"tu": typed}))


def test_the_second_of_two_who_describe_sees_both(as_role: As, union: Unit) -> None:
    entry, client = put_event(union), as_role("recorder")
    send(client, entry, (photo("red"), "a.jpg"), description="Bản của người trước")
    row_id, address = db.session.scalars(select(Attachment.id)).one(), f"/tep/mo-ta/{entry.id}"
    stale = client.post(address, data={f"description-{row_id}": "Khai mạc", f"version-{row_id}": "7"})
    assert (stale.status_code, "Người khác đã sửa" in words(stale)) == (422, True)
    assert 'value="Khai mạc"' in stale.text
    assert "Trong sổ đang ghi: Bản của người trước" in words(stale)
    long = client.post(address, data={f"description-{row_id}": "x" * 201, f"version-{row_id}": "1"})
    assert (long.status_code, "Mô tả dài quá 200 chữ" in words(long)) == (422, True)
    assert all_descriptions() == ["Bản của người trước"]


def test_markup_in_a_description_stays_text(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    entry = put_event(union)
    send(client, entry, (photo("red"), "a.jpg"), description=MARKUP)
    for path in (f"/hoat-dong/{entry.id}", f"/tep/mo-ta/{entry.id}"):
        assert "<script>alert" not in client.get(path).text


def test_who_may_describe(as_role: As, union: Unit) -> None:
    entry, money = put_event(union), put_money(union, put_fund(union), 1_000)
    for username, status in {**READERS, "stranger": 404}.items():
        assert as_role(username).get(f"/tep/mo-ta/{entry.id}").status_code == status
        assert as_role(username).post(f"/tep/mo-ta/{entry.id}").status_code == status
    assert as_role("recorder").get(f"/tep/mo-ta/{money.id}").status_code == 403
    assert as_role("treasurer").get(f"/tep/mo-ta/{money.id}").status_code == 200
