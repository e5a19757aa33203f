"""`compose(outline, record) -> Report`: pure, independent of the medium."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from app.core.periods import Period, in_words
from app.office.union_kinds.known import naming_of
from app.web.features import narrators
from app.year.reports.checks.paper_rules import paper_findings
from app.year.reports.framing import head_of, recipients_of, signature_of
from app.year.reports.narration.language.grammar import speaking
from app.year.reports.narration.parts import (
    NarratedParts,
    moved_behind,
    narrate_parts,
    set_apart,
    sources_of,
    voice_of,
    with_words,
    written_by,
)
from app.year.reports.narration.sentences import Narration
from app.year.reports.outline import Outline, Part, all_parts
from app.year.reports.outlining.catalogue import choices
from app.year.reports.outlining.coverage import LeftOut, left_out_finding
from app.year.reports.outlining.feeding import FED
from app.year.reports.outlining.fixed import fixed_paragraphs
from app.year.reports.outlining.numbering import numbered
from app.year.reports.outlining.writer import data_of
from app.year.reports.phrases import body, say
from app.year.reports.record import ReportRecord
from app.year.reports.report import Block, Finding, Paragraph, Report, Section
from app.year.reports.writers.nodes import sentences
from app.year.workspace.writing.arranging import arranged_rows, without
from app.year.workspace.writing.facts import NOTHING_WRITTEN, Written
from app.year.workspace.writing.shaping import ShapedPart


class Composition(NamedTuple):
    """A report, and each part with what the program and the officers wrote into it."""

    report: Report
    parts: Mapping[str, ShapedPart]
    narrated: NarratedParts


def compose(outline: Outline, report_record: ReportRecord, written: Written = NOTHING_WRITTEN) -> Report:
    """The report of a period. A part without sentences is left out of the numbering."""
    return composition(outline, report_record, written).report


def composition(
    outline: Outline, report_record: ReportRecord, written: Written, narrated: NarratedParts | None = None
) -> Composition:
    """The report of a period with what officers wrote, and its parts.

    `narrated`: what the program wrote of this very record with the same arrangements, where that is known.
    """
    with speaking(outline.grammar):
        return _composition(outline, report_record, written, narrated)


def _composition(
    outline: Outline, report_record: ReportRecord, written: Written, narrated: NarratedParts | None
) -> Composition:
    record = report_record.record
    narrated = narrated or narrate_parts(outline, report_record, written)
    parts = with_words(narrated, report_record, written)
    sections, appendices = _sections(outline, parts, report_record)
    words: dict[str, Any] = {**period_words(report_record)}
    interim = "_interim" if record.period.is_part_of_year else ""
    with_plan = "_with_plan" if report_record.looks_ahead else ""
    addressee = record.union.reports_to
    report = Report(
        outline=outline.name,
        unit_code=record.union.code,
        period=record.period.label,
        starts_on=record.period.start,
        ends_on=record.period.end,
        as_of=record.as_of,
        head=head_of(report_record),
        title=outline.title,
        abstract=(outline.words[f"abstract{interim}{with_plan}"].format(**words),),
        addressee=addressee,
        opening=narrated.opening,
        sections=sections,
        closing=body(say(outline.words[f"closing{interim}{with_plan}"], **words)),
        recipients=recipients_of(outline, record.union),
        signature=signature_of(report_record),
        outline_version=outline.version,
        apart=tuple(set_apart(outline, report_record, written)),
        appendices=appendices,
    )
    findings = _findings(report, outline, report_record, written)
    return Composition(replace(report, findings=findings), parts, narrated)


def _findings(
    report: Report, outline: Outline, report_record: ReportRecord, written: Written
) -> tuple[Finding, ...]:
    """What is wrong with the paper; what stops it comes first."""
    found = (*report_record.findings, *paper_findings(report, outline, report_record.record.figure))
    if outline.version and not outline.partial:
        unarranged = without(report_record, arranged_rows(written))
        found += left_out_finding(outline, left_out(report, outline, unarranged))
    # Sorting keeps the order of the rest.
    return tuple(sorted(found, key=lambda one: not one.stops))


def left_out(report: Report, outline: Outline, report_record: ReportRecord) -> list[LeftOut]:
    """What the books say and no part reports: what narrators would write that the outline names nowhere."""
    parts = list(all_parts(outline.parts))
    # A part that chooses leaves out the rest of what it chooses from.
    whole = (one for part in parts for one in part.narrators if not part.only or one[0] not in FED)
    named = {*outline.opening, *whole}
    covered = {source for sentence in sentences(report) for source in sentence.sources}
    by_name, voice = narrators(), voice_of(report_record)
    found: list[LeftOut] = []
    for written, label in sorted(choices(data_of(outline)).items(), key=lambda one: one[0] == "others"):
        name, _, argument = written.partition(":")
        if (name, argument) in named:
            continue
        narration = Narration(report_record, outline, argument, covered, voice)
        if new := sources_of(written_by(by_name[name], narration)) - covered:
            found.append(LeftOut(label, tuple(sorted(new))))
            covered |= new
    return found


def period_words(report_record: ReportRecord) -> dict[str, str]:
    """What stands for `{period}` and the like in headings and fixed sentences."""
    union = report_record.record.union
    return {
        "period": in_words(report_record.record.period),
        "next": in_words(report_record.next_period) if report_record.next_period else "",
        "union": union.name,
        "upper": union.upper_union,
        "people": naming_of(report_record.record.scope.unit.kind).people,
    }


def _sections(
    outline: Outline, parts: Mapping[str, ShapedPart], report_record: ReportRecord
) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The parts that have sentences, numbered, and those that stand behind the signature."""
    words = period_words(report_record)
    titles = part_titles(outline, report_record.record.period, words)
    leads = {part.key: _lead(part, words, report_record) for part in all_parts(outline.parts)}
    blocks = {key: part.blocks for key, part in parts.items()}
    appendices = moved_behind(outline, blocks, titles)
    found = [_section(part, 1, blocks, titles, leads) for part in outline.parts]
    return numbered((section for section in found if section is not None), outline.numbering), appendices


def part_titles(outline: Outline, period: Period, words: Mapping[str, str]) -> dict[str, str]:
    """By part, its heading in a report of the period."""
    return {
        part.key: (
            part.interim_title if period.is_part_of_year and part.interim_title else part.title
        ).format(**words)
        for part in all_parts(outline.parts)
    }


def _lead(part: Part, words: Mapping[str, str], report_record: ReportRecord) -> tuple[Paragraph, ...]:
    """What an outline says itself at the beginning of a part."""
    first = (body(say("{lead}", lead=part.lead.format(**words))),) if part.lead else ()
    return (*first, *fixed_paragraphs(part.text, words, report_record.record.figure))


def _section(
    part: Part,
    level: int,
    blocks: Mapping[str, tuple[Block, ...]],
    titles: Mapping[str, str],
    leads: Mapping[str, tuple[Paragraph, ...]],
) -> Section | None:
    found = [_section(child, level + 1, blocks, titles, leads) for child in part.parts]
    children = tuple(section for section in found if section is not None)
    if not blocks[part.key] and not children and not part.text:
        return None
    title = titles[part.key]
    return Section(
        key=part.key,
        level=1 if level == 1 else 2 if level == 2 else 3,
        number="",
        title=title.upper() if level == 1 else title,
        blocks=(*leads[part.key], *blocks[part.key]),
        children=children,
    )
