"""A paper is signed with a key file, which is not kept; page and command say what a signature is worth."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from werkzeug.test import TestResponse

from app.core.errors import Refused
from app.extensions import db
from app.log.activities.models import Activity
from app.log.attachments.actions import describe, withdraw_attachment
from app.log.attachments.queries import attachments_of
from app.office.installation.files import ROOTS
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.year.issued.actions import withdraw_paper
from app.year.issued.facts import FrozenPaper
from app.year.issued.proving.queries import proof_of
from app.year.issued.proving.rules import Proven
from app.year.issued.queries import frozen_report
from app.year.issued.signatures.asking import signatures_in, signed
from app.year.issued.signatures.rules import TOO_LARGE, SignatureStanding, standing
from app.year.reports.writers.files import WRITERS
from tests.conftest import OFFICER, TODAY
from tests.downloads import As
from tests.year.issued.papers import put_paper, put_year
from tests.year.issued.signatures.keys import (
    AUTHORITY,
    PASSPHRASE,
    SIGNER,
    certificate,
    key_file,
    root,
)

pytestmark = pytest.mark.engine_free

PAST = datetime(2021, 1, 1, tzinfo=UTC)
COMING = datetime(2089, 1, 1, tzinfo=UTC)


@pytest.fixture
def paper(union: Unit) -> FrozenPaper:
    put_year(union)
    found = frozen_report(union.id, put_paper(union).id)
    assert found is not None
    return found


@pytest.fixture
def pdf(paper: FrozenPaper) -> bytes:
    return paper.written(WRITERS["pdf"])


def standings(data: bytes, folder: Path) -> list[SignatureStanding]:
    return [standing(one) for one in signatures_in(data, folder)]


def with_a_note_over_it(data: bytes) -> bytes:
    """The file with a box of other words laid over the page, as a viewer saves it: what was signed stays."""
    writer = PdfWriter(BytesIO(data), incremental=True)
    writer.add_annotation(0, FreeText(text="900.000", rect=(50, 550, 200, 650), background_color="ffffff"))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_signature_covers_the_paper_and_changes_no_word(
    union: Unit, paper: FrozenPaper, pdf: bytes, tmp_path: Path
) -> None:
    made = signed(pdf, key_file(), PASSPHRASE)
    assert made.pdf.startswith(pdf)
    assert (made.certificate.signer, made.certificate.issuer) == (SIGNER, AUTHORITY)
    field = PdfReader(BytesIO(made.pdf)).get_fields() or {}
    assert field["ChuKySo1"].value["/SubFilter"] == "/ETSI.CAdES.detached"
    proof = proof_of(made.pdf, union.id)
    assert (proof.verdict, proof.paper) == (Proven.SAME, paper)
    assert standings(made.pdf, tmp_path) == [SignatureStanding.UNKNOWN]
    assert standings(pdf, tmp_path) == []


def test_a_second_signature_leaves_the_first_standing(pdf: bytes, tmp_path: Path) -> None:
    twice = signed(signed(pdf, key_file(), PASSPHRASE).pdf, key_file(), PASSPHRASE)
    assert standings(twice.pdf, tmp_path) == [SignatureStanding.UNKNOWN, SignatureStanding.UNKNOWN]


def test_whoever_is_laid_beside_the_books_is_trusted_and_nobody_else(pdf: bytes, tmp_path: Path) -> None:
    folder = tmp_path / ROOTS
    folder.mkdir()
    (folder / "doc-them.txt").write_text("không phải chứng thư")
    (folder / "hong.pem").write_text("không phải chứng thư")
    (folder / "noi-cap.crt").write_bytes(root())
    ours = signed(pdf, key_file(), PASSPHRASE)
    self_made = signed(pdf, key_file(certificate(by=SIGNER)), PASSPHRASE)
    assert standings(ours.pdf, tmp_path) == [SignatureStanding.TRUSTED]
    assert standings(self_made.pdf, tmp_path) == [SignatureStanding.UNKNOWN]


def test_what_is_changed_after_signing_breaks_the_signature(pdf: bytes, tmp_path: Path) -> None:
    made = signed(pdf, key_file(), PASSPHRASE).pdf
    assert standings(with_a_note_over_it(made), tmp_path) == [SignatureStanding.BROKEN]
    at = made.index(b"endstream") - 10
    assert standings(made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :], tmp_path) == [
        SignatureStanding.BROKEN
    ]


@pytest.mark.parametrize(
    ("key", "passphrase", "field", "sentence"),
    [
        (key_file(), "sai", "passphrase", "Mật khẩu không mở được tệp khóa."),
        (key_file(), "", "passphrase", "Mật khẩu không mở được tệp khóa."),
        (b"khong phai tep khoa", "", "key", "Tệp không phải là tệp khóa .p12, .pfx, hoặc đã hỏng."),
        (b"", "", "key", "Tệp không phải là tệp khóa .p12, .pfx, hoặc đã hỏng."),
        (root(), "", "key", "Tệp không phải là tệp khóa .p12, .pfx, hoặc đã hỏng."),
        (key_file()[:-40], PASSPHRASE, "key", "Tệp không phải là tệp khóa .p12, .pfx, hoặc đã hỏng."),
        (key_file(with_key=False), PASSPHRASE, "key", "Tệp không có khóa để ký, chỉ có chứng thư."),
        (
            key_file(certificate(until=PAST)),
            PASSPHRASE,
            "key",
            "Chứng thư số đã hết hạn ngày 01/01/2021.",
        ),
        (
            key_file(certificate(since=COMING)),
            PASSPHRASE,
            "key",
            "Chứng thư số chỉ có hiệu lực từ ngày 01/01/2089.",
        ),
        (
            key_file(certificate(signs=False)),
            PASSPHRASE,
            "key",
            "Chứng thư trong tệp không dùng để ký văn bản.",
        ),
        (
            b"x" * 5_000_000,
            "",
            "key",
            TOO_LARGE,
        ),
    ],
)
def test_a_key_that_does_not_sign_is_refused_beside_its_box(
    pdf: bytes, key: bytes, passphrase: str, field: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        signed(pdf, key, passphrase)
    assert (refused.value.field, refused.value.sentence) == (field, sentence)


def test_a_file_without_a_passphrase_signs_too(pdf: bytes, tmp_path: Path) -> None:
    assert standings(signed(pdf, key_file(passphrase=""), "").pdf, tmp_path) == [SignatureStanding.UNKNOWN]


def test_what_takes_too_long_is_given_up_and_tells_no_passphrase(
    pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.year.issued.signatures.asking._MOST_SECONDS", 0.01)
    with pytest.raises(Refused, match="chạy quá lâu") as refused:
        signed(pdf, key_file(), PASSPHRASE)
    assert refused.value.__cause__ is None


def press(client: FlaskClient, row_id: int, key: bytes, passphrase: str = PASSPHRASE) -> TestResponse:
    sent = {"key": (BytesIO(key), "chu-tich.p12"), "passphrase": passphrase}
    address = f"/van-ban-di/{row_id}/ky-so"
    return client.post(address, data=sent, content_type="multipart/form-data")


def test_the_page_signs_keeps_the_signed_file_and_nothing_of_the_key(
    as_role: As, union: Unit, paper: FrozenPaper, caplog: pytest.LogCaptureFixture
) -> None:
    client = as_role("recorder")
    refused = press(client, paper.id, key_file(), "sai mat khau")
    assert refused.status_code == 422
    assert "Mật khẩu không mở được tệp khóa." in refused.text
    assert "sai mat khau" not in refused.text
    with caplog.at_level(logging.DEBUG):
        assert press(client, paper.id, key_file()).status_code == 303
    assert PASSPHRASE not in caplog.text
    page = unescape(client.get(f"/van-ban-di/{paper.id}").text)
    assert f"Ký số: {SIGNER}" in page
    assert f"Nơi cấp chứng thư: {AUTHORITY}, hiệu lực 01/01/2020 đến 01/01/2090." in page
    [kept] = attachments_of(union.id, paper.id)
    assert kept.file_name == "so-01-bao-cao-2024-ky-so.pdf"
    file = client.get(f"/tep/{kept.id}").data
    sent = {"file": (BytesIO(file), "bao-cao.pdf")}
    proof = client.post("/van-ban-di/kiem-tra", data=sent, content_type="multipart/form-data").text
    assert "Đúng là văn bản đã phát hành" in proof
    assert "Chữ ký số nguyên vẹn, chưa rõ nơi cấp chứng thư." in proof
    noted = str([one.values for one in changes_of(union.id, f"activities/{paper.id}")])
    assert SIGNER in noted
    assert PASSPHRASE not in noted


def test_the_next_signature_goes_on_the_newest_copy_and_a_copy_taken_back_is_reported_no_more(
    as_role: As, union: Unit, paper: FrozenPaper
) -> None:
    client = as_role("recorder")
    for _ in range(2):
        assert press(client, paper.id, key_file()).status_code == 303
    first, second = attachments_of(union.id, paper.id)
    both = client.get(f"/tep/{second.id}").data
    assert len(PdfReader(BytesIO(both)).get_fields() or ()) == 2
    assert client.get(f"/van-ban-di/{paper.id}").text.count("Tải bản ký số") == 2
    withdraw_attachment(second, OFFICER, "Ký nhầm", second.version)
    describe([first], {first.id: "Ký số bởi người khác"}, {first.id: first.version}, OFFICER)
    db.session.commit()
    page = unescape(client.get(f"/van-ban-di/{paper.id}").text)
    assert page.count("Tải bản ký số") == 1
    assert f"Ký số: {SIGNER}" in page


def test_a_voided_paper_and_one_of_another_union_are_not_signed(
    as_role: As, union: Unit, paper: FrozenPaper
) -> None:
    assert press(as_role("auditor"), paper.id, key_file()).status_code == 403
    assert press(as_role("stranger"), paper.id, key_file()).status_code == 404
    row = frozen_report(union.id, paper.id)
    assert row is not None
    withdraw_paper(db.session.get_one(Activity, paper.id), OFFICER, TODAY, "Ký nhầm")
    db.session.commit()
    answer = press(as_role("recorder"), paper.id, key_file())
    assert answer.status_code == 422
    assert "Văn bản đã hủy nên không ký số được nữa." in answer.text


def test_the_commands_sign_and_tell_what_was_altered(app: Flask, paper: FrozenPaper, tmp_path: Path) -> None:
    key, word, out = tmp_path / "khoa.p12", tmp_path / "mat-khau.txt", tmp_path / "da-ky.pdf"
    key.write_bytes(key_file())
    word.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    run = app.test_cli_runner().invoke
    asked = ["sign-report", paper.code, str(key), "--passphrase-file", str(word), "--out", str(out)]
    result = run(args=asked)
    assert result.exit_code == 0, result.output
    assert f"Đã ký số 01/BC-CĐCS: {SIGNER}; nơi cấp {AUTHORITY}" in result.output
    result = run(args=["verify-report", str(out)])
    assert result.exit_code == 0, result.output
    assert "Chữ ký số nguyên vẹn, chưa rõ nơi cấp chứng thư" in result.output
    out.write_bytes(with_a_note_over_it(out.read_bytes()))
    result = run(args=["verify-report", str(out)])
    assert result.exit_code == 1, result.output
    assert "Tệp đã bị sửa sau khi ký số" in result.output
    assert run(args=["sign-report", "0000-0000-0000-0000", str(key)], input="\n").exit_code != 0
