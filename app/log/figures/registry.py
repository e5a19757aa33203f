"""The figures that the rooms declare (`figures.py`, `FIGURES`), asked for by key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from app.core.vietnamese import fold
from app.log.figures.facts import Figure, FigureGroup, FigureKey, Scope, in_label

_GROUPS: list[FigureGroup] = []
_FINDERS: list[Callable[[], Iterable[FigureGroup]]] = []
_WORD = re.compile(r"\[(.*)\]")
_NEAREST = 3


class UnknownKey(LookupError):
    """No figure has this key; `nearest` are known ones."""

    def __init__(self, key: str, nearest: Sequence[str]) -> None:
        super().__init__(key)
        self.key = key
        self.nearest = nearest

    @property
    def sentence(self) -> str:
        """The refusal in Vietnamese."""
        known = f" Gần nhất: {', '.join(self.nearest)}." if self.nearest else ""
        return f"Không có số liệu «{self.key}».{known}"


def found_by(finder: Callable[[], Iterable[FigureGroup]]) -> None:
    """Take in who finds the groups of the rooms; it is asked when the first figure is."""
    _FINDERS.append(finder)


@cache
def groups() -> tuple[FigureGroup, ...]:
    """Every group of figures in the order of the rooms."""
    return tuple(group for finder in _FINDERS for group in finder())


@cache
def _bypattern_of() -> dict[str, tuple[FigureGroup, FigureKey]]:
    """The group of each key as declared (`visits.times[x]`)."""
    found: dict[str, tuple[FigureGroup, FigureKey]] = {}
    for group in groups():
        for key in group.keys:
            if key.key in found:
                raise ValueError(f"declared by two groups of figures: {key.key}")
            found[key.key] = group, key
    return found


def figure(scope: Scope, key: str) -> Figure:
    """The figure with this key. Raises UnknownKey."""
    declared = _bypattern_of().get(pattern_of(key))
    if declared is None:
        raise UnknownKey(key, _nearest(key, list(_known(scope))))
    group, stated = declared
    computed_figures = scope.once(group.computed_figures)
    if found := computed_figures.get(key):
        return found
    ours = computed_figures.all()
    if alike := next((one for one in ours.values() if _same_word(one.key, key)), None):
        return alike
    word = _word(key)
    if word is None:
        raise UnknownKey(key, _nearest(key, list(ours)))
    if (now := key_of_today(scope, key)) != key:
        return figure(scope, now)
    words = group.words(scope) if group.words else (word,)
    if word not in words and not any(_same_word(word, one) for one in words):
        raise UnknownKey(key, _nearest(key, [stated.key.replace("[x]", f"[{one}]") for one in words]))
    return stated.of((), word)


def key_of_today(scope: Scope, key: str) -> str:
    """The key with the name of today where its word is a former one; words of several each by itself."""
    found, word = _bypattern_of().get(pattern_of(key)), _word(key)
    if found is None or word is None or found[0].today_words is None:
        return key
    names = scope.once(found[0].today_words)
    now = "|".join(names.get(fold(part), part) for part in word.split("|"))
    return _WORD.sub(lambda _: f"[{now}]", key)


def figures(scope: Scope) -> Iterator[Figure]:
    """Every figure that has something to say: of a key with a word only those that are not 0."""
    for group in groups():
        for one in scope.once(group.computed_figures).all().values():
            if one.value != 0 or _word(one.key) is None or group.words:
                yield one


def worded(scope: Scope, key: str) -> list[Figure]:
    """The figures of a key as declared (`visits.times[x]`), one for each word that occurs."""
    group, _ = _bypattern_of()[key]
    return [one for one in scope.once(group.computed_figures).all().values() if pattern_of(one.key) == key]


def declared(key: str) -> FigureKey | None:
    """What the figure with this key is called and how it is counted; None for an unknown key."""
    found = _bypattern_of().get(pattern_of(key))
    return _named(found[1], _word(key) or "") if found else None


def choices(scope: Scope, *, without: tuple[str, ...]) -> Iterator[FigureKey]:
    """Every number that can be asked for by name; of keys with a word those whose words are known.

    `without`: how keys begin that are not asked for.
    """
    for group in groups():
        for one in group.keys:
            if not one.unit or one.key.startswith(without):
                continue
            if _word(one.key) is None:
                yield one
            elif group.words:
                yield from (_named(one, word) for word in group.words(scope))


def _named(stated: FigureKey, word: str) -> FigureKey:
    key, label = stated.key.replace("[x]", f"[{word}]"), stated.label.replace("{x}", in_label(word))
    return replace(stated, key=key, label=label)


def _known(scope: Scope) -> Iterator[str]:
    for group in groups():
        yield from (key.key for key in group.keys)
        yield from scope.once(group.computed_figures).all()


def _nearest(key: str, known: list[str]) -> list[str]:
    folded = {fold(one): one for one in known}
    return [folded[one] for one in get_close_matches(fold(key), list(folded), _NEAREST, 0.3)]


def nearest_declared(key: str) -> list[str]:
    """The keys as declared that are most like this one."""
    return _nearest(key, list(_bypattern_of()))


def pattern_of(key: str) -> str:
    """The key as declared: `visits.times[Ốm đau]` → `visits.times[x]`."""
    return _WORD.sub("[x]", key)


def _word(key: str) -> str | None:
    match = _WORD.search(key)
    return match[1] if match else None


def _same_word(one: str, other: str) -> bool:
    """Whether two words of a key mean the same, in any case."""
    return fold(one) == fold(other)
