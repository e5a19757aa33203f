"""Cleaning of addresses and forms before a view sees them: numbers within bounds, no NUL."""

from __future__ import annotations

from typing import Any

from flask import Flask, abort, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import BaseConverter, IntegerConverter, Map, ValidationError

from app.core.periods import BadPeriod, Period, parse_period
from app.web.hx import HtmxAwareRequest

#: The largest id of a row: PostgreSQL's integer, the smaller of the two databases'.
LARGEST_ID = 2**31 - 1
_LONGEST_ID = len(str(LARGEST_ID))
#: PostgreSQL stores no NUL, and neither database stores lone surrogates.
_NOT_STORED = {0: None, **dict.fromkeys(range(0xD800, 0xE000))}


class Sent(ImmutableMultiDict[str, Any]):
    """The values of a query string or a form without characters that cannot be stored; files unchanged."""

    def __init__(self, mapping: Any = None) -> None:
        given = ImmutableMultiDict(mapping)
        super().__init__([(_stored(name), _stored(value)) for name, value in given.items(multi=True)])


class Incoming(HtmxAwareRequest):
    """A request with cleaned values and htmx headers."""

    parameter_storage_class = Sent
    #: No view takes JSON. Flask-WTF would fill forms from it, with values that are no words.
    is_json = False


class Number(IntegerConverter):
    """`<int:…>` in an address: an id or a year; 404 for a number larger than any id."""

    # ASCII digits, at most as many as an id has.
    regex = rf"[0-9]{{1,{_LONGEST_ID}}}"

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST_ID, **kwargs})


class PeriodConverter(BaseConverter):
    """`<period:…>` in an address: a calendar year as `2024`, another period by its two days; else 404."""

    _DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    regex = rf"[0-9]{{4}}(?!-)|{_DAY}\.\.{_DAY}"
    part_isolating = True

    def to_python(self, value: str) -> Period:
        try:
            return parse_period(value)
        except BadPeriod:
            raise ValidationError from None

    def to_url(self, value: Period) -> str:
        return value.label if value.kind == "year" else f"{value.start.isoformat()}..{value.end.isoformat()}"


def number_in(text: str | None) -> int | None:
    """The number in a text of ASCII digits, 0 to `LARGEST_ID`; None for anything else."""
    digits = text or ""
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _LONGEST_ID:
        return None
    return int(digits) if int(digits) <= LARGEST_ID else None


def _stored(value: Any) -> Any:
    return value.translate(_NOT_STORED) if isinstance(value, str) and not value.isprintable() else value


def _refuse_nul() -> None:
    """404 for a path with NUL."""
    if "\0" in request.path:
        abort(404)


def register(app: Flask) -> None:
    """Register before any view is added."""
    app.request_class = Incoming
    app.url_map.converters |= {"int": Number, "period": PeriodConverter}
    app.before_request(_refuse_nul)
