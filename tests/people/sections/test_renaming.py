"""Another name for a section: every row that names it follows, and the old name stays known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.core.actor import SYSTEM, Correction
from app.core.errors import Refused
from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import export
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.queries import awards_of
from app.life.events.models import Event
from app.life.events.queries import events_of, page_of_events
from app.life.ratings.actions import record_rating
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.queries import ratings_of
from app.log.figures.registry import figure
from app.office.trail.queries import page_of_changes, verify_chain
from app.office.units.models import Unit
from app.people.bodies.actions import WRITES as SEATS
from app.people.bodies.facts import BodyFacts
from app.people.bodies.queries import BODIES
from app.people.roster.actions import add_member, add_membership
from app.people.roster.facts import BirthDay, MembershipFacts, PersonFacts, Sex, Standing
from app.people.roster.models import Member, Membership
from app.people.sections.actions import correct_section, record_section
from app.people.sections.facts import SectionFacts
from app.people.sections.models import UnionSection
from app.people.sections.queries import SECTIONS
from app.year.figures.scopes import open_scope
from app.year.indicators.actions import record_indicator
from app.year.indicators.facts import IndicatorFacts, Whose
from app.year.indicators.queries import indicators_of
from tests.conftest import TODAY
from tests.downloads import As, errors

HEADS = "Số người tham gia"
OLD, NEW, OTHER = "Phân xưởng May", "Xưởng May 1", "Phân xưởng Cắt"
#: Everything counted of a section.
COUNTED = {
    "people.members.section": 2,
    "people.workers.section": 2,
    "people.sections.committee": 1,
    "events.entries.section": 1,
    "events.people.section": 30,
    "awards.granted.section": 1,
}


def member(unit: Unit, code: str, section: str, *, left_on: date | None = None) -> Member:
    person = PersonFacts(code, f"Người {code}", Sex.FEMALE, BirthDay(year=1990))
    since = date(2015, 1, 1) if left_on else date(2020, 1, 1)
    facts = MembershipFacts(Standing.MEMBER, joined_on=since, section=section)
    return add_member(unit.id, person, [(None, facts)], SYSTEM, TODAY)


@pytest.fixture
def section(as_role: As, union: Unit) -> UnionSection:
    """A section that everything names, by several spellings, and another that nothing of it concerns."""
    row = record_section(union.id, SectionFacts(OLD), SYSTEM, TODAY)
    record_section(union.id, SectionFacts(OTHER), SYSTEM, TODAY)
    first = member(union, "CT001", OLD)
    member(union, "CT002", "phan xuong may")
    member(union, "CT003", OTHER)
    seat = BodyFacts("Ban Chấp hành", date(2023, 1, 1), first.id, post="Chủ tịch", section=OLD)
    SEATS.record(union.id, seat, SYSTEM, TODAY)
    rating = RatingFacts("2024", RatedSubject.SECTION, Level.GOOD, section=OLD)
    record_rating(union.id, rating, SYSTEM, TODAY)
    aim = IndicatorFacts(
        "2024",
        "Đoàn viên của xưởng",
        figure=f"people.members.section[{OLD}]",
        scope=Whose.SECTION,
        section=OLD,
    )
    record_indicator(union.id, aim, SYSTEM, TODAY)
    db.session.commit()
    client = as_role("recorder")
    match = {"title": "Giải cầu lông", "starts_on": "26/03/2024", "category": "culture_sport", "people": "30"}
    for named in (OLD, OTHER):
        answer = client.post("/hoat-dong/moi", data={**match, "section": named})
        assert answer.status_code == 303, errors(answer)
    award = {
        "year": "2024",
        "stage": "granted",
        "subject": "collective",
        "name": "Tổ 7",
        "title": "Giấy khen",
    }
    answer = client.post("/khen-thuong/moi", data={**award, "section": OLD})
    assert answer.status_code == 303, errors(answer)
    return row


def rename(row: UnionSection, name: str = NEW) -> None:
    facts = SECTIONS.facts_of(row)
    correct_section(row, facts, replace(facts, name=name), Correction(SYSTEM, TODAY, "Xưởng đổi tên"))
    db.session.commit()


def counted(union: Unit, name: str) -> dict[str, object]:
    scope = open_scope(union, parse_period("2024"), date(2024, 12, 31))
    return {key: figure(scope, f"{key}[{name}]").value for key in COUNTED}


def named(unit_id: int) -> dict[str, list[str]]:
    """What each kind of row names, in the order recorded."""
    periods = (
        select(Membership.section)
        .where(Membership.unit_id == unit_id, Membership.section != "")
        .order_by(Membership.id)
    )
    return {
        "periods": list(db.session.scalars(periods)),
        "seats": [facts.section for _, facts in BODIES.all(unit_id)],
        "events": [facts.section for _, facts in events_of(unit_id)],
        "awards": [facts.section for _, facts in awards_of(unit_id)],
        "ratings": [facts.section for _, facts in ratings_of(unit_id)],
        "indicators": [facts.section for _, facts in indicators_of(unit_id)],
    }


def test_every_row_follows_and_no_other(union: Unit, section: UnionSection) -> None:
    rename(section)
    assert named(union.id) == {
        "periods": [NEW, NEW, OTHER],
        "seats": [NEW],
        "events": [NEW, OTHER],
        "awards": [NEW],
        "ratings": [NEW],
        "indicators": [NEW],
    }


def test_a_section_that_was_given_something_is_called_so_too(union: Unit, section: UnionSection) -> None:
    given = AwardFacts("2023", Subject.COLLECTIVE, OLD, "Cờ", Stage.GRANTED, section=OLD)
    record_award(union.id, given, SYSTEM, TODAY)
    rename(section)
    assert {(facts.name, facts.section) for _, facts in awards_of(union.id)} == {("Tổ 7", NEW), (NEW, NEW)}
    assert {entry.title for entry, _ in awards_of(union.id)} >= {f"Cờ: {NEW} (đạt)"}


def test_the_list_finds_it_by_its_old_name(as_role: As, union: Unit, section: UnionSection) -> None:
    rename(section)
    page = as_role("auditor").get("/cong-doan-bo-phan/", query_string={"q": OLD})
    assert NEW in page.text
    assert OTHER not in page.text


def test_the_trail_says_so_of_each(union: Unit, section: UnionSection) -> None:
    rename(section)
    lines = [one for one in page_of_changes(union.id, 1).items if "Xưởng đổi tên" in one.reason]
    assert sorted(one.action for one in lines) == [
        "bodies.corrected",
        "commitments.indicator.corrected",
        "emulation.award.corrected",
        "emulation.rating.corrected",
        "events.event.corrected",
        "members.period.corrected",
        "members.period.corrected",
        "sections.corrected",
    ]
    assert all(one.values["section"][1] == NEW for one in lines if one.action != "sections.corrected")
    assert verify_chain(union.id) == []


def test_figures_are_as_before_by_either_name(union: Unit, section: UnionSection) -> None:
    assert counted(union, OLD) == COUNTED
    rename(section)
    assert counted(union, NEW) == counted(union, OLD) == COUNTED
    [(_, aim)] = indicators_of(union.id)
    assert aim.figure == f"people.members.section[{NEW}]"


def test_lists_and_search_know_the_new_name(as_role: As, union: Unit, section: UnionSection) -> None:
    rename(section)
    assert page_of_events(union.id, 1, section=NEW).total == 1
    assert page_of_events(union.id, 1, section=OLD).total == 0
    assert page_of_events(union.id, 1, words=NEW).total == 1
    [(entry, _)] = ratings_of(union.id)
    assert entry.title.startswith(f"Xếp loại {NEW}")
    client = as_role("auditor")
    assert "Người CT002" in client.get("/doan-vien/", query_string={"section": NEW}).text
    assert f"{NEW} tổ chức giải cầu lông" in client.get("/bao-cao/?ky=2024").text.replace(
        "Công đoàn bộ phận ", ""
    )


def test_a_workbook_from_before_changes_nothing(union: Unit, section: UnionSection, tmp_path: Path) -> None:
    file = tmp_path / "truoc.xlsx"
    export(union.id, file.write_bytes, SYSTEM)
    db.session.commit()
    rename(section)
    plan = prepare(read_book(file), union, TODAY)
    assert (plan.problems, plan.writes) == ([], 0)


def edited(union: Unit, path: Path, sheet: str, heading: str, value: object, **others: Any) -> Path:
    """The union's workbook with one cell of the first row of a sheet changed."""
    export(union.id, path.write_bytes, SYSTEM)
    book = load_workbook(path)
    for title, column, cell in ((sheet, heading, value), *((a, *b) for a, b in others.items())):
        page = book[title]
        head = next(n for n, row in enumerate(page.iter_rows(values_only=True), 1) if column in row)
        place = [one.value for one in page[head]].index(column) + 1
        page.cell(head + 1, place, cell)
    book.save(path)
    db.session.commit()
    return path


def test_an_old_workbook_that_says_something_new_keeps_the_new_name(
    union: Unit, section: UnionSection, tmp_path: Path
) -> None:
    file = edited(union, tmp_path / "truoc.xlsx", "Hoạt động", HEADS, 31)
    rename(section)
    plan = prepare(read_book(file), union, TODAY)
    assert (plan.problems, plan.writes) == ([], 1)
    assert apply(plan, file.name, SYSTEM, TODAY).problems == []
    assert [facts.section for _, facts in events_of(union.id)] == [NEW, OTHER]
    assert events_of(union.id)[0][1].people == 31


def test_a_workbook_may_rename_a_section_too(union: Unit, section: UnionSection, tmp_path: Path) -> None:
    file = edited(
        union,
        tmp_path / "doi.xlsx",
        "Công đoàn bộ phận",
        "Tên",
        NEW,
        **{"Hoạt động": ("Số người tham gia", 31)},
    )
    plan = prepare(read_book(file), union, TODAY)
    assert (plan.problems, plan.writes) == ([], 2)
    assert apply(plan, file.name, SYSTEM, TODAY).problems == []
    assert {*named(union.id)["periods"], *named(union.id)["events"]} == {NEW, OTHER}


def test_a_form_takes_the_old_name_for_the_section(as_role: As, union: Unit, section: UnionSection) -> None:
    rename(section)
    sent = {
        "title": "Hội thi",
        "starts_on": "01/04/2024",
        "category": "culture_sport",
        "section": OLD.upper(),
    }
    answer = as_role("recorder").post("/hoat-dong/moi", data=sent)
    assert answer.status_code == 303, errors(answer)
    assert db.session.scalars(select(Event.section).order_by(Event.activity_id.desc())).first() == NEW


def test_former_names_are_kept_once_and_end_when_it_bears_them_again(
    union: Unit, section: UnionSection
) -> None:
    rename(section)
    rename(section, "Xưởng May 2")
    assert section.former_names.split("\n") == [OLD, NEW]
    assert counted(union, OLD) == counted(union, NEW) == COUNTED
    rename(section, OLD)
    assert section.former_names.split("\n") == [NEW, "Xưởng May 2"]
    rename(section, OLD.upper())
    assert OLD not in section.former_names
    assert set(named(union.id)["periods"]) == {OLD.upper(), OTHER}


def test_a_name_that_another_section_took_is_that_section(union: Unit, section: UnionSection) -> None:
    rename(section)
    record_section(union.id, SectionFacts(OLD), SYSTEM, TODAY)
    db.session.commit()
    assert set(counted(union, OLD).values()) == {0}
    assert counted(union, NEW) == COUNTED


def test_the_same_name_of_another_time_stays(union: Unit, section: UnionSection) -> None:
    """Two terms of one name: only what touches the days of the renamed one follows."""
    facts = SECTIONS.facts_of(section)
    correct_section(
        section, facts, replace(facts, starts_on=date(2021, 1, 1)), Correction(SYSTEM, TODAY, "Từ 2021")
    )
    record_section(union.id, SectionFacts(OLD, ends_on=date(2018, 12, 31)), SYSTEM, TODAY)
    gone = member(union, "CT009", OTHER)
    before = MembershipFacts(
        Standing.NOT_JOINED, started_on=date(2016, 1, 1), left_on=date(2018, 1, 1), section=OLD
    )
    add_membership(gone, before, SYSTEM, TODAY)
    rename(section)
    assert named(union.id)["periods"] == [NEW, NEW, OTHER, OTHER, OLD]


def test_a_name_of_a_section_of_these_days_is_refused(union: Unit, section: UnionSection) -> None:
    with pytest.raises(Refused, match=f"Đã có công đoàn bộ phận «{OTHER}»"):
        rename(section, OTHER)
    assert named(union.id)["seats"] == [OLD]
