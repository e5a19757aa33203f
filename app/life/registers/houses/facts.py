"""What is recorded of a house that was built or mended for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Booked, Day, Fund, Lines, Money, OneOf, People, Text
from app.core.vietnamese import LONGEST_TEXT
from app.log.activities.facts import EntryFacts, MoneySource, PaidIn, VoucherText, money_of


class Work(Choice):
    """Hình thức of the sheet Nhà ở."""

    BUILT = "built", "Xây mới"
    MENDED = "mended", "Sửa chữa"


@dataclass(frozen=True, slots=True)
class HouseFacts:
    """A row of the sheet Nhà ở. `value` and `support` are whole đồng; the union pays the support alone."""

    started_on: Annotated[date, Day("Ngày hỗ trợ", required=True, help="Ngày khởi công hoặc trao tiền.")]
    for_whom: Annotated[str, Text("Hỗ trợ cho", required=True, width=28)]
    work: Annotated[Work, OneOf("Hình thức làm nhà", choices=Work, required=True, width=14)] = Work.BUILT
    support: Annotated[int | None, Money("Công đoàn hỗ trợ")] = None
    value: Annotated[int | None, Money("Giá trị căn nhà", help="Cả phần của gia đình và nơi khác.")] = None
    givers: Annotated[str, Text("Nguồn hỗ trợ", most=LONGEST_TEXT)] = ""
    place: Annotated[str, Text("Địa điểm", most=LONGEST_TEXT)] = ""
    handed_on: Annotated[date | None, Day("Ngày bàn giao")] = None
    fund_id: Annotated[int | None, Fund("Quỹ chi", amount="support")] = None
    channel: PaidIn = None
    voucher_text: VoucherText = ""
    member_ids: Annotated[tuple[int, ...], People("Đoàn viên được hỗ trợ")] = ()
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
    money_source: Annotated[MoneySource | None, money_of("support")] = None
    booked_on: Booked = None

    def entry(self) -> EntryFacts:
        return EntryFacts.of(
            self,
            starts_on=self.started_on,
            title=f"{self.work.label} nhà ở cho {self.for_whom}",
            ends_on=self.handed_on,
            amount=self.support,
            also_found_by=f"Mái ấm {self.givers}",
        )
