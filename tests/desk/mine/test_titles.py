"""Titles on a member's own page name nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Kind
from app.office.units.models import Unit
from app.people.roster.models import Member
from app.web.features import LogKind, log_kinds
from tests.conftest import OFFICER, TODAY, put_member


@pytest.mark.parametrize(
    ("kind", "title", "shown"),
    [
        (Kind.VISIT, "Thăm hỏi (Ốm đau): Đ/c Hà Văn Thuận và gia đình", "Thăm hỏi (Ốm đau)"),
        (Kind.AWARD, "Lao động tiên tiến: An, Bình (đã tặng)", "Lao động tiên tiến"),
        (Kind.RATING, "Xếp loại đoàn viên năm 2024: Tốt", "Xếp loại đoàn viên năm 2024: Tốt"),
        (Kind.EVENT, "Hội thao: chung kết", "Hội thao: chung kết"),
        (Kind.PETITION, "Đ/c An xin chuyển ca", "Kiến nghị"),
        (Kind.MONEY, "Hỗ trợ Đ/c An", "Thu, chi"),
    ],
)
def test_a_title_without_other_people(kind: str, title: str, shown: str) -> None:
    assert log_kinds()[kind].title_for_one(title) == shown


def test_a_kind_that_says_nothing_of_its_titles_tells_its_label() -> None:
    assert LogKind("club", "Câu lạc bộ", "clubs.show").title_for_one("Cờ tướng: An") == "Câu lạc bộ"


def test_a_visit_of_two_tells_neither_of_the_other(
    union: Unit, as_role: Callable[[str], FlaskClient]
) -> None:
    me = db.session.scalars(select(Member)).one()
    other = put_member(union, "DV009", "Hà Văn Thuận")
    visit = VisitFacts(
        date(2024, 3, 8),
        Reason.ILLNESS,
        "Đ/c Hà Văn Thuận và gia đình",
        Audience.MEMBER,
        member_ids=(me.id, other.id),
    )
    record_visit(union.id, visit, OFFICER, TODAY)
    db.session.commit()
    page = as_role("member").get("/toi").text
    assert "Thăm hỏi (Ốm đau)" in page
    assert "Thuận" not in page
