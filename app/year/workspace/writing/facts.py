"""What officers wrote into one part of a report, and how its entries are arranged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from app.core.choices import Choice


class Deed(Choice):
    """What is done with entries that the program would report in a part."""

    FIRST = "first", "Đưa lên đầu mục"
    MOVED = "moved", "Chuyển sang mục khác"
    MERGED = "merged", "Gộp thành một câu"
    ANNEX = "annex", "Đưa vào phụ lục"
    OUT = "out", "Bỏ khỏi báo cáo"


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A number in an officer's words that was a figure of the part when they were saved.

    `key`: its name; without one, the `rows` that it was counted from and its place (`nth`) among the numbers
    counted from the same rows.
    """

    text: str
    key: str = ""
    rows: tuple[str, ...] = ()
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A paragraph in an officer's words (`text`; "": not printed) for the one that the program wrote (`was`).

    `rows`: those of the paragraph that was replaced, by which it is found again when the log has moved.
    """

    was: str
    text: str
    rows: tuple[str, ...] = ()
    figures: tuple[TypedFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Entries with what is done with them; `words`: why they are left out, or the one sentence for all.

    `to`: the key of the part that reports them.
    """

    deed: Deed
    rows: tuple[str, ...]
    words: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class PartWords:
    """Everything that officers decided on one part; `before` and `after` what the program writes there."""

    before: str = ""
    after: str = ""
    rewritten: tuple[Rewriting, ...] = ()
    arranged: tuple[Arrangement, ...] = ()
    #: Of `before` and `after`.
    figures: tuple[TypedFigure, ...] = ()

    def as_text(self) -> str:
        """As the row keeps it; names in it are found by their letters."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class WrittenWords:
    """The words of a part with the row that keeps them (`written_parts/7`)."""

    source: str
    words: PartWords


#: By the key of the part.
Written = Mapping[str, WrittenWords]
NOTHING_WRITTEN: Written = MappingProxyType({})


def words_of(text: str) -> PartWords:
    """The words that `as_text` wrote."""
    data = json.loads(text)
    return PartWords(
        data["before"],
        data["after"],
        tuple(
            Rewriting(one["was"], one["text"], tuple(one["rows"]), _figures(one["figures"]))
            for one in data["rewritten"]
        ),
        tuple(
            Arrangement(Deed(one["deed"]), tuple(one["rows"]), one["words"], one["to"])
            for one in data["arranged"]
        ),
        _figures(data["figures"]),
    )


def _figures(data: list[Mapping[str, Any]]) -> tuple[TypedFigure, ...]:
    return tuple(TypedFigure(one["text"], one["key"], tuple(one["rows"]), one["nth"]) for one in data)
