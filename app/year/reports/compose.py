"""`compose(outline, record) -> Report`: pure, independent of the medium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.core.periods import Period, in_words
from app.office.union_kinds.known import naming_of
from app.web.features import ReportLine, citing_narrators, narrators
from app.year.reports.checks.paper_rules import paper_findings
from app.year.reports.framing import head_of, recipients_of, signature_of
from app.year.reports.narration.language.voice import Voice
from app.year.reports.narration.sentences import Narration
from app.year.reports.outline import Outline, Part, all_parts
from app.year.reports.outlining.catalogue import choices
from app.year.reports.outlining.coverage import LeftOut, left_out_finding
from app.year.reports.outlining.fixed import fixed_paragraphs
from app.year.reports.outlining.numbering import numbered
from app.year.reports.outlining.writer import data_of
from app.year.reports.phrases import body, counted, full_stop, item, paragraphs, say
from app.year.reports.record import ReportRecord
from app.year.reports.report import Block, Paragraph, Report, Section, Sentence, Span, Table
from app.year.reports.writers.nodes import sentences


def compose(outline: Outline, report_record: ReportRecord) -> Report:
    """The report of a period. A part without sentences is left out of the numbering."""
    record = report_record.record
    opening, found = _narrated(outline, report_record)
    sections = numbered(found, outline.numbering)
    words: dict[str, Any] = {**_words(report_record)}
    interim = "_interim" if record.period.is_part_of_year else ""
    with_plan = "_with_plan" if report_record.looks_ahead else ""
    addressee = record.union.upper_union
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
        opening=opening,
        sections=sections,
        closing=body(say(outline.words[f"closing{interim}{with_plan}"], **words)),
        recipients=recipients_of(outline, addressee),
        signature=signature_of(report_record),
        outline_version=outline.version,
    )
    findings = (*report_record.findings, *paper_findings(report, outline, record.figure))
    if outline.version and not outline.partial:
        findings += left_out_finding(outline, left_out(report, outline, report_record))
    # What stops a paper is told first; sorting keeps the order of the rest.
    return replace(report, findings=tuple(sorted(findings, key=lambda one: not one.stops)))


def left_out(report: Report, outline: Outline, report_record: ReportRecord) -> list[LeftOut]:
    """What the books say and no part tells: what narrators would write that the outline names nowhere."""
    named = {*outline.opening, *(one for part in all_parts(outline.parts) for one in part.narrators)}
    told = {source for sentence in sentences(report) for source in sentence.sources}
    by_name, voice = narrators(), _voice(report_record)
    found: list[LeftOut] = []
    for written, label in sorted(choices(data_of(outline)).items(), key=lambda one: one[0] == "others"):
        name, _, argument = written.partition(":")
        if (name, argument) in named:
            continue
        narration = Narration(report_record, outline, argument, told, voice)
        blocks = [block for one in by_name[name](narration) for block in _as_blocks(one, narration)]
        if new := _sources(blocks) - told:
            found.append(LeftOut(label, tuple(sorted(new))))
            told |= new
    return found


def _words(report_record: ReportRecord) -> dict[str, str]:
    union = report_record.record.union
    return {
        "period": in_words(report_record.record.period),
        "next": in_words(report_record.next_period) if report_record.next_period else "",
        "union": union.name,
        "upper": union.upper_union,
        "people": naming_of(report_record.record.scope.unit.kind).people,
    }


def _narrated(outline: Outline, report_record: ReportRecord) -> tuple[tuple[Paragraph, ...], list[Section]]:
    """The text above the parts, and the parts that have sentences.

    `others` runs last, in any place: it takes what the rest left.
    """
    by_name, citing = narrators(), citing_narrators()
    narrated: set[str] = set()

    def narrate(named: Iterable[tuple[str, str]]) -> Iterator[Block]:
        """What the narrators write for a part, in order; adds the ids that they cover to `narrated`."""
        voice = _voice(report_record)
        for name, argument in named:
            if name not in by_name:
                # A room that is not there tells nothing.
                continue
            narration = Narration(report_record, outline, argument, narrated, voice)
            written = [block for one in by_name[name](narration) for block in _as_blocks(one, narration)]
            part_blocks = list(_under_their_leads(written))
            voice.hear(part_blocks)
            yield from part_blocks
            if name not in citing:
                narrated.update(_sources(part_blocks))

    opening = tuple(block for block in narrate(outline.opening) if isinstance(block, Paragraph))
    blocks: dict[str, tuple[Block, ...]] = {}
    for is_last in (False, True):
        for part in all_parts(outline.parts):
            if is_last == any(name == "others" for name, _ in part.narrators):
                blocks[part.key] = tuple(narrate(part.narrators))
    words = _words(report_record)
    titles = _titles(outline, report_record.record.period, words)
    leads = {part.key: _lead(part, words, report_record) for part in all_parts(outline.parts)}
    found = [_section(part, 1, blocks, titles, leads) for part in outline.parts]
    return opening, [section for section in found if section is not None]


def _titles(outline: Outline, period: Period, words: Mapping[str, str]) -> dict[str, str]:
    """By part, its heading in a report of the period."""
    return {
        part.key: (
            part.interim_title if period.is_part_of_year and part.interim_title else part.title
        ).format(**words)
        for part in all_parts(outline.parts)
    }


def _voice(report_record: ReportRecord) -> Voice:
    union = report_record.record.union
    return Voice(in_words(report_record.record.period), union.name, union.short_name)


def _lead(part: Part, words: Mapping[str, str], report_record: ReportRecord) -> tuple[Paragraph, ...]:
    """What an outline says itself at the beginning of a part."""
    first = (body(say("{lead}", lead=part.lead.format(**words))),) if part.lead else ()
    return (*first, *fixed_paragraphs(part.text, words, report_record.record.figure))


def _under_their_leads(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of one narrator; an item that stands under no lead of its own is running text.

    Else it would be read as one more of the list before it.
    """
    is_open = False
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.style == "body":
                is_open = block.text.endswith(":") or (is_open and not block.sentences[-1].text.endswith("."))
            elif not is_open:
                block = replace(block, style="body")
        yield block


def _as_blocks(written: Block | ReportLine, narration: Narration) -> Iterable[Block]:
    """What a narrator wrote; a line of a room below the report becomes an item or a paragraph.

    Here alone officers' texts of several lines become paragraphs: every writer prints those of the report.
    """
    if isinstance(written, Table):
        return (written,)
    return paragraphs(_as_paragraph(written, narration))


def _as_paragraph(written: Paragraph | ReportLine, narration: Narration) -> Paragraph:
    if isinstance(written, Paragraph):
        return written
    if written.figures or written.words:
        figures = {name: counted(narration.figure(key)) for name, key in written.figures.items()}
        said = say(written.text, sources=written.sources, **figures, **written.words)
    else:
        said = say("{text}", sources=written.sources, text=written.text)
    if full_stop(said.text) != said.text:
        said = Sentence((*said.spans, Span(".")), said.own_sources)
    return body(said) if written.leads else item(said)


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


def _sources(blocks: Iterable[Block]) -> set[str]:
    found: set[str] = set()
    for block in blocks:
        sentences = (
            block.sentences
            if isinstance(block, Paragraph)
            else [cell for row in block.rows for cell in row.cells]
        )
        for sentence in sentences:
            found.update(sentence.own_sources, *(span.sources for span in sentence.spans))
    return found
