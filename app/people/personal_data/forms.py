"""Forms of erasing a person's data."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField

from app.core.vietnamese import fold, tidy
from app.people.personal_data.declared import purposes_declared
from app.people.personal_data.rules import Ground
from app.people.roster.models import Member
from app.web.forms.base import SentOnce
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, TextField, at_most
from app.web.personal.declared import Purpose


class EraseForm(SentOnce):
    """The first step: why. The second asks for the person's code too."""

    ground = ChoiceField("Vì sao xóa", Ground)
    reason = TextField(
        "Căn cứ",
        [REQUIRED, at_most(500)],
        description="Ai yêu cầu, ngày nào, quyết định nào. Lưu mãi trong dấu vết: đừng ghi lại điều cần xóa.",
    )
    step = HiddenField()
    code = TextField("Gõ lại mã của người này để xóa", [at_most(40)])

    def given_reason(self) -> str:
        """The typed reason."""
        return tidy(self.reason.data or "")

    def names(self, person: Member) -> bool:
        """Whether the second step was taken and the code typed is the person's; notes it beside the box."""
        if self.step.data != "2":
            return False
        if fold(self.code.data or "") == fold(person.code):
            return True
        self.code.errors = [*self.code.errors, f"Chưa đúng mã: người này có mã {person.code}."]
        return False


class ErasePurposeForm(SentOnce):
    """Erasing what is kept for one purpose."""

    purpose = ChoiceField("Xóa gì", Purpose)
    reason = TextField("Căn cứ", [REQUIRED, at_most(500)], description="Ai rút đồng ý, ngày nào.")

    def __init__(self, **kwargs: Any) -> None:
        """Offers what a room declares: for another purpose nothing of it would be erased."""
        super().__init__(**kwargs)
        choices: Any = self.purpose.choices
        offered = {"", *purposes_declared()}
        self.purpose.choices = {value: label for value, label in choices.items() if value in offered}

    def given_reason(self) -> str:
        """The typed reason."""
        return tidy(self.reason.data or "")
