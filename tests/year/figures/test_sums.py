"""What holds of every figure, over invented years, periods and cut-off days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from app.core.periods import parse_period
from app.life.visits.facts import Audience, Circle
from app.log.figures.facts import Figure
from app.log.figures.registry import figures
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from tests.year.figures.generated import QUESTIONS, Years

Question = tuple[str, date | None]
Answers = dict[Question, dict[str, Figure]]
#: The answers of each invented pair of years, asked once for all tests of the file.
_ANSWERS: dict[int, Answers] = {}


@pytest.fixture(params=range(6))
def answers(request: pytest.FixtureRequest, union: Unit) -> Answers:
    """Every question about invented years, another pair for each number, with all its figures by key."""
    seed: int = request.param
    if seed not in _ANSWERS:
        Years(union, seed).write()
        _ANSWERS[seed] = {question: _asked(union, *question) for question in QUESTIONS}
    return _ANSWERS[seed]


def _asked(union: Unit, period: str, as_of: date | None) -> dict[str, Figure]:
    over = parse_period(period)
    return {one.key: one for one in figures(open_scope(union, over, as_of or over.end))}


def number(found: dict[str, Figure], key: str) -> int:
    return found[key].number if key in found else 0


def test_shares_add_up_to_the_value(answers: Answers) -> None:
    wrong = [
        f"{question}: {one.key} = {one.value}, shares {sum(share.share for share in one.shares)}"
        for question, found in answers.items()
        for one in found.values()
        if isinstance(one.value, int) and one.unit != "%" and sum(s.share for s in one.shares) != one.value
    ]
    assert wrong == []


def test_nobody_is_both_counted_and_left_out(answers: Answers) -> None:
    both = [
        f"{question}: {one.key}: {row.row}"
        for question, found in answers.items()
        for one in found.values()
        for row in one.left_out
        if row.row in one.sources
    ]
    assert both == []


def test_people_at_the_end_are_those_at_the_start_and_who_came_less_who_went(answers: Answers) -> None:
    for question, found in answers.items():
        members = [
            number(found, f"people.members.{part}")
            for part in ("opening", "admitted", "transferred_in", "left")
        ]
        opening, admitted, transferred, left = members
        assert opening + admitted + transferred - left == number(found, "people.members"), question
        opening, started, ended = (
            number(found, f"people.workers.{part}") for part in ("opening", "started", "ended")
        )
        assert opening + started - ended == number(found, "people.workers"), question


@pytest.mark.parametrize("group", ["money", "money.passed", "money.voluntary", "money.all"])
def test_money_at_the_end_is_what_was_there_and_came_less_what_went(answers: Answers, group: str) -> None:
    for question, found in answers.items():
        opening, received, paid, closing = (
            number(found, f"{group}.{part}") for part in ("opening", "receipts", "payments", "closing")
        )
        assert opening + received - paid == closing, question
        if group == "money":
            assert number(found, "money.cash") + number(found, "money.bank") == closing, question


def test_each_fund_adds_up(answers: Answers) -> None:
    for question, found in answers.items():
        for name in ("Mái ấm", "Đoàn phí", "Tương trợ"):
            opening, received, paid, closing = (
                number(found, f"fund[{name}].{part}")
                for part in ("opening", "receipts", "payments", "closing")
            )
            assert opening + received - paid == closing, (question, name)
            assert number(found, f"fund[{name}].payers") <= number(found, f"fund[{name}].asked"), question
            assert number(found, f"fund[{name}].payers_in_full") <= number(found, f"fund[{name}].asked")


def test_visits_and_gifts_make_up_care_and_their_kinds_make_up_each(answers: Answers) -> None:
    for question, found in answers.items():
        for what in ("times", "money", "money.own", "money.others"):
            both = number(found, f"visits.{what}") + number(found, f"gifts.{what}")
            assert both == number(found, f"care.{what}"), (question, what)
            circles = sum(number(found, f"care.{circle.value}.{what}") for circle in Circle)
            assert circles == number(found, f"care.{what}"), (question, what)
            members = number(found, f"visits.members.{what}") + number(found, f"gifts.members.{what}")
            assert members == number(found, f"care.members.{what}"), (question, what)
        for key in ("visits.times", "gifts.times", "care.times", "visits.money", "gifts.money", "care.money"):
            assert parts_of(found, f"{key}[") == number(found, key), (question, key)
        for what in ("times", "money"):
            assert parts_of(found, f"care.{what}.audience[") == number(found, f"care.{what}"), question
            for circle in Circle:
                ours = [f"care.{what}.audience[{one.label}]" for one in Audience if one.circle is circle]
                total = sum(parts_of(found, key) for key in ours)
                assert total == number(found, f"care.{circle.value}.{what}"), (question, circle)


def test_beneficiaries_by_kind_and_by_noun_are_the_same_beneficiaries(answers: Answers) -> None:
    assert any(parts_of(found, "events.beneficiaries[") for found in answers.values())
    for question, found in answers.items():
        by_noun = parts_of(found, "events.beneficiaries.noun[")
        assert parts_of(found, "events.beneficiaries[") == by_noun, question


def parts_of(found: Mapping[str, Figure], prefix: str) -> int:
    """The sum of the figures whose keys begin so."""
    return sum(one.number for key, one in found.items() if key.startswith(prefix))


def test_a_petition_is_settled_or_open(answers: Answers) -> None:
    for question, found in answers.items():
        settled, open_ones = number(found, "petitions.settled"), number(found, "petitions.open")
        assert settled + open_ones == number(found, "petitions.received"), question


@pytest.mark.parametrize(
    "key",
    [
        *(f"events.times[{category}]" for category in ("Hội nghị", "Văn hóa, thể thao", "Tuyên truyền")),
        "visits.times",
        "gifts.money",
        "petitions.received",
        "money.all.receipts",
        "people.members.left",
    ],
)
def test_what_happened_in_both_halves_happened_in_the_year(answers: Answers, key: str) -> None:
    year, first, second = (
        number(answers[period, None], key)
        for period in ("2023", "6 tháng đầu năm 2023", "6 tháng cuối năm 2023")
    )
    assert first + second == year


def test_a_cut_off_day_only_takes_away(answers: Answers) -> None:
    whole, cut = answers["2023", None], answers["2023", date(2023, 7, 15)]
    for key in ("visits.times", "care.money", "petitions.received"):
        assert number(cut, key) <= number(whole, key)
        assert set(cut[key].sources) <= set(whole[key].sources)


def test_a_percentage_is_a_decimal_and_a_sum_is_whole(answers: Answers) -> None:
    for found in answers.values():
        for one in found.values():
            assert isinstance(one.value, int | str | Decimal)
            if one.unit == "đồng":
                assert isinstance(one.value, int), one.key
