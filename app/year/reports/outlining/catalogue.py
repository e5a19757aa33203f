"""What may stand in an outline: every narrator with its arguments, as its feature declares it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from app.core.vietnamese import fold
from app.log.figures import registry
from app.web.features import narrator_labels, narrators
from app.year.reports.outlining.checking import Takes

#: What the numbers of a level look like.
SCHEMES = {"I": "I, II, III", "A": "A, B, C", "1": "1, 2, 3", "1.1": "1.1, 1.2 (theo số của mục trên)"}


@cache
def taken() -> Mapping[str, Takes]:
    """Which arguments each narrator takes."""
    labels = narrator_labels()
    return {
        name: Takes(frozenset(labels[name].arguments), labels[name].named_in, labels[name].is_optional)
        for name in narrators()
    }


def choices(data: Mapping[str, Any]) -> dict[str, str]:
    """What parts of this outline may report, as it is written in them (`events:welfare`), with its label."""
    return dict(_choices(data))


def _choices(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, one in narrator_labels().items():
        names = {key: _heading(data, key) for key in data.get(one.named_in, {})} if one.named_in else {}
        arguments = {**one.arguments, **names}
        if one.is_optional or not (one.arguments or one.named_in):
            yield name, one.label
        yield from ((f"{name}:{key}", f"{one.label}: {label}") for key, label in arguments.items())


def label_of(narrator: str, data: Mapping[str, Any]) -> str:
    """What it writes, in words; its own name where no room declares it any more."""
    return choices(data).get(narrator, narrator)


def called(label: str, data: Mapping[str, Any]) -> tuple[str, Sequence[str]]:
    """The narrator with this label, as an outline writes it; "" with the nearest labels for none."""
    known = {fold(text): (name, text) for name, text in choices(data).items()}
    if found := known.get(fold(label)):
        return found[0], ()
    return "", [known[one][1] for one in get_close_matches(fold(label), known, 3, 0.3)]


def _heading(data: Mapping[str, Any], key: str) -> str:
    """What the outline calls the part with this key, else the key."""
    return next((part["title"] for part in _parts(data["part"]) if part["key"] == key), key)


def _parts(parts: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for part in parts:
        yield part
        yield from _parts(part.get("part", ()))


def unknown_figure(key: str) -> str:
    """The refusal of a key that no figure has; "" for a known one."""
    if registry.declared(key):
        return ""
    return registry.UnknownKey(key, registry.nearest_declared(key)).sentence
