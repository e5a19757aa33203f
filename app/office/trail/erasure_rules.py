"""What is left of a change when one field is erased from it, and how the chain goes on proving it. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

#: In the values of a line that erases: by the entry erased from, the digest of what is left of its values.
LEFT = "erased_from"


def without(values: str, field: str) -> str | None:
    """The values (JSON) without the field, however deep it stands; None where they do not name it."""
    if f'"{field}"' not in values:
        return None
    cut = json.dumps(_cut(json.loads(values), field), ensure_ascii=False, sort_keys=True)
    return cut if cut != values else None


def _cut(value: Any, field: str) -> Any:
    if isinstance(value, dict):
        return {name: _cut(item, field) for name, item in value.items() if name != field}
    return [_cut(item, field) for item in value] if isinstance(value, list) else value


def left_by(values: Sequence[str]) -> Mapping[int, str]:
    """What erasing lines, oldest first, say is left: by entry, the digest of its values now."""
    found: dict[int, str] = {}
    for one in values:
        if f'"{LEFT}"' in one:
            found |= {int(entry): digest for entry, digest in json.loads(one)[LEFT][1].items()}
    return found
