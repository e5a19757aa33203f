"""Changing an outline part by part: every change takes the data of an outline and returns it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from itertools import count
from typing import Any, NamedTuple

from app.year.reports.outlining.checking import MOST_DEPTH
from app.year.reports.outlining.feeding import FED, only_of

Data = dict[str, Any]


class Place(NamedTuple):
    """Where a part stands: the list that holds it, its number there (`at`), the place of the part around."""

    beside: list[Data]
    at: int
    around: Place | None

    @property
    def part(self) -> Data:
        return self.beside[self.at]

    @property
    def depth(self) -> int:
        return 1 + (self.around.depth if self.around else 0)

    @property
    def moves(self) -> frozenset[str]:
        """The moves that change something here."""
        beneath = _depth(self.part)
        possible = {
            "up": self.at > 0,
            "down": self.at < len(self.beside) - 1,
            "in": self.at > 0 and self.depth + beneath <= MOST_DEPTH,
            "out": self.around is not None,
        }
        return frozenset(move for move, is_possible in possible.items() if is_possible)


def places(data: Mapping[str, Any]) -> Iterator[Place]:
    """The place of every part, in the order of the paper."""
    return _places(data["part"], None)


def place_of(data: Mapping[str, Any], key: str) -> Place | None:
    """Where the part with this key stands; None for none."""
    return next((place for place in places(data) if place.part["key"] == key), None)


def moved(data: Data, key: str, move: str) -> Data:
    """With the part one place `up` or `down`, `in` the part before it, or `out` after the one around it."""
    changed = deepcopy(data)
    place = place_of(changed, key)
    if place is not None and move in place.moves:
        _MOVES[move](place)
    return changed


def with_new_part(data: Data, after: str) -> tuple[Data, str]:
    """With an empty part after this one (the last one for an unknown key), and its key."""
    changed = deepcopy(data)
    taken = {place.part["key"] for place in places(changed)}
    key = next(name for name in (f"muc_{number}" for number in count(1)) if name not in taken)
    place = place_of(changed, after) or Place(changed["part"], len(changed["part"]) - 1, None)
    place.beside.insert(place.at + 1, {"key": key, "title": "Mục mới", "narrators": [], "part": []})
    return changed, key


def without_part(data: Data, key: str) -> Data:
    """Without the part and those in it, and without the words that led tasks there."""
    changed = deepcopy(data)
    place = place_of(changed, key)
    if place is not None:
        for gone in (place, *_places(place.part.get("part", []), place)):
            changed.get("plan_words", {}).pop(gone.part["key"], None)
        del place.beside[place.at]
    return changed


def without_narrator(data: Data, key: str, index: int) -> Data:
    """With a narrator of the part taken out."""
    changed = deepcopy(data)
    named = _named(changed, key)
    if 0 <= index < len(named):
        del named[index]
    return changed


def raised_narrator(data: Data, key: str, index: int) -> Data:
    """With a narrator of the part one place up."""
    changed = deepcopy(data)
    named = _named(changed, key)
    if 0 < index < len(named):
        named.insert(index - 1, named.pop(index))
    return changed


def with_narrator(data: Data, key: str, narrator: str) -> Data:
    """With the narrator as the last of the part; reported already anywhere else it moves here.

    It stays there too where one of the two parts chooses what it reports.
    """
    changed = deepcopy(data)
    target = place_of(changed, key)
    chooses = target is not None and bool(only_of(target.part))
    for place in places(changed):
        named = place.part.get("narrators", [])
        is_shared = place.part["key"] != key and (chooses or bool(only_of(place.part)))
        if narrator in named and not (is_shared and narrator.partition(":")[0] in FED):
            named.remove(narrator)
    _named(changed, key).append(narrator)
    return changed


def with_plan_words(data: Data, key: str, words: list[str]) -> Data:
    """With the words that lead tasks of the plan to the part; it reports them. Without any it does not."""
    changed = deepcopy(data)
    headings = changed.setdefault("plan_words", {})
    narrator = f"plan:{key}"
    named = _named(changed, key)
    if words:
        headings[key] = words
        if narrator not in named:
            named.append(narrator)
    elif key in headings:
        del headings[key]
        for place in places(changed):
            place.part["narrators"] = [one for one in place.part.get("narrators", []) if one != narrator]
    return changed


def _named(data: Data, key: str) -> list[str]:
    place = place_of(data, key)
    named: list[str] = place.part.setdefault("narrators", []) if place else []
    return named


def _places(parts: list[Data], around: Place | None) -> Iterator[Place]:
    for index, part in enumerate(parts):
        place = Place(parts, index, around)
        yield place
        yield from _places(part.get("part", []), place)


def _depth(part: Data) -> int:
    return 1 + max((_depth(child) for child in part.get("part", [])), default=0)


def _up(place: Place) -> None:
    place.beside.insert(place.at - 1, place.beside.pop(place.at))


def _down(place: Place) -> None:
    place.beside.insert(place.at + 1, place.beside.pop(place.at))


def _in(place: Place) -> None:
    before = place.beside[place.at - 1]
    before.setdefault("part", []).append(place.beside.pop(place.at))


def _out(place: Place) -> None:
    if place.around:
        place.around.beside.insert(place.around.at + 1, place.beside.pop(place.at))


_MOVES: dict[str, Callable[[Place], None]] = {"up": _up, "down": _down, "in": _in, "out": _out}
