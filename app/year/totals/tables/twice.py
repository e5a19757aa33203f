"""What may stand in the sums of two unions. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.core.money import format_dong
from app.core.vietnamese import count_text
from app.year.received.facts import Value
from app.year.totals.rules import PeriodTotals
from app.year.totals.tables.rules import values_of


@dataclass(frozen=True, slots=True)
class Twice:
    """What may be counted in two unions, and of which figures (`begins`: how their keys begin)."""

    begins: tuple[str, ...]
    text: str

    def concerns(self, key: str) -> bool:
        return key.startswith(self.begins)


def counted_twice(found: PeriodTotals, sums: Mapping[str, Value]) -> Iterator[Twice]:
    """What may stand in the sums of two unions, as far as the keys say."""

    def number(key: str) -> int:
        total = sums.get(key)
        return total if isinstance(total, int) else 0

    if elsewhere := number("people.elsewhere"):
        yield Twice(
            ("people.workers", "people.elsewhere"),
            f"Có {count_text(elsewhere)} người làm việc ở một công đoàn mà sinh hoạt công đoàn ở nơi khác: "
            "nơi ấy cũng gửi báo cáo thì người đó được tính ở cả hai.",
        )
    if moved := number("people.members.transferred_in"):
        yield Twice(
            ("people.members.transferred_in", "people.members.left"),
            f"Có {count_text(moved)} đoàn viên chuyển đến: ai chuyển giữa hai công đoàn trong bảng "
            "thì vừa có ở số tăng, vừa có ở số giảm.",
        )
    sent = sum(number(key) for key in sums if key.startswith("fund[") and key.endswith("].remitted"))
    if sent:
        yield Twice(
            ("money.", "fund["),
            f"Các công đoàn đã nộp lên cấp trên {format_dong(sent)}: ở đây là tiền chi, "
            "ở sổ của cấp trên là tiền thu. Đừng cộng hai sổ với nhau.",
        )
    uppers = [one.name for one in found.expected if "units.expected" in values_of(found, one)]
    if uppers:
        yield Twice(
            ("",),
            f"{', '.join(uppers)} cũng là công đoàn cấp trên: số gửi lên đã gồm các công đoàn cấp dưới "
            "của mình. Công đoàn nào gửi cả hai nơi thì được tính hai lần.",
        )
