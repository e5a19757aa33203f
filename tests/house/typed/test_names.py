"""Everything that has a name gets another, then everything is withdrawn: the books go on as they were."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from app.admin.verification.checks import unit_faults
from app.books.budget.actions import record_budget_line
from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.cashbook.actions import record_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.models import CashEntry
from app.books.cashbook.queries import fund_names
from app.books.items.queries import catalogue
from app.core.actor import SYSTEM
from app.core.periods import parse_period
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import content_of, export
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.events.queries import events_of
from app.life.ratings.actions import record_rating
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.log.figures.registry import figure
from app.office.units.queries import units
from app.people.bodies.actions import WRITES
from app.people.bodies.facts import BodyFacts
from app.people.roster.actions import add_member
from app.people.roster.facts import BirthDay, MembershipFacts, PersonFacts, Sex, Standing
from app.people.sections.actions import record_section
from app.people.sections.facts import SectionFacts
from app.year.commitments.actions import record_commitment
from app.year.commitments.checks import measure_faults
from app.year.commitments.facts import CommitmentFacts
from app.year.figures.scopes import open_scope
from app.year.reports.writers.files import WRITERS
from tests.conftest import OFFICER, TODAY, open_app, the_union
from tests.databases import Databases
from tests.house.conftest import Town
from tests.house.forms import forms_of

pytestmark = pytest.mark.engine_free

#: Boxes that say what something is called.
NAMES = re.compile(
    r"name$|^title$|^words$|^content$|^recipient$|^union_group$|^place$|^holder|granting_body|recognised_by"
    r"|workplace|chair|^occasion$|upper_union"
)
Row = tuple[object, ...]
SECTION = "Bộ phận Một cửa"
FIGURES_OF_SECTIONS = (
    "people.members.section",
    "people.sections.committee",
    "events.entries.section",
    "awards.granted.section",
)
OF_FUND = ("fund[{}].asked", "fund[{}].contributed", "fund[{}].payments")


@pytest.fixture(scope="module")
def books(town: Town) -> Town:
    """Commitments measured by funds, one of which keeps no money; money under items and phrases."""
    unit_id, [fund_id, *_] = the_union().id, town.books.funds
    alone = "Quỹ khuyến học, khuyến tài"
    record_term(unit_id, TermFacts(alone, Basis.YEAR, Decimal(20_000)), OFFICER, TODAY)
    for names in (alone, f"{alone}, {fund_names(unit_id)[fund_id]}", fund_names(unit_id)[fund_id]):
        facts = CommitmentFacts("2024", f"Đóng {names}", measure=f"Tỷ lệ đóng quỹ: {names}")
        record_commitment(unit_id, facts, OFFICER, TODAY)
    for item in ("Hành chính", "Mua văn phòng phẩm", "hanh chinh"):
        for day in (date(2023, 5, 2), date(2024, 5, 2)):
            money = MoneyFacts(day, Direction.PAYMENT, f"Chi {item}", 10_000, fund_id, item=item)
            record_money(unit_id, money, OFFICER, TODAY, imported=True)
        record_budget_line(
            unit_id, BudgetFacts("2024", BudgetSide.PAYMENT, item, 50_000, None), OFFICER, TODAY
        )
    put_section(unit_id)
    db.session.commit()
    return town


def put_section(unit_id: int) -> None:
    """A section, and a row of each kind that names it."""
    record_section(unit_id, SectionFacts(SECTION), OFFICER, TODAY)
    person = PersonFacts("BP001", "Người Bộ Phận", Sex.FEMALE, BirthDay(year=1990))
    period = MembershipFacts(Standing.MEMBER, joined_on=date(2020, 1, 1), section=SECTION)
    member = add_member(unit_id, person, [(None, period)], OFFICER, TODAY)
    seat = BodyFacts("Ban Chấp hành", date(2023, 1, 1), member.id, section=SECTION)
    WRITES.record(unit_id, seat, OFFICER, TODAY)
    event = EventFacts(date(2024, 5, 3), Category.CULTURE_SPORT, "Hội thi của bộ phận", section=SECTION)
    record_event(unit_id, event, OFFICER, TODAY)
    award = AwardFacts("2024", Subject.COLLECTIVE, SECTION, "Cờ", Stage.GRANTED, section=SECTION)
    record_award(unit_id, award, OFFICER, TODAY)
    rating = RatingFacts("2024", RatedSubject.SECTION, Level.GOOD, section=SECTION)
    record_rating(unit_id, rating, OFFICER, TODAY)


def by_first_names(fund: str) -> dict[str, object]:
    """Figures of the section and of a fund, asked for by the names that these had first."""
    scope = open_scope(the_union(), parse_period("2024"), date(2024, 12, 31))
    keys = [*(f"{key}[{SECTION}]" for key in FIGURES_OF_SECTIONS), *(key.format(fund) for key in OF_FUND)]
    return {key: figure(scope, key).value for key in keys}


def rows_of(town: Town, ending: str) -> list[str]:
    """The address of each row that a view of one row with this ending has, whatever the row."""
    rules = [
        rule.rule
        for rule in town.app.url_map.iter_rules()
        if rule.rule.endswith(ending) and len(rule.arguments) == 1 and "<int:" in rule.rule
    ]
    return [re.sub(r"<int:[^>]*>", str(number), rule) for rule in sorted(rules) for number in range(1, 45)]


def rename_all(town: Town) -> int:
    """Give everything that an officer can name another name; how many rows were taken."""
    browser, taken = town.browser("chair"), 0
    for address in [*rows_of(town, "/sua"), "/don-vi/sua"]:
        page = browser.get(address, buffered=True)
        for form in forms_of(address, page.text) if page.status_code == 200 else ():
            names = {
                b.name: f"{b.value} (đổi)"
                for b in form.boxes
                if NAMES.search(b.name) and b.is_words and b.value
            }
            if names and any(box.name == "version" or "don-vi" in address for box in form.boxes):
                sent = form.with_all(**names, reason="Đổi tên")
                taken += browser.post(address, data=sent).status_code == 303
    return taken


def withdraw_all(town: Town) -> int:
    """Withdraw everything that can be withdrawn; how many rows were."""
    browser, taken = town.browser("chair"), 0
    for address in rows_of(town, "/rut"):
        for version in ("1", "2", "3"):
            answer = browser.post(address, data={"version": version, "reason": "Bỏ"})
            if answer.status_code in (303, 404):
                taken += answer.status_code == 303
                break
    return taken


def chapters() -> dict[tuple[str, str, int], str]:
    """The code under which each item of the cash book stands in each year."""
    listed, unit_id = catalogue(the_union().id), the_union().id
    found = {}
    for entry in db.session.scalars(select(CashEntry).where(CashEntry.unit_id == unit_id)):
        for year in (2023, 2024):
            item = listed.named(entry.direction, entry.item, date(year, 12, 31))
            found[entry.direction, entry.item, year] = item.facts.code if item else ""
    return found


def everything_opens(town: Town) -> None:
    failed = {}
    for (endpoint, method), address in sorted(town.addresses.items()):
        if method == "GET" and not endpoint.startswith("firstrun."):
            status = town.browser("chair").get(address, buffered=True).status_code
            if status not in (200, 302, 303, 403, 404):
                failed[address] = status
    assert failed == {}
    for address in ("/", "/cam-ket/", "/cam-ket/2024/ket-qua", "/bao-cao/?ky=2024", "/quyet-toan/"):
        assert town.browser("chair").get(address, follow_redirects=True).status_code == 200, address
    town.browser("chair").post("/bao-cao/van-in?ky=2024", data={"reason": "Vẫn in"})
    for kind in WRITERS:
        assert town.browser("chair").get(f"/bao-cao/tai.{kind}?ky=2024").status_code == 200, kind


def exported_content(path: Path) -> dict[str, list[Row]]:
    """Export the books to a file; what it says, by sheet."""
    export(the_union().id, path.write_bytes, SYSTEM)
    db.session.commit()
    return content_by_sheet()


def content_by_sheet() -> dict[str, list[Row]]:
    """What the books say, by sheet: each row's key and the words of its cells."""
    content = content_of(units()[0])
    return {
        title: sorted((row.key, *map(str, row.values)) for row in rows)
        for title, rows in content.items()
        if rows
    }


def imported_content(path: Path, databases: Databases, folder: Path) -> dict[str, list[Row]]:
    """The file in an empty installation: what its books then say."""
    with open_app(databases.beside_url(), folder):
        applied = apply(prepare(read_book(path), None, TODAY), path.name, OFFICER, TODAY)
        assert [problem.text for problem in applied.problems] == []
        db.session.commit()
        return content_by_sheet()


def test_all_is_renamed_then_withdrawn(books: Town, databases: Databases, tmp_path: Path) -> None:
    fund = fund_names(the_union().id)[books.books.funds[0]]
    before, codes, counted = tmp_path / "truoc.xlsx", chapters(), by_first_names(fund)
    assert 0 not in counted.values()
    assert codes["payment", "Hành chính", 2024] == codes["payment", "Mua văn phòng phẩm", 2023] != ""
    exported_content(before)
    assert rename_all(books) > 60
    everything_opens(books)
    assert chapters() == codes
    assert fund_names(the_union().id)[books.books.funds[0]] != fund
    assert by_first_names(fund) == counted
    assert {facts.section for _, facts in events_of(the_union().id)} == {"", f"{SECTION} (đổi)"}
    plan = prepare(read_book(before), the_union(), TODAY)
    assert [problem.text for problem in plan.problems] == []
    assert plan.writes == 0
    after = tmp_path / "doi-ten.xlsx"
    assert exported_content(after) == imported_content(after, databases, tmp_path / "moi")
    assert measure_faults(the_union().id) == []

    assert withdraw_all(books) > 60
    everything_opens(books)
    assert chapters() == codes
    last = tmp_path / "da-rut.xlsx"
    assert exported_content(last) == imported_content(last, databases, tmp_path / "moi-nua")
    assert [one.message for one in unit_faults(the_union(), TODAY) if "Cam kết" not in one.message] == []


def test_a_measure_of_a_withdrawn_fund_says_so(books: Town) -> None:
    unit_id = the_union().id
    term = record_term(unit_id, TermFacts("Quỹ tạm", Basis.YEAR, Decimal(1_000)), OFFICER, TODAY)
    facts = CommitmentFacts("2024", "Đóng quỹ tạm", measure="Tỷ lệ đóng quỹ: Quỹ tạm")
    row = record_commitment(unit_id, facts, OFFICER, TODAY)
    db.session.commit()
    browser = books.browser("chair")
    assert browser.post(f"/quy/muc/{term.id}/rut", data={"version": "1", "reason": "Bỏ"}).status_code == 303
    assert "Quỹ tạm (đã thôi)" in browser.get(f"/cam-ket/{row.id}").text
    assert "quỹ của cách đo đã thôi" in browser.get("/bao-cao/?ky=2024").text
    assert any("Quỹ tạm (đã thôi)" in one.message for one in measure_faults(unit_id))
