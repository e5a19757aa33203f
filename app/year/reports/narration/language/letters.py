"""What was typed, in the letters of a sentence: capitals, abbreviations, names, list marks. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from app.core.vietnamese import bare, capital_first, fold
from app.core.years.national import national_days
from app.office.units.queries import UnitAsOf
from app.year.reports.narration.language.grammar import grammar

#: `8/3: tặng quà`: the day for which something was done.
_OF_DAY = re.compile(r"(?:ngày )?(\d{1,2}/\d{1,2}) ?[:–-] ?(?=[^\W\d])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
#: What can be spoken: an abbreviation is no syllable.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
#: The name of a lunar year: `Bính Ngọ`.
_YEAR_NAME = re.compile(
    r"(?<!\w)(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) "
    r"(?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)(?!\w)"
)
_ROMAN = re.compile(r"[IVX]+")
_UNION = re.compile(r"^Công đoàn (?:cơ sở )?", re.IGNORECASE)


def names_of(union: UnitAsOf) -> tuple[str, ...]:
    """What the union, its workplace, its place and those above it are called."""
    whole = (union.name, union.upper_union, union.upper_upper_union, union.directing_union)
    own = (_UNION.sub("", one) for one in whole)
    return tuple(one for one in (*whole, *own, union.workplace, union.short_name, union.place) if one)


def sentence_case(title: str, names: Iterable[str] = ()) -> str:
    """A title as it stands in a sentence: `Tuyên truyền Luật Công đoàn năm 2024` of one in capitals.

    `names`: what is called so besides, as `names_of` the union.
    """
    title = _spelled_out(_cased(bare(title), names))
    day = _OF_DAY.match(title)
    if day:
        title = f"{capital_first(title[day.end() :])} nhân dịp {day[1]}"
    return _as_names_are(title)


def cased(text: str, union: UnitAsOf) -> str:
    """What a union typed, in the letters of a sentence: what was typed in capitals is written small."""
    return sentence_case(text, names_of(union))


def _spelled_out(title: str) -> str:
    """`Kiểm tra quỹ` of `KT quỹ`: what stands before a small word or another abbreviation."""
    first, _, rest = title.partition(" ")
    word = grammar().short.get(first)
    following = rest.split(" ", 1)[0]
    is_name = following[:1].isupper() and not (following.isupper() and len(following) > 1)
    return f"{capital_first(word)} {rest}".rstrip() if word and not is_name else title


def _as_names_are(title: str) -> str:
    """The title with the names of known days in their letters: `Ngày Nhà giáo Việt Nam`."""
    for name in _day_names():
        title = name[0].sub(name[1], title)
    return title


@cache
def _day_names() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The names of known days that are no common words."""
    names = {name for day in national_days() for name in day.names if len(name.split()) > 3}
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(one)}(?!\w)", re.IGNORECASE), one) for one in sorted(names, key=len)
    )


def _cased(title: str, names: Iterable[str]) -> str:
    """Three words in capitals and more are written small, abbreviations and names excepted."""
    runs = [run for run in _in_capitals(title) if sum(_is_word(word[0]) for word in run) > 1]
    if not runs:
        return title
    small = title
    for word in (word for run in runs for word in run if _is_word(word[0])):
        small = f"{small[: word.start()]}{word[0].lower()}{small[word.end() :]}"
    for lowered, name in (*grammar().names.items(), *((one.lower(), one) for one in sorted(names, key=len))):
        small = re.sub(rf"(?<!\w){re.escape(lowered)}(?!\w)", name, small, flags=re.IGNORECASE)
    small = _YEAR_NAME.sub(lambda name: name[0].title(), small)
    return capital_first(small) if title[:1].isupper() else small


def _in_capitals(title: str) -> list[list[re.Match[str]]]:
    """The words in capitals, three and more of them one after another."""
    runs: list[list[re.Match[str]]] = [[]]
    for word in _WORD.finditer(title):
        if word[0].isupper():
            runs[-1].append(word)
        else:
            runs.append([])
    return [run for run in runs if len(run) > 2]


def _is_word(text: str) -> bool:
    """Whether it can be spoken: `HỌC`; an abbreviation is no syllable, nor is a number of Roman letters."""
    plain = fold(text)
    return _SYLLABLE.fullmatch(plain) is not None and _ROMAN.fullmatch(text) is None
