"""What narrators write for the parts of an outline, and what stands there once officers wrote too. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.core.periods import in_words
from app.web.features import Narrator, ReportLine, citing_narrators, narrators
from app.year.reports.narration.language.voice import Voice
from app.year.reports.narration.sentences import Narration
from app.year.reports.outline import Outline, all_parts
from app.year.reports.outlining.coverage import rows_in
from app.year.reports.phrases import body, counted, full_stop, item, paragraphs, say
from app.year.reports.record import ReportRecord
from app.year.reports.report import Block, Paragraph, Sentence, Span, Table
from app.year.workspace.writing.arranging import AllBut, arranged_rows, arrangements, only, without
from app.year.workspace.writing.facts import Deed, Written
from app.year.workspace.writing.shaping import ShapedPart, shaped, with_source


def narrated(
    outline: Outline, report_record: ReportRecord, written: Written
) -> tuple[tuple[Paragraph, ...], dict[str, ShapedPart]]:
    """The text above the parts, and what stands in each part.

    `others` runs last, in any place: it takes what the rest left.
    """
    by_name, citing = narrators(), citing_narrators()
    rows, told = set[str](), without(report_record, arranged_rows(written))

    def narrate(named: Iterable[tuple[str, str]]) -> Iterator[Block]:
        """What the narrators write for a part, in order; adds the ids that they cover to `rows`."""
        voice = voice_of(report_record)
        for name, argument in named:
            if name not in by_name:
                # A room that is not there tells nothing.
                continue
            narration = Narration(told, outline, argument, rows, voice)
            part_blocks = written_by(by_name[name], narration)
            voice.hear(part_blocks)
            yield from part_blocks
            if name not in citing:
                rows.update(sources_of(part_blocks))

    opening = tuple(block for block in narrate(outline.opening) if isinstance(block, Paragraph))
    blocks: dict[str, tuple[Block, ...]] = {}
    for is_last in (False, True):
        for part in all_parts(outline.parts):
            if is_last == any(name == "others" for name, _ in part.narrators):
                blocks[part.key] = tuple(narrate(part.narrators))
    placed = _placed(outline, report_record, written, list(blocks))

    def all_of(key: str) -> list[Block]:
        return [*placed[key, Deed.FIRST], *blocks[key], *placed[key, Deed.MOVED]]

    figures = report_record.record.figure
    return opening, {key: shaped(all_of(key), written.get(key), figures) for key in blocks}


def written_by(narrator: Narrator, narration: Narration) -> list[Block]:
    """The blocks of one narrator, as the paper has them."""
    written = [block for one in narrator(narration) for block in _as_blocks(one, narration)]
    return list(_under_their_leads(written))


def _alone(outline: Outline, report_record: ReportRecord, rows: Iterable[str], source: str) -> list[Block]:
    """Entries told by themselves, as «Hoạt động khác» tells what no part does."""
    chosen = frozenset(rows)
    narration = Narration(only(report_record, chosen), outline, "", AllBut(chosen), voice_of(report_record))
    return [with_source(block, source) for block in written_by(narrators()["others"], narration)]


def _placed(
    outline: Outline, report_record: ReportRecord, written: Written, keys: Sequence[str]
) -> defaultdict[tuple[str, Deed], list[Block]]:
    """What officers put first in a part, or moved to it, by the part and the deed.

    What was moved to a part that the outline has no more stands in its last one.
    """
    found: defaultdict[tuple[str, Deed], list[Block]] = defaultdict(list)
    for deed in (Deed.FIRST, Deed.MOVED):
        for key, one in arrangements(written, deed):
            place = one.to if deed is Deed.MOVED else key
            place = place if place in keys else keys[-1]
            found[place, deed] += _alone(outline, report_record, one.rows, written[key].source)
    return found


def told_apart(outline: Outline, report_record: ReportRecord, written: Written) -> Iterator[Paragraph]:
    """What officers sent to the annex."""
    for key, one in arrangements(written, Deed.ANNEX):
        for block in _alone(outline, report_record, one.rows, written[key].source):
            if isinstance(block, Paragraph):
                yield replace(block, style="item")


def voice_of(report_record: ReportRecord) -> Voice:
    """A voice that has said nothing yet."""
    union = report_record.record.union
    return Voice(in_words(report_record.record.period), union.name, union.short_name)


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


def sources_of(blocks: Iterable[Block]) -> set[str]:
    """Every row that the blocks were made from."""
    return {*rows_in(blocks)}
