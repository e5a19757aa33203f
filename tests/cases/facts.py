"""What a report must state: `label<TAB>regex` a line, `!` for what must not stand, `#` for a remark.

Text is compared in NFC, lower case, with single spaces.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

from pypdf import PdfReader

_INLINE = r"</?(?:a|abbr|b|button|em|i|mark|small|span|strong|sub|sup|u)\b[^>]*>"


def plain(text: str) -> str:
    """As facts are compared."""
    return re.sub(r"\s+", " ", normalize("NFC", text)).lower()


def text_of_html(content: bytes) -> str:
    """A page without its markup; inline tags part no words."""
    markup = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", content.decode("utf-8"))
    return plain(html.unescape(re.sub(r"<[^>]+>", " ", re.sub(_INLINE, "", markup))))


def text_of_docx(content: bytes) -> str:
    """The body of a document, its headers and footers."""
    parts = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                markup = re.sub(r"</w:(p|tc)>|<w:(br|tab)/>", " ", package.read(name).decode("utf-8"))
                parts.append(html.unescape(re.sub(r"<[^>]+>", "", markup)))
    return plain(" ".join(parts))


def text_of_pdf(content: bytes) -> str:
    """All pages, in the order of the drawing."""
    return plain(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def facts_in(path: Path) -> Iterator[tuple[str, str]]:
    """Each fact's label and pattern."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            label, _, pattern = line.partition("\t")
            yield label, normalize("NFC", pattern)


def wrong_facts(text: str, path: Path) -> list[str]:
    """What the text does not state, and what it must not and does."""
    wrong = []
    for label, pattern in facts_in(path):
        found = re.search(pattern, text)
        if bool(found) == label.startswith("!"):
            wrong.append(f"states {label[1:]}: {found.group(0)!r}" if found else f"misses {label}")
    return wrong
