"""Log entries as evidence of a commitment: found by words, pointed at, taken away again."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.core.actor import Correction
from app.core.errors import Refused
from app.extensions import db
from app.life.events.actions import withdraw_event
from app.log.activities.models import Activity
from app.office.units.models import Unit
from app.year.commitments.actions import correct_commitment, withdraw_commitment
from app.year.commitments.evidence.actions import attach_evidence, detach_evidence
from app.year.commitments.evidence.queries import evidence_of
from app.year.commitments.models import Commitment
from app.year.commitments.queries import commitment, commitment_facts
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import MARKUP, As, errors, words
from tests.life.events.entries import put_event
from tests.year.commitments.rows import put_commitment


def titles(row: Commitment) -> list[str]:
    db.session.expire_all()
    return [one.title for one in evidence_of(row)]


def put_evidence(row: Commitment, *entries: Activity) -> None:
    attach_evidence(row, [one.id for one in entries], OFFICER)
    db.session.commit()


def test_entries_are_found_ticked_and_shown(as_role: As, union: Unit) -> None:
    row = put_commitment(union)
    first = put_event(union, title="Thăm đoàn viên khó khăn dịp Tết", starts_on=date(2024, 2, 2))
    put_event(union, title="Hội thao")
    client, address = as_role("recorder"), f"/cam-ket/{row.id}/minh-chung/"
    looked = client.post(address, data={"words": "kho khan", "tim": "1"})
    assert looked.status_code == 200
    assert "02/02/2024: Thăm đoàn viên khó khăn dịp Tết" in words(looked)
    assert "Hội thao" not in looked.text
    assert titles(row) == []
    assert client.post(address, data={"activity_ids": [str(first.id)]}).status_code == 303
    text = words(client.get(f"/cam-ket/{row.id}"))
    assert "02/02/2024: Thăm đoàn viên khó khăn dịp Tết" in text
    assert "Thêm: minh chứng" in text


def test_what_was_ticked_stays_ticked_while_looking_for_more(as_role: As, union: Unit) -> None:
    row, entry = put_commitment(union), put_event(union, title="Hội thao")
    sent = {"words": "khong co gi", "activity_ids": [str(entry.id)], "tim": "1"}
    looked = as_role("recorder").post(f"/cam-ket/{row.id}/minh-chung/", data=sent)
    assert re.search(rf'<input checked[^>]*name="activity_ids"[^>]*value="{entry.id}"', looked.text)


def test_pointed_at_twice_it_is_one(union: Unit) -> None:
    row, entry = put_commitment(union), put_event(union)
    put_evidence(row, entry)
    assert attach_evidence(row, [entry.id, entry.id], OFFICER) == 0
    assert len(titles(row)) == 1


def test_taken_away_the_trail_keeps_it(as_role: As, union: Unit) -> None:
    row, entry = put_commitment(union), put_event(union, title="Hội thao")
    put_evidence(row, entry)
    client, address = as_role("recorder"), f"/cam-ket/{row.id}/minh-chung/{entry.id}/go"
    assert client.post(address).status_code == 303
    assert titles(row) == []
    assert "Gỡ: minh chứng" in words(client.get(f"/cam-ket/{row.id}"))
    assert "không còn là minh chứng" in words(client.post(address, follow_redirects=True))


def test_a_withdrawn_entry_is_reported_as_such_and_counts_no_more(as_role: As, union: Unit) -> None:
    row, entry = put_commitment(union), put_event(union, title="Hội thao")
    put_evidence(row, entry)
    withdraw_event(entry, OFFICER, TODAY, "Nhầm")
    db.session.commit()
    client = as_role("auditor")
    assert "Hội thao (đã rút khỏi sổ)" in words(client.get(f"/cam-ket/{row.id}"))
    assert re.search(r'<td[^>]*class="num"[^>]*></td>', client.get("/cam-ket/").text)


def test_correcting_the_commitment_leaves_its_evidence(union: Unit) -> None:
    row, entry = put_commitment(union), put_event(union, title="Hội thao")
    put_evidence(row, entry)
    facts = commitment_facts(row)
    correct_commitment(row, facts, facts, Correction(OFFICER, TODAY, "Nhập lại từ sổ trao đổi"))
    db.session.commit()
    assert titles(row) == ["Hội thao"]


def test_nothing_ticked_strange_entries_and_withdrawn_commitments_are_refused(
    as_role: As, union: Unit
) -> None:
    row, entry = put_commitment(union), put_event(union)
    address = f"/cam-ket/{row.id}/minh-chung/"
    assert "Hãy chọn ít nhất một mục" in errors(as_role("recorder").post(address))["activity_ids"]
    with pytest.raises(Refused):
        attach_evidence(row, [entry.id + 7], OFFICER)
    withdraw_commitment(row, OFFICER, TODAY, "Bỏ")
    with pytest.raises(Refused):
        attach_evidence(row, [entry.id], OFFICER)
    with pytest.raises(Refused):
        detach_evidence(row, entry, OFFICER)


def test_a_computed_commitment_says_that_it_computes_itself(as_role: As, union: Unit) -> None:
    row = put_commitment(union, measure="Số lượng hoạt động: Nữ công", measure_unit="cuộc")
    client = as_role("auditor")
    assert "Đến nay: 0 cuộc" in words(client.get(f"/cam-ket/{row.id}"))
    put_event(union)
    text = words(client.get(f"/cam-ket/{row.id}"))
    assert "Đến nay: 01 cuộc" in text
    assert "Tự tính" in text


def test_markup_stays_text_and_statements_are_few(as_role: As, union: Unit, statements: Statements) -> None:
    row = put_commitment(union)
    put_evidence(row, *(put_event(union, title=MARKUP, starts_on=date(2024, 3, day)) for day in range(1, 6)))
    client, address = as_role("recorder"), f"/cam-ket/{row.id}"
    for path in (address, f"{address}/minh-chung/"):
        assert "<script>alert" not in client.get(path).text
    statements.clear()
    client.get(f"{address}/minh-chung/")
    assert statements.count <= 5


def test_only_officers_of_the_union_point_at_evidence(as_role: As, union: Unit) -> None:
    row, entry = put_commitment(union), put_event(union)
    base = f"/cam-ket/{row.id}/minh-chung/"
    for username, status in {"auditor": 403, "member": 403, "upper": 403, "": 303, "stranger": 404}.items():
        client = as_role(username)
        assert client.get(base).status_code == status
        assert client.post(base, data={"activity_ids": [str(entry.id)]}).status_code == status
        assert client.post(f"{base}{entry.id}/go").status_code == status
    assert commitment(union.id, row.id)
    assert titles(row) == []
