"""Invented people of the unions of four kinds."""

from __future__ import annotations

_FAMILIES = ("Lường", "Quách", "Triệu", "Giàng", "Hoàng", "Vi", "Sùng", "Đàm", "Nông", "Cầm", "Mạc")
_GIVEN = ("An", "Bình", "Cúc", "Diệp", "Giang", "Hạnh", "Khuê", "Lý", "Mơ", "Ngân", "Oanh", "Pha", "Quý")


def name_of(number: int, *, is_woman: bool) -> str:
    """A name of its own for each number up to 286, for a while then for two."""
    middle = ("Thị" if is_woman else "Văn") + ("" if number <= 143 else " Bích" if is_woman else " Cao")
    return f"{_FAMILIES[number % 11]} {middle} {_GIVEN[number % 13]}"


def by_turns(number: int, *words: str) -> str:
    """The words one after the other."""
    return words[number % len(words)]
