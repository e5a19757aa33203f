"""Rows of a table as cards on a phone: each cell has the heading of its column, which CSS prints beside it.

Not as a style of the table: the content policy allows no inline styles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

_TAG = re.compile(r"<(tr|td|th)(?=[\s>])")


def card_labels(rows: Markup, labels: Sequence[str]) -> Markup:
    """The rows with `data-label` on each cell but a row's first, which is the card's title."""
    column = 0
    attributes = [f' data-label="{escape(label)}"' if label else "" for label in labels]

    def labelled(tag: re.Match[str]) -> str:
        nonlocal column
        column = 0 if tag[1] == "tr" else column + 1
        return tag[0] + attributes[column - 1] if 1 < column <= len(attributes) else tag[0]

    return Markup(_TAG.sub(labelled, rows)) if labels else rows  # noqa: S704 - markup of a template
