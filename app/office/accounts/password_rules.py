"""What a password must be, and how long a temporary one waits. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from app.core.errors import Refused
from app.core.vietnamese import fold

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 200
#: How long a temporary password waits for its first use.
TEMPORARY_LASTS = timedelta(days=7)
#: Words that add nothing to a password, as the user's name and those of the unions; how many letters must be
#: left without them.
_EASY = ("congdoan", "matkhau", "password", "admin", "vietnam", "thuquy", "chutich", "doanvien")
_LEAST_LEFT, _LEAST_DIFFERENT = 4, 5


def refuse_bad_password(password: str, username: str) -> None:
    """Raise Refused for a password that is too short, too long to be hashed in time, or the user's name."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refused(f"Mật khẩu cần ít nhất {SHORTEST_PASSWORD} chữ.", "password")
    if len(password) > LONGEST_PASSWORD:
        raise Refused(f"Mật khẩu dài quá {LONGEST_PASSWORD} chữ.", "password")
    if fold(password) == username:
        raise Refused("Mật khẩu không được trùng tên đăng nhập.", "password")


def refuse_guessable_password(
    password: str, username: str, union_names: Iterable[str], common: Collection[str]
) -> None:
    """Raise Refused for a password that many people have, or that is tried first by who knows the union."""
    plain = plain_letters(password)
    if plain in common or plain.rstrip("0123456789") in common:
        raise Refused("Mật khẩu này nhiều người dùng nên rất dễ đoán; hãy chọn một câu khác.", "password")
    if len(set(plain)) < _LEAST_DIFFERENT or _goes_in_steps(plain):
        raise Refused(
            "Mật khẩu chỉ lặp lại hoặc theo thứ tự nên rất dễ đoán; hãy chọn một câu khác.", "password"
        )
    rest = plain
    for word in sorted(_known_words(username, union_names), key=len, reverse=True):
        rest = rest.replace(word, "")
    if rest != plain and len(rest.strip("0123456789")) < _LEAST_LEFT:
        raise Refused(
            "Mật khẩu chỉ gồm tên đăng nhập, tên công đoàn hoặc những chữ quen thuộc; hãy thêm vài từ khác.",
            "password",
        )


def plain_letters(text: str) -> str:
    """Small letters and digits of a text, without marks, spaces and signs."""
    return "".join(char for char in fold(text) if char.isalnum())


def temporary_ends_at(since: datetime | None) -> datetime | None:
    """Until when a temporary password set at `since` can be used first; a naive moment is UTC."""
    if since is None:
        return None
    return (since if since.tzinfo else since.replace(tzinfo=UTC)) + TEMPORARY_LASTS


def _known_words(username: str, union_names: Iterable[str]) -> set[str]:
    names = [username, *(word for name in union_names for word in (name, *name.split()))]
    return {word for word in (*map(plain_letters, names), *_EASY) if len(word) > 2}


def _goes_in_steps(plain: str) -> bool:
    """Whether every sign follows the one before it, forwards or backwards: 234567890123, zyxwvutsrqpo."""
    around = 10 if plain.isdigit() else 26
    steps = {(ord(after) - ord(before)) % around for before, after in pairwise(plain)}
    return steps in ({1}, {around - 1})


def refuse_same_password(current: str, password: str) -> None:
    """Raise Refused if the new password is the current one: a temporary password is known to two people."""
    if password == current:
        raise Refused("Mật khẩu mới phải khác mật khẩu đang dùng.", "password")
