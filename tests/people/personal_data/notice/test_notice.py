"""The notice says what this union keeps, no more: by its settings and its books."""

from __future__ import annotations

from app.extensions import db
from app.office.units.actions import keep_party_membership
from app.office.units.models import Unit
from app.papers.head import Head
from app.people.children.actions import add_child
from app.people.personal_data.notice.facts import Kept
from app.people.personal_data.notice.rules import notice_of
from app.people.roster.facts import ChildFacts
from tests.conftest import OFFICER, TODAY
from tests.downloads import As, words

NOTHING = Kept(party=False, salaries=False, portraits=False, children=False, hardship=False)
ALL = Kept(party=True, salaries=True, portraits=True, children=True, hardship=True)


def kinds(kept: Kept) -> list[object]:
    return [row.cells[0] for row in notice_of(Head("", "CĐCS Hoa Mai"), kept, "").rows]


def test_what_is_not_kept_is_not_reported() -> None:
    few, all_kinds = kinds(NOTHING), kinds(ALL)
    assert len(few) == 4
    more = [one for one in all_kinds if one not in few]
    assert more == [
        "Lương đóng đoàn phí",
        "Hoàn cảnh khó khăn",
        "Con: họ tên, ngày sinh, lớp, thành tích",
        "Ảnh chân dung",
        "Đảng viên",
    ]


def test_it_names_the_union_and_whom_to_ask(as_role: As, union: Unit) -> None:
    page = words(as_role("member").get("/thong-bao-du-lieu/"))
    assert "Ai giữ: Công đoàn cơ sở Trường THCS Hoa Mai" in page
    assert "Hỏi ai: Trần Thị Thu Hà" in page
    assert "Đảng viên" not in page


def test_it_follows_the_settings_and_the_books(as_role: As, union: Unit) -> None:
    keep_party_membership(union, True, OFFICER)
    add_child(union.id, ChildFacts(1, "Nguyễn Bé"), OFFICER, TODAY)
    db.session.commit()
    page = words(as_role("chair").get("/thong-bao-du-lieu/"))
    assert "Đảng viên Báo cáo số liệu" in page
    assert "Con: họ tên" in page
    assert "Nguyễn Bé" not in page


def test_it_is_printed(as_role: As, union: Unit) -> None:
    pdf = as_role("chair").get("/thong-bao-du-lieu/?dang=pdf")
    assert (pdf.status_code, pdf.data[:5]) == (200, b"%PDF-")
