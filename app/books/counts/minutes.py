"""Biên bản kiểm quỹ: what was counted note by note, the book's balance and the difference."""

from __future__ import annotations

from collections.abc import Iterator

from app.books.counts.facts import CountFacts
from app.books.counts.models import CashCount
from app.books.counts.rules import difference_text
from app.books.ledgers.sheets import fund_text
from app.core.dates import date_in_words, format_date
from app.core.money import DENOMINATIONS, format_dong, format_money, money_in_words
from app.papers.head import Head
from app.papers.sheet import Column, Sheet, SheetRow, Signature


def count_minutes(
    row: CashCount, facts: CountFacts, fund_name: str | None, head: Head, seal: str = ""
) -> Sheet:
    """The minutes of a count, compared with the book's balance when it was recorded.

    `seal` is the head of the books when it is printed.
    """
    book_amount = row.book_amount
    withdrawn = (f"ĐÃ RÚT KHỎI SỔ: {row.withdrawn_reason}",) if row.withdrawn_at else ()
    day = date_in_words(facts.counted_on)
    place = f" ({head.place})" if head.place else ""
    return Sheet(
        form="",
        title="BIÊN BẢN KIỂM QUỸ TIỀN MẶT",
        subtitles=(day.capitalize(), fund_text(fund_name), *withdrawn),
        before=(
            f"Hôm nay, hồi ...... giờ ......, {day}, tại {head.unit_name}{place}, chúng tôi gồm:",
            *(f"- {one}" for one in _present(facts, head)),
            "cùng kiểm quỹ tiền mặt, kết quả như sau (đơn vị tính: đồng):",
        ),
        columns=(
            Column("TT", "count", 0.5),
            Column("Loại tiền, nội dung", "text", 3.4),
            Column("Số tờ", "count", 1),
            Column("Thành tiền", "money", 1.8),
        ),
        rows=tuple(_rows(facts, book_amount)),
        closing=(*_closing(facts, book_amount), *filter(None, [seal])),
        signatures=(
            Signature("Thủ quỹ", name=head.treasurer),
            Signature("Kế toán", name=head.accountant),
            Signature("Chủ tịch", "(Ký tên, đóng dấu)", head.chair),
        ),
        place_and_date=head.dated(facts.counted_on),
    )


def _present(facts: CountFacts, head: Head) -> list[str]:
    """The people present as recorded, else the officers of that day, with a line for another name."""
    named = [one.strip() for one in facts.present.split(";") if one.strip()]
    if named:
        return named
    posts = ((head.chair, "Chủ tịch"), (head.accountant, "Kế toán"), (head.treasurer, "Thủ quỹ"))
    officers = [f"{name}, {post}" for name, post in posts if name]
    return [*officers, "................................................................"]


def _rows(facts: CountFacts, book_amount: int) -> Iterator[SheetRow]:
    yield SheetRow(("I", "Số tiền kiểm kê thực tế", None, facts.counted), is_bold=True)
    for place, value in enumerate(DENOMINATIONS, start=1):
        pieces = facts.pieces.get(value)
        amount = value * pieces if pieces else None
        yield SheetRow((str(place), f"Loại {format_dong(value)}", pieces, amount))
    yield SheetRow(("II", "Số dư theo sổ quỹ tiền mặt", None, book_amount), is_bold=True)
    difference = facts.counted - book_amount
    words = {True: "thừa", False: "thiếu"}[difference > 0] if difference else "không"
    yield SheetRow(("III", f"Chênh lệch (I − II): {words}", None, difference), is_bold=True)


def _closing(facts: CountFacts, book_amount: int) -> Iterator[str]:
    difference = facts.counted - book_amount
    yield f"Số tiền kiểm kê thực tế bằng chữ: {money_in_words(facts.counted)}."
    if difference:
        yield f"Lý do chênh lệch: {facts.explanation}"
        yield (
            f"Kết luận: quỹ tiền mặt đến hết ngày {format_date(facts.counted_on)} "
            f"{difference_text(difference)} so với sổ quỹ ({format_money(book_amount)} đồng)."
        )
        yield f"Kiến nghị xử lý: {'.' * 100}"
        return
    if facts.explanation:
        yield f"Ghi chú: {facts.explanation}"
    yield f"Kết luận: quỹ tiền mặt đến hết ngày {format_date(facts.counted_on)} khớp với sổ quỹ."
