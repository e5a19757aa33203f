"""Erasing a field from the values of trail entries while the chain stays verifiable. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

#: In the values of an erasing entry: entry id -> digest of the values left in that entry.
LEFT = "erased_from"


def without(values: str, field: str) -> str | None:
    """The values (JSON) without the field, at any depth; None where they do not contain it."""
    if f'"{field}"' not in values:
        return None
    cut = json.dumps(_cut(json.loads(values), field), ensure_ascii=False, sort_keys=True)
    return cut if cut != values else None


def _cut(value: Any, field: str) -> Any:
    if isinstance(value, dict):
        return {name: _cut(item, field) for name, item in value.items() if name != field}
    return [_cut(item, field) for item in value] if isinstance(value, list) else value


def left_by(values: Sequence[str]) -> Mapping[int, str]:
    """Entry id -> digest of its values now, from the values of erasing entries, oldest first."""
    found: dict[int, str] = {}
    for one in values:
        if f'"{LEFT}"' in one:
            found |= {int(entry): digest for entry, digest in json.loads(one)[LEFT][1].items()}
    return found
