"""A request goes down, the report comes up, a remark goes back, the corrected version answers it.

Both unions stand in one installation; what passes between them are files. The cast belongs to `union`: above
in the tests of the upper side, below in those of the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.errors import Refused
from app.exchange.handed_down.content import HandedDown, handed_down_in, members_of
from app.exchange.handed_down.making import answer_file, request_file
from app.exchange.handed_down.opening import UnknownUpper, open_file
from app.exchange.packages.packing import package_of_paper, packed
from app.exchange.packages.receiving import receive
from app.exchange.packages.sealed_zip import open_sealed, write_sealed
from app.extensions import db
from app.life.requests.models import UpperRequest
from app.office.signatures.key import signing_key
from app.office.signatures.rules import public_of
from app.office.trail.queries import changes_of
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from app.year.asked.facts import AskedReport, ReportAnswer
from app.year.asked.models import UpperUnion, UpwardAnswer
from app.year.asked.queries import open_answers, requested_deadlines
from app.year.campaigns.actions import move_deadline, open_campaign
from app.year.campaigns.facts import CampaignFacts, Standing
from app.year.campaigns.models import Campaign
from app.year.campaigns.queries import board
from app.year.issued.facts import Replacing
from app.year.issued.queries import frozen_report
from app.year.outlines.actions import save_outline
from app.year.outlines.queries import find_outline
from app.year.received.list_queries import package_row
from app.year.received.models import LowerUnion, ReceivedPackage
from app.year.received.remarks.actions import accept, remark
from app.year.received.remarks.queries import remarks_on
from tests.conftest import OFFICER, TODAY
from tests.exchange.packages.lowers import YEAR, altered, code_of, folder, put_lower, sent_by, upload
from tests.life.visits.visits import put_visit
from tests.year.issued.papers import put_paper, put_year
from tests.year.outlines.test_actions import FILE

Browser = Callable[[str], FlaskClient]
OPEN = "/gui-cap-tren/"


@pytest.fixture
def upper(union: Unit) -> Unit:
    """A union above that of the cast."""
    unit = start_unit(UnitFacts(name="Công đoàn ngành Hoa", code="nganh-hoa"), OFFICER)
    db.session.commit()
    return unit


def put_campaign(upper: Unit, lower_ids: tuple[int, ...] = ()) -> Campaign:
    facts = CampaignFacts(
        "Báo cáo tổng kết năm 2024",
        "2024",
        TODAY,
        date(2024, 12, 20),
        "12/CV-CĐN",
        note="Kèm biểu",
        lower_ids=lower_ids,
    )
    row = open_campaign(upper.id, facts, YEAR, OFFICER, TODAY)
    db.session.commit()
    return row


def sent_paper(upper: Unit, union: Unit, paper_id: int) -> tuple[ReceivedPackage, LowerUnion]:
    """The issued report is packed, and received above."""
    paper = frozen_report(union.id, paper_id)
    assert paper
    content = packed(package_of_paper(union, paper, TODAY, folder()), union, folder())
    row = receive(upper, content, OFFICER, TODAY, trusts=True).row
    db.session.commit()
    found = package_row(upper.id, row.id)
    assert found
    return found


def test_another_name_of_the_union_above_is_in_the_trail(union: Unit, upper: Unit) -> None:
    first = request_file(upper, put_campaign(upper), folder())
    open_file(union, first, OFFICER, TODAY, trusts=True)
    row = db.session.scalars(select(UpperUnion)).one()
    handed = handed_down_in(open_sealed(request_file(upper, put_campaign(upper), folder())))
    renamed = replace(handed, name="Công đoàn ngành Ban")
    content = write_sealed(members_of(renamed), signing_key(folder(), upper.code))
    open_file(union, content, OFFICER, TODAY)
    assert row.name == "Công đoàn ngành Ban"
    last = changes_of(union.id, f"upper_unions/{row.id}")[-1]
    assert (last.action, last.values["name"]) == (
        "asked.union.corrected",
        ("Công đoàn ngành Hoa", "Công đoàn ngành Ban"),
    )


def test_a_request_stands_on_the_first_page_and_the_issued_report_answers_it(
    as_role: Browser, union: Unit, upper: Unit
) -> None:
    put_year(union)
    file = request_file(upper, put_campaign(upper), folder())
    page = upload(as_role("chair"), {"yeu-cau.goi": file}, OPEN, "file")
    assert page.status_code == 422
    assert code_of(upper) in page.text
    assert db.session.scalars(select(UpperUnion)).all() == []
    page = open_with_code(as_role("chair"), file, code_of(upper))
    assert "yêu cầu «Báo cáo tổng kết năm 2024»" in page
    assert "Kèm biểu" in page
    [asked] = requested_deadlines(union.id)
    assert (asked.deadline, asked.as_of, asked.answered_on) == (date(2024, 12, 20), TODAY, None)
    assert "hạn của Công đoàn ngành Hoa 20/12/2024" in as_role("chair").get("/").text
    paper = put_paper(union)
    [answered] = requested_deadlines(union.id)
    assert answered.answered_on == TODAY
    line = db.session.scalars(select(UpperRequest)).one()
    assert line.activity_id == paper.id
    assert "hạn của Công đoàn ngành Hoa" not in as_role("chair").get("/").text


def open_with_code(browser: FlaskClient, content: bytes, code: str) -> str:
    data = {"file": (BytesIO(content), "tep.goi"), "code": code}
    return browser.post(OPEN, data=data, follow_redirects=True).text


def test_only_the_chair_trusts_a_union_above(as_role: Browser, union: Unit, upper: Unit) -> None:
    file = request_file(upper, put_campaign(upper), folder())
    assert "Chưa biết khóa" in open_with_code(as_role("recorder"), file, code_of(upper))
    assert "Chưa biết khóa" in open_with_code(as_role("chair"), file, "1234")
    assert db.session.scalars(select(UpperUnion)).all() == []
    open_with_code(as_role("chair"), file, code_of(upper))
    row = db.session.scalars(select(UpperUnion)).one()
    assert "đã mở rồi" in open_with_code(as_role("recorder"), file, "")
    address = f"{OPEN}khoa/{row.id}/thoi-tin"
    assert as_role("recorder").post(address).status_code == 403
    as_role("chair").post(address)
    with pytest.raises(UnknownUpper):
        open_file(union, file, OFFICER, TODAY)


def test_another_deadline_is_the_same_request(union: Unit, upper: Unit) -> None:
    row = put_campaign(upper)
    open_file(union, request_file(upper, row, folder()), OFFICER, TODAY, trusts=True)
    move_deadline(row, date(2024, 12, 28), OFFICER, row.deadline.isoformat())
    open_file(union, request_file(upper, row, folder()), OFFICER, TODAY)
    [asked] = requested_deadlines(union.id)
    assert asked.deadline == date(2024, 12, 28)
    assert db.session.scalars(select(UpperRequest.due_on)).all() == [date(2024, 12, 28)]


def test_files_for_others_altered_or_senseless_are_refused(union: Unit, upper: Unit) -> None:
    other = put_lower("mot")
    lower_id = receive(upper, sent_by(other), OFFICER, TODAY, trusts=True).lower.id
    file = request_file(upper, put_campaign(upper, (lower_id,)), folder())
    refusals = {
        "công đoàn khác": file,
        "Chữ ký của gói không khớp": altered(file),
        "không phải là yêu cầu": sent_by(other),
        "Tệp không phải": b"PK",
    }
    for sentence, content in refusals.items():
        with pytest.raises(Refused, match=sentence):
            open_file(union, content, OFFICER, TODAY, trusts=True)
    with pytest.raises(Refused, match="chính công đoàn này"):
        open_file(upper, file, OFFICER, TODAY, trusts=True)
    for members in ({"yeu-cau.json": b"{}"}, {"tra-loi.json": b"[]"}, {"yeu-cau.json": b'{"version": 9}'}):
        with pytest.raises(Refused):
            open_file(union, write_sealed(members, signing_key(folder(), "x")), OFFICER, TODAY, trusts=True)
    open_file(other, file, OFFICER, TODAY, trusts=True)
    assert requested_deadlines(union.id) == []
    assert len(requested_deadlines(other.id)) == 1


def test_a_remark_is_read_beside_the_report_and_the_corrected_version_answers_it(
    as_role: Browser, union: Unit, upper: Unit
) -> None:
    _, visit = put_year(union)
    assert visit
    first = put_paper(union)
    campaign = put_campaign(upper)
    row, lower = sent_paper(upper, union, first.id)
    remark(row, "visits.times", "Số lượt thăm hỏi: 1 lượt", "Thiếu lượt tháng 5", OFFICER, TODAY)
    assert [one.standing for one in board(campaign, TODAY)] == [Standing.REMARKED]
    open_file(union, answer_file(upper, row, lower, folder(), TODAY), OFFICER, TODAY, trusts=True)
    page = as_role("auditor").get(f"/van-ban-di/{first.id}").text
    assert "Công đoàn ngành Hoa có 1 ý kiến" in page
    assert "Thiếu lượt tháng 5" in page
    assert "Cấp trên có 01 ý kiến về báo cáo kỳ 2024" in as_role("chair").get("/").text
    put_visit(union, amount=300_000)
    second = put_paper(union, 2, replacing=Replacing(first.id, "Theo ý kiến cấp trên"))
    assert open_answers(union.id) == []
    row, lower = sent_paper(upper, union, second.id)
    [line] = board(campaign, TODAY)
    assert line.standing is Standing.SENT
    assert "đã trả lời ý kiến" in line.notes
    accept(row, OFFICER, TODAY)
    assert [one.standing for one in board(campaign, TODAY)] == [Standing.ACCEPTED]
    open_file(union, answer_file(upper, row, lower, folder(), TODAY), OFFICER, TODAY)
    assert "đã chấp nhận báo cáo này" in as_role("chair").get(f"/van-ban-di/{second.id}").text
    assert "Đã chấp nhận" in as_role("upper").get(OPEN).text
    assert len(db.session.scalars(select(UpwardAnswer)).all()) == 2


def test_the_upper_side_in_the_browser(as_role: Browser, union: Unit) -> None:
    lower = put_lower("mot")
    put_year(lower)
    paper = put_paper(lower)
    row, _ = sent_paper(union, lower, paper.id)
    address = f"/tra-loi/{row.id}"
    form = as_role("recorder").get(f"{address}/y-kien?cho=visits.times").text
    assert '<option selected value="visits.times">' in form
    assert as_role("recorder").post(f"{address}/y-kien", data={"key": "", "text": ""}).status_code == 422
    assert as_role("recorder").post(f"{address}/y-kien", data={"key": "x", "text": "A"}).status_code == 422
    sent = {"key": "visits.times", "text": "Xem lại số lượt"}
    page = as_role("recorder").post(f"{address}/y-kien", data=sent, follow_redirects=True).text
    assert "Xem lại số lượt" in page
    assert "Số lượt thăm hỏi: " in page
    page = as_role("recorder").post(f"{address}/chap-nhan", follow_redirects=True).text
    assert "Đã chấp nhận." in page
    assert "chấp nhận rồi" in as_role("chair").post(f"{address}/chap-nhan", follow_redirects=True).text
    file = as_role("upper").get(f"{address}/tep")
    assert open_file(lower, file.data, OFFICER, TODAY, trusts=True) == [
        f"{union.name} đã chấp nhận ngày 15/12/2024: báo cáo kỳ 2024."
    ]
    assert as_role("upper").post(f"{address}/chap-nhan").status_code == 403
    assert as_role("stranger").get(f"{address}/tep").status_code == 404


def test_a_remark_is_taken_back_or_marked_as_answered(as_role: Browser, union: Unit) -> None:
    lower = put_lower("mot")
    put_year(lower)
    campaign = put_campaign(union)
    row, sender = sent_paper(union, lower, put_paper(lower).id)
    for text in ("Ghi nhầm", "Đã gọi hỏi"):
        remark(row, "visits.times", "Số lượt thăm hỏi: 1 lượt", text, OFFICER, TODAY)
    db.session.commit()
    wrong, called = remarks_on(row)
    assert as_role("upper").post(f"/tra-loi/y-kien/{wrong.id}/rut").status_code == 403
    assert as_role("recorder").post(f"/tra-loi/y-kien/{wrong.id}/mat").status_code == 404
    client = as_role("recorder")
    client.post(f"/tra-loi/y-kien/{wrong.id}/rut")
    assert [one.standing for one in board(campaign, TODAY)] == [Standing.REMARKED]
    page = client.post(f"/tra-loi/y-kien/{called.id}/da-tra-loi", follow_redirects=True).text
    assert "đã rút ngày 15/12/2024" in page
    assert "đã trả lời ngày 15/12/2024" in page
    assert [one.standing for one in board(campaign, TODAY)] == [Standing.SENT]
    again = client.post(f"/tra-loi/y-kien/{called.id}/rut", follow_redirects=True).text
    assert "Ý kiến này đã trả lời rồi" in again
    answer = handed_down_in(open_sealed(answer_file(union, row, sender, folder(), TODAY))).content
    assert isinstance(answer, ReportAnswer)
    assert answer.remarks == ()


def test_an_outline_of_the_upper_union_goes_down_with_the_request(
    as_role: Browser, union: Unit, upper: Unit
) -> None:
    save_outline(upper.id, FILE, OFFICER, "cua-nganh")
    facts = CampaignFacts("Báo cáo năm", "2024", YEAR.end, date(2025, 1, 10), outline="cua-nganh")
    row = open_campaign(upper.id, facts, YEAR, OFFICER, TODAY)
    outcome = open_file(union, request_file(upper, row, folder()), OFFICER, TODAY, trusts=True)
    assert "đề cương" in outcome[1].lower()
    assert find_outline(union, "cua-nganh") == find_outline(upper, "cua-nganh")
    assert "de_cuong=cua-nganh" in as_role("chair").get(OPEN).text
    save_outline(union.id, FILE, OFFICER, "cua-minh")
    assert '<option value="cua-minh">' in as_role("chair").get("/dot-bao-cao/moi").text


def test_a_draft_is_not_accepted(as_role: Browser, union: Unit) -> None:
    row = receive(union, sent_by(put_lower("mot")), OFFICER, TODAY, trusts=True).row
    with pytest.raises(Refused, match="dự thảo"):
        accept(row, OFFICER, TODAY)


def test_the_files_are_read_as_they_were_made(union: Unit, tmp_path: Path) -> None:
    key = signing_key(tmp_path, "a")
    asked = AskedReport(
        "ma", "Báo cáo", "", "2024", (YEAR.start, YEAR.end), TODAY, TODAY, "cap-tren", "Hai\ndòng", TODAY
    )
    made = HandedDown("a", "Công đoàn A", public_of(key), ("b",), asked)
    assert handed_down_in(open_sealed(write_sealed(members_of(made), key))) == made


def test_by_command(app: Flask, union: Unit, upper: Unit, tmp_path: Path) -> None:
    file = tmp_path / "yeu-cau.goi"
    file.write_bytes(request_file(upper, put_campaign(upper), folder()))
    # A command has a connection of its own, which waits for this one.
    db.session.commit()
    args = ["open-file", str(file), "--unit", "hoa-mai"]
    refused = app.test_cli_runner().invoke(args=args)
    assert refused.exit_code == 2
    assert code_of(upper) in refused.output
    done = app.test_cli_runner().invoke(args=[*args, "--trust"])
    assert done.exit_code == 0, done.output
    assert "hạn gửi 20/12/2024" in done.output
    assert len(requested_deadlines(union.id)) == 1
    missing = app.test_cli_runner().invoke(
        args=["open-file", str(tmp_path / "khong-co"), "--unit", "hoa-mai"]
    )
    assert missing.exit_code == 2
