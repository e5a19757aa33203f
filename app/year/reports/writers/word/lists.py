"""Real lists of the Word file: numbers of headings, dashes of items, numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.core.vietnamese import roman
from app.year.reports.writers import document as d
from app.year.reports.writers.nodes import FlowBlock, HeadingBlock, TextBlock
from app.year.reports.writers.word.xml import twips

#: The lists of the file, above those of python-docx's template: headings, dashes; each numbered list after
#: them has one of its own.
_HEADINGS, _DASHES, _NUMBERS = 101, 102, 103
#: Levels of headings, and how a number is written.
_LEVELS = (1, 2, 3)
_FORMATS = {"I": "upperRoman", "A": "upperLetter", "1": "decimal", "1.1": "decimal"}
_NUMBERED = re.compile(r"(\d+)\. ")


@dataclass(frozen=True, slots=True)
class Listed:
    """A block of the text with the list that it belongs to.

    `typed`: what of its text the list writes, so that it is left out of the text. `list_id` 0: of no list,
    though its style has one; None: as its style says.
    """

    block: FlowBlock
    typed: str = ""
    list_id: int | None = None


def listed(blocks: Sequence[FlowBlock]) -> list[Listed]:
    """The blocks with their lists; a number that Word would count otherwise stays typed."""
    numbers = list(_headings(blocks))
    is_counted = bool(numbers) and _schemes(numbers) is not None
    found: list[Listed] = []
    lists = count(_NUMBERS)
    list_id, reached = _NUMBERS, 0
    for block in blocks:
        if isinstance(block, HeadingBlock):
            typed = f"{block.number}. " if is_counted else ""
            found.append(Listed(block, typed, None if is_counted else 0))
            reached = 0
        elif isinstance(block, TextBlock) and block.kind == "body":
            match = _NUMBERED.match(block.text)
            goes_on = match is not None and int(match[1]) == reached + 1
            if match and (goes_on or match[1] == "1"):
                list_id = list_id if goes_on and reached else next(lists)
                reached = int(match[1])
                found.append(Listed(block, match[0], list_id))
            else:
                reached = 0
                found.append(Listed(block))
        elif isinstance(block, TextBlock):
            reached = 0
            found.append(Listed(block, block.dash, None if block.dash else 0))
        else:
            reached = 0
            found.append(Listed(block))
    return found


def _headings(blocks: Sequence[FlowBlock]) -> Iterator[HeadingBlock]:
    return (block for block in blocks if isinstance(block, HeadingBlock))


def _schemes(headings: Sequence[HeadingBlock]) -> dict[int, str] | None:
    """How each level is numbered; None where Word would count another number than one of these."""
    schemes: dict[int, str] = {}
    counts = dict.fromkeys(_LEVELS, 0)
    written = dict.fromkeys(_LEVELS, "")
    for one in headings:
        counts = {level: 0 if level > one.level else reached for level, reached in counts.items()}
        counts[one.level] += 1
        scheme = schemes.setdefault(one.level, _scheme_of(one.number))
        above = written.get(one.level - 1, "")
        if one.number != _number(scheme, counts[one.level], above):
            return None
        written[one.level] = one.number
    return schemes


def _scheme_of(first: str) -> str:
    """What the first number of a level begins: `I`, `A`, `1`, `2.1`."""
    if first in ("I", "A", "1"):
        return first
    return "1.1" if first.endswith(".1") else ""


def _number(scheme: str, reached: int, above: str) -> str:
    if scheme == "I":
        return roman(reached)
    if scheme == "A":
        return chr(ord("A") + reached - 1)
    return {"1": str(reached), "1.1": f"{above}.{reached}"}.get(scheme, "")


def define(file: Any, blocks: Sequence[FlowBlock], found: Sequence[Listed]) -> None:
    """Write the lists into the document, and the styles that have one."""
    schemes = _schemes(list(_headings(blocks))) or {}
    lists = {one.list_id for one in found if one.list_id and one.list_id >= _NUMBERS}
    numbering = file.part.numbering_part.element
    abstracts, instances = _definitions(schemes, lists)
    for place, xml in enumerate(abstracts):
        # What lists look like stands before the lists.
        numbering.insert(place, parse_xml(xml))
    numbering.extend(map(parse_xml, instances))
    for level in schemes:
        _give(file.styles[f"Heading {level}"], _HEADINGS, level - 1)
    _give(file.styles["List Item"], _DASHES, 0)


def _definitions(schemes: Mapping[int, str], lists: Collection[int]) -> tuple[list[str], list[str]]:
    """How the lists look, and the lists."""
    headings = "".join(_heading_level(level, schemes) for level in _LEVELS if level in schemes)
    abstracts = [
        _abstract(_HEADINGS, "multilevel", headings),
        _abstract(_DASHES, "singleLevel", _level(0, "bullet", "-", "ListItem")),
        _abstract(_NUMBERS, "singleLevel", _level(0, "decimal", "%1.")),
    ]
    begins = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbered = (_num(number, _NUMBERS, begins) for number in sorted(lists))
    return abstracts, [_num(_HEADINGS, _HEADINGS), _num(_DASHES, _DASHES), *numbered]


def _heading_level(level: int, schemes: Mapping[int, str]) -> str:
    text = f"%{level}."
    above = level - 1
    while schemes.get(above + 1) == "1.1" and above in schemes:
        text = f"%{above}.{text}"
        above -= 1
    return _level(level - 1, _FORMATS[schemes[level]], text, f"Heading{level}")


def _level(place: int, form: str, text: str, style: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    face = f'<w:rPr><w:rFonts w:ascii="{d.FACE}" w:hAnsi="{d.FACE}" w:cs="{d.FACE}"/></w:rPr>'
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{twips(d.INDENT_MM)}"/></w:pPr>{face}</w:lvl>'
    )


def _abstract(number: int, kind: str, levels: str) -> str:
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
    )


def _num(number: int, of: int, more: str = "") -> str:
    return f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def _give(style: Any, list_id: int, level: int) -> None:
    form = style.element.get_or_add_pPr().get_or_add_numPr()
    form.get_or_add_ilvl().val = level
    form.get_or_add_numId().val = list_id
