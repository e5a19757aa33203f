"""The facts of a commitment."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from app.core.fields import ANY_YEAR, Count, Lines, MeasureText, Number, Text, Year
from app.core.periods import OfPeriod

#: The number of a commitment or a planned task among those of its year.
PLACE = Count("Số thứ tự", heading="STT", least=0, help="Để trống: xếp theo thứ tự ghi.")


@dataclass(frozen=True, slots=True)
class CommitmentFacts(OfPeriod):
    """A row of the sheet Cam kết. `target` None means 100, `measure_unit` "" means %.

    `measure` is "" (the officer states `done`) or a measure such as `Tỷ lệ đóng quỹ: …`.
    """

    year: Annotated[str, Year("Năm", required=True, help=ANY_YEAR)]
    content: Annotated[str, Lines("Nội dung", required=True, width=50)]
    position: Annotated[int | None, PLACE] = None
    target: Annotated[Decimal | None, Number("Chỉ tiêu", help="Để trống là 100.", width=9)] = None
    measure_unit: Annotated[str, Text("Đơn vị tính", most=80, help="Để trống là %.", width=11)] = ""
    measure: Annotated[
        str,
        MeasureText(
            "Cách đo",
            help="Chọn một cách đo để phần mềm tự tính từ sổ sách. Để trống thì ghi mục Thực hiện.",
            width=34,
        ),
    ] = ""
    done: Annotated[
        Decimal | None, Number("Thực hiện", help="Kết quả do cán bộ ghi khi không chọn cách đo.", width=10)
    ] = None
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
