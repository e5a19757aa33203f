"""The form that takes lines of last year's paper."""

from __future__ import annotations

from wtforms import SelectField

from app.web.forms.base import SentOnce
from app.web.forms.fields import Filled, ParagraphsField, PeriodField


class PastedForm(SentOnce):
    """What the lines become, of which period, and the lines."""

    becomes = SelectField(
        "Ghi thành", choices={"plan": "Phương hướng, nhiệm vụ", "commitments": "Cam kết"}, default="plan"
    )
    year = PeriodField("Của năm hoặc kỳ", [Filled()])
    lines = ParagraphsField(
        "Các dòng", [Filled()], description="Dán từ Word. Mỗi dòng một việc; gạch đầu dòng, số thứ tự tự bỏ."
    )
