"""The screens of yearly ratings."""

from __future__ import annotations

from datetime import date

import pytest

from app.life.ratings.facts import Level, RatedSubject
from app.life.ratings.queries import ratings_of
from app.office.units.models import Unit
from tests.conftest import put_member
from tests.downloads import (
    MARKUP,
    As,
    errors,
    listed,
    only_officers_write,
    only_those_of_the_books_read,
    words,
)
from tests.life.awards.entries import RATING, put_rating


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [("93,5", "93.5", "93,5"), ("95", "95", "95"), ("", "", ""), ("A+", "A+", "A+"), ("9,50", "9.50", "9,5")],
)
def test_a_score_is_a_number_or_words(as_role: As, union: Unit, typed: str, kept: str, shown: str) -> None:
    client = as_role("recorder")
    client.post("/xep-loai/moi", data={**RATING, "score": typed})
    [(row, facts)] = ratings_of(union.id)
    assert facts.score == kept
    page = client.get(f"/xep-loai/{row.id}")
    assert ("Điểm" in words(page)) == bool(shown)
    assert shown in words(page)
    assert f'value="{shown}"' in client.get(f"/xep-loai/{row.id}/sua").text


def test_a_score_stays_short(as_role: As, union: Unit) -> None:
    page = as_role("recorder").post("/xep-loai/moi", data={**RATING, "score": "rất tốt " * 9})
    assert errors(page) == {"score": "Dài quá 30 chữ; hãy viết gọn lại."}


def test_a_rating_stands_at_the_end_of_its_year(as_role: As, union: Unit) -> None:
    row = put_rating(union)
    assert (row.starts_on, row.year_only) == (date(2024, 12, 31), True)
    assert "Xếp loại Công đoàn cơ sở năm 2024: Hoàn thành xuất sắc" in words(
        as_role("auditor").get(f"/xep-loai/{row.id}")
    )


@pytest.mark.parametrize("year", ["", "1899", "2201", "hai nghìn", "9" * 30])
def test_a_year_that_is_none_is_reported(as_role: As, union: Unit, year: str) -> None:
    page = as_role("recorder").post("/xep-loai/moi", data={**RATING, "year": year})
    assert (page.status_code, list(errors(page))) == (422, ["year"])


def test_filters_and_the_order_of_levels(as_role: As, union: Unit) -> None:
    for level, quantity in ((Level.DONE, 3), (Level.EXCELLENT, 9), (Level.GOOD, 11)):
        put_rating(union, subject=RatedSubject.MEMBER, level=level, quantity=quantity)
    put_rating(union, year="2023")
    client = as_role("auditor")
    text = words(client.get("/xep-loai/?subject=member&sort=level"))
    assert "3 mục" in text
    assert "Hoàn thành xuất sắc 9 Đoàn viên 2024 Hoàn thành tốt 11 Đoàn viên 2024 Hoàn thành 3" in text
    assert "1 mục" in words(client.get("/xep-loai/?year=2023"))


def test_the_form_begins_with_what_the_address_says(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert 'value="2024"' in client.get("/xep-loai/moi").text
    begun = client.get("/xep-loai/moi?year=2023&subject=union").text
    assert 'value="2023"' in begun
    assert '<option selected value="union">' in begun
    assert "/xep-loai/moi?year=2023&amp;subject=union" in client.get("/xep-loai/ca-nam/?year=2023").text


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_rating(union, recognised_by=MARKUP, score=MARKUP[:30])
    client = as_role("recorder")
    for path in ("/xep-loai/", f"/xep-loai/{row.id}", f"/xep-loai/{row.id}/sua"):
        assert "<script>" not in client.get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row = put_rating(union)
    only_those_of_the_books_read(as_role, "/xep-loai/", f"/xep-loai/{row.id}")
    only_officers_write(as_role, "/xep-loai", RATING, row.id)
    assert len(ratings_of(union.id)) == 1


def test_it_goes_to_excel_with_who_reached_each_level(as_role: As, union: Unit) -> None:
    people = [put_member(union, code, name).id for code, name in (("M1", "Lê Thị Na"), ("M2", "Đỗ Văn An"))]
    put_rating(union, subject=RatedSubject.MEMBER, level=Level.GOOD, quantity=2, member_ids=tuple(people))
    put_rating(union, score="94.5", recognised_by="LĐLĐ huyện")
    rows = listed(as_role("auditor").get("/xep-loai/?year=2024&sort=level&dang=xlsx"))
    assert [row[1:7] for row in rows] == [
        ("Công đoàn cơ sở", "Hoàn thành xuất sắc", 1, None, "LĐLĐ huyện", 94.5),
        ("Đoàn viên", "Hoàn thành tốt", 2, "Đỗ Văn An, Lê Thị Na", None, None),
    ]


def test_a_rating_without_a_score_is_corrected(as_role: As, union: Unit) -> None:
    row = put_rating(union, score="")
    sent = RATING | {"score": "", "recognised_by": "", "reason": "Bỏ trống", "version": str(row.version)}
    assert as_role("chair").post(f"/xep-loai/{row.id}/sua", data=sent).status_code == 303
    assert [facts.score for _, facts in ratings_of(union.id)] == [""]
