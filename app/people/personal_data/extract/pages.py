"""One person's extract as page, PDF and workbook."""

from __future__ import annotations

from werkzeug.wrappers import Response

from app.core.dates import format_date
from app.papers.head import head_of
from app.people.personal_data.extract.queries import extract_of
from app.people.personal_data.extract.sheets import paper_of, tabs_of
from app.people.roster.models import Member
from app.web.clock import today
from app.web.files.downloads import download, format_wanted
from app.web.files.sheets import sheet_file
from app.web.guards import unit
from app.web.pages import page


def extract_page(person: Member, *, back_url: str, back_label: str) -> Response:
    """Everything kept of the person, in the format of `?dang=`."""
    wanted = format_wanted({"xlsx", "pdf"})
    kinds = extract_of(unit().id, person)
    if not wanted:
        return page(
            "people/personal_data/extract/show.html",
            person=person, kinds=kinds, back_url=back_url, back_label=back_label,
        )  # fmt: skip
    drawn_up, name = f"Lập ngày {format_date(today())}", f"du-lieu-{person.code}-{today():%Y%m%d}"
    head = head_of(unit(), today())
    if wanted == "pdf":
        return sheet_file(paper_of(kinds, person.full_name, drawn_up), head, name, "pdf")
    # Not at the top: what draws is heavy, and a server that printed nothing yet does without it.
    from app.papers.xlsx import sheets_xlsx

    return download(sheets_xlsx(tabs_of(kinds, person.full_name, drawn_up), head), f"{name}.xlsx", "xlsx")
