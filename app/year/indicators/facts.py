"""The facts of an indicator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import FigureName, Lines, Number, OneOf, SectionName, Text, Year
from app.core.years.working import OfPeriod
from app.year.commitments.facts import PLACE


class Whose(Choice):
    """Phạm vi of the sheet Chỉ tiêu: whom an indicator is about if not the union."""

    SECTION = "section", "Tổ, bộ phận"
    WORKPLACE = "workplace", "Cơ quan, đơn vị"


@dataclass(frozen=True, slots=True)
class IndicatorFacts(OfPeriod):
    """A row of the sheet Chỉ tiêu.

    With a whole, `target` is per cent of it; without, it is in the unit, in which "" means %. `figure` and
    `whole_figure` are keys of figures that count part and whole; "": the officer states them.
    """

    year: Annotated[
        str,
        Year(
            "Kỳ",
            required=True,
            help="Năm hoặc kỳ khác, như 2024; Quý 1/2024; Năm học 2023-2024; Nhiệm kỳ 2023-2028.",
            width=12,
        ),
    ]
    name: Annotated[str, Text("Chỉ tiêu", required=True, width=40)]
    position: Annotated[int | None, PLACE] = None
    measure_unit: Annotated[
        str, Text("Đơn vị tính", most=80, help="Như người, thỏa ước, đồng. Để trống là %.", width=11)
    ] = ""
    target: Annotated[
        Decimal | None, Number("Kế hoạch", help="Khi có tổng số thì kế hoạch tính bằng %.", width=10)
    ] = None
    part: Annotated[
        Decimal | None, Number("Thực hiện", help="Để trống khi chưa có kết quả hoặc tự tính.", width=10)
    ] = None
    whole: Annotated[
        Decimal | None, Number("Tổng số", help="Như 44 của 41/44 người. Để trống nếu không tính tỷ lệ.")
    ] = None
    figure: Annotated[
        str,
        FigureName("Tự tính theo", help="Mã số liệu: phần mềm tự tính số thực hiện từ sổ sách.", width=24),
    ] = ""
    whole_figure: Annotated[
        str, FigureName("Tổng số tự tính theo", help="Mã số liệu của tổng số, như people.members.", width=24)
    ] = ""
    scope: Annotated[Whose | None, OneOf("Phạm vi", choices=Whose, help="Để trống là công đoàn cơ sở.")] = (
        None
    )
    section: Annotated[
        str,
        SectionName("Tên tổ, bộ phận", most=300, always=True, width=18, help="Khi phạm vi là tổ, bộ phận."),
    ] = ""
    evidence: Annotated[str, Lines("Minh chứng", help="Số liệu lấy từ văn bản, báo cáo nào.", width=30)] = ""
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
