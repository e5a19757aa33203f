"""The report stands on a page of screens: no style of the screens means one of its parts."""

from __future__ import annotations

import re

from tests.house.source import ROOT

#: Within these, nothing of the report is found.
_ELSEWHERE = re.compile(r"\.(table|sheet)(?![\w-])")
_OF_PAPER = re.compile(r"\.paper(?![\w-])")


def classes_of_the_report() -> set[str]:
    """Every class that the report's templates give, or its style sheet knows."""
    folder = ROOT / "templates" / "year" / "reports"
    given = re.findall(r'class="([^"{]*)"', "".join((folder / name).read_text() for name in _TEMPLATES))
    styled = re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^}]*\}", "{}", (folder / "_paper.css").read_text()))
    return {name for words in given for name in words.split()} | set(styled) - {"paper", "py"}


_TEMPLATES = ("_document.html", "_sentence.html")


def test_no_class_of_the_report_is_styled_by_the_screens() -> None:
    named = classes_of_the_report()
    assert {"doc-foot", "doc-signature", "recipients", "title", "body"} <= named
    found = []
    for sheet in ("css/app.css", "vendor/tabler/tabler.min.css"):
        text = re.sub(r"/\*.*?\*/", "", (ROOT / "static" / sheet).read_text(), flags=re.DOTALL)
        for selector in re.findall(r"[^{},]+(?=[,{][^}]*\{?)", text):
            last = re.split(r"[\s>+~]", selector.strip())[-1]
            hit = named & set(re.findall(r"\.([a-z][\w-]*)", last))
            if hit and not _OF_PAPER.search(selector) and not _ELSEWHERE.search(selector):
                found.append((sheet, selector.strip()))
    assert found == []
