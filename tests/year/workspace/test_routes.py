"""A report is written part by part by several officers, and every paper holds what they wrote."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.core.periods import parse_period
from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.trail.models import TrailEntry
from app.office.units.models import Unit
from app.year.issued.queries import compose_to_issue
from app.year.reports.composing import composed
from app.year.reports.record import Paper
from app.year.reports.writers.nodes import sentences
from app.year.workspace.drafts.models import PartDraft
from app.year.workspace.models import WrittenPart
from tests.conftest import OFFICER, TODAY, Statements
from tests.year.issued.papers import put_year
from tests.year.workspace.boxes import ADDRESS, box_with, boxes_in, opened

As = Callable[[str], FlaskClient]
YEAR = parse_period("2024")
#: The part that reports the tournament and the visit.
CARE = f"{ADDRESS}muc/care"
OWN = "Công đoàn tổ chức giải cầu lông sôi nổi."


@pytest.fixture(autouse=True)
def year(union: Unit) -> None:
    put_year(union)


def paper(unit: Unit) -> str:
    report, _ = composed(unit, YEAR, TODAY, "co-quan")
    return "\n".join(one.text for one in sentences(report))


def saved_lines() -> int:
    return (
        db.session.scalar(select(func.count(TrailEntry.id)).where(TrailEntry.action == "reports.part.saved"))
        or 0
    )


def rewrite(client: FlaskClient, text: str = OWN, **more: str) -> None:
    boxes = opened(client, "care")
    answer = client.post(CARE, data={**boxes, box_with(boxes, "cầu lông"): text, **more})
    assert answer.status_code == 303


def another_visit(unit: Unit) -> None:
    visit = VisitFacts(date(2024, 5, 2), Reason.ILLNESS, "Trần Thị Chi", Audience.MEMBER, amount=300_000)
    record_visit(unit.id, visit, OFFICER, TODAY)
    db.session.commit()


def test_the_menu_leads_to_the_report_of_this_year(as_role: As) -> None:
    client = as_role("recorder")
    page = client.get("/bao-cao-nam/", follow_redirects=True).text
    assert "Báo cáo năm 2024" in page
    assert "giải cầu lông" in page.lower()
    assert f'href="{CARE}"' in page
    assert "Thường ghi: " in page
    reader = as_role("auditor").get(ADDRESS).text
    assert "Báo cáo năm 2024" in reader
    assert f'href="{CARE}"' not in reader


def test_each_part_says_how_far_it_has_come(as_role: As) -> None:
    page = as_role("recorder").get(ADDRESS).text
    listed = page[page.index("Các mục:") :].partition("</nav>")[0]
    assert "trống, phải có" in listed
    assert ">đủ<" in listed
    assert ">mỏng<" in listed


def test_a_paragraph_written_by_hand_stands_in_every_paper(
    as_role: As, union: Unit, app: Flask, tmp_path: Path
) -> None:
    client = as_role("recorder")
    rewrite(client)
    assert OWN in paper(union)
    assert "Tổ chức giải cầu lông" not in paper(union)
    assert OWN in client.get(ADDRESS).text
    assert OWN in client.get("/bao-cao/?ky=2024").text.replace("</a>", "").replace("\n", "")
    file = tmp_path / "r.json"
    arguments = ["report", "--period", "2024", "--format", "json", "--output", str(file), "--unit", "hoa-mai"]
    assert app.test_cli_runner().invoke(args=arguments).exit_code == 0
    assert OWN in file.read_text(encoding="utf-8")
    issued = compose_to_issue(union, YEAR, TODAY, "co-quan", Paper("1", TODAY)).report
    assert OWN in [one.text for one in sentences(issued)]
    assert saved_lines() == 1


def test_a_report_that_nobody_wrote_into_is_as_before(union: Unit, as_role: As) -> None:
    before = paper(union)
    client = as_role("recorder")
    client.post(CARE, data=opened(client, "care"))
    assert paper(union) == before
    assert saved_lines() == 0


def test_the_officers_own_paragraphs_stand_before_and_after(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    boxes = opened(client, "proposals")
    client.post(f"{ADDRESS}muc/proposals", data={**boxes, "before": "Kính đề nghị:\n- một\n- hai"})
    boxes = opened(client, "care")
    client.post(CARE, data={**boxes, "before": "Mở đầu mục.", "after": "Kết thúc mục."})
    printed = paper(union)
    assert printed.index("Mở đầu mục.") < printed.index("cầu lông") < printed.index("Kết thúc mục.")
    assert "Kính đề nghị:\n- một\n- hai" in printed


def test_a_bound_figure_follows_the_log(as_role: As, union: Unit) -> None:
    rewrite(as_role("recorder"), "Đã thăm {{ visits.times }} lượt.")
    assert "Đã thăm 01 lượt." in paper(union)
    another_visit(union)
    assert "Đã thăm 02 lượt." in paper(union)


def test_a_figure_that_there_is_not_is_refused_and_nothing_typed_is_lost(as_role: As) -> None:
    client = as_role("recorder")
    boxes = opened(client, "care")
    answer = client.post(CARE, data={**boxes, "before": "Có {{ visits.tims }} lượt, {lạ}."})
    assert answer.status_code == 422
    assert "visits.times" in answer.text
    assert answer.text.count('class="field-error" id="') == 1
    assert "visits.times" in answer.text.partition('id="before-error"')[2].partition("</p>")[0]
    assert "Có {{ visits.tims }} lượt, {lạ}." in answer.text


def test_a_typed_figure_that_the_log_no_longer_says_is_reported(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    boxes = opened(client, "care")
    client.post(CARE, data={**boxes, "after": "Cả năm thăm 01 lượt."})
    assert "Sổ đã đổi" not in client.get(ADDRESS).text
    another_visit(union)
    page = client.get(ADDRESS).text
    assert "Ghi 01, sổ nay 02." in page
    boxes = opened(client, "care")
    client.post(CARE, data={**boxes, "acknowledged": "y"})
    assert "Sổ đã đổi" not in client.get(ADDRESS).text


def test_what_the_program_writes_now_is_reported_beside_a_rewritten_paragraph(
    as_role: As, union: Unit
) -> None:
    client = as_role("recorder")
    rewrite(client)
    event = EventFacts(date(2024, 8, 1), Category.CULTURE_SPORT, "Giải bóng chuyền", people=20)
    record_event(union.id, event, OFFICER, TODAY)
    db.session.commit()
    page = client.get(ADDRESS).text
    assert OWN in page
    assert "bóng chuyền" in page


def test_an_emptied_paragraph_is_not_printed_and_comes_back(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    before = paper(union)
    rewrite(client, "")
    assert "cầu lông" not in paper(union)
    boxes = opened(client, "care")
    emptied = next(name for name in boxes if name.startswith("may-") and "cầu lông" in boxes[name])
    name = f"loi-{emptied.removeprefix('may-')}"
    client.post(CARE, data={**boxes, name: boxes[emptied]})
    assert paper(union) == before


@pytest.mark.parametrize(
    ("deed", "more", "expected"),
    [
        ("out", {"words": "Đã nêu ở báo cáo khác"}, ""),
        ("moved", {"to": "women"}, "Giải cầu lông"),
        ("annex", {}, "Giải cầu lông"),
        ("first", {}, "Giải cầu lông"),
        ("merged", {"words": "01 giải thể thao."}, "01 giải thể thao."),
    ],
)
def test_an_entry_is_arranged(
    as_role: As, union: Unit, deed: str, more: dict[str, str], expected: str
) -> None:
    client = as_role("recorder")
    page = client.get(CARE).text
    row = page[: page.index("Giải cầu lông, 14/11/2024</span>")].rpartition('value="')[2].partition('"')[0]
    boxes = boxes_in(page)
    assert client.post(CARE, data={**boxes, "rows": row, "deed": deed, **more}).status_code == 303
    report, _ = composed(union, YEAR, TODAY, "co-quan")
    printed = paper(union)
    assert expected.lower() in printed.lower()
    if deed in ("out", "merged"):
        assert "cầu lông" not in printed
    if deed == "annex":
        assert report.apart[0].text.lower().startswith("tổ chức giải cầu lông")
    client.post(CARE, data={**opened(client, "care"), "undo": "0"})
    assert "tổ chức giải cầu lông" in paper(union).lower()


def test_an_arrangement_says_what_it_lacks(as_role: As) -> None:
    client = as_role("recorder")
    boxes = opened(client, "care")
    nothing = client.post(CARE, data={**boxes, "deed": "first", "after": "Lời còn đây."})
    assert nothing.status_code == 422
    assert "Hãy đánh dấu những mục" in nothing.text
    assert "Lời còn đây." in nothing.text


def test_a_draft_is_kept_without_a_line_of_the_trail(as_role: As) -> None:
    client = as_role("recorder")
    boxes = opened(client, "care")
    lines = db.session.scalar(select(func.count(TrailEntry.id)))
    kept = client.post(f"{CARE}/nhap", data={**boxes, "after": "Viết dở."}, headers={"HX-Request": "true"})
    assert kept.text.startswith("Đã giữ bản nháp lúc")
    assert db.session.scalar(select(func.count(TrailEntry.id))) == lines
    page = client.get(CARE).text
    assert boxes_in(page)["after"] == "Viết dở."
    assert "bản nháp bạn viết dở" in page
    assert "Bạn đang viết dở mục" in client.get(ADDRESS).text
    assert "Viết dở." not in as_role("chair").get(CARE).text
    assert "đang viết mục này" in as_role("chair").get(CARE).text
    client.post(CARE, data={**boxes, "after": "Viết xong."})
    assert db.session.scalar(select(func.count(PartDraft.id))) == 0


@pytest.mark.parametrize("place", ["co-quan/muc/khong-co", f"co-quan/muc/{'a' * 200}", "khong-co/muc/care"])
def test_no_draft_is_kept_of_a_part_that_is_not_there(as_role: As, place: str) -> None:
    client = as_role("recorder")
    for did in ("nhap", "bo-nhap"):
        assert client.post(f"/bao-cao-nam/2024/{place}/{did}", data={"after": "Viết dở."}).status_code == 404
    assert db.session.scalar(select(func.count(PartDraft.id))) == 0


def test_a_draft_may_be_dropped(as_role: As) -> None:
    client = as_role("recorder")
    client.post(f"{CARE}/nhap", data={**opened(client, "care"), "after": "Viết dở."})
    assert client.post(f"{CARE}/bo-nhap").status_code == 303
    assert opened(client, "care")["after"] == ""


def test_the_second_of_two_officers_on_one_part_is_told_and_loses_nothing(as_role: As, union: Unit) -> None:
    first, second = as_role("recorder"), as_role("chair")
    boxes = opened(first, "care"), opened(second, "care")
    assert first.post(CARE, data={**boxes[0], "after": "Của người thứ nhất."}).status_code == 303
    answer = second.post(
        CARE, data={**boxes[1], "after": "Của người thứ hai.", "before": "Chỉ người thứ hai."}
    )
    assert answer.status_code == 422
    assert "Cả hai cùng sửa" in answer.text
    assert "Của người thứ nhất." in answer.text
    again = boxes_in(answer.text)
    assert (again["after"], again["before"]) == ("Của người thứ hai.", "Chỉ người thứ hai.")
    assert second.post(CARE, data={**again, "after": "Của cả hai."}).status_code == 303
    assert "Của cả hai." in paper(union)


def test_what_one_officer_did_not_touch_stays_as_the_other_saved_it(as_role: As, union: Unit) -> None:
    first, second = as_role("recorder"), as_role("chair")
    boxes = opened(second, "care")
    rewrite(first)
    answer = second.post(CARE, data={**boxes, "before": "Của người thứ hai."})
    assert answer.status_code == 422
    assert second.post(CARE, data=boxes_in(answer.text)).status_code == 303
    assert OWN in paper(union)
    assert "Của người thứ hai." in paper(union)


def test_an_unchanged_report_is_not_composed_again(as_role: As, union: Unit, statements: Statements) -> None:
    client = as_role("recorder")
    client.get(ADDRESS)
    statements.clear()
    client.get(ADDRESS)
    unchanged = statements.count
    another_visit(union)
    statements.clear()
    assert "02" in client.get(ADDRESS).text
    assert unchanged < 15 < statements.count


def test_another_union_and_a_strange_address_find_nothing(as_role: As) -> None:
    rewrite(as_role("recorder"))
    row = db.session.scalars(select(WrittenPart)).one()
    assert as_role("recorder").get(f"/bao-cao-nam/muc-da-viet/{row.id}").status_code == 302
    assert as_role("stranger").get(f"/bao-cao-nam/muc-da-viet/{row.id}").status_code == 404
    assert OWN not in as_role("stranger").get(ADDRESS).text
    assert as_role("recorder").get("/bao-cao-nam/2024/khong-co/").status_code == 404
    assert as_role("recorder").get(f"{ADDRESS}muc/khong-co").status_code == 404
    assert as_role("auditor").get(CARE).status_code == 403


def test_words_for_a_paragraph_that_is_gone_stay_in_the_form(as_role: As) -> None:
    client = as_role("recorder")
    boxes = opened(client, "care")
    strange = {
        "loi-abc": "Lời cho đoạn cũ.",
        "goc-loi-abc": "0123456789ab",
        "may-abc": "Đoạn cũ.",
    }
    client.post(f"{CARE}/nhap", data={**boxes, **strange})
    assert opened(client, "care")["loi-abc"] == "Lời cho đoạn cũ."
    client.post(CARE, data={**boxes, **strange})
    content = json.loads(db.session.scalars(select(WrittenPart)).one().content)
    assert [one["text"] for one in content["rewritten"]] == ["Lời cho đoạn cũ."]


def test_a_figure_is_picked_from_a_list_with_what_it_is_today(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    form = client.get(CARE).text
    address = f"{ADDRESS}so-lieu"
    assert f'hx-get="{address}"' in form
    assert f'href="{address}"' in form
    listed = unescape(client.get(address).text)
    assert 'data-mark="{{ visits.times }}"' in listed
    assert "<code>{{ visits.money }}</code>" in listed
    assert "<b>500.000 đồng</b>" in listed
    assert as_role("auditor").get(address).status_code == 403
    boxes = opened(client, "care")
    client.post(CARE, data={**boxes, "after": "Trong đó thăm {{ visits.times }} lượt."})
    assert "Trong đó thăm 01 lượt." in paper(union)


def test_a_long_part_is_saved_paragraph_by_paragraph_in_its_place(
    as_role: As, union: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_role("recorder")
    assert "ws-jumps" not in client.get(CARE).text
    monkeypatch.setattr("app.year.workspace.routes.LONG", 2)
    boxes = opened(client, "care")
    name = box_with(boxes, "cầu lông")
    page = client.get(CARE).text
    assert f'href="#{name}"' in page
    assert f'name="tiep" value="{name}"' in page
    answer = client.post(CARE, data={**boxes, name: OWN, "tiep": name})
    assert answer.status_code == 303
    assert answer.location.endswith(f"/muc/care#{name}")
    assert f'id="{name}"' in client.get(CARE).text
    assert OWN in paper(union)


def test_a_draft_that_comes_after_its_own_saving_speaks_of_nobody_else(as_role: As) -> None:
    client = as_role("recorder")
    boxes = opened(client, "care")
    sent = {**boxes, "after": "Lời cuối."}
    assert client.post(CARE, data=sent).status_code == 303
    # On its way while the form was saved.
    assert client.post(f"{CARE}/nhap", data=sent).status_code == 200
    page = client.get(CARE).text
    assert "Người khác vừa lưu" not in page
    assert "Lời cuối." in page
