"""Writing an outline as a file, always in the same form: read again it is the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.year.reports.outline import Outline, Part
from app.year.reports.outlining.feeding import CHOICES

_PLAIN = (
    *("name", "label", "complete", "partial", "note", "title", "recipients", "women_words"),
    *("numbering", "opening"),
)
_ONLY = tuple(f"only_{name}" for name in CHOICES)
_OF_PART = ("key", "title", "interim_title", "required", "lead", "text", "narrators", "form", *_ONLY)
#: Left out where they say nothing.
_EMPTY: tuple[Any, ...] = ("", [], False)


def outline_text(data: Mapping[str, Any]) -> str:
    """The file of an outline; `data` is what `read_outline` gives."""
    lines = [
        *_lines(data, _PLAIN),
        *_table("words", data.get("words", {})),
        *_table("plan_words", data.get("plan_words", {})),
        *_grammar(data.get("grammar", {}), "grammar"),
    ]
    for part in data["part"]:
        lines += _part(part, ("part",))
    for name, rows in data.get("tables", {}).items():
        for row in rows:
            lines += ["", f"[[tables.{_name(name)}]]", *_lines(row, ("text", "key", "unit"))]
    return "\n".join(lines) + "\n"


def _part(part: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    space = "  " * (len(path) - 1)
    yield ""
    yield f"{space}[[{'.'.join(path)}]]"
    yield from (f"{space}{line}" for line in _lines(part, _OF_PART))
    for child in part.get("part", ()):
        yield from _part(child, (*path, "part"))


def _table(name: str, values: Mapping[str, Any]) -> Iterator[str]:
    if values:
        yield ""
        yield f"[{name}]"
        yield from _lines(values, values)


def _grammar(values: Mapping[str, Any], path: str) -> Iterator[str]:
    """A table with those within it behind its own lines."""
    inner = {name: one for name, one in values.items() if isinstance(one, Mapping)}
    yield from _table(path, {name: one for name, one in values.items() if name not in inner})
    for name, one in inner.items():
        yield from _grammar(one, f"{path}.{_name(name)}")


def _lines(values: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    return (
        f"{_name(name)} = {_value(values[name])}"
        for name in names
        if name in values and values[name] not in _EMPTY
    )


def _name(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else _value(name)


def _value(value: Any) -> str:
    """A text, a list of texts or a truth. TOML writes them as JSON does, but for a letter."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def data_of(outline: Outline) -> dict[str, Any]:
    """What a file of the outline says, with everything that features added: nothing is added to it again."""
    return {
        "name": outline.name,
        "label": outline.label,
        "complete": True,
        "partial": outline.partial,
        "note": outline.note,
        "title": outline.title,
        "recipients": list(outline.recipients),
        "women_words": list(outline.women_words),
        "numbering": list(outline.numbering),
        "opening": list(map(_written, outline.opening)),
        "words": dict(outline.words),
        "plan_words": {key: list(words) for key, words in outline.plan_words.items()},
        "part": list(map(_part_data, outline.parts)),
        "tables": {
            name: [{"text": row.text, "key": row.key, "unit": row.unit} for row in rows]
            for name, rows in outline.tables.items()
        },
        **({"grammar": dict(outline.grammar)} if outline.grammar else {}),
    }


def _part_data(part: Part) -> dict[str, Any]:
    return {
        "key": part.key,
        "title": part.title,
        "interim_title": part.interim_title,
        "required": part.required,
        "lead": part.lead,
        "text": part.text,
        "narrators": list(map(_written, part.narrators)),
        "form": part.form,
        **{f"only_{name}": list(getattr(part.only, name)) for name in CHOICES},
        "part": list(map(_part_data, part.parts)),
    }


def _written(narrator: tuple[str, str]) -> str:
    name, argument = narrator
    return f"{name}:{argument}" if argument else name
