"""Forms with a line of boxes for each row of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.web.forms.base import Form, SentOnce


class LineForm(Form):
    """The boxes of one row. The page's form has the token."""

    class Meta(Form.Meta):
        csrf = False


class LinesForm(SentOnce):
    """The page's own boxes, and a line for each row by its id."""

    lines: Mapping[int, Any]

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the page's own boxes and each line are in order."""
        return all([super().validate(*args, **kwargs), *(line.validate() for line in self.lines.values())])
