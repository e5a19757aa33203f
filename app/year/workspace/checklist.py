"""The outline as a checklist: of each part what is in it, and what is not reported anywhere. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from app.core.texts.lines import one_line
from app.year.reports.compose import Composition, part_titles, period_words
from app.year.reports.outline import Outline, Part, all_parts
from app.year.reports.outlining.catalogue import choices
from app.year.reports.outlining.coverage import rows_in
from app.year.reports.outlining.writer import data_of
from app.year.reports.record import ReportRecord
from app.year.reports.report import Block, Section, all_sections
from app.year.workspace.seen import LineSeen, PartSeen, PartState, Workspace, box_name
from app.year.workspace.usual.facts import Usual
from app.year.workspace.writing.arranging import arrangeable, arranged_rows
from app.year.workspace.writing.facts import PartWords, Written
from app.year.workspace.writing.moved import moved_figures
from app.year.workspace.writing.shaping import (
    FigureOf,
    ShapedLine,
    ShapedPart,
    offered_text,
    text_of,
)

#: With fewer entries than this a part that officers wrote nothing into is thin.
ENOUGH = 2


def workspace_of(
    outline: Outline,
    report_record: ReportRecord,
    written: Written,
    composed: Composition,
    usual: tuple[Usual, ...] = (),
) -> Workspace:
    """The page of a report that was composed with what officers wrote; `usual` as the union's kind says."""
    record = report_record.record
    every = {part.key: part for part in all_parts(outline.parts)}
    return Workspace(
        report=composed.report,
        label=outline.label,
        note=outline.note,
        parts=tuple(_parts(outline, report_record, composed, usual)),
        unclaimed=_unclaimed(outline, composed, arrangeable(record) - arranged_rows(written)),
        unproven=tuple(
            (one.id, one_line(one.facts.content))
            for one in report_record.scores
            if not one.evidence and not one.is_counted
        ),
        homeless=tuple((key, _own_words(one.words)) for key, one in written.items() if key not in every),
        usual=usual,
    )


def _parts(
    outline: Outline, report_record: ReportRecord, composed: Composition, usual: tuple[Usual, ...]
) -> Iterator[PartSeen]:
    record = report_record.record
    titles = part_titles(outline, record.period, period_words(report_record))
    sections = {section.key: section for section in all_sections(composed.report.sections)}
    depths = dict(_depths(outline.parts, 1))
    free, labels = arrangeable(record), choices(data_of(outline))
    for part in all_parts(outline.parts):
        shape = composed.parts[part.key]
        words = shape.written.words if shape.written else PartWords()
        rows = tuple(row for row in rows_in(shape.blocks) if not row.startswith("written_parts/"))
        taken = {row for one in words.arranged for row in one.rows}
        yield PartSeen(
            key=part.key,
            title=titles[part.key],
            number=sections[part.key].number if part.key in sections else "",
            depth=depths[part.key],
            usual_labels=tuple(_labels(part, labels)),
            missing=tuple(one for one in usual if one.is_missing and _has_narrator(part, one.facts.told)),
            state=_state(part, shape, rows),
            is_required=part.is_required_in(record.period),
            rows=rows,
            arrangeable=tuple(row for row in rows if row in free and row not in taken),
            arranged=words.arranged,
            lines=tuple(_lines(shape.lines, record.figure)),
            words=words,
            moved=tuple(moved_figures(shape, record.figure)),
            lead=_lead(sections.get(part.key), shape),
            blocks=shape.blocks,
        )


def _has_narrator(part: Part, narrator: str) -> bool:
    """Whether it has the narrator, named with its argument or without."""
    name, _, argument = narrator.partition(":")
    return any(one == name and argument in ("", other) for one, other in part.narrators)


def _labels(part: Part, labels: Mapping[str, str]) -> Iterator[str]:
    for name, argument in part.narrators:
        if name != "others":
            narrator = f"{name}:{argument}" if argument else name
            yield labels.get(narrator, narrator)


def _state(part: Part, shape: ShapedPart, rows: tuple[str, ...]) -> PartState:
    if part.parts and not part.narrators and not shape.blocks:
        return PartState.HEADING
    if not shape.blocks and not part.text:
        return PartState.EMPTY
    is_written = shape.written is not None and bool(_own_words(shape.written.words))
    return PartState.FULL if is_written or part.text or len(rows) >= ENOUGH else PartState.THIN


def _own_words(words: PartWords) -> str:
    """Everything that officers typed into a part, one below the other."""
    texts = (words.before, *(one.text for one in words.rewritten), *(one.words for one in words.arranged))
    return "\n".join(text for text in (*texts, words.after) if text)


def _lines(lines: Iterable[ShapedLine], figure_of: FigureOf) -> Iterator[LineSeen]:
    """With a name for each paragraph; of two with the same words the second has another."""
    names: Counter[str] = Counter()
    for line in lines:
        generated = text_of(line.generated) if line.generated else ""
        name = box_name(line.rewriting.was if line.rewriting else generated)
        names[name] += bool(name)
        offered = offered_text(line.generated, figure_of) if line.generated else ""
        yield LineSeen(name if names[name] < 2 else f"{name}-{names[name]}", offered, line)


def _lead(section: Section | None, shape: ShapedPart) -> tuple[Block, ...]:
    """What the outline itself says at the beginning of a part."""
    return section.blocks[: len(section.blocks) - len(shape.blocks)] if section else ()


def _depths(parts: Iterable[Part], depth: int) -> Iterator[tuple[str, int]]:
    for part in parts:
        yield part.key, depth
        yield from _depths(part.parts, depth + 1)


def _unclaimed(outline: Outline, composed: Composition, rows: frozenset[str]) -> tuple[str, ...]:
    """The entries that no part but that of `others` reports."""
    others = {part.key for part in all_parts(outline.parts) for name, _ in part.narrators if name == "others"}
    claimed = {
        row for key, shape in composed.parts.items() if key not in others for row in rows_in(shape.blocks)
    }
    return tuple(sorted(rows - claimed, key=lambda row: int(row.partition("/")[2])))
