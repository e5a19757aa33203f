"""A package as canonical JSON, and back. Pure.

Fields may be added: readers take what they know and leave the rest, so that a package of another year's
program can be read. A change of meaning raises `VERSION`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from app.core.errors import Refused
from app.core.periods import BadPeriod
from app.core.texts.letters import storable
from app.exchange.packages.sealed_zip import NOT_A_PACKAGE, Opened
from app.year.received.facts import Package, Sender, SentFigure, Value

FORMAT, VERSION = "so-cong-doan/goi-bao-cao", 1
PACKAGE, PDF = "goi.json", "bao-cao.pdf"
_TOO_NEW = (
    "Gói do phần mềm mới hơn tạo (mẫu số {version}), phần mềm này chưa đọc được. Hãy nâng cấp rồi nhận lại."
)
#: Names and words of figures are no longer than this.
_LONGEST = 500
_MOST_FIGURES = 20_000


def members_of(package: Package, program: str) -> dict[str, bytes]:
    """The files of a package."""
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "program": program,
        "union": asdict(package.sender),
        "period": {"label": package.label, "from": package.starts_on, "to": package.ends_on},
        "as_of": package.as_of,
        "made_on": package.made_on,
        "state": "frozen" if package.is_frozen else "draft",
        "outline": package.outline,
        "paper": {"number": package.number, "dated": package.dated, "signer": package.signer},
        "head": package.head,
        "figures": [_plain_figure(one) for one in package.figures],
        "report": package.report,
        "files": {PDF: hashlib.sha256(package.pdf).hexdigest()} if package.pdf else {},
    }
    members = {PACKAGE: canonical(plain)}
    return {**members, PDF: package.pdf} if package.pdf else members


def canonical(plain: Any) -> bytes:
    """JSON with sorted keys and no spaces: the same content gives the same bytes."""
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso)
    return text.encode()


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a package")


def _plain_figure(one: SentFigure) -> dict[str, Any]:
    value: Any = {"decimal": f"{one.value:f}"} if isinstance(one.value, Decimal) else one.value
    return {**asdict(one), "value": value}


def package_in(opened: Opened) -> Package:
    """The package of a file. Raises Refused for one that says nothing sensible."""
    try:
        return _package(opened)
    except (KeyError, TypeError, ValueError, InvalidOperation, RecursionError, BadPeriod) as error:
        raise Refused(NOT_A_PACKAGE) from error


def _package(opened: Opened) -> Package:
    plain = json.loads(opened.members[PACKAGE], object_pairs_hook=once)
    if plain["format"] != FORMAT:
        raise ValueError(plain["format"])
    if not isinstance(plain["version"], int) or plain["version"] > VERSION:
        raise Refused(_TOO_NEW.format(version=text_of(str(plain["version"]))))
    union, period, paper = plain["union"], plain["period"], plain["paper"]
    pdf = opened.members.get(PDF, b"")
    if pdf and plain["files"][PDF] != hashlib.sha256(pdf).hexdigest():
        raise ValueError("another paper")
    found = Package(
        sender=_sender(union, opened.public_key),
        label=text_of(period["label"], 80),
        starts_on=date.fromisoformat(period["from"]),
        ends_on=date.fromisoformat(period["to"]),
        as_of=date.fromisoformat(plain["as_of"]),
        made_on=date.fromisoformat(plain["made_on"]),
        is_frozen=plain["state"] == "frozen",
        outline=text_of(plain["outline"], 40),
        number=text_of(paper["number"], 80),
        dated=date.fromisoformat(paper["dated"]) if paper["dated"] else None,
        signer=text_of(paper["signer"], 200),
        head=text_of(plain["head"]),
        figures=_figures(plain["figures"]),
        report=dict(plain["report"]),
        pdf=pdf,
    )
    if not found.period.contains(found.as_of):
        raise ValueError("the cut-off day lies outside of the period")
    return found


def _sender(union: Mapping[str, Any], public_key: str) -> Sender:
    if union["public_key"] != public_key or not union["code"] or not union["name"]:
        raise ValueError("another union")
    return Sender(
        code=text_of(union["code"], 80),
        name=text_of(union["name"], 300),
        public_key=public_key,
        kind=text_of(union.get("kind", ""), 40),
        workplace=text_of(union.get("workplace", ""), 300),
        upper_union=text_of(union.get("upper_union", ""), 300),
        directing_union=text_of(union.get("directing_union", ""), 300),
    )


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object none of whose names stands twice: two readers would take different ones."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _figures(plain: list[Mapping[str, Any]]) -> tuple[SentFigure, ...]:
    if len(plain) > _MOST_FIGURES:
        raise ValueError("too many figures")
    found = tuple(
        SentFigure(
            key=text_of(one["key"]),
            label=text_of(one["label"]),
            value=_value(one["value"]),
            unit=text_of(one["unit"], 40),
            rule=text_of(one.get("rule", ""), 4 * _LONGEST),
            sources=int(one.get("sources", 0)),
        )
        for one in plain
    )
    if len({one.key for one in found}) != len(found):
        raise ValueError("a figure stands twice")
    return found


def _value(plain: Any) -> Value:
    if isinstance(plain, dict):
        number = Decimal(text_of(plain["decimal"], 40))
        if not number.is_finite():
            raise ValueError("no number")
        return number
    if isinstance(plain, bool) or not isinstance(plain, int | str):
        raise TypeError("no value")
    if isinstance(plain, int):
        if abs(plain) >= 1 << 62:
            raise ValueError("too large a number")
        return plain
    return text_of(plain)


def text_of(value: Any, most: int = _LONGEST) -> str:
    """A text of the package, of one line and no longer than it may be."""
    if not isinstance(value, str) or len(value) > most or value != storable(value) or "\n" in value:
        raise ValueError("no such text")
    return value


def paragraphs_of(value: Any, most: int = 5_000) -> str:
    """A text of several lines."""
    if len(value) > most:
        raise ValueError("too long")
    return "\n".join(text_of(one, most) for one in value.split("\n"))
