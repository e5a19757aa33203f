"""What does not hold in a package is named by figure; of sound books nothing is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.core.periods import parse_period
from app.exchange.packages.packing import sent
from app.exchange.sample_books.loading import LAST_DAY, load_sample
from app.log.figures.registry import declared, figures
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from app.year.received.facts import Package, Sender, SentFigure, Value
from app.year.received.rules import _BALANCES, _CARRIED, _NEEDED, _PARTS, _PARTS_OF_WORD, remarks_of
from tests.conftest import OFFICER, TODAY
from tests.year.figures.generated import QUESTIONS, Years

SOUND: dict[str, Value] = dict.fromkeys(_NEEDED, 0)
FUND = "fund[Mái ấm]"


def package(values: dict[str, Value], *, is_frozen: bool = True) -> Package:
    """A package that says nothing but these values."""
    days = date(2024, 1, 1), date(2024, 12, 31)
    return Package(
        sender=Sender("mot", "Công đoàn cơ sở Một", "", upper_union="Công đoàn ngành Hoa"),
        label="2024",
        starts_on=days[0],
        ends_on=days[1],
        as_of=days[1],
        made_on=TODAY,
        is_frozen=is_frozen,
        outline="co-quan",
        figures=tuple(SentFigure(key, key, value, "") for key, value in values.items()),
    )


def remarked(values: dict[str, Value], before: dict[str, Value] | None = None) -> list[str]:
    """The keys of what falls short in a package with these values and those that every package needs."""
    return [one.key for one in remarks_of(package({**SOUND, **values}), "Công đoàn ngành Hoa", before)]


def test_a_package_that_says_nothing_wrong_has_no_remark() -> None:
    assert remarked({}) == []


@pytest.mark.parametrize("key", _NEEDED)
def test_what_every_package_needs_is_missed(key: str) -> None:
    values = {one: value for one, value in SOUND.items() if one != key}
    assert [one.key for one in remarks_of(package(values), "Công đoàn ngành Hoa", None)] == [key]


OF_FUND = (f"{FUND}.opening", (f"{FUND}.receipts",), (f"{FUND}.payments",), f"{FUND}.closing")


@pytest.mark.parametrize("balance", [*_BALANCES, OF_FUND], ids=lambda one: one[-1])
def test_a_balance_that_does_not_come_out_is_named(
    balance: tuple[str, tuple[str, ...], tuple[str, ...], str],
) -> None:
    opening, came, went, closing = balance
    workers: dict[str, Value] = {"people.workers": 99} if closing == "people.members" else {}
    right = {opening: 10, **dict.fromkeys(came, 3), **dict.fromkeys(went, 2)}
    end = 10 + 3 * len(came) - 2 * len(went)
    assert remarked({**workers, **right, closing: end}) == []
    assert remarked({**workers, **right, closing: end + 1}) == [closing]


@pytest.mark.parametrize(("part", "whole"), _PARTS)
def test_a_part_above_its_whole_is_named(part: str, whole: str) -> None:
    room: dict[str, Value] = {"people.workers": 9, "people.members": 9, "people.hardship": 9}
    held: dict[str, Value] = {**room, "commitments.total": 9}
    assert remarked({**held, whole: 4, part: 4}) == remarked({**held, whole: 4, part: 3})
    assert part in remarked({**held, whole: 4, part: 5})


@pytest.mark.parametrize(("smaller", "larger"), [*_PARTS_OF_WORD[:2]])
def test_a_part_of_a_fund_above_its_whole_is_named(smaller: str, larger: str) -> None:
    assert remarked({FUND + larger: 4, FUND + smaller: 4}) == []
    assert remarked({FUND + larger: 4, FUND + smaller: 5}) == [FUND + smaller]


@pytest.mark.parametrize("ending", [".persons", ".collectives"])
def test_who_got_an_award_are_no_more_than_its_awards(ending: str) -> None:
    award = "awards.granted[Giấy khen|LĐLĐ tỉnh]"
    assert remarked({award: 4, award + ending: 4}) == []
    assert remarked({award: 4, award + ending: 5}) == [award + ending]


def test_one_word_above_all_words_is_named() -> None:
    assert remarked({"visits.times": 4, "visits.times[Ốm đau]": 4}) == []
    assert remarked({"visits.times": 4, "visits.times[Ốm đau]": 5}) == ["visits.times[Ốm đau]"]


@pytest.mark.parametrize(("closing", "opening"), _CARRIED)
def test_what_the_year_before_left_is_what_this_one_begins_with(closing: str, opening: str) -> None:
    assert opening not in remarked({opening: 7}, before={closing: 7})
    assert opening in remarked({opening: 7}, before={closing: 8})


def test_words_and_decimals_are_no_numbers_to_compare() -> None:
    assert remarked({"people.members.women": "nhiều", "visits.times[Hiếu]": Decimal("0.5")}) == []


def test_a_draft_and_another_upper_union_are_remarks_on_the_whole() -> None:
    found = remarks_of(package(SOUND, is_frozen=False), "Công đoàn ngành Lá", None)
    assert [one.key for one in found] == ["", ""]


def test_a_figure_that_is_not_known_is_said_not_added() -> None:
    found = remarks_of(package({**SOUND, "la.gi": 3}), "Công đoàn ngành Hoa", None)
    assert [one.text for one in found] == ["Có 1 số liệu mà phần mềm này chưa biết, không cộng: la.gi."]


def remarks_on(unit: Unit, period: str, as_of: date | None = None) -> list[str]:
    """The remarks on what a union's own books say of a period."""
    over = parse_period(period)
    scope = open_scope(unit, over, as_of or over.end)
    values = {one.key: sent(one).value for one in figures(scope)}
    assert all(declared(key) for key in values)
    return [f"{period} {as_of}: {text}" for text in _sentences(values)]


def _sentences(values: dict[str, Value]) -> list[str]:
    return [one.text for one in remarks_of(package(values), "Công đoàn ngành Hoa", None)]


@pytest.mark.parametrize("seed", range(3))
def test_of_sound_books_no_rule_is_broken(union: Unit, seed: int) -> None:
    Years(union, seed).write()
    assert [text for question in QUESTIONS for text in remarks_on(union, *question)] == []


def test_of_the_sample_year_no_rule_is_broken(union: Unit) -> None:
    sample, year = load_sample(OFFICER, TODAY), LAST_DAY.year
    periods = (
        str(year),
        f"6 tháng đầu năm {year}",
        f"Quý 3/{year}",
        str(year - 1),
        f"Năm học {year - 1}-{year}",
    )
    assert [text for period in periods for text in remarks_on(sample, period)] == []
