"""A short paper as a page and as files; the papers of an activity as links."""

from __future__ import annotations

from typing import Any

from flask import url_for
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.log.records.declared import PaperLink
from app.web.files.downloads import download, format_wanted
from app.web.pages import page
from app.year.reports.report import Report
from app.year.reports.writers.files import WRITERS
from app.year.reports.writers.html import sheet
from app.year.short_papers.forms import WordingForm
from app.year.short_papers.queries import has_resolution


def papers_of(entry: Activity) -> list[PaperLink]:
    """What can be written about an activity."""
    if entry.kind != Kind.EVENT or entry.withdrawn_at is not None:
        return []
    papers = [
        PaperLink("Giấy mời", url_for("short_papers.invitation", row_id=entry.id)),
        PaperLink("Tin bài", url_for("short_papers.news", row_id=entry.id)),
    ]
    if has_resolution(entry):
        papers.append(PaperLink("Nghị quyết, kết luận", url_for("short_papers.resolution", row_id=entry.id)))
    return papers


def paper_page(
    report: Report | None, form: WordingForm, heading: str, file_name: str, **context: Any
) -> Response:
    """The paper in the format of `?dang=`, or the page with its form; without a paper the page says so.

    A file is only made of what was typed without a fault.
    """
    wanted = format_wanted(("pdf", "docx"))
    refusal = ""
    if wanted and report and not form.errors:
        try:
            return download(WRITERS[wanted](report), f"{file_name}.{wanted}", wanted)
        except Refused as refused:
            refusal = refused.sentence
    return page(
        "year/short_papers/paper.html",
        block="results",
        form=form,
        heading=heading,
        sheet=sheet(report) if report else None,
        refusal=refusal,
        status=422 if form.errors else 409 if refusal else 200,
        **context,
    )
