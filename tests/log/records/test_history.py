"""The trail in Vietnamese: labels of all fields, formats of all kinds of values."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest

from app.books.cashbook import facts as cashbook_facts
from app.core.fields import fields_of
from app.dues.funds import facts as fund_facts
from app.life.awards import facts as award_facts
from app.life.events import facts as event_facts
from app.life.visits import facts as visit_facts
from app.log.records.descriptions import Names
from app.log.records.history import change_lines
from app.log.records.labels import UNSTATED
from app.log.records.trail_fields import field_of
from app.office.trail.queries import Change
from app.office.units import facts as unit_facts
from app.people.roster import facts as roster_facts
from app.web.features import FEATURES
from app.year.commitments import facts as commitment_facts

NAMES = Names({7: "Lê Thị Mơ"}, {3: "Công đoàn phí"})


@pytest.mark.parametrize(
    "module",
    [
        cashbook_facts,
        commitment_facts,
        award_facts,
        event_facts,
        fund_facts,
        roster_facts,
        unit_facts,
        visit_facts,
    ],
    ids=lambda m: m.__name__,
)
def test_every_field_of_facts_has_a_name(module: ModuleType) -> None:
    # Parts of facts, and what is read from them: the trail has none of these.
    inner = {"BirthDay", "Posting", "Movement", "BalanceKey", "Hanging", "Person", "Tie"}
    own = [
        one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__
    ]
    kinds = [one for one in own if one.__name__ not in inner and is_dataclass(one)]
    named = {field.name for kind in kinds for field in fields(kind)}
    assert {name for name in named if field_of("", name).label == name} == set()


def words(
    field: str, old: Any, new: Any, action: str = "members.period.corrected"
) -> list[tuple[str, str, str]]:
    change = Change(
        1, datetime(2024, 1, 1, tzinfo=UTC), "ai đó", action, "members/1", "", {field: (old, new)}
    )
    return change_lines(1, [change], names=NAMES)[0].values


@pytest.mark.parametrize(
    ("field", "value", "label", "text"),
    [
        ("standing", "elsewhere", "Tình trạng", "Sinh hoạt nơi khác"),
        ("joined_on", "2024-03-05", "Ngày vào công đoàn", "05/03/2024"),
        ("birth", {"day": None, "year": 1990}, "Ngày sinh", "1990"),
        ("birth", {"day": "1990-02-01", "year": None}, "Ngày sinh", "01/02/1990"),
        ("dues_salary", 6_500_000, "Lương đóng đoàn phí", "6.500.000 đồng"),
        ("in_hardship", True, "Hoàn cảnh khó khăn", "có"),
        ("member_ids", [7, 8], "Đoàn viên", "Lê Thị Mơ; (không còn trong sổ)"),
        ("fund_id", 3, "Quỹ", "Công đoàn phí"),
        ("people", 12, "Số người", "12"),
        ("note", "2024-13-45", "Ghi chú", "2024-13-45"),
        ("note", "2024-03-05", "Ghi chú", "2024-03-05"),
    ],
)
def test_values_are_formatted_as_on_screens(field: str, value: Any, label: str, text: str) -> None:
    assert words(field, None, value) == [(label, "", text)]


def test_an_unchanged_field_is_not_shown() -> None:
    assert words("birth", None, {"day": None, "year": None}) == []
    assert words("in_hardship", False, False) == []


def test_a_name_that_nobody_thought_of_is_shown_as_it_is() -> None:
    assert words("moi_la", "a", "b", "la.lung") == [("moi_la", "a", "b")]


@pytest.mark.parametrize(
    ("action", "label"),
    [
        ("members.hardship.corrected", "Hoàn cảnh"),
        ("welfare.visit.corrected", "Lý do"),
    ],
)
def test_two_features_may_call_a_field_differently(action: str, label: str) -> None:
    assert words("reason", "a", "b", action) == [(label, "a", "b")]


def test_a_field_that_facts_call_by_one_name_has_no_other() -> None:
    named: dict[str, set[str]] = {}
    for feature in FEATURES:
        for kind in feature.facts:
            for name, field in fields_of(kind).items():
                named.setdefault(name, set()).add(field.label)
    assert [name for name in UNSTATED if len(named.get(name, ())) == 1] == []
