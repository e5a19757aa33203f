"""The words of an outline that replace the application's grammar, and the names in their braces. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.life.events.facts import Category
from app.life.visits.facts import IS_VISIT, Reason

Fields = Mapping[str, tuple[str, ...]]

#: Lists that are added to those of the application.
ADDED = (
    *(
        "verbs",
        "attending",
        "capitals",
        "documents",
        "things",
        "names",
        "bodies",
        "done",
        "joiners",
        "persons",
    ),
    *(
        "befalls",
        "predicates",
        "actors",
        "held",
        "contests",
        "givers",
        "helped",
        "addresses",
        "reasons_again",
    ),
)
#: What stands in place of the application's: lists and texts, with what their braces may hold; numbers.
LISTS: Fields = {"lead_ins": ("period",)}
TEXTS: Fields = {"committee": ()}
NUMBERS = ("told", "told_of_many", "told_of_crowd")
MOST_LISTED = 30
#: Tables of texts: of any name, and of the kinds and reasons that there are with their fields.
FREE = ("subjects", "labour", "short")
_LEAD = ("n", "union", "women")
KEYED: Mapping[str, tuple[tuple[str, ...], Fields]] = {
    "kinds": (
        ("usual", *(one.value for one in Category)),
        {"verb": (), "people": ("n", "who"), "quantity": (), "lead": _LEAD, "many": ()},
    ),
    "reasons": (
        tuple(one.value for one in Reason if one in IS_VISIT),
        {"word": (), "says": ("n", "who"), "named": ("who",)},
    ),
}
NAMES = (*ADDED, *LISTS, *TEXTS, *NUMBERS, *FREE, *KEYED)


def merged(usual: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The grammar's data with an outline's words in it."""
    data = {**usual, **{name: own[name] for name in (*LISTS, *TEXTS, *NUMBERS) if name in own}}
    for name in ADDED:
        data[name] = [*usual[name], *own.get(name, ())]
    for name in FREE:
        ours = own.get(name, {})
        both = {**ours, **{key: text for key, text in usual[name].items() if key not in ours}}
        # The first match counts: the most general one is last.
        data[name] = dict(sorted(both.items(), key=lambda one: not one[0]))
    for name in KEYED:
        ours = own.get(name, {})
        both = {**data[name], **{key: {**data[name].get(key, {}), **fields} for key, fields in ours.items()}}
        data[name] = both
    return data


def own_tables(
    own: Mapping[str, Any], table: Callable[[str, Any], Mapping[str, Any]]
) -> list[tuple[str, Any, tuple[str, ...]]]:
    """Every text of the tables with its place and what its braces may hold; `table` refuses what is none."""
    texts: list[tuple[str, Any, tuple[str, ...]]] = []
    for name in FREE:
        texts += [(f"{name}, {key}", text, ()) for key, text in table(name, own.get(name, {})).items()]
    for name, (_, fields) in KEYED.items():
        for key, found in table(name, own.get(name, {})).items():
            place = f"{name}, {key}"
            texts += [
                (f"{place}, {field}", text, fields.get(field, ()))
                for field, text in table(place, found).items()
            ]
    return texts
