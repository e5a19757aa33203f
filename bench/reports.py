"""The report of a year of 500 entries and 25 members, against WeasyPrint drawing the same pages."""

from __future__ import annotations

from app.config import ROOT
from app.core.periods import parse_period
from app.extensions import db
from app.office.units.models import Unit
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.queries import gather_report
from app.year.reports.report import Report
from app.year.reports.writers.html import as_pdf_source
from app.year.reports.writers.pdf import as_pdf
from bench.books import YEAR, Books
from bench.installation import begin_union, installation
from bench.measuring import Ratio, processor_seconds

ENTRIES, PEOPLE = 500, 25


def measure() -> list[Ratio]:
    """From records to PDF, and the part of it that is not drawing."""
    import weasyprint

    fonts = ROOT / "static" / "fonts" / "tinos"
    face = "".join(
        f"@font-face{{font-family:Tinos;src:url({(fonts / f'Tinos-{style}.ttf').as_uri()});{css}}}"
        for style, css in (("Regular", ""), ("Bold", "font-weight:700"), ("Italic", "font-style:italic"))
    )
    with installation():
        unit = begin_union()
        fill_year(unit)
        html = as_pdf_source(_composed(unit))

        def draw_elsewhere() -> bytes | None:
            settings = weasyprint.text.fonts.FontConfiguration()
            style = weasyprint.CSS(string=face, font_config=settings)
            drawn: bytes | None = weasyprint.HTML(string=html).write_pdf(
                stylesheets=[style], font_config=settings
            )
            return drawn

        ours, composing, theirs = processor_seconds(
            lambda: as_pdf(_composed(unit)), lambda: _composed(unit), draw_elsewhere
        )
    note = f"{ours:.2f} s, {composing * 1000:.0f} ms, {theirs:.2f} s"
    return [
        Ratio("report from records to PDF / WeasyPrint drawing it", ours / theirs, 0.7, note=note),
        Ratio("gathering and composing / the whole PDF", composing / ours, 0.25),
    ]


def fill_year(unit: Unit) -> None:
    """A year of an office, its entries as many as a busy one has."""
    books = Books(unit.id)
    books.add_people(PEOPLE)
    books.add_funds(3)
    books.add_contributions(3 * PEOPLE)
    books.add_entries(ENTRIES)
    books.add_aims(10)
    db.session.commit()


def _composed(unit: Unit) -> Report:
    # Each report reads its rows again, as a request does.
    db.session.expire_all()
    return compose(load_outline("co-quan"), gather_report(unit, parse_period(str(YEAR))))
