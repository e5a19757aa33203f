"""Items, phrases and limits on screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.books.items.actions import correct_item, correct_phrase, record_item
from app.books.items.facts import ItemSide
from app.books.items.queries import catalogue, item, limits_of, phrases_of
from app.core.actor import Correction
from app.core.errors import Refused
from app.office.units.models import Unit
from tests.books.cashbook.books import only_keepers_of_money_write
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import MARKUP, As, errors, only_those_of_the_books_read, words

ITEM = {"side": "payment", "code": "32.01", "name": "Báo, tạp chí", "share_group": "movement"}
LIMIT = {"nature": "dues", "share_group": "movement", "bound": "most", "percent": "20,5", "source": "Quy chế"}


def put(as_role: As, base: str, sent: dict[str, str]) -> int:
    answer = as_role("treasurer").post(f"{base}/moi", data=sent)
    assert answer.status_code == 303, errors(answer)
    return int(answer.location.rpartition("/")[2])


def phrase(union: Unit, words: str = "Mua báo Lao động") -> dict[str, str]:
    item = catalogue(union.id).named("payment", "Hành chính", TODAY)
    assert item is not None
    return {"words": words, "item_id": str(item.id)}


def test_the_list_by_code(as_role: As, union: Unit) -> None:
    text = words(as_role("auditor").get("/muc/?side=payment"))
    assert text.index("Chi trực tiếp chăm lo") < text.index("Thăm hỏi, tặng quà 31.03 Chi")
    assert text.index("tặng quà 31.03") < text.index("Hành chính 33.01") < text.index("Tiền nộp lên trên 39")
    assert "Đoàn viên đóng góp" not in text


def test_an_item_from_a_day_on(as_role: As, union: Unit) -> None:
    put(as_role, "/muc", {**ITEM, "valid_to": "30/06/2024"})
    put(as_role, "/muc", {**ITEM, "code": "32.09", "valid_from": "01/07/2024"})
    client = as_role("auditor")
    assert "Báo, tạp chí 32.01" in words(client.get("/muc/?as_of=30/06/2024"))
    later = words(client.get("/muc/?as_of=01/07/2024"))
    assert "Báo, tạp chí 32.09" in later
    assert "32.01" not in later


def test_a_correction_and_its_story(as_role: As, union: Unit) -> None:
    row_id, client = put(as_role, "/muc", ITEM), as_role("treasurer")
    sent = {**ITEM, "code": "32.02", "version": "1", "reason": "nhầm mã"}
    assert client.post(f"/muc/{row_id}/sua", data=sent).status_code == 303
    text = words(as_role("auditor").get(f"/muc/{row_id}"))
    assert "Sửa: khoản mục" in text
    assert "Mã: 32.01 → 32.02" in text
    late = client.post(f"/muc/{row_id}/sua", data={**sent, "code": "32.03"})
    assert (late.status_code, "Người khác vừa sửa" in words(late)) == (422, True)


def test_a_withdrawn_item_leaves_the_list_with_its_phrases(as_role: As, union: Unit) -> None:
    found = catalogue(union.id).named("payment", "Hành chính", TODAY)
    assert found is not None
    as_role("treasurer").post(f"/muc/{found.id}/rut", data={"version": "1", "reason": "bỏ"})
    left = catalogue(union.id)
    assert found.id not in {one.id for one in left.on("payment", TODAY)}
    kept = left.named("payment", "Mua văn phòng phẩm", TODAY)
    assert kept is not None
    assert kept.facts.code == found.facts.code  # what was recorded keeps its place
    assert "Mua văn phòng phẩm" not in words(as_role("auditor").get("/muc/cum-tu/"))


def test_what_was_recorded_under_an_old_name_stays_under_the_item(union: Unit) -> None:
    before = catalogue(union.id).named("payment", "Hành chính", TODAY)
    assert before is not None
    row, old = item(union.id, before.id) or pytest.fail("no item")
    correct_item(row, old, replace(old, name="Chi văn phòng"), Correction(OFFICER, TODAY, "Đổi tên"))
    for name in ("Hành chính", "hanh chinh", "Chi văn phòng"):
        found = catalogue(union.id).named("payment", name, TODAY)
        assert found is not None
        assert (found.id, found.facts.code) == (before.id, before.facts.code), name
    with pytest.raises(Refused, match="tên cũ của khoản mục Chi văn phòng"):
        record_item(union.id, replace(old, code="37"), OFFICER, TODAY)


def test_what_was_recorded_under_old_words_of_a_phrase_stays_too(union: Unit) -> None:
    row, facts, owner = next(one for one in phrases_of(union.id) if one[1].words == "Mua văn phòng phẩm")
    correct_phrase(row, facts, replace(facts, words="Mua giấy mực"), Correction(OFFICER, TODAY, "Đổi chữ"))
    for name in ("Mua văn phòng phẩm", "Mua giấy mực"):
        found = catalogue(union.id).named("payment", name, TODAY)
        assert found is not None
        assert found.id == owner.id


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"name": ""}, "name", "Cần điền mục này."),
        ({"name": "HOAT dong"}, "name", "Đã có khoản mục tên này trong cùng thời gian."),
        ({"code": "31-03"}, "code", "Mã gồm các số"),
        ({"side": "gold"}, "side", "Hãy chọn một mục"),
        ({"side": "receipt", "remits": "y"}, "remits", "Chỉ khoản chi mới là tiền nộp cấp trên."),
        ({"valid_from": "02/01/2024", "valid_to": "01/01/2024"}, "valid_to", "Đến ngày phải từ"),
    ],
)
def test_what_is_invalid_is_reported_beside_its_field(
    as_role: As, union: Unit, values: dict[str, str], field: str, sentence: str
) -> None:
    before = len(catalogue(union.id).items)
    page = as_role("treasurer").post("/muc/moi", data={**ITEM, **values})
    assert page.status_code == 422
    assert errors(page)[field].startswith(sentence)
    assert len(catalogue(union.id).items) == before


def test_a_phrase_is_recorded_corrected_and_withdrawn(as_role: As, union: Unit) -> None:
    row_id, client = put(as_role, "/muc/cum-tu", phrase(union)), as_role("treasurer")
    assert "Mua báo Lao động Hành chính 33.01 Chi" in words(client.get("/muc/cum-tu/"))
    meeting = catalogue(union.id).named("payment", "Hoạt động", TODAY)
    assert meeting is not None
    sent = {**phrase(union), "item_id": str(meeting.id), "version": "1", "reason": "đúng mục"}
    assert client.post(f"/muc/cum-tu/{row_id}/sua", data=sent).status_code == 303
    text = words(client.get(f"/muc/cum-tu/{row_id}"))
    assert "Khoản mục đi cùng Hoạt động" in text
    assert "Khoản mục đi cùng: Hành chính → Hoạt động" in text
    client.post(f"/muc/cum-tu/{row_id}/rut", data={"version": "2", "reason": "bỏ"})
    assert row_id not in [row.id for row, _, _ in phrases_of(union.id)]


def test_a_limit_is_recorded_corrected_and_withdrawn(as_role: As, union: Unit) -> None:
    row_id, client = put(as_role, "/muc/gioi-han", LIMIT), as_role("treasurer")
    listed = words(client.get("/muc/gioi-han/"))
    assert "Tuyên truyền, phong trào Đoàn phí nhiều nhất 20,5% từ trước đến nay" in listed
    bad = client.post("/muc/gioi-han/moi", data={**LIMIT, "percent": "101"})
    assert errors(bad) == {"percent": "Tỷ lệ tính bằng phần trăm, từ 0 đến 100."}
    sent = {**LIMIT, "percent": "25", "version": "1", "reason": "quy chế mới"}
    assert client.post(f"/muc/gioi-han/{row_id}/sua", data=sent).status_code == 303
    assert "Tỷ lệ (%): 20,5 → 25" in words(client.get(f"/muc/gioi-han/{row_id}"))
    client.post(f"/muc/gioi-han/{row_id}/rut", data={"version": "2", "reason": "bỏ"})
    assert row_id not in [row.id for row, _ in limits_of(union.id)]


@pytest.mark.parametrize("path", ["/muc/", "/muc/cum-tu/", "/muc/gioi-han/"])
def test_a_constant_number_of_statements(as_role: As, union: Unit, statements: Statements, path: str) -> None:
    client = as_role("auditor")
    statements.clear()
    client.get(path)
    assert statements.count <= 4


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    item = put(as_role, "/muc", {**ITEM, "name": MARKUP})
    limit = put(as_role, "/muc/gioi-han", {**LIMIT, "source": MARKUP})
    phrase_id = put(as_role, "/muc/cum-tu", phrase(union, MARKUP))
    paths = ["/muc/", "/muc/cum-tu/", "/muc/gioi-han/", "/so-quy/moi", "/du-toan/moi"]
    for path in [*paths, f"/muc/{item}", f"/muc/cum-tu/{phrase_id}", f"/muc/gioi-han/{limit}"]:
        assert "<script>alert" not in as_role("treasurer").get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    gone = {"version": "1", "reason": "thử"}
    for base, sent in (("/muc", ITEM), ("/muc/cum-tu", phrase(union)), ("/muc/gioi-han", LIMIT)):
        row_id = put(as_role, base, sent)
        shown, edit, withdraw = f"{base}/{row_id}", f"{base}/{row_id}/sua", f"{base}/{row_id}/rut"
        only_those_of_the_books_read(as_role, f"{base}/", shown)
        new = f"{base}/moi"
        posts = [(new, sent), (edit, sent), (withdraw, gone)]
        only_keepers_of_money_write(as_role, [new, edit], posts, [shown, edit])


def test_an_item_of_another_union_takes_no_phrase(as_role: As, union: Unit) -> None:
    foreign = as_role("stranger").post("/muc/moi", data=ITEM).location.rpartition("/")[2]
    page = as_role("treasurer").post("/muc/cum-tu/moi", data={**phrase(union), "item_id": foreign})
    assert page.status_code == 422
    assert "item_id" in errors(page)


def test_both_sides_are_offered(as_role: As, union: Unit) -> None:
    page = as_role("treasurer").get("/muc/cum-tu/moi").text
    for side in ItemSide:
        assert f"{side.label}: " in page
