"""A year's commitments on one page: counted ones read, the others stated, the unmet promised again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.core.periods import period_of
from app.extensions import db
from app.life.events.facts import Category
from app.office.units.models import Unit
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.queries import commitment, commitments_of
from app.year.commitments.results.queries import of_year, seen_of
from tests.conftest import Statements
from tests.downloads import MARKUP, As, downloaded, words
from tests.life.events.entries import put_event
from tests.year.commitments.rows import put_commitment

ADDRESS = "/cam-ket/2024/ket-qua"


def of(unit: Unit, year: int) -> list[CommitmentFacts]:
    db.session.expire_all()
    return [facts for _, facts in of_year(commitments_of(unit.id), period_of(str(year)))]


def sent(unit: Unit, *results: tuple[Commitment, str], **boxes: str) -> dict[str, str]:
    """The form as a browser sends it after the page was opened: (commitment, its result)."""
    db.session.expire_all()
    seen = seen_of([row for row, _ in of_year(commitments_of(unit.id), period_of("2024"))])
    return {"seen": seen} | {f"{row.id}-done": done for row, done in results} | boxes


def test_results_are_stated_together_and_the_trail_says_why(as_role: As, union: Unit) -> None:
    first, second = put_commitment(union, position=1), put_commitment(union, position=2, content="Việc hai")
    client = as_role("recorder")
    boxes = sent(union, (first, "98,5"), (second, "")) | {f"{first.id}-note": "Đếm đủ"}
    answer = client.post(ADDRESS, data=boxes, follow_redirects=True)
    assert "Đã lưu kết quả." in answer.text
    stated, left = of(union, 2024)
    assert (stated.done, stated.note, left.done) == (Decimal("98.5"), "Đếm đủ", None)
    text = words(client.get(f"/cam-ket/{first.id}"))
    assert "Lý do: Ghi kết quả thực hiện" in text
    assert "Thực hiện: (trống) → 98,5" in text
    assert db.session.get_one(Commitment, second.id).version == 1


def test_what_a_measure_counts_is_read_not_stated(as_role: As, union: Unit) -> None:
    row = put_commitment(
        union, target=Decimal(2), measure_unit="cuộc", measure="Số lượng hoạt động: Hội nghị"
    )
    put_event(union, starts_on=date(2024, 3, 1), category=Category.CONFERENCE)
    client = as_role("recorder")
    text = words(client.get(ADDRESS))
    assert "01 cuộc Tự tính Chưa đạt" in text
    client.post(ADDRESS, data=sent(union, (row, "9")))
    assert of(union, 2024)[0].done is None
    put_event(union, starts_on=date(2024, 5, 1), category=Category.CONFERENCE)
    assert "02 cuộc Tự tính Đạt" in words(client.get(ADDRESS))


def test_the_unmet_are_promised_again_once(as_role: As, union: Unit) -> None:
    met = put_commitment(union, position=1, done=Decimal(100), content="Đã đạt")
    missed = put_commitment(union, position=2, content="Chưa đạt", target=Decimal(5), measure_unit="cuộc")
    put_commitment(union, year="2025", position=3, content="Có sẵn")
    client = as_role("recorder")
    for line in ("1 cam kết được chép sang năm 2025.", "Đã lưu kết quả."):
        boxes = sent(union, (met, "100"), (missed, "2"), carry_unmet="y")
        assert line in client.post(ADDRESS, data=boxes, follow_redirects=True).text
    again = of(union, 2025)[-1]
    assert (again.content, again.position, again.target, again.done) == ("Chưa đạt", 4, Decimal(5), None)
    assert len(of(union, 2025)) == 2
    assert "Đã có" in words(client.get(ADDRESS))


def test_one_that_was_met_is_promised_again_where_it_is_ticked(as_role: As, union: Unit) -> None:
    row = put_commitment(union, done=Decimal(100))
    boxes = sent(union, (row, "100")) | {f"{row.id}-carry": "y"}
    as_role("recorder").post(ADDRESS, data=boxes)
    assert [facts.content for facts in of(union, 2025)] == [of(union, 2024)[0].content]


@pytest.mark.parametrize("typed", ["-1", "nhiều", "1.000", "NaN", "9" * 13, "123456789012,123456"])
def test_what_is_no_number_is_reported_and_nothing_lost(as_role: As, union: Unit, typed: str) -> None:
    row, other = put_commitment(union), put_commitment(union, content="Việc hai")
    refused = as_role("recorder").post(ADDRESS, data=sent(union, (row, typed), (other, "77")))
    assert refused.status_code == 422
    assert f'value="{typed}"' in refused.text
    assert 'value="77"' in refused.text
    assert [facts.done for facts in of(union, 2024)] == [None, None]


def test_the_second_of_two_officers_sees_both_versions(as_role: As, union: Unit) -> None:
    row = put_commitment(union)
    client = as_role("recorder")
    mine = sent(union, (row, "90"))
    client.post(ADDRESS, data=sent(union, (row, "80")))
    refused = client.post(ADDRESS, data=mine)
    assert refused.status_code == 422
    assert "Người khác đã sửa" in words(refused)
    assert "Trong sổ đang là: 80%" in words(refused)
    assert 'value="90"' in refused.text
    again = sent(union, (row, "90"))
    assert f'value="{again["seen"]}"' in refused.text
    assert client.post(ADDRESS, data=again).status_code == 303
    assert of(union, 2024)[0].done == Decimal(90)


def test_it_goes_to_excel_and_paper(as_role: As, union: Unit) -> None:
    put_commitment(union, position=2, done=Decimal(100), content="Thứ hai")
    put_commitment(union, position=1, content="Thứ nhất")
    client = as_role("auditor")
    rows = downloaded(client.get(f"{ADDRESS}?dang=xlsx"))
    assert [row[:5] for row in rows if isinstance(row[0], int)] == [
        (1, "Thứ nhất", "100%", "Chưa đánh giá", None),
        (2, "Thứ hai", "100%", "100%", "Đạt"),
    ]
    assert "Đạt 1/2 nội dung cam kết." in {row[0] for row in rows}
    assert client.get(f"{ADDRESS}?dang=pdf").data.startswith(b"%PDF")


def test_the_list_leads_there_and_a_year_without_any_says_so(as_role: As, union: Unit) -> None:
    put_commitment(union)
    client = as_role("recorder")
    assert f'href="{ADDRESS}"' in client.get("/cam-ket/").text
    assert "Năm 2025 chưa có cam kết nào." in words(client.get("/cam-ket/2025/ket-qua"))
    assert 'value="2025"' in client.get("/cam-ket/moi?year=2025").text
    assert client.get("/cam-ket/1/ket-qua").status_code == 404


def test_markup_stays_text_and_statements_are_constant(
    as_role: As, union: Unit, statements: Statements
) -> None:
    client, counts = as_role("recorder"), []
    for many in (2, 9):
        for position in range(many):
            put_commitment(
                union, position=position, content=f"{MARKUP}{position}", note=MARKUP, measure_unit=MARKUP
            )
        statements.clear()
        assert "<script>alert" not in client.get(ADDRESS).text
        counts.append(statements.count)
    assert counts[0] == counts[1]


def test_readers_see_it_and_officers_write_it(as_role: As, union: Unit) -> None:
    row = put_commitment(union)
    assert "Lưu kết quả" not in as_role("auditor").get(ADDRESS).text
    for username, status in {"auditor": 403, "member": 403, "upper": 403, "admin": 403, "": 303}.items():
        assert as_role(username).post(ADDRESS, data=sent(union, (row, "9"))).status_code == status
    stranger = as_role("stranger")
    assert "khó khăn" not in words(stranger.get(ADDRESS))
    stranger.post(ADDRESS, data=sent(union, (row, "9")))
    found = commitment(union.id, row.id)
    assert found is not None
    assert found[1].done is None
