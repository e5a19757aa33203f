"""Figures asked for by key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.log.figures.computed import ComputedFigures
from app.log.figures.facts import Figure, FigureKey, Scope
from app.log.figures.registry import UnknownKey, figure, groups
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from tests.worked_year import READING, YEAR

SCOPE = Scope(READING, YEAR, YEAR.end)
KEY = FigureKey("made.times[x]", "Số lần: {x}", "lần", "Đếm thử.")


def test_a_figure_has_value_unit_rule_and_sources_that_add_up() -> None:
    found = figure(SCOPE, "visits.times")
    assert (found.value, found.unit) == (sum(one.share for one in found.shares), "lượt")
    assert found.rule.endswith(".")
    assert found.sources


def test_a_word_that_does_not_occur_counts_nothing() -> None:
    found = figure(SCOPE, "visits.times[Sinh con]")
    assert (found.value, found.shares, found.label) == (0, (), "Số lượt thăm hỏi: Sinh con")


def test_a_key_is_found_in_any_case() -> None:
    assert figure(SCOPE, "events.times[hội nghị]") == figure(SCOPE, "events.times[Hội nghị]")


@pytest.mark.parametrize(
    ("key", "near"),
    [("visit.times", "visits.times"), ("events.times[Hội họp]", "events.times[Hội nghị]")],
)
def test_an_unknown_key_names_the_nearest(union: Unit, key: str, near: str) -> None:
    with pytest.raises(UnknownKey) as unknown:
        figure(open_scope(union, YEAR, YEAR.end), key)
    assert near in unknown.value.nearest
    assert near in unknown.value.sentence


def test_every_declared_key_has_words() -> None:
    for group in groups():
        for key in group.keys:
            assert key.label, key.key
            assert key.rule.endswith("."), key.key
            assert ("[x]" in key.key) == ("{x}" in key.label), key.key


def test_what_is_read_is_read_once() -> None:
    scope = Scope(READING, YEAR, YEAR.end)
    assert figure(scope, "visits.times") is figure(scope, "visits.times")


def test_no_key_occurs_twice(union: Unit) -> None:
    keys = [one.key for group in groups() for one in group.figures(Scope(READING, YEAR, YEAR.end))]
    assert len(keys) > 100
    assert len(keys) == len(set(keys))


def test_no_more_is_counted_than_is_asked_for() -> None:
    counted = []

    def figures() -> Iterator[Figure]:
        for name in ("first", "second", "third"):
            counted.append(name)
            yield KEY.at(len(counted), name)

    computed_figures = ComputedFigures(figures())
    assert computed_figures.get("made.times[second]") == KEY.at(2, "second")
    assert computed_figures.get("made.times[first]") == KEY.at(1, "first")
    assert counted == ["first", "second"]
    assert computed_figures.get("made.times[fourth]") is None
    assert list(computed_figures.all()) == ["made.times[first]", "made.times[second]", "made.times[third]"]
    assert counted == ["first", "second", "third"]
