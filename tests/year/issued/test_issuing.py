"""A report gets its number and is kept as it is: whatever the books say later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.core.errors import Refused
from app.extensions import db
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.events.actions import withdraw_event
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.people.personal_data.actions import erase_person
from app.people.personal_data.extract.queries import extract_of
from app.people.personal_data.rules import Ground
from app.year.issued.actions import issue, record_paper, withdraw_paper
from app.year.issued.checks import paper_faults
from app.year.issued.facts import OutgoingFacts, PaperSort, Replacing
from app.year.issued.queries import frozen_report, frozen_reports, issued_before
from app.year.issued.rules import gaps
from app.year.issued.showing.queries import extract_of_papers
from app.year.reports.writers.files import WRITERS
from tests.conftest import NOON, OFFICER, TODAY, counted, put_member
from tests.downloads import As, only_those_of_the_books_read, words
from tests.year.issued.papers import ISSUE, YEAR, composed, line, put_paper, put_year


def outgoing(number: int, reason: str = "", **other: Any) -> OutgoingFacts:
    values = {"dated": TODAY, "sort": PaperSort.REPORT, "subject": "Tổng kết", **other}
    return OutgoingFacts(number=number, number_reason=reason, **values)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (outgoing(1), "number"),
        (outgoing(4), "number_reason"),
        (outgoing(2, dated=date(2024, 12, 16)), "dated"),
    ],
)
def test_a_number_is_given_once_and_none_is_skipped_unsaid(
    union: Unit, facts: OutgoingFacts, field: str
) -> None:
    record_paper(union.id, outgoing(1), OFFICER, TODAY)
    with pytest.raises(Refused) as refused:
        record_paper(union.id, facts, OFFICER, TODAY)
    assert refused.value.field == field


def test_each_sort_and_year_has_numbers_of_its_own_and_a_gap_has_its_reason(union: Unit) -> None:
    lines = [
        outgoing(1),
        outgoing(1, sort=PaperSort.SUBMISSION),
        outgoing(1, dated=date(2023, 3, 1)),
        outgoing(5, "Số 02 đến 04 ghi ở sổ giấy"),
        outgoing(3, "Lấy lại số còn trống"),
    ]
    for facts in lines:
        record_paper(union.id, facts, OFFICER, TODAY)
    assert list(paper_faults(union.id)) == []
    assert gaps([outgoing(1), outgoing(4), outgoing(6, "Bỏ số 05")]) == [2, 3]


def test_the_paper_stays_whatever_becomes_of_the_books(union: Unit) -> None:
    event, _ = put_year(union)
    kept = composed(union).report
    row = put_paper(union)
    withdraw_event(event, OFFICER, TODAY, "Ghi nhầm")
    db.session.commit()
    unit_id, row_id = union.id, row.id
    with counted() as counter:
        paper = frozen_report(unit_id, row_id)
        assert paper is not None
        written = {kind: paper.written(WRITERS[kind]) for kind in ("pdf", "docx", "html", "json")}
    assert counter.count == 1
    assert paper.report == kept
    assert (paper.number_text, paper.dated, paper.signer) == ("01/BC-CĐCS", TODAY, "Trần Thị Thu Hà")
    assert {one.key: one for one in paper.figures}["visits.times"].number == 1
    assert "giải cầu lông" in written["html"].decode()
    assert written["pdf"] == paper.written(WRITERS["pdf"])
    pages = [page.extract_text() for page in PdfReader(BytesIO(written["pdf"])).pages]
    assert all(f"Mã văn bản: {paper.code}" in page for page in pages)


def test_whoever_asks_gets_the_newest_standing_paper_of_the_period(union: Unit) -> None:
    put_year(union)
    first = put_paper(union)
    second = put_paper(union, 2, replacing=Replacing(first.id, "Sót một hoạt động"))
    assert [one.id for one in frozen_reports(union.id, YEAR)] == [second.id, first.id]
    assert [one.id for one in issued_before(union.id, YEAR, "co-quan")] == [second.id]
    withdraw_paper(second, OFFICER, TODAY, "Ký nhầm")
    assert [one.id for one in frozen_reports(union.id, YEAR)] == [first.id]


def test_a_paper_is_replaced_once_and_with_a_reason(union: Unit) -> None:
    put_year(union)
    first = put_paper(union)
    with pytest.raises(Refused):
        put_paper(union, 2, replacing=Replacing(first.id, " "))
    put_paper(union, 2, replacing=Replacing(first.id, "Sót một hoạt động"))
    with pytest.raises(Refused):
        put_paper(union, 3, replacing=Replacing(first.id, "Lại sót"))


def test_whatever_is_missing_to_replace_a_paper_is_said_at_once(as_role: As, union: Unit) -> None:
    put_year(union)
    first = put_paper(union)
    sent = {"number": "2", "dated": "", "word": "", "replaces": str(first.id), "replace_reason": " "}
    answer = as_role("recorder").post(ISSUE, data=sent)
    assert answer.status_code == 422
    assert answer.text.count("is-invalid") == 3
    assert "Hãy ghi vì sao phải thay văn bản đã phát hành." in words(answer)
    assert "Hãy ghi vì sao vẫn phát hành" in words(answer)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE frozen_reports SET tree = ''",
        "DELETE FROM frozen_reports",
        "DELETE FROM outgoing_papers",
    ],
)
def test_the_database_refuses_to_alter_it(union: Unit, statement: str) -> None:
    put_year(union)
    put_paper(union)
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text(statement))
    db.session.rollback()


def test_verify_names_a_paper_that_was_altered_all_the_same(union: Unit) -> None:
    put_year(union)
    put_paper(union)
    db.session.execute(text("DROP TRIGGER refuse_update_frozen_reports" + _on("frozen_reports")))
    db.session.execute(text("UPDATE frozen_reports SET tree = replace(tree, 'cầu lông', 'bóng bàn')"))
    [fault] = paper_faults(union.id)
    assert "nội dung không còn như lúc phát hành" in fault.message


def _on(table: str) -> str:
    return "" if db.engine.dialect.name == "sqlite" else f" ON {table}"


def test_on_screen_from_the_report_to_the_file(as_role: As, union: Unit) -> None:
    put_year(union)
    client = as_role("recorder")
    page = client.get(ISSUE)
    assert 'value="1"' in page.text
    assert "15/12/2024" in page.text
    sent = {"number": "1", "dated": "15/12/2024", "word": "Cấp trên giục"}
    assert client.post(ISSUE, data={**sent, "word": ""}).status_code == 422
    answer = client.post(ISSUE, data=sent)
    assert answer.status_code == 303
    shown = words(client.get(answer.location))
    assert "Báo cáo số 01/BC-CĐCS" in shown
    pdf = client.get(f"{answer.location}/van-ban.pdf")
    assert pdf.data.startswith(b"%PDF")
    assert "so-01-bao-cao-2024.pdf" in pdf.headers["Content-Disposition"]
    assert "01/BC-CĐCS" in PdfReader(BytesIO(pdf.data)).pages[0].extract_text()
    assert "Phát hành: báo cáo đã phát hành" in words(client.get("/dau-vet/"))
    again = client.post(ISSUE, data=sent)
    assert again.status_code == 422
    assert "số tiếp theo là 02" in words(again)


def test_a_voided_number_stays_with_its_reason(as_role: As, union: Unit) -> None:
    put_year(union)
    row = put_paper(union)
    client = as_role("chair")
    address = f"/van-ban-di/{row.id}"
    assert client.post(f"{address}/huy", data={"version": "1", "reason": ""}).status_code == 422
    assert client.post(f"{address}/huy", data={"version": "1", "reason": "In nhầm"}).status_code == 303
    assert "In nhầm" in words(client.get(address))
    assert "Đã hủy: In nhầm" in words(client.get("/van-ban-di/"))
    assert client.get(f"{address}/van-ban.pdf").status_code == 200
    assert 'value="2"' in client.get(ISSUE).text


def test_a_scan_is_attached_to_it(as_role: As, union: Unit) -> None:
    put_year(union)
    row = put_paper(union)
    assert f"/tep/them/{row.id}" in as_role("recorder").get(f"/van-ban-di/{row.id}").text


def test_who_sees_and_who_issues(as_role: As, union: Unit) -> None:
    put_year(union)
    row = put_paper(union)
    address = f"/van-ban-di/{row.id}"
    only_those_of_the_books_read(as_role, "/van-ban-di/", address, f"{address}/doi-chieu")
    assert as_role("auditor").get(ISSUE).status_code == 403
    assert as_role("auditor").post(f"{address}/huy").status_code == 403


def test_nothing_is_issued_without_a_signer(union: Unit) -> None:
    put_year(union)
    found = composed(union)
    unsigned = replace(found.report, signature=replace(found.report.signature, name=""))
    with pytest.raises(Refused, match="Chưa có người ký"):
        issue(union.id, replace(found, report=unsigned), line(found), OFFICER, TODAY)


def test_the_trail_keeps_the_digest(union: Unit) -> None:
    put_year(union)
    notes = changes_of(union.id, f"activities/{put_paper(union).id}")
    assert [one.action for one in notes] == ["issued.outgoing.recorded", "issued.report.frozen"]
    [paper] = frozen_reports(union.id, YEAR)
    assert notes[1].values["digest"] == ("", paper.code)


def test_a_paper_that_names_somebody_erased_stays_and_says_so(
    as_role: As, union: Unit, tmp_path: Path
) -> None:
    person = put_member(union, "DV900", "Quách Thị Diễm Sương")
    award = AwardFacts(
        "2024",
        Subject.PERSON,
        person.full_name,
        "Lao động tiên tiến",
        Stage.GRANTED,
        member_ids=(person.id,),
    )
    record_award(union.id, award, OFFICER, TODAY)
    db.session.commit()
    row = put_paper(union)
    name = person.full_name
    kept = {kind.label: kind.rows for kind in extract_of(union.id, person)}
    assert kept["Báo cáo đã phát hành có nêu tên"] == [("Báo cáo kỳ 2024, số 01", "15/12/2024")]
    other = put_member(union, "DV901", "Quách Thị Diễm")
    assert list(extract_of_papers(union.id, other.id)) == []
    erase_person(person, Ground.LEFT, "Đã chuyển đi", OFFICER, TODAY, at=NOON, folder=tmp_path)
    db.session.commit()
    paper = frozen_report(union.id, row.id)
    assert paper is not None
    assert name in paper.written(WRITERS["html"]).decode()
    assert list(paper_faults(union.id)) == []
    assert "đã xóa dữ liệu cá nhân của 1 người" in words(as_role("chair").get(f"/van-ban-di/{row.id}"))
