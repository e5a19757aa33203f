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
from app.year.reports.outlining.feeding import FED, Feed, Feeds
from app.year.reports.outlining.fixed import fixed_paragraphs
from app.year.reports.outlining.numbering import numbered
from app.year.reports.outlining.shaping import appendix_numbers, shaped, told_in_appendix
from app.year.reports.outlining.writer import data_of
from app.year.reports.phrases import body, counted, full_stop, item, paragraphs, say
from app.year.reports.record import ReportRecord
from app.year.reports.report import Block, Paragraph, Report, Section, Sentence, Span, Table
from app.year.reports.writers.nodes import sentences


def compose(outline: Outline, report_record: ReportRecord) -> Report:
    """The report of a period. A part without sentences is left out of the numbering."""
    record = report_record.record
    opening, found, appendices = _narrated(outline, report_record)
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
        appendices=appendices,
    )
    findings = (*report_record.findings, *paper_findings(report, outline, record.figure))
    if outline.version and not outline.partial:
        findings += left_out_finding(outline, left_out(report, outline, report_record))
    # What stops a paper is told first; sorting keeps the order of the rest.
    return replace(report, findings=tuple(sorted(findings, key=lambda one: not one.stops)))


def left_out(report: Report, outline: Outline, report_record: ReportRecord) -> list[LeftOut]:
    """What the books say and no part tells: what narrators would write that the outline names nowhere."""
    parts = list(all_parts(outline.parts))
    # A part that chooses leaves out the rest of what it chooses from.
    whole = (one for part in parts for one in part.narrators if not part.only or one[0] not in FED)
    named = {*outline.opening, *whole}
    told = {source for sentence in sentences(report) for source in sentence.sources}
    by_name, voice = narrators(), _voice(report_record)
    found: list[LeftOut] = []
    for written, label in sorted(choices(data_of(outline)).items(), key=lambda one: one[0] == "others"):
        name, _, argument = written.partition(":")
        if (name, argument) in named:
            continue
        narration = Narration(report_record, outline, argument, told, voice)
        blocks = [_as_block(one, narration) for one in by_name[name](narration)]
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


def _narrated(
    outline: Outline, report_record: ReportRecord
) -> tuple[tuple[Paragraph, ...], list[Section], tuple[Section, ...]]:
    """The text above the parts, the parts that have sentences, and the appendices.

    `others` runs last, in any place: it takes what the rest left.
    """
    by_name, citing = narrators(), citing_narrators()
    narrated: set[str] = set()
    feeds = _feeds(outline, report_record)

    def narrate(named: Iterable[tuple[str, str]], key: str = "", form: str = "") -> Iterator[Block]:
        """What the narrators write for a part, in order; adds the ids that they cover to `narrated`."""
        voice = _voice(report_record)
        for name, argument in named:
            if name not in by_name:
                # A room that is not there tells nothing.
                continue
            narration = Narration(report_record, outline, argument, narrated, voice)
            if feeds.is_narrowed(key, name):
                fed = replace(report_record, record=feeds.record_of(key))
                narration = replace(narration, report_record=fed, is_narrowed=True)
            made = shaped(form, [_as_block(one, narration) for one in by_name[name](narration)])
            written = [block for one in made for block in _split(one)]
            part_blocks = written if form == "bullets" else list(_under_their_leads(written))
            voice.hear(part_blocks)
            yield from part_blocks
            if name not in citing:
                narrated.update(_sources(part_blocks))

    opening = tuple(block for block in narrate(outline.opening) if isinstance(block, Paragraph))
    blocks: dict[str, tuple[Block, ...]] = {}
    for is_last in (False, True):
        for part in all_parts(outline.parts):
            if is_last == any(name == "others" for name, _ in part.narrators):
                blocks[part.key] = tuple(narrate(part.narrators, part.key, part.form))
    words = _words(report_record)
    titles = _titles(outline, report_record.record.period, words)
    leads = {part.key: _lead(part, words, report_record) for part in all_parts(outline.parts)}
    appendices = _moved_behind(outline, blocks, titles)
    found = [_section(part, 1, blocks, titles, leads) for part in outline.parts]
    return opening, [section for section in found if section is not None], appendices


def _moved_behind(
    outline: Outline, blocks: dict[str, tuple[Block, ...]], titles: Mapping[str, str]
) -> tuple[Section, ...]:
    """The appendices of parts that are told in one; in `blocks` a sentence naming it takes their place."""
    keys = [part.key for part in all_parts(outline.parts) if part.form == "annex" and blocks[part.key]]
    found: list[Section] = []
    for key, number in appendix_numbers(keys).items():
        found.append(Section(key, 1, number, titles[key], blocks[key]))
        blocks[key] = (told_in_appendix(number, sorted(_sources(blocks[key]))),)
    return tuple(found)


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


def _feeds(outline: Outline, report_record: ReportRecord) -> Feeds:
    """What each part tells of the record."""
    parts = (Feed(part.key, part.narrators, part.only) for part in all_parts(outline.parts))
    return Feeds(parts, report_record.record)


def _as_block(written: Block | ReportLine, narration: Narration) -> Block:
    """What a narrator wrote; a line of a room below the report becomes an item or a paragraph."""
    return written if isinstance(written, Table) else _as_paragraph(written, narration)


def _split(block: Block) -> Iterable[Block]:
    """Officers' texts of several lines become paragraphs here alone: writers print those of the report."""
    return (block,) if isinstance(block, Table) else paragraphs(block)


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
