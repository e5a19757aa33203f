"""What narrators write for the parts of an outline, and what stands there once officers wrote too. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.core.periods import in_words
from app.core.vietnamese import roman
from app.web.features import Narrator, ReportLine, citing_narrators, narrators
from app.year.reports.narration.language.voice import Voice
from app.year.reports.narration.sentences import Narration
from app.year.reports.outline import Outline, all_parts
from app.year.reports.outlining.coverage import rows_in
from app.year.reports.outlining.feeding import Feed, Feeds
from app.year.reports.outlining.shaping import appendix_reference, in_form
from app.year.reports.phrases import body, counted, full_stop, item, paragraphs, say
from app.year.reports.record import ReportRecord
from app.year.reports.report import Block, Paragraph, Section, Sentence, Span, Table
from app.year.workspace.writing.arranging import AllBut, arranged_rows, arrangements, only, without
from app.year.workspace.writing.facts import Deed, Written
from app.year.workspace.writing.shaping import ShapedPart, shaped, with_source


class NarratedParts(NamedTuple):
    """What the program writes: above the parts, and in each, with the entries that officers moved there."""

    opening: tuple[Paragraph, ...]
    blocks: Mapping[str, tuple[Block, ...]]


def with_words(
    narrated: NarratedParts, report_record: ReportRecord, written: Written
) -> dict[str, ShapedPart]:
    """What stands in each part once officers wrote too."""
    figures = report_record.record.figure
    return {key: shaped(blocks, written.get(key), figures) for key, blocks in narrated.blocks.items()}


def narrate_parts(outline: Outline, report_record: ReportRecord, written: Written) -> NarratedParts:
    """What the program writes; of `written` it knows the arrangements alone.

    `others` runs last, in any place: it takes what the rest left.
    """
    by_name, citing = narrators(), citing_narrators()
    rows, unarranged = set[str](), without(report_record, arranged_rows(written))
    feeds = Feeds(_feed_of(outline), unarranged.record)

    def narrate(named: Iterable[tuple[str, str]], key: str = "", form: str = "") -> Iterator[Block]:
        """What the narrators write for a part, in order; adds the ids that they cover to `rows`."""
        voice = voice_of(report_record)
        # A room that is not installed writes nothing.
        for name, argument in (one for one in named if one[0] in by_name):
            fed, is_narrowed = _fed(unarranged, feeds, key, name)
            narration = Narration(fed, outline, argument, rows, voice, is_narrowed)
            part_blocks = written_by(by_name[name], narration, form)
            voice.hear(part_blocks)
            yield from part_blocks
            if name not in citing:
                rows.update(sources_of(part_blocks))

    opening = tuple(block for block in narrate(outline.opening) if isinstance(block, Paragraph))
    blocks: dict[str, tuple[Block, ...]] = {}
    for is_last in (False, True):
        for part in all_parts(outline.parts):
            if is_last == any(name == "others" for name, _ in part.narrators):
                blocks[part.key] = tuple(narrate(part.narrators, part.key, part.form))
    placed = _placed(outline, report_record, written, list(blocks))

    def all_of(key: str) -> tuple[Block, ...]:
        return (*placed[key, Deed.FIRST], *blocks[key], *placed[key, Deed.MOVED])

    return NarratedParts(opening, {key: all_of(key) for key in blocks})


def _fed(report_record: ReportRecord, feeds: Feeds, key: str, narrator: str) -> tuple[ReportRecord, bool]:
    """The record that the narrator reads in this part, and whether that is less than all."""
    if not feeds.is_narrowed(key, narrator):
        return report_record, False
    return replace(report_record, record=feeds.record_of(key)), True


def _feed_of(outline: Outline) -> Iterator[Feed]:
    """The entries that each part chooses."""
    return (Feed(part.key, part.narrators, part.only) for part in all_parts(outline.parts))


def written_by(narrator: Narrator, narration: Narration, form: str = "") -> list[Block]:
    """The blocks of one narrator as on the paper, in the form of the part."""
    made = in_form(form, [_as_block(one, narration) for one in narrator(narration)])
    written = [block for one in made for block in _split(one)]
    return written if form == "bullets" else list(_under_their_leads(written))


def moved_behind(
    outline: Outline, blocks: dict[str, tuple[Block, ...]], titles: Mapping[str, str]
) -> tuple[Section, ...]:
    """The appendices of parts that stand in one; in `blocks` a sentence naming it takes their place."""
    keys = [part.key for part in all_parts(outline.parts) if part.form == "annex" and blocks[part.key]]
    found: list[Section] = []
    for place, key in enumerate(keys, 1):
        found.append(Section(key, 1, roman(place), titles[key], blocks[key]))
        blocks[key] = (appendix_reference(roman(place), rows_in(blocks[key])),)
    return tuple(found)


def _alone(outline: Outline, report_record: ReportRecord, rows: Iterable[str], source: str) -> list[Block]:
    """Entries on their own, as «Hoạt động khác» reports what no other part does."""
    chosen = frozenset(rows)
    narration = Narration(only(report_record, chosen), outline, "", AllBut(chosen), voice_of(report_record))
    return [with_source(block, source) for block in written_by(narrators()["others"], narration)]


def _placed(
    outline: Outline, report_record: ReportRecord, written: Written, keys: Sequence[str]
) -> defaultdict[tuple[str, Deed], list[Block]]:
    """What officers put first in a part, or moved to it, by the part and the deed.

    What was moved to a part that the outline no longer has goes into its last one.
    """
    found: defaultdict[tuple[str, Deed], list[Block]] = defaultdict(list)
    for deed in (Deed.FIRST, Deed.MOVED):
        for key, one in arrangements(written, deed):
            place = one.to if deed is Deed.MOVED else key
            place = place if place in keys else keys[-1]
            found[place, deed] += _alone(outline, report_record, one.rows, written[key].source)
    return found


def set_apart(outline: Outline, report_record: ReportRecord, written: Written) -> Iterator[Paragraph]:
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
        sentence = say(written.text, sources=written.sources, **figures, **written.words)
    else:
        sentence = say("{text}", sources=written.sources, text=written.text)
    if full_stop(sentence.text) != sentence.text:
        sentence = Sentence((*sentence.spans, Span(".")), sentence.own_sources)
    return body(sentence) if written.leads else item(sentence)


def sources_of(blocks: Iterable[Block]) -> set[str]:
    """Every row that the blocks were made from."""
    return {*rows_in(blocks)}
