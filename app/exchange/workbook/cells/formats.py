"""What Excel shows of a number or a day under a number format, with Vietnamese signs: 1.234,5 and 05/03/2024.

A format has up to four sections (positive; negative; zero; text), with American signs in the file: `,` groups
digits, `.` is the decimal point. Fractions and powers are not supported: they are shown as plain numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

from app.core.vietnamese import decimal_text, tidy
from app.exchange.workbook.cells.days_shown import day_shown

Number = int | float
#: A quoted text, an escaped letter, padding, a bracket, anything else.
_TOKEN = re.compile(r'"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]+)")
_CURRENCY = re.compile(r"\$([^-]*)")
#: Default formats of programs, or shown by Excel in the country's own form: dd/mm/yyyy.
_USUAL_DAYS = frozenset({"yyyy-mm-dd", "mm-dd-yy", "m/d/yy"})
_USUAL = tuple((sign, "") for sign in "dd/mm/yyyy")
_PROGRAMS_HOURS = frozenset({"yyyy-mm-dd h:mm:ss", "yyyy-mm-dd hh:mm:ss"})
_SYSTEM_DAY = re.compile(r"\[\$-(?:x-sysdate|f800)\]", re.IGNORECASE)
_GENERAL = re.compile("\0g\0e\0n|@", re.IGNORECASE)
_TESTS = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Section:
    """`marks`: (sign of the format or "", literal text); `condition`: when it applies, None: by sign."""

    marks: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None

    @property
    def code(self) -> str:
        """The signs of the format, without literal texts."""
        return "".join(sign for sign, _ in self.marks).lower()


class NumberFormat:
    """One number format of a file."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.is_usual_day = code.lower() in _USUAL_DAYS or bool(_SYSTEM_DAY.search(code))
        self.sections = [_section(part) for part in _parts(code)]

    @property
    def is_per_cent(self) -> bool:
        return any("%" in section.code for section in self.sections)

    def show(self, value: Number | date | time) -> str:
        """What Excel shows; the plain number where the format hides it."""
        if isinstance(value, date | time):
            marks = _USUAL if self.is_usual_day else self.sections[0].marks
            text = day_shown(value, () if self.code.lower() in _PROGRAMS_HOURS else marks)
        else:
            text = self._number(Decimal(f"{value:.15g}"))
        return tidy(text) or plain(value)

    def _number(self, number: Decimal) -> str:
        section, is_signed = self._chosen(number)
        code = section.code
        if not code or "general" in code or "@" in code or not re.search("[0#?]", code):
            return self._copied(section, number, is_signed=is_signed)
        if "/" in code or re.search(r"e[+-]", code):
            return plain(float(number))
        return ("-" if is_signed else "") + _drawn(section, abs(number))

    @staticmethod
    def _copied(section: _Section, number: Decimal, *, is_signed: bool) -> str:
        """The literal texts of a section, alone or around `General`."""
        shown = ("-" if is_signed else "") + decimal_text(abs(number)).replace(".", "")
        text = "".join(f"\0{sign}" if sign else copied for sign, copied in section.marks)
        return re.sub("(?:\0.)+", lambda signs: shown if _GENERAL.search(signs[0]) else "", text)

    def _chosen(self, number: Decimal) -> tuple[_Section, bool]:
        """The section for a number, and whether a minus is put before it."""
        sections = self.sections[:3]
        for section in sections:
            if section.condition and _TESTS[section.condition[0]](number, section.condition[1]):
                return section, number < 0
        if any(section.condition for section in sections):
            return sections[-1], number < 0
        if number < 0 and len(sections) > 1:
            return sections[1], False
        if number == 0 and len(sections) > 2:
            return sections[2], False
        return sections[0], number < 0


def plain(value: object) -> str:
    """A number or day without any format."""
    if isinstance(value, date | time):
        return day_shown(value, ())
    return decimal_text(Decimal(f"{value:.15g}")).replace(".", "") if isinstance(value, float) else str(value)


def _parts(code: str) -> list[str]:
    parts = [""]
    for match in _TOKEN.finditer(code):
        if match[0] == ";":
            parts.append("")
        else:
            parts[-1] += match[0]
    return parts


def _section(part: str) -> _Section:
    marks: list[tuple[str, str]] = []
    condition = None
    for match in _TOKEN.finditer(part):
        quoted, escaped, bracket, sign = match.groups()
        if bracket is not None:
            comparison, money = _CONDITION.fullmatch(bracket), _CURRENCY.match(bracket)
            if comparison:
                condition = (comparison[1], Decimal(comparison[2]))
            elif money:
                marks.append(("", money[1]))
            elif re.fullmatch("h+|m+|s+", bracket, re.IGNORECASE):
                marks.append((bracket, ""))
        elif sign is not None:
            marks.append((sign, ""))
        elif match[0][0] == "_":
            marks.append(("", " "))
        elif quoted is not None or escaped is not None:
            marks.append(("", quoted if quoted is not None else escaped))
    return _Section(tuple(marks), condition)


def _drawn(section: _Section, number: Decimal) -> str:
    """The number with its digits in the places of the section, filled from the right."""
    signs = [(sign if sign in "0#?.,%" else "", sign or text) for sign, text in section.marks]
    point = next((n for n, (sign, _) in enumerate(signs) if sign == "."), len(signs))
    places = [n for n, (sign, _) in enumerate(signs) if sign and sign in "0#?"]
    integer_places = [n for n in places if n < point]
    decimal_places = [n for n in places if n > point]
    last = integer_places[-1] if integer_places else point
    thousands = sum(sign == "," for sign, _ in signs[last:point])
    groups = bool(integer_places) and any(sign == "," for sign, _ in signs[integer_places[0] : last])
    number = number.scaleb(2 * sum(sign == "%" for sign, _ in signs) - 3 * thousands)
    rounded = number.quantize(Decimal(1).scaleb(-len(decimal_places)), ROUND_HALF_UP)
    digits, _, decimals = f"{rounded:f}".partition(".")
    shown = _integer_digits("" if digits == "0" else digits, [signs[n][0] for n in integer_places], groups)
    filled = dict(zip(integer_places, shown, strict=True)) | _decimal_digits(decimals, decimal_places, signs)
    out = []
    for n, (sign, text) in enumerate(signs):
        if n in filled:
            out.append(filled[n])
        elif sign == ".":
            out.append("," if any(filled[place] for place in decimal_places) else "")
        elif sign != ",":
            out.append(text)
    if not integer_places:
        out.insert(0, digits if digits != "0" else "")
    return "".join(out)


def _integer_digits(digits: str, signs: list[str], groups: bool) -> list[str]:
    """The text of each place before the point: the first place takes all remaining digits."""
    shown: list[str] = []
    left, count = digits, 0
    for place, sign in enumerate(reversed(signs)):
        is_first = place == len(signs) - 1
        taken = left if is_first else left[-1:]
        left = "" if is_first else left[:-1]
        if not taken:
            taken = {"0": "0", "?": " "}.get(sign, "")
        text = ""
        for digit in reversed(taken):
            text = digit + ("." if groups and count and count % 3 == 0 else "") + text
            count += 1
        shown.append(text)
    return shown[::-1]


def _decimal_digits(decimals: str, places: list[int], signs: list[tuple[str, str]]) -> dict[int, str]:
    """The text of each place after the point; `#` shows no trailing zeros."""
    filled: dict[int, str] = {}
    is_needed = False
    for digit, place in reversed([*zip(decimals, places, strict=True)]):
        is_needed = is_needed or digit != "0" or signs[place][0] == "0"
        filled[place] = digit if is_needed else (" " if signs[place][0] == "?" else "")
    return filled
