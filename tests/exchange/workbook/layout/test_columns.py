"""The columns of the workbook: a contract with every file that an office has kept."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Annotated, Any

import pytest

from app.core.fields import Text, fields_of
from app.exchange.workbook import layout
from app.exchange.workbook.cells import OneOf, PeriodText
from app.exchange.workbook.layout import Column, Sheet
from app.people.roster.facts import MembershipFacts, PersonFacts
from app.web.features import FEATURES, Feature
from tests.exchange.sheets import PETITIONS, REGISTERS, ROSTER, SHEETS

#: Heading, fact, cell with its bound or choices, width, whether it is required, what it refers to.
AGREED = {
    "Đơn vị": """
        Mã đơn vị | code | Text 80 | 18
        Tên công đoàn | name | Text 300 | 18 | required
        Tên gọi ngắn | short_name | Text 80 | 18
        Tên cơ quan | workplace | Text 300 | 18
        Công đoàn cấp trên | upper_union | Text 300 | 18
        Cấp trên của cấp trên | upper_upper_union | Text 300 | 18
        Địa danh | place | Text 200 | 18
        Ký hiệu văn bản | document_symbol | Text 80 | 18
        Nhiệm kỳ | term | Text 80 | 18
        Ngày thành lập | founded_on | Day | 12
        Loại hình | kind | OneOf UnionKind | 18
        Năm công tác | working_year | OneOf WorkingYear | 18
        Chủ tịch | chair | Text 200 | 18
        Phó Chủ tịch | vice_chair | Text 200 | 18
        Kế toán | accountant | Text 200 | 18
        Thủ quỹ | treasurer | Text 200 | 18
    """,
    "Đoàn viên": """
        Mã | code | Text 40 | 10 | required
        Họ và tên | full_name | Text 200 | 26 | required
        Ngày sinh | birth | Birth | 12
        Giới tính | sex | OneOf Sex | 9 | required
        Chức vụ | position | Text 300 | 18
        Bộ phận | department | Text 300 | 18
        Tổ công đoàn | union_group | Text 200 | 14
        Loại lao động | labour_kind | OneOf LabourKind | 18
        Tình trạng | standing | OneOf Standing | 18 | required
        Ngày vào làm | started_on | Day | 12
        Ngày vào công đoàn | joined_on | Day | 12
        Cách vào | joining | OneOf Joining | 18
        Ngày thôi | left_on | Day | 12
        Lý do thôi | leaving_reason | OneOf LeavingReason | 12
        Công đoàn bộ phận | section | Text 200 | 18 | SECTION
        Trình độ chuyên môn | degree | OneOf Degree | 14
        Lý luận chính trị | theory | OneOf Theory | 12
        Đảng viên | party_member | YesNo | 9
        Chức danh công đoàn | union_post | Text 300 | 18
        Hoàn cảnh khó khăn | in_hardship | YesNo | 10
        Lương đóng đoàn phí | dues_salary | Money | 14
        Điện thoại | phone | Telephone 40 | 14
        Ghi chú | note | Lines 4000 | 24
    """,
    "Con đoàn viên": """
        Mã đoàn viên | member_id | Text 40 | 14 | required | PEOPLE
        Họ và tên | full_name | Text 200 | 26 | required
        Ngày sinh | birth | Birth | 12
        Lớp | school_class | Text 40 | 8
        Năm học | school_year | Text 40 | 12
        Thành tích | merit | Text 4000 | 30
    """,
    "Quỹ": """
        Tên quỹ | fund_name | Name 300 | 34 | required | OWN_FUND
        Mức đóng | rate | Rate | 14
        Kỳ đóng | basis | OneOf Basis | 13 | required
        Từ ngày | starts_on | Day | 12
        Đến ngày | ends_on | Day | 12
        Nộp cấp trên | remit_percent | Number | 10
        Số dư đầu kỳ | opening_amount | Money | 14
        Ngày số dư | opening_on | Day | 12
        Hình thức | opening_channel | OneOf Channel | 14
        Nguồn tiền | nature | OneOf Nature | 18
        Mức tối đa | most_amount | Money | 14
        Theo số tháng | part_year | Marked | 18
    """,
    "Đóng quỹ": """
        Mã đoàn viên | member_id | Text 40 | 14 | required | PEOPLE
        Họ và tên | payer_name | Text 200 | 26
        Quỹ | fund_id | Name 300 | 26 | required | FUND
        Kỳ | period_text | PeriodText | 14 | required
        Số tiền | amount | Money | 14 | required
        Ngày đóng | paid_on | Day | 12 | required
        Hình thức | channel | OneOf Channel | 14
        Số phiếu | voucher_text | Text 200 | 12
        Ghi chú | note | Lines 4000 | 24
        Ngày ghi sổ | booked_on | Day | 12
    """,
    "Miễn đóng": """
        Mã đoàn viên | member_id | Text 40 | 14 | required | PEOPLE
        Quỹ | fund_id | Name 300 | 26 | FUND
        Từ ngày | starts_on | Day | 12
        Đến ngày | ends_on | Day | 12
        Lý do | reason | Text 300 | 18 | required
    """,
    "Thăm hỏi": """
        Ngày | happened_on | Day | 12 | required
        Lý do | reason | OneOf Reason | 18 | required
        Dịp | occasion | Text 4000 | 18
        Người nhận | recipient | Text 4000 | 28 | required
        Đối tượng | audience | OneOf Audience | 14 | required
        Mã đoàn viên | member_ids | Codes 4000 | 14 | PEOPLE
        Số người | people | Count 1 | 10
        Số tiền | amount | Money | 14
        Hiện vật | in_kind | Text 4000 | 18
        Quỹ chi | fund_id | Name 300 | 26 | FUND
        Hình thức | channel | OneOf Channel | 14
        Người đi thăm | visitors | Text 4000 | 18
        Số phiếu | voucher_text | Text 200 | 12
        Ghi chú | note | Lines 4000 | 24
        Chờ chọn quỹ | money_source | Marked | 12
        Ngày ghi sổ | booked_on | Day | 12
        Của ai | giver | Text 300 | 18
    """,
    "Hoạt động": """
        Từ ngày | starts_on | Day | 12 | required
        Đến ngày | ends_on | Day | 12
        Loại | category | OneOf Category | 22 | required
        Tên hoạt động | title | Text 4000 | 40 | required
        Kết quả | result | Lines 4000 | 30
        Dịp | occasion | Text 4000 | 18
        Phối hợp với | partners | Text 4000 | 18
        Địa điểm | place | Text 4000 | 18
        Số người tham gia | people | Count 1 | 10
        Số lần | times | Count 1 | 10
        Kinh phí | cost | Money | 14
        Quỹ chi | fund_id | Name 300 | 26 | FUND
        Hình thức | channel | OneOf Channel | 14
        Số phiếu | voucher_text | Text 200 | 12
        Ghi chú | note | Lines 4000 | 24
        Chờ chọn quỹ | money_source | Marked | 12
        Ngày ghi sổ | booked_on | Day | 12
        Của ai | giver | Text 300 | 18
        Số lượt thụ hưởng | beneficiaries | Count 1 | 10
        Đối tượng thụ hưởng | beneficiary_noun | Text 100 | 18
        Của công đoàn bộ phận | section | Text 200 | 22 | SECTION
        Loại riêng | own_kind | Text 60 | 18
    """,
    "Kiến nghị": """
        Ngày | raised_on | Day | 12 | required
        Người nêu | raised_by | Text 300 | 18
        Nội dung | content | Lines 4000 | 40 | required
        Nơi giải quyết | addressed_to | Text 300 | 18
        Kết quả | answer | Lines 4000 | 30
        Ngày trả lời | answered_on | Day | 12
    """,
    "Cam kết": """
        Năm | year | Year | 8 | required | YEAR
        STT | position | Count 0 | 10
        Nội dung | content | Lines 4000 | 50 | required
        Chỉ tiêu | target | Number | 9
        Đơn vị tính | measure_unit | Text 80 | 11
        Cách đo | measure | Text 4000 | 34 | MEASURE
        Thực hiện | done | Number | 10
        Ghi chú | note | Lines 4000 | 24
    """,
    "Khen thưởng": """
        Ngày | granted_on | Day | 12
        Năm | year | Year | 8 | required | YEAR
        Đối tượng | subject | OneOf Subject | 11 | required
        Mã đoàn viên | member_ids | Codes 4000 | 14 | PEOPLE
        Tên | name | Text 4000 | 26 | required
        Danh hiệu, hình thức | title | Text 4000 | 30 | required
        Mức | stage | OneOf Stage | 10 | required
        Cấp khen | granting_body | Text 300 | 22
        Số quyết định | decision_number | Text 120 | 18
        Số lượng | quantity | Count 1 | 10
        Tiền thưởng | prize | Money | 14
        Quỹ chi | fund_id | Name 300 | 26 | FUND
        Hình thức | channel | OneOf Channel | 14
        Chờ chọn quỹ | money_source | Marked | 12
        Ngày ghi sổ | booked_on | Day | 12
        Của công đoàn bộ phận | section | Text 200 | 22 | SECTION
    """,
    "Xếp loại": """
        Năm | year | Year | 8 | required | YEAR
        Đối tượng | subject | OneOf RatedSubject | 18 | required
        Mã đoàn viên | member_ids | Codes 4000 | 14 | PEOPLE
        Mức | level | OneOf Level | 22 | required
        Số lượng | quantity | Count 1 | 10
        Cấp công nhận | recognised_by | Text 300 | 24
        Điểm | score | Score 30 | 8
        Tên công đoàn bộ phận | section | Text 200 | 22 | SECTION
    """,
    "Thu chi": """
        Ngày | happened_on | Day | 12 | required
        Loại | direction | OneOf Direction | 9 | required
        Khoản mục | item | Text 300 | 22
        Nội dung | description | Text 4000 | 40 | required
        Người nộp/nhận | counterparty | Text 300 | 22
        Số tiền | amount | Money | 14 | required
        Quỹ | fund_id | Name 300 | 26 | required | FUND
        Quỹ đến | to_fund_id | Name 300 | 26 | FUND
        Hình thức | channel | OneOf Channel | 14
        Hình thức đến | to_channel | OneOf Channel | 14
        Số phiếu | voucher_text | Text 200 | 12
        Ngày ghi sổ | booked_on | Day | 12
    """,
    "Dự toán": """
        Năm | year | Year | 8 | required | MONEY_YEAR
        Loại | side | OneOf BudgetSide | 9 | required
        Khoản mục | item | Text 300 | 34 | required
        Số tiền | amount | Money | 14 | required
        Quỹ | fund_id | Name 300 | 26 | FUND
    """,
    "Phương hướng": """
        Năm | year | Year | 8 | required | YEAR
        STT | position | Count 0 | 10
        Nội dung | content | Lines 4000 | 60 | required
        Chỉ tiêu | target | Text 4000 | 18
        Kết quả | result | Lines 4000 | 18
        Thời gian thực hiện | timing | Text 300 | 18
        Người thực hiện | assignee | Text 300 | 18
    """,
    "Nhận định": """
        Kỳ | period_text | PeriodText | 14 | required
        Mục | topic | OneOf Topic | 22 | required
        Nội dung | content | Lines 4000 | 80 | required
    """,
}


def _line(column: Column) -> str:
    kind = column.kind
    cell = [type(kind).__name__]
    if not isinstance(kind, PeriodText):
        cell += [str(getattr(kind, bound)) for bound in ("most", "least") if hasattr(kind, bound)]
    cell += [kind.choices.__name__] if isinstance(kind, OneOf) else []
    parts = [column.heading, column.name, " ".join(cell), str(column.width)]
    parts += ["required"] if column.required else []
    parts += [column.refers.name] if column.refers.value else []
    return " | ".join(parts)


def test_the_sheets_stand_in_the_order_of_the_specification() -> None:
    assert [sheet.title for sheet in SHEETS] == list(AGREED)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_a_sheet_has_the_columns_that_were_agreed(sheet: Sheet) -> None:
    found = [_line(column) for column in sheet.columns]
    agreed = [line.strip() for line in AGREED[sheet.title].strip().splitlines()]
    more = [line for line in found if line not in agreed]
    lost = [line for line in agreed if line not in found]
    assert found == agreed, (
        f"New: {more}; gone: {lost}. A column of files that offices keep stays as it is. A new one stands "
        f"behind the others (`added=True` in the facts): add its line to AGREED[{sheet.title!r}], "
        "and to docs/exchange.md what it means and what its absence means."
    )


def test_every_fact_has_a_column_or_a_reason_to_have_none() -> None:
    """Else a file would bring it back as if nobody had ever said it."""
    kinds: list[tuple[Sheet, Any]] = [(sheet, sheet.declared.facts) for sheet in SHEETS if sheet.declared]
    kinds += [(ROSTER, PersonFacts), (ROSTER, MembershipFacts)]
    for sheet, facts in kinds:
        absent = {name for name, field in fields_of(facts).items() if field.absent}
        columns = {column.name for column in sheet.columns}
        assert {field.name for field in fields(facts)} <= columns | absent, sheet.title


def test_a_sheet_that_the_specification_does_not_name_stands_last(monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True)
    class NoteFacts:
        about: Annotated[str, Text("Về việc")]
        text: Annotated[str, Text("Lời", required=True, most=80)]

    assert PETITIONS.declared is not None
    notes = replace(PETITIONS.declared, title="Ghi nhớ", facts=NoteFacts, columns=("text",))
    monkeypatch.setattr(layout, "FEATURES", [Feature(sheets=(notes,)), *FEATURES])
    sheets = layout.sheets.__wrapped__()
    notes_sheet = next(sheet for sheet in sheets if sheet.title == "Ghi nhớ")
    assert [one.title for one in sheets if one.title not in REGISTERS] == [*AGREED, "Ghi nhớ"]
    assert [_line(column) for column in notes_sheet.columns] == [
        "Lời | text | Text 80 | 18 | required",
        "Về việc | about | Text 300 | 18",
    ]


def test_sheets_are_not_guessed_before_the_features_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "FEATURES", [])
    with pytest.raises(RuntimeError, match="features are loaded"):
        layout.sheets.__wrapped__()
