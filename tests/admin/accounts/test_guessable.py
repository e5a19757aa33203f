"""Passwords that are guessed first are refused; a sentence of one's own is not."""

from __future__ import annotations

import pytest

from app.core.errors import Refused
from app.office.accounts.password_rules import plain_letters, refuse_guessable_password
from app.office.accounts.passwords import common_passwords, one_time_password

UNION = "Công đoàn cơ sở Trường THCS Hoa Mai"


def check(password: str, username: str = "thuha") -> None:
    refuse_guessable_password(password, username, [UNION], common_passwords())


@pytest.mark.parametrize(
    "password",
    [
        "matkhau123456",
        "Mật khẩu 2026!",
        "Congdoan@2026",
        "iloveyouforever",
        "Sunshine-20262026",
        "qwertyuiop123",
        "anh yêu em 123",
        "aaaaaaaaaaaa",
        "12-12-12-12-12",
        "234567890123",
        "987654321098",
        "abcdefghijklmn",
        "thuha.thuha.1990",
        "Hoa Mai 2026 Hoa Mai",
        "congdoancosotruongthcshoamai",
        "ThuHa@HoaMai#2026",
    ],
)
def test_a_password_that_many_have_or_that_says_only_who_one_is(password: str) -> None:
    with pytest.raises(Refused) as refused:
        check(password)
    assert refused.value.field == "password"


@pytest.mark.parametrize(
    "password",
    [
        "con cò bay lả bay la",
        "hoa mai nở trắng sân trường",
        "mot-cau-dai-de-nho",
        "4821-9375-1062",
        "vX9#kQ2!mZ7pLt",
        "câu ngắn dễ nhớ của tôi",
    ],
)
def test_a_sentence_of_ones_own(password: str) -> None:
    check(password)


def test_one_that_the_program_makes() -> None:
    for _ in range(100):
        check(one_time_password())


def test_the_list_is_as_it_is_asked() -> None:
    common = common_passwords()
    assert 2_000 < len(common) < 10_000
    assert {word for word in common if len(word) < 8 or plain_letters(word) != word} == set()
    assert {"matkhau123", "congdoan2026"} <= common
