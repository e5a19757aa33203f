"""What unions of a kind record every year: beside the year's report, and on the first page when it ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.core.errors import Refused
from app.core.periods import parse_period
from app.extensions import db
from app.life.events.facts import Category
from app.life.registers.labour.actions import WRITES
from app.life.registers.labour.facts import LabourFacts, LabourSort
from app.log.figures.registry import figure
from app.office.trail import actions as trail
from app.office.union_kinds.known import kinds_known
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from app.year.workspace.usual.facts import UsualFacts
from app.year.workspace.usual.rules import pages_known, refuse_bad_usual, usual_in
from app.year.workspace.usual.tasks import missing_tasks
from tests.conftest import OFFICER, TODAY
from tests.life.events.entries import put_event

As = Callable[[str], FlaskClient]
DIALOGUE = "Đối thoại định kỳ"


@pytest.fixture
def firm(union: Unit) -> Unit:
    union.kind = "doanh-nghiep"
    # As settings note it: what the first page keeps is that of the trail's last line.
    trail.note(union.id, OFFICER, "units.corrected", f"units/{union.id}", {"kind": ("", union.kind)})
    db.session.commit()
    return union


def states(unit: Unit, period: str = "2024", as_of: date = TODAY) -> dict[str, str]:
    over = parse_period(period)
    scope = open_scope(unit, over, min(as_of, over.end))
    return {
        one.facts.name: one.state for one in usual_in(unit.kind, over, as_of, lambda key: figure(scope, key))
    }


def put_dialogue(unit: Unit) -> None:
    facts = LabourFacts(date(2024, 5, 6), LabourSort.REGULAR_DIALOGUE, "Tiền lương")
    WRITES.record(unit.id, facts, OFFICER, TODAY)
    db.session.commit()


def test_a_thing_is_missing_from_its_month_until_a_figure_counts_it(firm: Unit) -> None:
    assert states(firm, as_of=date(2024, 6, 30))[DIALOGUE] == "thường từ tháng 7"
    assert states(firm, as_of=date(2024, 7, 1))[DIALOGUE] == "chưa ghi"
    put_dialogue(firm)
    assert states(firm)[DIALOGUE] == "đã ghi"


def test_of_what_is_to_be_several_it_says_how_many_there_are(union: Unit) -> None:
    union.kind = "benh-vien"
    for month in (2, 5, 9):
        put_event(union, category=Category.COMMITTEE_MEETING, title="Họp", starts_on=date(2024, month, 8))
    assert states(union)["Họp Ban Chấp hành từng quý"] == "mới ghi 3/4"


def test_a_part_of_a_year_and_a_union_without_a_kind_have_none(firm: Unit) -> None:
    assert states(firm, "6 tháng đầu năm 2024") == {}
    firm.kind = ""
    assert states(firm) == {}


def test_a_school_counts_the_months_of_its_school_year(union: Unit) -> None:
    union.kind = "truong-hoc"
    name = "Kiểm tra, giám sát"
    assert states(union, "Năm học 2023-2024", date(2023, 12, 1))[name] == "thường từ tháng 5"
    assert states(union, "Năm học 2023-2024", date(2024, 5, 1))[name] == "chưa ghi"


@pytest.mark.parametrize("kind", [one.key for one in kinds_known()])
def test_each_kind_of_the_program_names_figures_that_there_are(union: Unit, kind: str) -> None:
    union.kind = kind
    found = states(union, "Năm học 2023-2024" if kind == "truong-hoc" else "2024")
    assert len(found) >= 3
    assert not [one for one in found.values() if "không có số liệu" in one]


def test_the_page_of_the_report_says_what_is_missing_where_and_leads_to_its_form(
    as_role: As, firm: Unit
) -> None:
    page = as_role("recorder").get("/bao-cao-nam/?ky=2024").text
    (form,) = re.findall(rf'<a href="([^"]*)">{DIALOGUE}</a>', page)
    assert 'name="sort"' in as_role("recorder").get(form).text
    assert re.search(r"Chưa ghi: [^.]*Khám sức khỏe định kỳ", page)
    assert f"<li>{DIALOGUE} <span" in as_role("auditor").get("/bao-cao-nam/?ky=2024").text
    put_dialogue(firm)
    again = as_role("recorder").get("/bao-cao-nam/?ky=2024").text
    assert re.search(rf'{DIALOGUE} <span class="badge">đã ghi', again)


def test_the_first_page_says_it_while_the_year_ends(as_role: As, firm: Unit) -> None:
    assert list(missing_tasks(firm.id, date(2024, 11, 1))) == []
    assert len(list(missing_tasks(firm.id, date(2024, 12, 1)))) == 1
    (task,) = missing_tasks(firm.id, TODAY)
    assert re.fullmatch(r"Còn \d việc thường có trong năm 2024 chưa ghi", task.title)
    assert task.title in as_role("recorder").get("/").text
    firm.kind = ""
    db.session.commit()
    assert list(missing_tasks(firm.id, date(2024, 12, 1))) == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (UsualFacts("Việc", "no.such"), "figure"),
        (UsualFacts("Việc", "ratings.union"), "figure"),
        (UsualFacts("Việc", "plan.tasks", month=13), "month"),
        (UsualFacts("Việc", "plan.tasks", page="accounts"), "page"),
        (UsualFacts("Việc", "plan.tasks", told="no_such"), "told"),
    ],
)
def test_what_is_not_there_is_refused(facts: UsualFacts, field: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_bad_usual(facts)
    assert refused.value.field == field
    assert "labour" in pages_known()


def test_a_word_that_no_figure_has_is_said(union: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    row = UsualFacts("Họp", "events.entries[Họp hành]")
    monkeypatch.setattr("app.year.workspace.usual.rules.rows_of", lambda _kind, _table: (row,))
    assert states(union) == {"Họp": "không có số liệu «events.entries[Họp hành]»"}
