"""Forms of commitments, of the plan's lines and of the officer's own paragraphs."""

from __future__ import annotations

from app.books.cashbook.queries import funds_of
from app.core.periods import Period, parse_period
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import (
    REQUIRED,
    AnyYearField,
    CountField,
    DecimalField,
    LongTextField,
    PeriodField,
    TextField,
    YearField,
)
from app.year.commitments.facts import CommitmentFacts, PlanFacts, StatementFacts, Topic
from app.year.figures.rules import ways_to_choose

_PLACE = "Để trống: xếp theo thứ tự ghi."


class CommitmentFilter(FilterForm):
    """Filters of the list of commitments."""

    q = TextField("Tìm nội dung cam kết")
    year = AnyYearField("Năm")


class CommitmentForm(EntryForm):
    """One commitment of a year."""

    of = CommitmentFacts

    year = YearField("Năm")
    position = CountField("Số thứ tự", description=_PLACE)
    content = LongTextField("Nội dung", [REQUIRED])
    target = DecimalField("Chỉ tiêu", description="Để trống là 100.")
    measure_unit = TextField("Đơn vị tính", most=80, description="Để trống là %.")
    measure = TextField(
        "Cách đo",
        most=1000,
        description="Chọn một cách đo để phần mềm tự tính từ sổ sách. Để trống thì ghi mục Thực hiện.",
    )
    done = DecimalField("Thực hiện", description="Kết quả do cán bộ ghi khi không chọn cách đo.")
    note = LongTextField("Ghi chú")
    #: Measures that the box proposes; any other text that names one is taken too.
    ways: tuple[str, ...] = ()

    def offer(self, unit_id: int) -> CommitmentForm:
        """Propose the measures that this union's funds allow."""
        self.ways = ways_to_choose([fund.name for fund in funds_of(unit_id)])
        return self


class PlanFilter(FilterForm):
    """Filters of the plan."""

    q = TextField("Tìm nội dung, chỉ tiêu")
    year = AnyYearField("Năm")


class PlanForm(EntryForm):
    """One task planned for a year."""

    of = PlanFacts

    year = YearField("Năm", description="Năm được lập kế hoạch.")
    position = CountField("Số thứ tự", description=_PLACE)
    content = LongTextField("Nội dung", [REQUIRED])
    target = TextField("Chỉ tiêu", most=1000)
    result = LongTextField("Kết quả")


class StatementFilter(FilterForm):
    """Filters of the paragraphs."""

    q = TextField("Tìm trong nhận định")
    topic = ChoiceField("Mục", Topic, optional=True)
    period_text = PeriodField("Kỳ")

    def period(self) -> Period | None:
        """The period that the list is for, if one was asked for."""
        return parse_period(self.period_text.data) if self.period_text.data else None


class StatementForm(EntryForm):
    """One paragraph for the report of a period."""

    of = StatementFacts

    period_text = PeriodField(
        "Kỳ", [REQUIRED], description="Ví dụ 2024; 6 tháng đầu năm 2024; Quý 1/2024; Năm học 2023-2024."
    )
    topic = ChoiceField("Mục", Topic)
    content = LongTextField(
        "Nội dung", [REQUIRED], description="Mỗi dòng là một đoạn, in nguyên văn trong báo cáo."
    )
