"""The report as a Word file: real styles, so an officer can go on editing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.papers.pdf.fitting import Fit
from app.papers.pdf.glyphs import tidied
from app.year.reports.report import Report
from app.year.reports.writers import annex as of_annex
from app.year.reports.writers import document as d
from app.year.reports.writers.head_lines import HeadLines, head_lines
from app.year.reports.writers.nodes import (
    HeadingBlock,
    TableBlock,
    TextBlock,
    apart,
    appendix_flow,
    closing,
    comparison,
    flow,
)
from app.year.reports.writers.word import lists, page, styles
from app.year.reports.writers.word.lists import Listed
from app.year.reports.writers.word.xml import cell, leading, paragraph, row, rule, table

_STYLES = {"body": "BodyText", "item": "ListItem"}


def as_docx(report: Report) -> bytes:
    """The Word file, laid out by the numbers of `document`."""
    report = tidied(report)
    file = Document()
    styles.define(file)
    blocks = [*flow(report), *(block for _, some in appendix_flow(report) for block in some), *apart(report)]
    placed = lists.listed(blocks)
    lists.define(file, blocks, placed)
    page.lay_out(file.sections[0])
    page.stamp(file.sections[0], report.stamp)
    page.describe(file, report)
    body = file.element.body
    for element in parse_xml(f"<w:body {nsdecls('w')}>{''.join(_parts(report, placed))}</w:body>"):
        body.insert(len(body) - 1, element)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _parts(report: Report, placed: Sequence[Listed]) -> Iterator[str]:
    """The whole text as WordprocessingML, in reading order."""
    lines = head_lines(report)
    appendices, rest = list(appendix_flow(report)), iter(placed)
    behind = len(report.apart) + sum(len(blocks) for _, blocks in appendices)
    yield _head(report, lines)
    yield paragraph("Title", report.title)
    yield from (paragraph("Subtitle", line, keep_next=True) for line in lines.abstract)
    yield rule(lines.abstract_rule_mm, d.TEXT_WIDTH_MM)
    if addressee := d.addressee_line(report.addressee):
        yield paragraph("Addressee", addressee)
    yield from map(_block, islice(rest, len(placed) - behind))
    end = closing(report)
    yield _text(end, Listed(end), keep_next=True)
    yield _foot(report)
    # Word needs a paragraph after a table at the end; any taller, it could be alone on one more page.
    yield paragraph("End", "")
    for title, blocks in appendices:
        yield paragraph("AnnexTitle", title)
        yield paragraph("AnnexNote", of_annex.annex_note(report))
        yield from map(_block, islice(rest, len(blocks)))
    if report.apart:
        yield paragraph("AnnexTitle", of_annex.apart_title(report))
        yield paragraph("AnnexNote", of_annex.annex_note(report))
        yield from map(_block, rest)
    if report.comparison:
        yield from _comparison(report)
    if report.annex:
        yield from _annex(report)


def _block(one: Listed) -> str:
    block = one.block
    if isinstance(block, HeadingBlock):
        text = block.text.removeprefix(one.typed)
        return leading(f"Heading{block.level}", text, list_id=one.list_id)
    if isinstance(block, TableBlock):
        return _grid(block)
    return _text(block, one, keep_next=block.leads_in)


def _text(block: TextBlock, one: Listed, *, keep_next: bool) -> str:
    style = "ListNumber" if block.kind == "body" and one.list_id else _STYLES[block.kind]
    text = block.text.removeprefix(one.typed)
    if keep_next and len(block.text) <= d.KEPT_LETTERS:
        return leading(style, text, keep_next=True, list_id=one.list_id)
    return paragraph(style, text, list_id=one.list_id)


def _grid(block: TableBlock) -> str:
    fit = block.fit()
    widths, size = fit.widths_mm, _other_size(fit)
    heads = (
        cell(width, paragraph("TableHead", column.title, keep_next=True, size_pt=size), middle=True)
        for width, column in zip(widths, block.columns, strict=True)
    )
    rows = (
        row(
            cell(
                width,
                paragraph(
                    "TableText",
                    placed.sentence.text,
                    align=column.align,
                    strong=line.strong,
                    keep_next=line.keeps,
                    size_pt=size,
                ),
                middle=True,
            )
            for width, column, placed in zip(widths, block.columns, line.cells, strict=True)
        )
        for line in block.rows
    )
    return table(widths, [row(heads, head=True), *rows], ruled=True) + paragraph("TableEnd", "")


def _head(report: Report, lines: HeadLines) -> str:
    left, right = d.HEAD_LEFT_MM, d.HEAD_RIGHT_MM
    unions = "".join(paragraph("UpperUnion", line) for line in lines.upper)
    unions += "".join(paragraph("Union", line) for line in lines.union) + rule(lines.union_rule_mm, left)
    nation = paragraph("Nation", d.NATION) + paragraph("Motto", d.MOTTO) + rule(lines.motto_rule_mm, right)
    number = paragraph("Number", d.number_line(report.head))
    dated = paragraph("PlaceAndDate", d.place_and_date(report))
    rows = [row([cell(left, unions), cell(right, nation)]), row([cell(left, number), cell(right, dated)])]
    return table([left, right], rows, ruled=False)


def _foot(report: Report) -> str:
    left = d.TEXT_WIDTH_MM * d.SIGNATURE_LEFT_SHARE
    right = d.TEXT_WIDTH_MM - left
    recipients = paragraph("RecipientsTitle", d.RECIPIENTS_TITLE)
    recipients += "".join(paragraph("Recipients", line) for line in d.recipient_lines(report.recipients))
    # Inside of the table, so that it never stands alone on a page.
    recipients += paragraph("Seal", report.seal) if report.seal else ""
    signature = "".join(paragraph("Capacity", line) for line in d.capacity(report.signature))
    signature += paragraph("Signature", report.signature.name)
    return table([left, right], [row([cell(left, recipients), cell(right, signature)])], ruled=False)


def _comparison(report: Report) -> Iterator[str]:
    yield paragraph("AnnexTitle", of_annex.comparison_title(report))
    yield paragraph("AnnexNote", of_annex.annex_note(report))
    for block in comparison(report):
        yield paragraph("AnnexText", block.text) if isinstance(block, TextBlock) else _block(Listed(block))


def _annex(report: Report) -> Iterator[str]:
    yield paragraph("AnnexTitle", of_annex.annex_title(report))
    yield paragraph("AnnexNote", of_annex.annex_note(report))
    yield paragraph("AnnexText", of_annex.annex_lead(report))
    for figure in of_annex.annex_figures(report):
        yield leading("AnnexFigure", figure.heading)
        yield paragraph("AnnexText", figure.rule, keep_next=bool(figure.rows))
        if figure.text:
            yield paragraph("AnnexText", figure.text)
        if figure.rows:
            yield _annex_grid(figure)
        if figure.left_out:
            yield paragraph("AnnexText", figure.left_out)


def _annex_grid(figure: of_annex.AnnexFigure) -> str:
    fit = figure.fit()
    widths, size = fit.widths_mm, _other_size(fit)

    def line(texts: tuple[str, str, str], *, strong: bool = False, is_head: bool = False) -> str:
        aligns = ("center", "center", "center") if is_head else ("center", "left", "right")
        cells = (
            cell(
                width,
                paragraph("TableText", text, align=align, strong=strong, keep_next=is_head, size_pt=size),
            )
            for width, text, align in zip(widths, texts, aligns, strict=True)
        )
        return row(cells, head=is_head)

    rows = [
        line(figure.heads, strong=True, is_head=True),
        *(line(one) for one in figure.rows),
        line(("", "Cộng", figure.total), strong=True),
    ]
    return table(widths, rows, ruled=True) + paragraph("TableEnd", "")


def _other_size(fit: Fit) -> float | None:
    """The size of a table's letters where it is not the style's."""
    return None if fit.size_pt == d.TABLE_PT else fit.size_pt
