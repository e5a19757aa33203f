"""The complete report as JSON, which other programs can read and `from_json` restores."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from app.core.errors import Refused
from app.core.texts.letters import storable
from app.year.reports.report import Report


class NotAReport(Refused):
    """The text does not hold a report that `as_json` wrote."""


def as_json(report: Report) -> str:
    """Readable JSON: the tree as it is, dates in ISO 8601, fields left out where they hold their default."""
    return json.dumps(_plain(report), ensure_ascii=False, indent=2)


def from_json(text: str) -> Report:
    """The report that `as_json` wrote, equal to it. Raises `NotAReport` for anything else."""
    try:
        restored: Report = _restored(Report, json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise NotAReport("Tệp không phải là báo cáo do phần mềm này xuất ra.") from error
    return restored


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        held = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
        return {
            name: _plain(held_value) for name, (held_value, default) in held.items() if held_value != default
        }
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, str):
        return storable(value)
    return value.isoformat() if isinstance(value, date) else value


def _restored(kind: Any, value: Any) -> Any:
    """The value as the annotated type: frozen dataclass, tuple of one type, date, plain value."""
    if get_origin(kind) is tuple:
        return tuple([_restored(get_args(kind)[0], part) for part in value])
    if isinstance(kind, UnionType):
        return None if value is None else _restored(_member(kind, value), value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _restored(hints[name], part) for name, part in dict(value).items()})
    if kind is date:
        return date.fromisoformat(value)
    if value not in get_args(kind) if get_origin(kind) is Literal else not isinstance(value, kind):
        raise TypeError(f"{value!r} is not {kind}")
    return value


def _member(kind: UnionType, value: Any) -> Any:
    """The member of a union that fits: the date, or the dataclass with the value's fields."""
    for member in get_args(kind):
        if member is date or dict(value).keys() <= _hints(member).keys():
            return member
    raise TypeError(f"{value!r} is not {kind}")


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
