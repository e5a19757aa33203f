"""Numbers of the register, and which parts of a report are kept. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from app.core.errors import Refused
from app.core.vietnamese import count_text, tidy
from app.log.figures.facts import Figure, LeftOut, Share
from app.year.issued.facts import OutgoingFacts
from app.year.reports.outline import Outline
from app.year.reports.report import Report
from app.year.reports.writers.document import number_line
from app.year.reports.writers.json_file import as_json

#: Letters of the digest that a paper has, in groups.
_CODE_LETTERS, _GROUP = 16, 4


def check_reason_to_replace(reason: str) -> None:
    """Raise Refused where nothing says why an issued paper is replaced."""
    if not tidy(reason):
        raise Refused("Hãy ghi vì sao phải thay văn bản đã phát hành.", "replace_reason")


def next_number(taken: Collection[int]) -> int:
    """The number after the highest of the year."""
    return max(taken, default=0) + 1


def check_number(facts: OutgoingFacts, taken: Collection[int]) -> None:
    """Raise Refused for a number that is taken, and for another than the next without a reason."""
    following = next_number(taken)
    if facts.number in taken:
        raise Refused(
            f"{facts.sort.label} số {count_text(facts.number)} năm {facts.dated.year} đã cấp; "
            f"số tiếp theo là {count_text(following)}.",
            "number",
        )
    if facts.number != following and not facts.number_reason:
        raise Refused(
            f"Số tiếp theo là {count_text(following)}: hãy ghi vì sao không lấy số đó.", "number_reason"
        )


def check_days(facts: OutgoingFacts, today: date) -> None:
    """Raise Refused for a paper dated after today."""
    if facts.dated > today:
        raise Refused("Ngày văn bản không được sau hôm nay.", "dated")


def gaps(lines: Iterable[OutgoingFacts]) -> list[int]:
    """The numbers of one sort and year that nobody has and of which no later line says why."""
    unexplained: list[int] = []
    before = None
    for one in sorted(lines, key=lambda line: line.number):
        if before is not None and one.number > before + 1 and not one.number_reason:
            unexplained.extend(range(before + 1, one.number))
        before = one.number
    return unexplained


def tree_text(report: Report) -> str:
    """The tree as it is kept; without the stamp, which contains its digest."""
    return json.dumps(json.loads(as_json(report)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def figures_text(figures: Iterable[Figure]) -> str:
    """The figures as they are kept."""
    return json.dumps([_plain(one) for one in figures], ensure_ascii=False, separators=(",", ":"))


def _plain(figure: Figure) -> dict[str, Any]:
    value: Any = figure.value
    if isinstance(value, Decimal):
        value = {"decimal": str(value)}
    return {
        "key": figure.key,
        "label": figure.label,
        "value": value,
        "unit": figure.unit,
        "rule": figure.rule,
        "shares": [list(one) for one in figure.shares],
        "left_out": [list(one) for one in figure.left_out],
    }


def figures_from(text: str) -> tuple[Figure, ...]:
    """The figures that `figures_text` wrote."""
    return tuple(_figure(one) for one in json.loads(text))


def _figure(kept: dict[str, Any]) -> Figure:
    value = kept["value"]
    return Figure(
        key=kept["key"],
        label=kept["label"],
        value=Decimal(value["decimal"]) if isinstance(value, dict) else value,
        unit=kept["unit"],
        rule=kept["rule"],
        shares=tuple(Share(*one) for one in kept["shares"]),
        left_out=tuple(LeftOut(*one) for one in kept["left_out"]),
    )


def outline_digest(outline: Outline) -> str:
    """The digest of an outline's text: another wording gives another digest."""
    text = json.dumps(asdict(outline), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of(*, tree: str, figures: str, outline: str, outline_digest: str, trail_head: str) -> str:
    """The digest of all that is kept of a report."""
    covered = json.dumps([tree, figures, outline, outline_digest, trail_head], ensure_ascii=False)
    return hashlib.sha256(covered.encode()).hexdigest()


def code_of(digest: str) -> str:
    """The first letters of a digest as a paper has them: `3F2A-9C01-77BE-12D4`."""
    letters = digest[:_CODE_LETTERS].upper()
    return "-".join(letters[at : at + _GROUP] for at in range(0, _CODE_LETTERS, _GROUP))


def stamp_of(report: Report, digest: str) -> str:
    """The line at the foot of a paper: its number and its code."""
    return f"{number_line(report.head)} · Mã văn bản: {code_of(digest)}"
