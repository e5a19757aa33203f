"""The result of an activity as an officer adds it to the sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from app.core.money import BadMoney, dong_in_text, parse_money
from app.core.texts.lines import has_lines
from app.core.vietnamese import bare, capital_first, fold, lower_first
from app.life.events.facts import Category
from app.year.reports.narration.language.grammar import grammar

_PRIZE = re.compile(
    r"(?:\d+ )?(?:HC[VBĐ]|huy chương)\b|(?:nhất|nhì|ba) toàn đoàn\b|vô địch\b"
    r"|giải (nhất|nhì|ba|khuyến khích|tư|đặc biệt|a|b|c)\b",
    re.IGNORECASE,
)
#: `Nhì toàn đoàn` without the word for a prize.
_PLACED = re.compile(r"(?:nhất|nhì|ba) ", re.IGNORECASE)
_BEFALLEN = re.compile(r"(?:đã )?được ")
_NUMBER = re.compile(r"(\d[\d.,/]*)\s")
_MONEY = re.compile(
    r"\d[\d.,]* ?(?:(?:nghìn|triệu|tỷ|tỉ) ?)?(?:đồng|đ)|\d[\d.,]* ?(?:triệu|tỷ)", re.IGNORECASE
)
#: `giới thiệu 02`, `kết nạp 01 đoàn viên`.
_DID = re.compile(r"(?:đã )?(\D+?) (\d+)(?: (\D+))?")
_MEETING = re.compile(r"(hội nghị|đại hội|buổi đối thoại|tọa đàm|hội thảo)", re.IGNORECASE)


def result_text(
    texts: Sequence[str], title: str, category: Category, *, counted: Collection[str] = ()
) -> str:
    """What follows the clause, its full stop included: `, đạt giải Nhất.`, `; tại Hội nghị đã ký kết ….`

    Texts of several paragraphs stand below it, as typed. `counted`: the numbers of people that the clause
    says.
    """
    if any(map(has_lines, texts)):
        return ", với kết quả như sau:\n" + "\n".join(texts)
    clauses = [_one(bare(text), title, category, counted) for text in texts]
    return f"{''.join(clauses)}."


def _one(text: str, title: str, category: Category, counted: Collection[str]) -> str:
    words = grammar()
    if left := _of_those(text, title, counted):
        return left
    if _is_in_clause(text, title, counted):
        return ""
    if re.match(r"(đạt|đoạt) ", text, re.IGNORECASE):
        return f", {lower_first(text).replace('; ', ', ')}"
    if _PRIZE.match(text):
        prize = f"giải {capital_first(text)}" if _PLACED.match(text) else lower_first(text)
        return f", đạt {prize.replace('; ', ', ')}"
    if winners := _winners(text):
        return f"; {winners}"
    if category is Category.INSPECTION:
        return f"; qua kiểm tra, {lower_first(text)}"
    if words.done.match(text) or re.match(r"đã ", text, re.IGNORECASE):
        clause = lower_first(text).removeprefix("đã ").replace("; ", ", ")
        return f"; {_where(title)} đã {clause}"
    if _MONEY.fullmatch(text):
        return f", {'' if counted else 'với '}số tiền {_as_money(text)}"
    if number := _NUMBER.match(text):
        return _amount(text, title, number, category, counted)
    return f"; {lower_first(text)}"


def _winners(text: str) -> str:
    """`tổ Văn - Sử đạt giải nhất; tổ Toán đạt giải nhì` of `Tổ Văn - Sử: giải nhất; …`."""
    clauses = []
    for part in text.split("; "):
        who, _, prize = part.partition(": ")
        if not _PRIZE.match(prize):
            return ""
        named = lower_first(who) if grammar().joiners.match(who) else who
        clauses.append(f"{named} đạt {lower_first(prize)}")
    return "; ".join(clauses)


def _is_in_clause(text: str, title: str, counted: Collection[str]) -> bool:
    """Whether it is a number that the clause has already: `05 đ/c` of `Giới thiệu 05 quần chúng`.

    So too one of the thing that the title names: `01 tổ` of `Thành lập tổ công đoàn`.
    """
    number = _NUMBER.match(text)
    if not number or grammar().predicates.search(text):
        return False
    noun = text[number.end() :]
    if number[1] in ("1", "01") and _names_it(noun, title):
        return True
    is_counted = number[1] in counted or re.search(rf"(?<!\d){number[1]} ", title) is not None
    return is_counted and grammar().persons.fullmatch(noun) is not None


def _names_it(noun: str, title: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(noun))}(?!\w)", fold(title)) is not None


def _as_money(text: str) -> str:
    """The sum as documents write it; one that is no whole number stays as typed."""
    try:
        return dong_in_text(parse_money(text))
    except BadMoney:
        return text


def _of_those(text: str, title: str, counted: Collection[str]) -> str:
    """`, trong đó 01 đồng chí được kết nạp` of `giới thiệu 02, kết nạp 01` where the clause introduces 02."""
    first, _, rest = text.partition(", ")
    did, other = _DID.fullmatch(first), _DID.fullmatch(rest)
    if not did or not other or did[2] not in counted or not fold(title).startswith(fold(did[1])):
        return ""
    if other[3] or not grammar().befalls.fullmatch(other[1]):
        return ""
    return f", trong đó {other[2]} đồng chí được {lower_first(other[1])}"


def _where(title: str) -> str:
    """What was done there: `tại Hội nghị`, `qua đó`."""
    meeting = _MEETING.match(title)
    return f"tại {meeting[1]}" if meeting else "qua đó"


def _amount(
    text: str, title: str, number: re.Match[str], category: Category, counted: Collection[str]
) -> str:
    """`; giúp được 15 hộ`; with a verb of its own a clause: `; qua đó có 12 ý kiến được tiếp thu`."""
    words, noun = grammar(), text[number.end() :]
    if words.predicates.search(text):
        if number[1] in counted and number[1] != "01" and words.persons.match(noun):
            return f"; cả {text}"
        if words.persons.match(noun) and _is_part(number[1], noun, counted):
            return f", trong đó {text}"
        return f"; qua đó {'' if ' có ' in text else 'có '}{text}"
    if _names_it(noun, title):
        return f"; tổng số {text}"
    if words.joiners.fullmatch(noun):
        return f"; có {text} tham gia"
    return f"; {words.kinds[category].quantity} {text}"


def _is_part(number: str, noun: str, counted: Collection[str]) -> bool:
    """Whether something happened to some of those whom the clause counts: `02 đ/c được kết nạp` of 03."""
    befell = _BEFALLEN.search(noun)
    if befell is None or not grammar().befalls.match(noun, befell.end()) or not number.isdigit():
        return False
    return any(int(one) > int(number) for one in counted if one.isdigit())
