"""Texts, amounts and days as people type them: drawn by chance, and those that are easy to get wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from app.core.money import LIMIT

MANY = 4000

#: Letters as people type them, in one piece and in several, and what comes along with them.
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyƀAĂÂĐÊÔƠƯfjwzẤợẻỷịũèỳ"
SPACES = " \t\n\r\x0b\x0c\x1c\x1f\x85\u00a0\u1680\u2003\u2007\u2028\u2029\u202f\u205f\u3000"
UNSEEN = "\0\x08\u00ad\u200b\u200c\u200d\u200e\u2060\ufeff\ufffe"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0345\u0334\u05b0\u20d0"
SIGNS = "0123456789.,/+'()%&;:₫ªºßΣςİıﬁŒø٤４½∞\U0001f600ʼ"
#: What Unicode 3.2 knew: what either side may not know yet is no question. Of ideographs a few suffice.
_OLD = {char: unicodedata.ucd_3_2_0.category(char) for char in map(chr, range(0x20000))}
ASSIGNED = [
    char
    for char, category in _OLD.items()
    if category not in ("Cn", "Co", "Cs") and (category != "Lo" or ord(char) % 97 == 0)
]


def some(random: Random, letters: Sequence[str], most: int) -> str:
    return "".join(random.choices(letters, k=random.randint(0, most)))


def disturbed(random: Random, text: str, letters: str) -> str:
    """The text as somebody else would type it: capitals, in pieces, with a letter more, less or another."""
    text = unicodedata.normalize(random.choice(["NFC", "NFC", "NFD"]), text)
    text = random.choice([text, text, text.upper(), text.title()])
    for _ in range(random.choice([0, 0, 0, 0, 1, 1, 2])):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(["", random.choice(letters)]) + text[at + random.randint(0, 1) :]
    return text


# --- text --------------------------------------------------------------------------------------
def words(random: Random) -> str:
    """A few words, now and then from anywhere in Unicode."""
    common = LETTERS * 6 + "   " + SPACES + UNSEEN + DASHES + MARKS + SIGNS
    return some(random, common if random.random() < 0.8 else ASSIGNED, 24)


TEXTS = [
    *("", " ", "Hoà Thuỷ", "Đặng Thị Ấm", "ĐẶNG", "Hʼhen Niê", "Y-Bliă–Ksơr", "ΣΑΣ ΣΑΣ", "İ"),
    *("\u0345", "a\u0345\u0301"),
]  # fmt: skip


def texts(random: Random) -> list[tuple[str]]:
    """Single characters of every kind, and words."""
    apart = (unicodedata.normalize("NFD", text) for text in TEXTS)
    drawn = (words(random) for _ in range(MANY))
    return [(text,) for text in (*TEXTS, *apart, *ASSIGNED, *UNSEEN, *drawn)]


def searches(random: Random) -> list[tuple[str, str]]:
    """(what is sought, a name): some of the name's own beginnings, as somebody else would type them."""
    names = [" ".join(some(random, LETTERS, 4) for _ in range(4)) for _ in range(300)]
    questions = [("", "Hồ Ấm"), (" \u200b ", "Hồ Ấm"), ("am  HO", "Hồ\u00a0Ấm"), ("-", "A – B")]
    for _ in range(MANY):
        name = random.choice(names)
        sought = " ".join(word[: random.randint(0, 4)] for word in random.sample(name.split(" "), 2))
        questions.append((disturbed(random, sought, LETTERS), disturbed(random, name, LETTERS + SPACES)))
    return questions


# --- money -------------------------------------------------------------------------------------
AMOUNTS = [
    *("", " ", "0", "00", "-0", "-5", "+5"),
    *("\u22125", "007", "1.000", "1,000", "1 000", "1\u00a0000", "1.000,000"),
    *("0,752k đồng", "0,752k", "1250,125 triệu", "1.250 triệu", "1,250tr", "01,250tr", "0,125 triệu"),
    *("4tr5", "4 triệu 5", "1.5tr", "1,5 TRIỆU", "4trđ"),
    *("4 tỉ", "4 tỷ đồng", "4k", "4 ngàn", "3nghìn vnđ", "40.000₫"),
    *("4.0000", "4..000", "0.000", "4000.000", ".5tr", "5.tr"),
    *("1e9", "0x10", "٤٠", "４０", "½", "∞", "4_000"),
    *("999.999.999.999.999", "1.000.000.000.000.000", "999999999999999", "1000000000000000", "1000000 tỷ"),
    *("999999,999999999 tỷ", "0,000000001 tỷ", "0,0000000001 tỷ", "1,23456789 tỷ", "900719,9254740993 tỷ"),
    *("0" * 39 + "1", "0" * 40 + "1", "9" * 41, "9" * 400),
    *("0" * 41, "1," + "0" * 36 + "tr", "đ", "k", "4 đồng đồng"),
    *("\ufeff4tr", "4\u200btr", "4\u2007tr", "\x1c4", "4\r\n", "4\n5"),
    *("đ4", "4 đ", "4Đ", "4  đ", "4 ₫", "4 VNĐ."),
]  # fmt: skip


def amount_typed(random: Random) -> str:
    """An amount in one of the ways that people write it, now and then with a slip."""
    number = random.choice([random.randint(0, 999), int(10 ** random.uniform(0, 16))])
    mark = random.choice(".,   \u00a0")
    figures = random.choice([str(number), f"{number:,}".replace(",", mark)])
    if random.random() < 0.5:
        part = some(random, "0123456789", random.choice([1, 1, 2, 3, 3, 10]))
        digits = str(number)[: random.randint(1, 5)]
        unit = random.choice(["k", "nghìn", "ngàn", "tr", "triệu", "tỷ", "tỉ"])
        figures = f"{digits}{random.choice('.,') + part if part else ''}{random.choice(['', ' '])}{unit}"
    currency = random.choice(["", "", "đ", " đ", " đồng", "VND", " VNĐ", "₫", " dong"])
    space = random.choice(["", "", "", " ", "\u00a0", "\u200b", "\t"])
    slips = f"0123456789.,đktr{SPACES}{DASHES}+e{UNSEEN}"
    return disturbed(random, f"{space}{figures}{currency}{space}", slips)


def amounts_typed(random: Random) -> list[tuple[str]]:
    """What stands in boxes for money."""
    return [(text,) for text in (*AMOUNTS, *(amount_typed(random) for _ in range(2 * MANY)))]


def amounts(random: Random) -> list[int]:
    """Every number that people count with, the edges of thousands, and large ones."""
    edges = [10**power + step for power in range(15) for step in (-1, 0, 1)]
    round_ones = [random.randint(0, 999) * 10 ** random.randint(0, 12) for _ in range(MANY)]
    large = [int(10 ** random.uniform(0, 15)) for _ in range(MANY)]
    return [number for number in (*range(2000), *edges, *round_ones, *large, LIMIT - 1) if number < LIMIT]


def signed(random: Random) -> list[tuple[int]]:
    """Amounts on either side of zero."""
    return [(sign * number,) for number in amounts(random) for sign in (1, -1)]


def counts(random: Random) -> list[tuple[int, int | None]]:
    """(what was entered, what was counted in hand, if anything)."""
    pairs: list[tuple[int, int | None]] = [(0, None), (0, 0), (5, None), (1000, 999), (999, 1000)]
    drawn = amounts(random)
    pairs += [
        (total, random.choice([None, total, random.choice(drawn)])) for total in random.sample(drawn, MANY)
    ]
    return pairs


# --- days --------------------------------------------------------------------------------------
DAYS = [
    *("", " ", "29/02/2024", "29/02/2023", "29/2/24"),
    *("29/2/23", "29/02/1900", "29/02/2000", "29022024", "29022023"),
    *("1/1/49", "1/1/50", "1/1/00", "1/1/99", "1/1/024"),
    *("1/1/1899", "1/1/1900", "31/12/2200", "1/1/2201", "1/1/0024"),
    *("0/1/2024", "1/0/2024", "32/1/2024", "31/4/2024", "1/13/2024", "00/00/0000", "31/12/99"),
    *("2024-12-05", "2024-1-5", "2024-13-1", "2024-02-30"),
    *("2024/12/05", "24-12-05", "2024–12–05", "2024.12.05"),
    *("5/3/25", "5-3-25", "5.3.25", "5–3–25", "5−3−2025"),
    *("5/3-25", "5/3", "5/3/2", "5 / 3 / 25", "0503202", "5032025"),
    *(" 5/3/25 ", "\u00a05/3/2025\u00a0", "5/3/2025\u200b", "\ufeff05032025"),
    *("５/３/２０２５", "mai", "5/3/25đ", "005/3/25"),
]  # fmt: skip


def day_typed(random: Random) -> str:
    """A day, of the calendar or not, in one of the ways that people write it, now and then with a slip."""
    year, month, day = random.randint(1890, 2210), random.randint(0, 13), random.randint(0, 32)
    mark = random.choice("///--.–")
    written = random.choice(
        [
            f"{day:02d}/{month:02d}/{year}",
            f"{day}{mark}{month}{mark}{year}",
            f"{day}{mark}{month}{mark}{year % 100:02d}",
            f"{day:02d}{month:02d}{year}",
            f"{year}-{month:02d}-{day:02d}",
        ]
    )
    return disturbed(random, written, f"0123456789/.-{SPACES}{DASHES}{UNSEEN}")


def days_typed(random: Random) -> list[tuple[str]]:
    """What stands in boxes for days."""
    return [(text,) for text in (*DAYS, *(day_typed(random) for _ in range(2 * MANY)))]


def days() -> list[date]:
    """Every seventh day of three centuries, and days that are written with zeros."""
    first = date(1900, 1, 1)
    week_by_week = [first + timedelta(days=number) for number in range(0, 110_000, 7)]
    return [*week_by_week, date(2000, 2, 29), date(1, 1, 1), date(999, 12, 31), date(9999, 12, 31)]


# --- bytes -------------------------------------------------------------------------------------
def sizes(random: Random) -> list[tuple[int]]:
    """Sizes of files around each unit, and any."""
    units = [1024**power * times for power in (1, 2, 3) for times in (1, 10, 1023)]
    edges = [unit + step for unit in units for step in (-1, 0, 1)]
    return [(size,) for size in (0, 1, *edges, *(int(10 ** random.uniform(0, 12)) for _ in range(MANY)))]
