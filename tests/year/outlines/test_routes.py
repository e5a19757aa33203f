"""The pages of outlines: a copy is made, changed beside its paper, saved, handed on and retired."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.models import Unit
from app.office.units.queries import unit_as_of
from app.year.outlines.actions import save_outline
from app.year.outlines.queries import newest_version, versions_of
from app.year.reports.outline import built_in_text
from app.year.reports.outlining.checking import Known
from app.year.reports.outlining.reader import read_outline
from tests.conftest import OFFICER, TODAY, Statements
from tests.year.outlines.test_actions import FILE

As = Callable[[str], FlaskClient]
NEW, OWN = "/bao-cao/de-cuong/moi?tu=so-ket", "/bao-cao/de-cuong/cua-toi/sua"


@pytest.fixture(autouse=True)
def year(union: Unit) -> None:
    """A year with a visit and a tournament, and an outline that reports the visit alone."""
    visit = VisitFacts(
        TODAY.replace(day=1), Reason.ILLNESS, "Nguyễn Văn Bình", Audience.MEMBER, amount=500_000
    )
    record_visit(union.id, visit, OFFICER, TODAY)
    event = EventFacts(TODAY.replace(day=2), Category.CULTURE_SPORT, "Giải cầu lông", people=10)
    record_event(union.id, event, OFFICER, TODAY)
    save_outline(union.id, "complete = true\n" + FILE, OFFICER, "cua-toi")
    db.session.commit()


def boxes(page: str) -> dict[str, str]:
    """The boxes of the page as a browser would send them."""
    form = page[page.index('<form class="outline-view') :]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and "checkbox" not in tag:
            found[name[1]] = unescape(value[1]) if value else ""
    for name, inner in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        found[name] = unescape(inner).strip()
    for name, inner in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option selected value="([^"]*)"', inner)
        found[name] = unescape(chosen[1]) if chosen else ""
    return found


def press(client: FlaskClient, address: str, page: str, work: str, **typed: str) -> Any:
    return client.post(address, data={**boxes(page), **typed, "viec": work})


def parts(page: str) -> list[str]:
    return [part["key"] for part in read_outline(boxes(page)["text"], Known(built_in_text))["part"]]


def test_every_outline_is_listed_and_a_built_in_one_may_be_copied(as_role: As) -> None:
    page = as_role("recorder").get("/bao-cao/de-cuong/").text
    assert "Của tôi" in page
    assert "Sơ kết" in page
    assert "/bao-cao/de-cuong/moi?tu=huong-dan-148" in page
    reader = as_role("auditor").get("/bao-cao/de-cuong/").text
    assert "Của tôi" in reader
    assert "moi?tu=" not in reader


def test_a_copy_is_changed_and_saved_under_a_name_of_its_own(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    page = client.get(NEW).text
    first = parts(page)
    page = press(client, NEW, page, f"down:{first[0]}").text
    assert parts(page)[:2] == [first[1], first[0]]
    page = press(client, NEW, page, f"new:{first[1]}").text
    assert parts(page)[1] == "muc_1"
    typed = {
        "part_title": "Điểm nổi bật",
        "part_text": "Có {{ visits.times }} lượt {period}.",
        "label": "Đề cương tỉnh",
    }
    page = press(client, NEW, page, "look", **typed).text
    assert "Có 01 lượt năm 2024." in page
    page = press(client, NEW, page, "tell", part_add="hoạt động: văn hóa, thể thao").text
    assert "<li>Hoạt động: Văn hóa, thể thao" in page
    assert versions_of(union.id, "de-cuong-tinh") == []
    answer = press(client, NEW, page, "save")
    assert (answer.status_code, answer.location) == (303, "/bao-cao/de-cuong/de-cuong-tinh/sua")
    row = newest_version(union.id, "de-cuong-tinh")
    assert row
    assert (row.version, row.label, row.recorded_by) == (1, "Đề cương tỉnh", "Tài khoản recorder")
    assert "Điểm nổi bật" in client.get("/bao-cao/?ky=2024&de_cuong=de-cuong-tinh").text.replace(
        "ĐIỂM NỔI BẬT", "Điểm nổi bật"
    )


def test_words_of_an_outline_s_own_stay_while_it_is_changed(as_role: As, union: Unit) -> None:
    own = '[grammar.reasons.illness]\nword = "đau yếu"\nsays = "hỏi thăm {n} lượt {who} đau yếu"\n'
    save_outline(
        union.id, "complete = true\n" + FILE.replace("[[part]]", f"{own}\n[[part]]", 1), OFFICER, "cua-toi"
    )
    db.session.commit()
    client = as_role("recorder")
    page = client.get(OWN).text
    assert "đau yếu" in page
    page = press(client, OWN, page, "look", label="Lời của chúng tôi").text
    assert press(client, OWN, page, "save").status_code == 303
    row = newest_version(union.id, "cua-toi")
    assert row
    assert row.label == "Lời của chúng tôi"
    assert "đau yếu" in client.get("/bao-cao/?ky=2024&de_cuong=cua-toi").text
    assert "đau yếu" not in client.get("/bao-cao/?ky=2024").text


def test_buttons_name_a_part_as_it_reads(as_role: As) -> None:
    client = as_role("recorder")
    page = press(client, NEW, client.get(NEW).text, "open:results").text
    labels = re.findall(r'aria-label="([^"]*)"', page)
    assert "Bỏ mục: Kết quả hoạt động công đoàn kỳ báo cáo" in labels
    assert [one for one in labels if "{" in one] == []


def test_parts_and_what_they_tell_are_taken_out_and_moved(as_role: As) -> None:
    client = as_role("recorder")
    page = client.get(NEW).text
    first, second = parts(page)[:2]
    page = press(client, NEW, page, f"open:{second}").text
    assert boxes(page)["opened"] == second
    page = press(client, NEW, page, f"gone:{second}").text
    assert second not in parts(page)
    assert boxes(page)["opened"] == ""
    page = press(client, NEW, press(client, NEW, page, f"new:{first}").text, "in:muc_1").text
    assert "muc_1" not in parts(page)
    assert "muc_1" in parts(press(client, NEW, page, "out:muc_1").text)
    answer = press(client, NEW, page, "tell", part_add="Khen thưởng").text
    answer = press(client, NEW, answer, "tell", part_add="Xếp loại").text
    raised = press(client, NEW, answer, "raise:1").text
    assert raised.index("<li>Xếp loại") < raised.index("<li>Khen thưởng")
    assert "<li>Xếp loại" not in press(client, NEW, raised, "drop:0").text


def test_a_part_chooses_what_it_tells_and_its_form(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    page = press(client, OWN, client.get(OWN).text, "open:care").text
    wrong = press(client, OWN, page, "look", part_only_reasons="Ốm nặng")
    assert wrong.status_code == 422
    assert "Không có «Ốm nặng». Chọn trong: " in unescape(wrong.text)
    page = press(client, OWN, page, "look", part_only_reasons="Hỉ", part_form="bullets").text
    assert "Thăm hỏi, tặng quà (1 mục)" in page
    page = press(client, OWN, page, "look", part_only_reasons="Hỉ\nỐm đau").text
    assert "Thăm hỏi, tặng quà (1 mục)" not in page
    assert press(client, OWN, page, "save").status_code == 303
    row = newest_version(union.id, "cua-toi")
    assert row
    assert 'only_reasons = ["celebration", "illness"]' in row.text
    assert 'form = "bullets"' in row.text
    page = press(client, OWN, client.get(OWN).text, "open:care").text
    assert boxes(page)["part_only_reasons"] == "Hỉ\nỐm đau"


def test_what_no_part_tells_is_named_beside_the_paper_and_on_the_report(as_role: As) -> None:
    client = as_role("chair")
    page = client.get(OWN).text
    assert "Chăm lo: 1 mục đã ghi" in page
    assert "Hoạt động: Văn hóa, thể thao (1 mục)" in page
    report = client.get("/bao-cao/?ky=2024&de_cuong=cua-toi").text
    assert "Đề cương «Của tôi» bỏ ra ngoài: " in report
    assert "Hoạt động: Văn hóa, thể thao (1 mục)" in report
    assert 'href="/bao-cao/de-cuong/cua-toi/sua"' in report
    page = press(client, OWN, page, "open:care").text
    page = press(client, OWN, page, "tell", part_add="Hoạt động: Văn hóa, thể thao").text
    assert "Văn hóa, thể thao (1 mục)" not in page
    assert "trống, không in" in press(client, OWN, page, "new:care").text


def test_an_outline_that_tells_a_part_only_says_so_instead(as_role: As) -> None:
    client = as_role("chair")
    page = client.get(OWN).text
    press(client, OWN, page, "save", partial="y", note="Chỉ kể việc chăm lo.")
    report = client.get("/bao-cao/?ky=2024&de_cuong=cua-toi").text
    assert "bỏ ra ngoài" not in report
    assert "Chỉ kể việc chăm lo." in report


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"label": ""}, "Cần điền"),
        ({"part_title": "<script>alert(1)</script>"}, "Có thẻ hoặc mã lệnh"),
        ({"part_text": "Có {{ visits.tmes }}."}, "Không có số liệu «visits.tmes». Gần nhất: visits.times"),
        ({"part_lead": "{period"}, "Trong ngoặc nhọn chỉ ghi được"),
        ({"part_add": "Hoạt động: Văn hoá thể tha"}, "Gần nhất: Hoạt động: Văn hóa, thể thao"),
        ({"words_closing": "Hết {year}."}, "Trong ngoặc nhọn chỉ ghi được"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    as_role: As, union: Unit, typed: dict[str, str], sentence: str
) -> None:
    client = as_role("recorder")
    page = press(client, OWN, client.get(OWN).text, "open:care").text
    answer = press(client, OWN, page, "save", **typed)
    assert answer.status_code == 422
    assert sentence in unescape(answer.text)
    [(name, value)] = typed.items()
    assert boxes(answer.text)[name] == value
    assert len(versions_of(union.id, "cua-toi")) == 1


def test_a_draft_that_is_no_outline_is_begun_again(as_role: As) -> None:
    client = as_role("recorder")
    page = client.get(OWN).text
    assert parts(press(client, OWN, page, "look", text="x = [").text) == ["care"]


def test_who_saved_meanwhile_is_not_written_over(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    page = client.get(OWN).text
    assert press(client, OWN, page, "save", title="BÁO CÁO 1").status_code == 303
    late = press(client, OWN, page, "save", title="BÁO CÁO 2", once="")
    assert late.status_code == 422
    assert "Người khác đã sửa" in late.text
    assert [row.version for row in versions_of(union.id, "cua-toi")] == [2, 1]


def test_the_paper_alone_is_renewed_while_somebody_types(as_role: As) -> None:
    client = as_role("recorder")
    data = {**boxes(client.get(OWN).text), "title": "BÁO CÁO NHANH"}
    fragment = client.post(OWN, data=data, headers={"HX-Request": "true"}).text
    assert "<html" not in fragment
    assert "BÁO CÁO NHANH" in fragment
    assert "Mỗi mục kể bao nhiêu" in fragment


def test_a_file_goes_out_and_comes_in(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    file = as_role("auditor").get("/bao-cao/de-cuong/cua-toi/tai")
    assert file.headers["Content-Disposition"] == "attachment; filename=de-cuong-cua-toi.toml"
    assert client.get("/bao-cao/de-cuong/cua-toi/tai?ban=1").data == file.data
    assert client.get("/bao-cao/de-cuong/cua-toi/tai?ban=7").status_code == 404
    assert client.get("/bao-cao/de-cuong/co-quan/tai").status_code == 200
    changed = file.text.replace("Chăm lo", "Thăm hỏi").encode()
    sent = client.post(
        "/bao-cao/de-cuong/nhap", data={"file": (io.BytesIO(changed), "de-cuong-cua-toi.toml")}
    )
    assert sent.status_code == 303
    page = client.get(sent.location).text
    assert "thành bản 2, thay bản 1. Bản cũ vẫn còn." in page
    assert "Bản 1: Của tôi" in page


@pytest.mark.parametrize("content", [b"\xff", b"x = [", b'label = "A"\nlike = "gone"', b""])
def test_a_bad_file_is_refused_with_its_place(as_role: As, union: Unit, content: bytes) -> None:
    sent = as_role("recorder").post(
        "/bao-cao/de-cuong/nhap", data={"file": (io.BytesIO(content), "moi.toml")}
    )
    assert sent.status_code == 422
    assert "Chưa lưu được" in sent.text
    assert versions_of(union.id, "moi") == []
    assert as_role("recorder").post("/bao-cao/de-cuong/nhap").status_code == 422


def test_it_is_retired_and_offered_no_more(as_role: As) -> None:
    client = as_role("recorder")
    assert 'value="cua-toi"' in client.get("/bao-cao/").text
    assert client.post("/bao-cao/de-cuong/cua-toi/thoi-dung").status_code == 303
    assert 'value="cua-toi"' not in client.get("/bao-cao/").text
    assert client.get(OWN).status_code == 404
    assert "đã thôi dùng" in client.get("/bao-cao/de-cuong/cua-toi").text
    assert "đã thôi dùng" in client.post("/bao-cao/de-cuong/cua-toi/thoi-dung", follow_redirects=True).text


READS = ["/bao-cao/de-cuong/", "/bao-cao/de-cuong/cua-toi", "/bao-cao/de-cuong/cua-toi/tai"]
WRITES = [NEW, OWN, "/bao-cao/de-cuong/nhap"]


@pytest.mark.parametrize("role", ["auditor", "member", "upper", "stranger", "admin"])
def test_who_may_not_record_changes_no_outline(as_role: As, union: Unit, role: str) -> None:
    client = as_role(role)
    reads = {client.get(address).status_code for address in READS}
    if role == "auditor":
        assert reads == {200}
    else:
        assert 200 not in {client.get(address).status_code for address in READS[1:]}
    # The stranger may put outlines together for their own union.
    own = WRITES[:1] + WRITES[2:] if role == "stranger" else []
    for address in {*WRITES, "/bao-cao/de-cuong/cua-toi/thoi-dung"} - {*own}:
        answer = client.post(address, data={"viec": "save"}, follow_redirects=role == "stranger")
        assert answer.status_code in (403, 404) or "đã thôi dùng" in answer.text
    assert len(versions_of(union.id, "cua-toi")) == 1


@pytest.mark.parametrize("address", ["co-quan/sua", "gone/sua", "gone", "gone/tai", "moi?tu=gone"])
def test_what_is_not_the_unions_own_is_not_there(as_role: As, address: str) -> None:
    assert as_role("recorder").get(f"/bao-cao/de-cuong/{address}").status_code == 404


def test_the_pages_ask_as_much_of_few_as_of_many(as_role: As, union: Unit, statements: Statements) -> None:
    client = as_role("recorder")

    def counts() -> list[int]:
        found = []
        for address in ("/bao-cao/de-cuong/", "/bao-cao/de-cuong/cua-toi", OWN):
            client.get(address)
            statements.clear()
            assert client.get(address).status_code == 200
            found.append(statements.count)
        return found

    few = counts()
    for number in range(5):
        save_outline(union.id, FILE.replace("Của tôi", f"Bản {number}"), OFFICER, "cua-toi")
        save_outline(union.id, FILE, OFFICER, f"khac-{number}")
    db.session.commit()
    assert counts() == few


def test_the_sentence_above_the_first_part_and_the_closing_are_seen_while_they_are_typed(
    as_role: As, union: Unit
) -> None:
    client, new = as_role("recorder"), "/bao-cao/de-cuong/moi?tu=co-quan"
    page = client.get(new).text
    assert 'name="has_opening"' in page
    typed = {
        "words_opening": "Mở đầu của {union}:",
        "words_opening_with_plan": "Mở đầu của {union}:",
        "words_closing": "Hết báo cáo {period}./.",
        "words_closing_with_plan": "Hết báo cáo {period}./.",
    }
    asked = {**boxes(page), **typed, "has_opening": "y"}
    paper = client.post(new, data=asked, headers={"HX-Request": "true"}).text
    assert f"Mở đầu của {union_name(union)}:" in paper
    assert "Hết báo cáo năm 2024./." in paper
    without = client.post(new, data={**boxes(page), **typed}, headers={"HX-Request": "true"}).text
    assert "Mở đầu của" not in without[without.index("report-sheet") :]
    answer = client.post(new, data={**asked, "label": "Có mở đầu", "viec": "save"})
    assert answer.status_code == 303
    row = newest_version(union.id, "co-mo-dau")
    assert row
    assert 'opening = ["opening"]' in row.text
    assert (
        "checked" in re.findall(r'<input[^>]*name="has_opening"[^>]*>', client.get(answer.location).text)[0]
    )
    assert f"Mở đầu của {union_name(union)}:" in client.get("/bao-cao/?ky=2024&de_cuong=co-mo-dau").text


def union_name(union: Unit) -> str:
    return unit_as_of(union, TODAY).name
