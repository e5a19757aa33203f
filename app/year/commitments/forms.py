"""Forms of commitments."""

from __future__ import annotations

from app.books.cashbook.queries import funds_of
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.fields import (
    REQUIRED,
    AnyYearField,
    CountField,
    DecimalField,
    LongTextField,
    TextField,
    YearField,
)
from app.year.commitments.facts import CommitmentFacts
from app.year.figures.rules import ways_to_choose

PLACE = "Để trống: xếp theo thứ tự ghi."


class CommitmentFilter(FilterForm):
    """Filters of the list of commitments."""

    q = TextField("Tìm nội dung cam kết")
    year = AnyYearField("Năm")


class CommitmentForm(EntryForm):
    """One commitment of a year."""

    of = CommitmentFacts

    year = YearField("Năm")
    position = CountField("Số thứ tự", description=PLACE)
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
    #: Measures suggested by the box; any other text that names a measure is accepted too.
    ways: tuple[str, ...] = ()

    def offer(self, unit_id: int) -> CommitmentForm:
        """Suggest the measures possible with this union's funds."""
        self.ways = ways_to_choose([fund.name for fund in funds_of(unit_id)])
        return self
