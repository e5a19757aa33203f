"""Forms of short papers: what is printed and not kept, so sent in the address."""

from __future__ import annotations

from datetime import date

from wtforms import SelectField
from wtforms.validators import Optional

from app.core.periods import Period, parse_period
from app.web.forms.fields import DayField, LongTextField, PeriodField, TextField
from app.web.forms.filters import FilterForm
from app.year.short_papers.facts import Wording


class WordingForm(FilterForm):
    """Number, day and grounds of a paper."""

    so = TextField("Số văn bản", most=20, description="Để trống để điền tay.")
    ngay_ky = DayField("Ngày ký", [Optional()], description="Để trống để điền tay.")
    can_cu = LongTextField("Căn cứ", description="Mỗi căn cứ một dòng. Để trống thì in câu thường dùng.")

    def wording(self, today: date) -> Wording:
        """What the paper says beside the record."""
        return Wording(today, self.so.data or "", self.ngay_ky.data, self.addressee, self.can_cu.data or "")

    @property
    def addressee(self) -> str:
        """To whom it goes; "" as usual."""
        return ""


class PeriodPaperForm(WordingForm):
    """A paper about a year or another period."""

    ky = PeriodField("Năm hoặc kỳ", description="Ví dụ: 2026, Năm học 2025-2026.")

    def chosen(self, usual: Period) -> Period:
        """The period of the paper; also sets the box."""
        self.ky.data = self.ky.data or usual.label
        return parse_period(self.ky.data)


class ProposalForm(PeriodPaperForm):
    """A request to award."""

    cap_khen = SelectField("Cấp khen", validate_choice=False)
    kinh_gui = TextField("Kính gửi", description="Để trống là cấp khen, hoặc công đoàn cấp trên.")

    def offer(self, bodies: list[str]) -> None:
        """The bodies that are asked in the period."""
        self.cap_khen.choices = [("", "Tất cả"), *((one, one) for one in bodies)]

    @property
    def addressee(self) -> str:
        return self.kinh_gui.data or self.cap_khen.data or ""


class InvitationForm(WordingForm):
    """An invitation."""

    kinh_moi = TextField("Kính mời", description="Để trống để điền tay tên người được mời.")
    can_cu = LongTextField("Lời đầu", description="Ví dụ: Thực hiện kế hoạch năm. Để trống thì không in.")

    @property
    def addressee(self) -> str:
        return self.kinh_moi.data or ""


class ResolutionForm(WordingForm):
    """The resolution of a meeting."""

    can_cu = LongTextField("Căn cứ", description="Mỗi căn cứ một dòng. Để trống thì không in.")
