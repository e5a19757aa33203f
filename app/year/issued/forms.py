"""The forms of the register: a paper entered by hand, a report issued, a file looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask_wtf.file import FileField, FileRequired
from wtforms import Field, SelectField
from wtforms.validators import ValidationError

from app.core.dates import format_date
from app.core.vietnamese import count_text
from app.web.forms.base import EntryForm, Form, SentOnce, refusal_beside_box
from app.web.forms.fields import DayField, Filled, TextField
from app.web.forms.stated import stated_box
from app.year.issued.facts import OutgoingFacts, PaperLine, PaperSort, Replacing
from app.year.issued.rules import check_reason_to_replace
from app.year.reports.report import Report


class OutgoingForm(EntryForm):
    """A paper that was written elsewhere."""

    of = OutgoingFacts
    layout = (("sort", "number", "dated"), "subject", "signer", "number_reason")


def _known_finding(form: IssueForm, box: Field) -> None:
    if form.needs_word and not box.data:
        raise ValidationError("Hãy ghi vì sao vẫn phát hành khi còn những điều nêu trên.")


def _reason_to_replace(form: IssueForm, box: Field) -> None:
    if form.replaces.data:
        with refusal_beside_box():
            check_reason_to_replace(box.data)


class IssueForm(SentOnce):
    """Number, day and, where it is wanted, reasons of a report that is issued."""

    number = stated_box(OutgoingFacts, "number")
    dated = DayField("Ngày ký", [Filled()])
    number_reason = stated_box(OutgoingFacts, "number_reason")
    replaces = SelectField("Thay cho văn bản đã phát hành", default="")
    replace_reason = TextField("Vì sao thay", [_reason_to_replace], most=500)
    word = TextField(
        "Lý do vẫn phát hành",
        [_known_finding],
        most=500,
        description="Những điều nêu trên được lưu cùng lý do.",
    )

    needs_word = False

    def offer(self, earlier: Sequence[PaperLine], *, needs_word: bool) -> IssueForm:
        """The papers that it may replace; `needs_word` over findings that are known."""
        papers = [
            (str(one.id), f"Số {count_text(one.number)} ngày {format_date(one.dated)}") for one in earlier
        ]
        self.replaces.choices = [("", "Không thay văn bản nào"), *papers]
        self.needs_word = needs_word
        # The one box that is not filled already.
        self.word.render_kw = {"autofocus": needs_word}
        return self

    def facts(self, report: Report) -> OutgoingFacts:
        """The line of the register for this report."""
        return OutgoingFacts(
            dated=self.dated.data or date.min,
            sort=PaperSort.REPORT,
            number=self.number.data or 0,
            subject=" ".join(report.abstract),
            signer=report.signature.name,
            number_reason=self.number_reason.data or "",
        )

    def replacing(self) -> Replacing | None:
        """The paper that was chosen to be replaced."""
        if not self.replaces.data:
            return None
        return Replacing(int(self.replaces.data), self.replace_reason.data or "")


class ProofForm(Form):
    """A file that may be a paper of the union."""

    file = FileField(
        "Tệp PDF",
        [FileRequired("Hãy chọn tệp.")],
        description="Tệp chỉ được đọc để so, không lưu lại.",
        render_kw={"accept": ".pdf,application/pdf"},
    )
