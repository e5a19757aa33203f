"""What is said of a union's own outlines, and what a copy is called. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count

from app.core.vietnamese import fold
from app.year.reports.outline import Outline
from app.year.reports.outlining.writer import data_of, outline_text


def file_of(outline: Outline) -> str:
    """The file that is handed on: it says everything by itself."""
    return outline_text(data_of(outline))


def name_for(label: str, taken: Collection[str]) -> str:
    """A name made of the label's letters that no outline has yet."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(label)).strip("-")[:34].strip("-") or "de-cuong"
    return next(name for name in _numbered(plain) if name not in taken)


def _numbered(plain: str) -> Iterator[str]:
    yield plain
    yield from (f"{plain}-{number}" for number in count(2))
