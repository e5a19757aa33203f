"""Erasing fields and names from the values of trail entries while the chain stays verifiable. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

#: In the values of an erasing entry: entry id -> digest of the values left in that entry.
LEFT = "erased_from"
#: Takes names out of a text.
Clean = Callable[[str], str]


def without(values: str, field: str) -> str | None:
    """The values (JSON) without the field, at any depth; None where they do not contain it."""
    if f'"{field}"' not in values:
        return None
    left = rewritten(values, cut={field}, swap={}, kept=(), clean=str)
    return left if left != values else None


def rewritten(
    values: str, *, cut: Collection[str], swap: Mapping[str, Any], kept: Collection[str], clean: Clean
) -> str:
    """The JSON of a trail entry without the fields of `cut` and without names.

    `swap` gives new values to fields; those of `kept` stay. At any depth.
    """

    def one(name: str, item: Any) -> Any:
        if name in kept:
            return item
        return _swapped(swap[name], item) if name in swap else walk(item)

    def walk(value: Any) -> Any:
        match value:
            case dict():
                return {clean(name): one(name, item) for name, item in value.items() if name not in cut}
            case list():
                return [walk(item) for item in value]
            case str():
                return clean(value)
        return value

    return json.dumps(walk(json.loads(values)), ensure_ascii=False, sort_keys=True)


def _swapped(new: Any, old: Any) -> Any:
    """The new value in place of each old one that is not empty, in pairs of old and new too."""
    if isinstance(old, list):
        return [_swapped(new, item) for item in old]
    return new if old not in (None, "") else old


def strings_in(values: str) -> list[str]:
    """Every text among the values of a trail entry, for its search."""
    found: list[str] = []

    def walk(value: Any) -> None:
        match value:
            case dict():
                for item in value.values():
                    walk(item)
            case list():
                for item in value:
                    walk(item)
            case str():
                found.append(value)

    walk(json.loads(values))
    return found


def left_by(values: Sequence[str]) -> Mapping[int, str]:
    """Entry id -> digest of its values now, from the values of erasing entries, oldest first."""
    found: dict[int, str] = {}
    for one in values:
        if f'"{LEFT}"' in one:
            found |= {int(entry): digest for entry, digest in json.loads(one)[LEFT][1].items()}
    return found
