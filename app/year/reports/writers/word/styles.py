"""The Word styles of the report: an officer edits the file by style, so nothing is formatted by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.year.reports.writers import document as d

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style; sizes and spaces in points, the first line's indent in mm."""

    name: str
    size: float = d.BODY_PT
    bold: bool = False
    italic: bool = False
    align: str = "left"
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    pitch: float = d.BODY_PITCH_PT
    keep_next: bool = False
    new_page: bool = False


def _heading(level: int, *, italic: bool = False) -> Look:
    return Look(
        f"Heading {level}",
        bold=True,
        italic=italic,
        indent=d.INDENT_MM,
        before=d.HEADING_GAP_PT,
        after=d.PARAGRAPH_GAP_PT,
        keep_next=True,
    )


def _head(name: str, size: float, *, bold: bool = False, italic: bool = False) -> Look:
    return Look(name, size, bold, italic, align="center", pitch=d.HEAD_PITCH_PT)


def _text(name: str) -> Look:
    return Look(name, align="justify", indent=d.INDENT_MM, after=d.PARAGRAPH_GAP_PT)


LOOKS = (
    Look("Normal"),
    _text("Body Text"),
    _text("List Item"),
    _text("List Number"),
    _heading(1),
    _heading(2),
    _heading(3, italic=True),
    _head("Upper Union", d.UNION_PT),
    _head("Union", d.UNION_PT, bold=True),
    _head("Nation", d.NATION_PT, bold=True),
    _head("Motto", d.MOTTO_PT, bold=True),
    _head("Number", d.NUMBER_PT),
    _head("Place And Date", d.DATE_PT, italic=True),
    Look("Rule", size=2, pitch=2, before=6, after=d.RULE_GAP_PT),
    Look("Title", d.TITLE_PT, bold=True, align="center", before=d.TITLE_GAP_PT, keep_next=True),
    Look("Subtitle", d.ABSTRACT_PT, bold=True, align="center"),
    Look("Addressee", align="center", before=d.RULE_GAP_PT, after=d.PARAGRAPH_GAP_PT),
    Look("Table Head", d.TABLE_PT, bold=True, align="center", pitch=d.TABLE_PITCH_PT),
    Look("Table Text", d.TABLE_PT, pitch=d.TABLE_PITCH_PT),
    Look("Table End", size=2, pitch=2, after=d.PARAGRAPH_GAP_PT),
    Look("Recipients Title", d.RECIPIENTS_TITLE_PT, bold=True, italic=True, keep_next=True),
    Look("Recipients", d.RECIPIENTS_PT, pitch=d.RECIPIENTS_PITCH_PT, keep_next=True),
    Look("Seal", d.SEAL_PT),
    Look("Capacity", d.SIGNATURE_PT, bold=True, align="center", keep_next=True),
    Look("Signature", d.SIGNATURE_PT, bold=True, align="center", before=d.SIGNATURE_ROOM_MM * 72 / 25.4),
    Look("End", size=1, pitch=1),
    Look("Annex Title", d.TITLE_PT, bold=True, align="center", keep_next=True, new_page=True),
    Look("Annex Note", italic=True, align="center", after=d.PARAGRAPH_GAP_PT),
    Look(
        "Annex Figure",
        bold=True,
        indent=d.INDENT_MM,
        before=d.PARAGRAPH_GAP_PT,
        after=3,
        keep_next=True,
    ),
    Look("Annex Text", align="justify", indent=d.INDENT_MM, after=3),
    Look("Header", d.PAGE_NUMBER_PT, align="center"),
)


def define(file: Any) -> None:
    """Write `LOOKS` into a python-docx document, replacing the same styles of its template."""
    _settle_tables(file.settings.element)
    for look in LOOKS:
        known = look.name in file.styles
        style = file.styles[look.name] if known else file.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        if look.name != "Normal":
            style.base_style = file.styles["Normal"]
        style.hidden = False
        style.quick_style = True
        _write(style, look)


def _write(style: Any, look: Look) -> None:
    for name in ("w:pPr", "w:rPr"):
        for old in style.element.findall(qn(name)):
            # A heading keeps its outline level, so that Word's navigation pane works.
            for child in [x for x in old if x.tag != qn("w:outlineLvl")]:
                old.remove(child)
    style.font.size = Pt(look.size)
    style.font.bold, style.font.italic = look.bold, look.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    _set_face(style)
    form = style.paragraph_format
    form.alignment = _ALIGN[look.align]
    form.first_line_indent = Mm(look.indent)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(look.pitch)
    form.keep_with_next, form.widow_control = look.keep_next, True
    form.page_break_before = look.new_page
    form.keep_together = look.name.startswith("Heading")


def _set_face(style: Any) -> None:
    """The face for every script: Word picks by letter, and Vietnamese falls in more than one group."""
    style.font.name = d.FACE
    properties = style.element.get_or_add_rPr()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        properties.rFonts.set(qn(script), d.FACE)
    language = OxmlElement("w:lang")
    for script in ("w:val", "w:eastAsia"):
        language.set(qn(script), d.LANGUAGE_REGION)
    properties.append(language)


def _settle_tables(settings: Any) -> None:
    """Word 2013 rules: a table's border, not its text, stands on the margin."""
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
