"""The report as HTML: what the PDF is drawn from, a standalone file, and the page's preview.

All three print `templates/year/reports/_document.html`; they differ in how a sentence is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.config import ROOT
from app.papers.pdf.glyphs import tidied
from app.year.reports.report import Report
from app.year.reports.writers import document
from app.year.reports.writers.annex import (
    AnnexFigure,
    annex_figures,
    annex_lead,
    annex_note,
    annex_title,
    apart_title,
    comparison_title,
)
from app.year.reports.writers.head_lines import HeadLines, head_lines
from app.year.reports.writers.nodes import (
    FlowBlock,
    TextBlock,
    apart,
    appendix_flow,
    closing,
    comparison,
    flow,
)

TEMPLATES = ROOT / "templates"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that the document's template prints; the rules as shares of the width they stand in."""

    report: Report
    head: HeadLines
    number: str
    dated: str
    addressee: str
    capacity: tuple[str, ...]
    recipients: tuple[str, ...]
    flow: tuple[FlowBlock, ...]
    closing: TextBlock
    union_rule: str
    motto_rule: str
    abstract_rule: str
    left_share: str = f"{100 * document.HEAD_LEFT_SHARE:g}%"
    rule_size: str = f"{document.RULE_PT}pt"
    nation: str = document.NATION
    motto: str = document.MOTTO
    recipients_title: str = document.RECIPIENTS_TITLE
    appendices: tuple[tuple[str, list[FlowBlock]], ...] = ()
    annex: tuple[AnnexFigure, ...] = ()
    annex_note: str = ""
    annex_lead: str = ""
    annex_title: str = ""
    comparison: tuple[FlowBlock, ...] = ()
    comparison_title: str = ""
    apart: tuple[TextBlock, ...] = ()
    apart_title: str = ""


def sheet(report: Report, *, hard_spaces: bool = True) -> Sheet:
    """What `_document.html` needs to print the report; `hard_spaces` as in `glyphs.tidied`."""
    report = tidied(report, hard_spaces=hard_spaces)
    head = head_lines(report)
    return Sheet(
        report=report,
        head=head,
        number=document.number_line(report.head),
        dated=document.place_and_date(report),
        addressee=document.addressee_line(report.addressee),
        capacity=document.capacity(report.signature),
        recipients=document.recipient_lines(report.recipients),
        flow=tuple(flow(report)),
        closing=closing(report),
        union_rule=_share(head.union_rule_mm, document.HEAD_LEFT_MM),
        motto_rule=_share(head.motto_rule_mm, document.HEAD_RIGHT_MM),
        abstract_rule=_share(head.abstract_rule_mm, document.TEXT_WIDTH_MM),
        appendices=tuple(appendix_flow(report)),
        annex=tuple(annex_figures(report)),
        apart=apart(report),
        apart_title=apart_title(report),
        annex_note=annex_note(report),
        annex_lead=annex_lead(report),
        annex_title=annex_title(report),
        comparison=tuple(comparison(report)),
        comparison_title=comparison_title(report),
    )


def _share(length_mm: float, width_mm: float) -> str:
    return f"{100 * length_mm / width_mm:.2f}%"


@cache
def _templates() -> Environment:
    """Own environment: a report is printed by commands too, without the application's."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    found.globals["d"] = document
    return found


def as_html(report: Report) -> str:
    """A standalone file: the document with its style, sentences and figures marked with sources."""
    return _templates().get_template("year/reports/file.html").render(sheet=sheet(report))


def as_pdf_source(report: Report) -> str:
    """The HTML that xhtml2pdf draws: words only, its own style."""
    return _templates().get_template("year/reports/pdf.html").render(sheet=sheet(report, hard_spaces=False))
