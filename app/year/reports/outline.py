"""An outline as data: the sections of a report, their narrators, and fixed words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.core.errors import Refused

FOLDER = Path(__file__).parent / "outlines"


@dataclass(frozen=True, slots=True)
class Part:
    """A section; `narrators` are (name, argument) pairs, written as `events:information`."""

    key: str
    title: str
    narrators: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """`words`: fixed sentences; `women_words` mark entries that also appear under women's work."""

    name: str
    label: str
    title: str
    words: dict[str, str]
    recipients: tuple[str, ...]
    women_words: tuple[str, ...]
    parts: tuple[Part, ...]


def outline_names() -> list[str]:
    """The built-in outlines."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def load_outline(name: str) -> Outline:
    """A built-in outline by its name. Raises Refused for an unknown one."""
    if name not in outline_names():
        raise Refused(f"Không có đề cương «{name}»; các đề cương: {', '.join(outline_names())}.", "outline")
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Outline(
        name=name,
        label=data["label"],
        title=data["title"],
        words=data["words"],
        recipients=tuple(data["recipients"]),
        women_words=tuple(data["women_words"]),
        parts=tuple(_part(part) for part in data["part"]),
    )


def _part(data: dict[str, Any]) -> Part:
    return Part(
        key=data["key"],
        title=data["title"],
        narrators=tuple(_narrator(text) for text in data.get("narrators", ())),
        parts=tuple(_part(part) for part in data.get("part", ())),
    )


def _narrator(text: str) -> tuple[str, str]:
    name, _, argument = text.partition(":")
    return name, argument
