"""The union's own norms: which one holds, what exceeds it, the list, the examples."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from app.extensions import db
from app.life.norms.actions import examples, record_norm
from app.life.norms.facts import Allowed, Claim, NormFacts
from app.life.norms.models import SpendingNorm
from app.life.norms.queries import allowed, excess_of, norms_of
from app.life.norms.rules import excess_text, norm_on, norm_text
from app.life.visits.facts import Audience, Reason
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import MARKUP, READERS, As, errors, listed, only_those_of_the_books_read, words
from tests.life.visits.visits import SENT, put_visit

MARCH = date(2024, 3, 1)
#: A norm as its form sends it.
NORM = {
    "reason_for": "illness",
    "audience": "member",
    "amount": "500k",
    "times_a_year": "2",
    "source": "QC 05",
}


def put_norm(unit: Unit, **values: Any) -> SpendingNorm:
    """500.000 đồng for a sick member, twice a year."""
    facts = {"reason": Reason.ILLNESS, "amount": 500_000, "audience": Audience.MEMBER, "times_a_year": 2}
    row = record_norm(unit.id, NormFacts(**{**facts, **values}), OFFICER, TODAY)
    db.session.commit()
    return row


def norm(amount: int, **values: Any) -> NormFacts:
    return NormFacts(Reason.ILLNESS, amount, **values)


@pytest.mark.parametrize(
    ("norms", "amount"),
    [
        ([], None),
        ([norm(1)], 1),
        ([norm(1), norm(2, audience=Audience.MEMBER)], 2),
        ([norm(1, audience=Audience.RELATIVE)], None),
        ([NormFacts(Reason.HARDSHIP, 1)], None),
        ([norm(1, valid_to=date(2024, 2, 29))], None),
        ([norm(1, valid_to=MARCH), norm(2, valid_from=date(2024, 3, 2))], 1),
        ([norm(1), norm(2, valid_from=MARCH)], 2),
        ([norm(1), norm(2, is_example=True, audience=Audience.MEMBER, valid_from=MARCH)], 1),
        ([norm(2, is_example=True)], 2),
    ],
)
def test_the_norm_of_a_reason_an_audience_and_a_day(norms: list[NormFacts], amount: int | None) -> None:
    held = norm_on(norms, Claim(Reason.ILLNESS, Audience.MEMBER, MARCH))
    assert (held.amount if held else None) == amount


@pytest.mark.parametrize(
    ("allowed", "each", "exceeds"),
    [
        (None, 900, ""),
        (Allowed(norm(500)), 500, ""),
        (Allowed(norm(500)), 501, "Vượt định mức 500 đồng/lần."),
        (Allowed(norm(500)), None, ""),
        (Allowed(norm(500, is_example=True)), 501, ""),
        (Allowed(norm(500, times_a_year=2), used=1), 500, ""),
        (Allowed(norm(500, times_a_year=2), used=2), 500, "Đã đủ 2 lần trong năm 2024 theo định mức."),
    ],
)
def test_what_exceeds_a_norm(allowed: Allowed | None, each: int | None, exceeds: str) -> None:
    assert excess_text(allowed, Claim(Reason.ILLNESS, Audience.MEMBER, MARCH, each)) == exceeds


def test_a_norm_is_shown_with_what_is_left_of_the_year() -> None:
    twice = norm(500_000, times_a_year=2)
    assert (
        norm_text(Allowed(twice, 1, knows_person=True)) == "Định mức 500.000 đồng/lần, còn 1 lần trong năm."
    )
    assert norm_text(Allowed(twice)) == "Định mức 500.000 đồng/lần, 2 lần trong năm."
    assert norm_text(Allowed(norm(500_000))) == "Định mức 500.000 đồng/lần."
    assert norm_text(Allowed(norm(500_000, is_example=True))) == "Mức ví dụ 500.000 đồng/lần."
    assert norm_text(None) == ""


def test_times_are_counted_a_person_a_year_and_an_audience(union: Unit) -> None:
    put_norm(union)
    one, two = put_member(union, "DV010", "Lê An"), put_member(union, "DV011", "Lê Bình")
    put_visit(union, member_ids=(one.id,))
    put_visit(union, member_ids=(one.id, two.id))
    put_visit(union, member_ids=(two.id,), happened_on=date(2023, 12, 31))
    put_visit(union, member_ids=(two.id,), audience=Audience.RELATIVE)
    put_visit(union, member_ids=(two.id,), reason=Reason.HARDSHIP)
    used = {
        ids: found.used
        for ids in ((one.id,), (two.id,), (one.id, two.id))
        if (found := allowed(union.id, Claim(Reason.ILLNESS, Audience.MEMBER, MARCH, None, ids)))
    }
    assert used == {(one.id,): 2, (two.id,): 1, (one.id, two.id): 2}


def test_a_visit_above_the_norm_wants_a_word_of_reason(as_role: As, union: Unit) -> None:
    put_norm(union)
    client = as_role("recorder")
    page = client.post("/tham-hoi/moi", data={**SENT, "amount": "600k", "note": "giữ nguyên"})
    assert page.status_code == 422
    assert errors(page) == {"excess": "Vượt định mức 500.000 đồng/lần. Hãy ghi lý do."}
    assert "giữ nguyên" in page.text
    answer = client.post("/tham-hoi/moi", data={**SENT, "amount": "600k", "excess": "Nằm viện lâu"})
    assert answer.status_code == 303
    text = words(client.get(answer.location))
    assert "Vượt định mức: Nằm viện lâu" in text
    assert "Nói lý do vượt định mức : Tài khoản recorder" in text


def test_the_share_of_a_head_counts(as_role: As, union: Unit) -> None:
    put_norm(union)
    client = as_role("recorder")
    assert client.post("/tham-hoi/moi", data={**SENT, "amount": "1tr", "people": "2"}).status_code == 303
    assert client.post("/tham-hoi/moi", data={**SENT, "amount": "1tr", "people": "1"}).status_code == 422


def test_once_too_often_wants_a_word_of_reason(as_role: As, union: Unit) -> None:
    put_norm(union, times_a_year=1)
    one = put_member(union, "DV010", "Lê An")
    put_visit(union, member_ids=(one.id,))
    page = as_role("recorder").post("/tham-hoi/moi", data={**SENT, "picked": str(one.id)})
    assert errors(page) == {"excess": "Đã đủ 1 lần trong năm 2024 theo định mức. Hãy ghi lý do."}


def test_a_correction_is_held_to_the_norm_only_where_it_asks_for_more(as_role: As, union: Unit) -> None:
    old = put_visit(union, amount=900_000)
    put_norm(union)
    client = as_role("recorder")
    same = {**SENT, "amount": "900000", "reason": "Ghi thêm", "note": "Đã khỏe"}
    assert client.post(f"/tham-hoi/{old.id}/sua", data={**same, "version": "1"}).status_code == 303
    more = {**same, "amount": "950000", "version": "2"}
    page = client.post(f"/tham-hoi/{old.id}/sua", data=more)
    assert list(errors(page)) == ["excess"]
    assert client.post(f"/tham-hoi/{old.id}/sua", data={**more, "excess": "Bệnh nặng"}).status_code == 303
    assert 'value="Bệnh nặng"' in client.get(f"/tham-hoi/{old.id}/sua").text
    less = {**same, "amount": "500000", "version": "3"}
    assert client.post(f"/tham-hoi/{old.id}/sua", data=less).status_code == 303
    db.session.expire_all()
    assert excess_of(old.id) == ""


def test_an_example_binds_nobody(as_role: As, union: Unit) -> None:
    put_norm(union, is_example=True)
    assert as_role("recorder").post("/tham-hoi/moi", data={**SENT, "amount": "9tr"}).status_code == 303


def test_norms_of_another_union_bind_nobody_here(as_role: As, union: Unit) -> None:
    put_norm(union)
    assert as_role("stranger").post("/tham-hoi/moi", data={**SENT, "amount": "9tr"}).status_code == 303


def test_the_examples_are_taken_and_then_adopted_with_their_rule(as_role: As, union: Unit) -> None:
    client = as_role("treasurer")
    assert "Bộ ví dụ để bắt đầu" in words(client.get("/tham-hoi/dinh-muc/"))
    client.post("/tham-hoi/dinh-muc/vi-du")
    assert [facts for _, facts in norms_of(union.id)] == examples()
    assert words(client.get("/tham-hoi/dinh-muc/")).count("Ví dụ Đoàn viên") > 5
    page = client.post("/tham-hoi/dinh-muc/ap-dung", data={"source": " "})
    assert (page.status_code, errors(page)) == (422, {"source": "Cần điền mục này."})
    client.post("/tham-hoi/dinh-muc/ap-dung", data={"source": "Quy chế số 05"})
    db.session.expire_all()
    text = {(facts.is_example, facts.source, facts.valid_from) for _, facts in norms_of(union.id)}
    assert text == {(False, "Quy chế số 05", TODAY)}
    again = client.post("/tham-hoi/dinh-muc/ap-dung", data={"source": "Quy chế số 06"})
    assert (again.status_code, len(norms_of(union.id))) == (422, len(examples()))


def test_the_examples_are_taken_once(as_role: As, union: Unit) -> None:
    put_norm(union)
    client = as_role("treasurer")
    client.post("/tham-hoi/dinh-muc/vi-du")
    assert len(norms_of(union.id)) == 1
    assert "Công đoàn đã có định mức" in words(client.get("/tham-hoi/dinh-muc/"))


def test_a_norm_is_recorded_corrected_and_withdrawn(as_role: As, union: Unit) -> None:
    client = as_role("treasurer")
    answer = client.post("/tham-hoi/dinh-muc/moi", data=NORM)
    [(row, facts)] = norms_of(union.id)
    assert (answer.location, facts.amount, facts.times_a_year) == (f"/tham-hoi/dinh-muc/{row.id}", 500_000, 2)
    text = words(client.get(answer.location))
    assert "Mức chi một lần 500.000 đồng" in text
    change = {**NORM, "amount": "600k", "version": "1", "reason": "Quy chế mới"}
    client.post(f"{answer.location}/sua", data=change)
    assert "Mức chi một lần: 500.000 đồng → 600.000 đồng" in words(client.get(answer.location))
    client.post(f"{answer.location}/rut", data={"version": "2", "reason": "Hết hiệu lực"})
    assert norms_of(union.id) == []


def test_correcting_an_example_makes_it_the_unions_own(as_role: As, union: Unit) -> None:
    row = put_norm(union, is_example=True)
    change = {**NORM, "version": "1", "reason": "Đã thông qua"}
    as_role("chair").post(f"/tham-hoi/dinh-muc/{row.id}/sua", data=change)
    db.session.expire_all()
    assert not row.is_example


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("amount", "0", "Mức chi phải lớn hơn 0."),
        ("amount", "", "Cần điền mục này."),
        ("amount", "nửa triệu", "nửa triệu không phải là số tiền"),
        ("times_a_year", "0", "Hãy ghi một số nguyên từ 1 trở lên."),
        ("valid_to", "01/01/2023", "Đến ngày phải từ 01/01/2024 trở đi."),
        ("reason_for", "", "Cần điền mục này."),
    ],
)
def test_mistakes_are_reported_beside_their_box(
    as_role: As, union: Unit, field: str, typed: str, sentence: str
) -> None:
    sent = {**NORM, "valid_from": "01/01/2024", field: typed}
    page = as_role("treasurer").post("/tham-hoi/dinh-muc/moi", data=sent)
    assert page.status_code == 422
    assert errors(page)[field].startswith(sentence)
    assert norms_of(union.id) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [("reason=illness", 1), ("reason=women", 0), ("as_of=01/03/2024", 1), ("as_of=01/03/2023", 0)],
)
def test_the_list_is_filtered(as_role: As, union: Unit, query: str, found: int) -> None:
    put_norm(union, valid_from=date(2024, 1, 1))
    text = words(as_role("auditor").get(f"/tham-hoi/dinh-muc/?{query}"))
    assert ("1 định mức" in text) is bool(found)
    assert as_role("auditor").get("/tham-hoi/dinh-muc/?sort=source").status_code == 400


@pytest.mark.parametrize(
    ("sort", "amounts"),
    [
        ("reason", "3 1 2"),
        ("-reason", "2 1 3"),
        ("audience", "3 2 1"),
        ("amount", "1 2 3"),
        ("times", "2 1 3"),
        ("from", "3 2 1"),
    ],
)
def test_the_list_is_sorted_by_any_of_its_columns(as_role: As, union: Unit, sort: str, amounts: str) -> None:
    put_norm(union, amount=1_000_000, valid_from=MARCH)
    put_norm(
        union,
        reason=Reason.WOMEN,
        amount=2_000_000,
        audience=None,
        times_a_year=1,
        valid_from=date(2023, 1, 1),
    )
    put_norm(union, amount=3_000_000, audience=None, times_a_year=None)
    text = as_role("auditor").get(f"/tham-hoi/dinh-muc/?sort={sort}").text
    assert " ".join(re.findall(r">(\d).000.000<", text)) == amounts


def test_the_list_as_a_workbook(as_role: As, union: Unit) -> None:
    put_norm(union, valid_from=MARCH, source="QC 05")
    put_norm(union, reason=Reason.WOMEN, audience=None, times_a_year=None, is_example=True)
    assert listed(as_role("auditor").get("/tham-hoi/dinh-muc/?dang=xlsx")) == [
        ("Ốm đau", "Đoàn viên", 500_000, 2, MARCH, None, "QC 05", None),
        ("Nữ công", "Mọi đối tượng", 500_000, None, None, None, None, "ví dụ"),
    ]


def test_who_may_read_and_who_may_write(as_role: As, union: Unit) -> None:
    row = put_norm(union)
    only_those_of_the_books_read(as_role, "/tham-hoi/dinh-muc/", f"/tham-hoi/dinh-muc/{row.id}")
    paths = ("moi", f"{row.id}/sua", f"{row.id}/rut", "vi-du", "ap-dung")
    for username, status in {**READERS, "recorder": 403}.items():
        client = as_role(username)
        for path in paths:
            assert client.post(f"/tham-hoi/dinh-muc/{path}", data=NORM).status_code == status, (
                username,
                path,
            )
    stranger = as_role("stranger")
    assert stranger.get(f"/tham-hoi/dinh-muc/{row.id}").status_code == 404
    assert stranger.post(f"/tham-hoi/dinh-muc/{row.id}/sua", data=NORM).status_code == 404


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_norm(union, source=MARKUP)
    client = as_role("treasurer")
    for path in ("", row.id, f"{row.id}/sua"):
        assert "<script>alert" not in client.get(f"/tham-hoi/dinh-muc/{path}").text


def test_statements_do_not_grow_with_the_norms(as_role: As, union: Unit, statements: Statements) -> None:
    client = as_role("chair")
    client.post("/tham-hoi/dinh-muc/vi-du")
    statements.clear()
    assert client.get("/tham-hoi/dinh-muc/").status_code == 200
    assert statements.count <= 5
