"""Amounts in whole đồng: reading what people type, formatting, spelling out in words."""

from __future__ import annotations

import re

from app.core.errors import Refused, Unreadable
from app.core.vietnamese import as_typed, capital_first, fold

LIMIT = 10**15


# Folded texts: «đồng» has become «dong», «tỷ» and «tỉ» are «ty» and «ti».
_CURRENCY = r"(?: ?(?:d|dong|vnd|₫))?"


_PLAIN = re.compile(
    rf"(?P<figures>[0-9]+|[1-9][0-9]{{0,2}}(?:(?P<mark>[., ])[0-9]{{3}})(?:(?P=mark)[0-9]{{3}})*){_CURRENCY}"
)


_SCALED = re.compile(
    rf"(?P<integer>[0-9]+)(?:[.,](?P<fraction>[0-9]+))? ?(?P<unit>k|nghin|ngan|tr|trieu|ty|ti){_CURRENCY}"
)


# Not valid amounts, but it is clear what was meant: the error message suggests the right form.
_SIGNED = re.compile(r"[-+\u2212\u2013](?P<rest>[0-9][0-9., ]*(?: ?[a-z]+)?)")


_POWER = re.compile(r"(?P<figures>[1-9][0-9]{0,2})e\+?(?P<zeros>[0-9]|1[0-2])")


_GROUPED = re.compile(r"(?P<head>[1-9][0-9]{0,2}(?:[.,][0-9]{3})*)[.,](?P<tail>[0-9]{4,6})")


_UNITS = {
    "k": 10**3, "nghin": 10**3, "ngan": 10**3,
    "tr": 10**6, "trieu": 10**6,
    "ty": 10**9, "ti": 10**9,
}  # fmt: skip


_FORMS = "viết 4.000.000, 40k hoặc 4tr"


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


class BadMoney(Unreadable):
    """A text is not an amount of whole đồng."""


def parse_money(text: str) -> int:
    """Whole đồng, 0 to 10¹⁵ − 1, of `4000000`, `4.000.000đ`, `40k`, `4,5tr`, `1,2 tỷ`…; else BadMoney.

    A scaled number with three digits after its mark is refused: `1.250 triệu` has two readings, 1000 times
    apart.
    """
    typed, plain = as_typed(text), fold(text)
    if not plain:
        raise BadMoney(f"Chưa có số tiền; {_FORMS}.")
    # int() of thousands of digits raises an error of its own.
    if len(plain) > 40:
        raise BadMoney(f"{typed} không phải là số tiền; {_FORMS}.")
    if match := _PLAIN.fullmatch(plain):
        amount = int(re.sub(r"[., ]", "", match["figures"]))
    elif match := _SCALED.fullmatch(plain):
        amount = _scaled(typed, match["integer"], match["fraction"] or "", _UNITS[match["unit"]])
    else:
        raise BadMoney(f"{typed} không phải là số tiền; {_meant(plain)}.")
    if amount >= LIMIT:
        raise BadMoney(f"{typed} quá lớn; số tiền phải dưới {format_dong(LIMIT)}.")
    return amount


def _meant(plain: str) -> str:
    """How to write what was probably meant: an amount with a sign, a digit group that is too long, 1e9."""
    if match := _SIGNED.fullmatch(plain):
        return f"số tiền không mang dấu cộng, trừ, hãy viết {match['rest']}"
    if match := _POWER.fullmatch(plain):
        amount = int(match["figures"]) * 10 ** int(match["zeros"])
        return f"viết đủ số: {format_money(amount)}"
    if match := _GROUPED.fullmatch(plain):
        full = format_money(int(re.sub(r"[.,]", "", match["head"] + match["tail"])))
        short = format_money(int(re.sub(r"[.,]", "", match["head"] + match["tail"][:3])))
        return f"mỗi nhóm có ba chữ số, viết {full} hoặc {short}"
    return _FORMS


def _scaled(typed: str, integer: str, fraction: str, unit: int) -> int:
    scale: int = 10 ** len(fraction)
    amount, rest = divmod(int(integer + fraction) * unit, scale)
    if rest:
        raise BadMoney(f"{typed} có phần lẻ dưới một đồng; {_FORMS}.")
    if len(fraction) == 3 and re.fullmatch(r"[1-9][0-9]{0,2}", integer):
        other = format_money(int(integer + fraction) * unit)
        raise BadMoney(f"{typed} hiểu được hai cách; viết đủ số: {format_money(amount)} hoặc {other}.")
    return amount


def format_money(amount: int) -> str:
    """`4.000.000`, as tables write an amount of đồng; `-4.000.000` below zero."""
    return f"{amount:,}".replace(",", ".")


def format_dong(amount: int) -> str:
    """`4.000.000 đồng`, as documents write it."""
    return f"{format_money(amount)} đồng"


#: A tenth of each is the smallest step that running text says in it.
_SPOKEN = ((10**9, "tỷ"), (10**6, "triệu"))


def dong_in_text(amount: int) -> str:
    """`04 triệu đồng`, `3,6 triệu đồng` where that is exact, else `3.650.000 đồng`; `âm …` below zero."""
    if amount < 0:
        return f"âm {dong_in_text(-amount)}"
    for unit, name in _SPOKEN:
        whole, rest = divmod(amount, unit)
        if whole and rest % (unit // 10) == 0:
            tenth = rest // (unit // 10)
            number = f"{format_money(whole)},{tenth}" if tenth or whole > 9 else f"{whole:02d}"
            return f"{number.removesuffix(',0')} {name} đồng"
    return format_dong(amount)


def format_rate(amount: int) -> str:
    """`40.000đ`, as a rate is written before `/người/năm`."""
    return f"{format_money(amount)}đ"


def money_in_words(amount: int) -> str:
    """`Bốn triệu đồng`, for «Số tiền bằng chữ» (linh, mốt, tư, lăm, không trăm). Negative: ValueError."""
    if amount < 0:
        raise ValueError(f"no words for a negative amount: {amount}")
    return capital_first(_words(amount, full=False) or "không") + " đồng"


def _words(number: int, *, full: bool) -> str:
    """Empty for zero. `full` names the hundreds even if there are none, as after a higher group."""
    for size, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn")):
        high, low = divmod(number, size)
        if high:
            return f"{_words(high, full=full)} {name} {_words(low, full=True)}".rstrip()
    return _below_thousand(number, full=full) if number else ""


def _below_thousand(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens == 0 and ones:
        words.append(f"linh {_DIGITS[ones]}" if words else _DIGITS[ones])
    elif tens == 1:
        words.append("mười")
    elif tens:
        words.append(f"{_DIGITS[tens]} mươi")
    if tens and ones:
        after_twenty = {1: "mốt", 4: "tư"} if tens > 1 else {}
        words.append("lăm" if ones == 5 else after_twenty.get(ones, _DIGITS[ones]))
    return " ".join(words)


#: Bank notes in use, in đồng, the largest first: each has its box in the form.
DENOMINATIONS = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500)


def refuse_nothing(amount: int) -> None:
    """Raise Refused for an amount of nothing."""
    if amount <= 0:
        raise Refused("Số tiền phải lớn hơn 0.", "amount")
