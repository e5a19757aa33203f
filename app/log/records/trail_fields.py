"""What the trail calls a deed and a field, and what kind the field is: as features declare it.

An action is about what a feature names among its `subjects`; the facts of that feature are asked first, then
what features with the same first word note, so that two features may call a field differently. Fields of
other actions are those of any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields as dataclass_fields
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

from app.core.choices import Listed
from app.core.fields import Birth, Day, Field, OneOf, Private, fields_of
from app.log.records.labels import DEEDS, UNSTATED
from app.web.features import FEATURES, Deed, Feature, deeds


@cache
def subject_of(about: str) -> str:
    """What the trail calls what an action is about; "" where no feature says."""
    return next((words for feature in FEATURES if (words := feature.subjects.get(about))), "")


def deed_of(done: str) -> Deed:
    """What an action did, of which only the last word need be known."""
    return DEEDS.get(done) or deeds().get(done) or DEEDS["recorded"]


@cache
def field_of(about: str, name: str) -> Field:
    """A field of an action, of which only the name need be known."""
    own = _stated(name, _facts_of(about)) or _noted(name, _features_about(about.partition(".")[0]))
    every = UNSTATED.get(name) or _stated(name, _every_facts()) or _noted(name, FEATURES)
    return own or every or Field(name)


def choices_of(field: Field, name: str) -> Mapping[str, str]:
    """Value -> label of a field that is a list, else {}."""
    return dict(field.choices.options()) if isinstance(field, OneOf) else _choices().get(name, {})


def is_day(field: Field, name: str) -> bool:
    """Whether a text of the field is a day."""
    return isinstance(field, Day | Birth) or (type(field) is Field and name in _days())


@cache
def order_of(about: str) -> Mapping[str, int]:
    """The place of each field: those of the action's own facts, those noted beside them, then all."""
    own, every = (
        [one.name for kind in kinds for one in dataclass_fields(kind)]
        for kinds in (_facts_of(about), _every_facts())
    )
    noted = [name for feature in _features_about(about.partition(".")[0]) for name in feature.noted]
    return {name: place for place, name in enumerate(dict.fromkeys([*own, *noted, *every]))}


@cache
def private_everywhere(groups: frozenset[Private]) -> frozenset[str]:
    """Names of fields of these groups, but those that other facts use for something open."""
    every = [(name, field) for kind in _every_facts() for name, field in fields_of(kind).items()]
    open_names = {name for name, field in every if field.private not in groups}
    return frozenset(name for name, field in every if field.private in groups) - open_names


@cache
def wholly_private(groups: frozenset[Private]) -> frozenset[str]:
    """The subjects of actions of which everything that is stated belongs to these groups."""
    found: set[str] = set()
    for feature in FEATURES:
        stated = [field for kind in feature.facts for field in fields_of(kind).values()]
        if stated and all(field.private in groups for field in stated):
            found.update(feature.subjects)
    return frozenset(found)


def _facts_of(about: str) -> tuple[Any, ...]:
    """Those of the feature that names the subject, else of the one that names its first word."""
    named = (about, about.partition(".")[0])
    found = (feature.facts for one in named for feature in FEATURES if one in feature.subjects)
    return next((facts for facts in found if facts), ())


@cache
def _every_facts() -> tuple[Any, ...]:
    return tuple(kind for feature in FEATURES for kind in feature.facts)


def _stated(name: str, kinds: Iterable[Any]) -> Field | None:
    return next((field for kind in kinds if (field := fields_of(kind).get(name))), None)


def _features_about(first: str) -> list[Feature]:
    """Those with a subject of this first word."""
    return [one for one in FEATURES if any(name.partition(".")[0] == first for name in one.subjects)]


def _noted(name: str, features: Iterable[Feature]) -> Field | None:
    return next((field for feature in features if (field := feature.noted.get(name))), None)


@cache
def _choices() -> dict[str, dict[str, str]]:
    """Field of any facts that is a list -> its values and labels."""
    found: dict[str, dict[str, str]] = {}
    for name, kind in _kinds():
        if issubclass(kind, Listed):
            found.setdefault(name, {}).update(kind.options())
    return found


@cache
def _days() -> frozenset[str]:
    """The fields of any facts that hold a day."""
    return frozenset(name for name, kind in _kinds() if issubclass(kind, date))


def _kinds() -> Iterable[tuple[str, type]]:
    """The types of the fields of all facts."""
    hints = [pair for kind in _every_facts() for pair in get_type_hints(kind).items()]
    return [(name, one) for name, hint in hints for one in (hint, *get_args(hint)) if isinstance(one, type)]
