"""The sort order of words is the same in both databases and in Python."""

from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import bindparam, func, select

from app.core.texts.word_order import word_order_key
from app.extensions import db

#: Each list is in the expected order.
IN_ORDER = [
    ["Âm nhạc", "Bảo vệ", "Đội trưởng", "Giáo viên", "hiệu trưởng", "Văn thư"],
    ["Tổ", "Tổ 1", "Tổ 2", "Tổ 10", "Tổ 10 B", "Tổ 100", "Tổ An", "Tổ Đồng Tâm", "Tổ Xuân"],
    ["a", "á", "ă", "ắ", "â", "ấ", "b", "c", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"],
    ["ma", "mà", "mả", "mã", "má", "mạ", "man"],
    ["Lò", "Lò Văn", "Lơ", "Ly"],
    ["2/9", "8/3", "20/10", "20/11", "Bóng đá"],
    ["", "Quỹ", "Quỹ «An»", "Quỹ “Bình”", "Quỹ Cũ", "日本"],
]
#: Words whose order would differ if the two databases treated characters differently.
HOSTILE = [
    "hoà", "hòa", "HÒA", "hoa\u0300", "Đ", "đ", "D\u0335", "ƀ", "H'Hen Niê", "Tổ-2", "Tổ 02", "Tổ\u00a02",
    "1/2", "12", "0" * 30, "9" * 25, "00012", "a\u0301\u0306b", "\u0301", "\u0306", " ", "—", "…a", "≠",
    "ﬁ", "İ", "ß", "ŉ", "Ω", "\u1e9e", "🎉 vui", "a" * 100, "[x]", "x^y", "`", "{}", "\\1", "%_",
    "x\u200bx", "é\u0323", "1\u03062",
]  # fmt: skip


@pytest.mark.parametrize("texts", IN_ORDER)
def test_vietnamese_order(texts: list[str]) -> None:
    keys = [word_order_key(text) for text in texts]
    assert keys == sorted(set(keys))


def test_what_is_written_otherwise_is_the_same_word() -> None:
    assert word_order_key("hoà") == word_order_key("HÒA") == word_order_key("hoa\u0300")
    assert word_order_key("Tổ 2") == word_order_key("Tổ-02")


@given(st.text())
def test_a_key_is_of_figures_and_small_letters(text: str) -> None:
    key = word_order_key(text)
    assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())


def keys_of_the_database(texts: list[str]) -> list[str]:
    keys = [func.word_order_key(bindparam(None, text)) for text in texts]
    return list(db.session.execute(select(*keys)).one())


def test_the_database_orders_hostile_words_alike(app: Flask) -> None:
    texts = [*HOSTILE, *(text for some in IN_ORDER for text in some)]
    assert keys_of_the_database(texts) == [word_order_key(text) for text in texts]


# The fixture is the same application for every example, and nothing is written.
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1, max_size=20)
    | st.lists(st.text("aAăÂâđĐôơƯưb1290 -'\u0300\u0301\u0306\u031b\u0323\u0308"), min_size=1, max_size=20)
)
def test_the_database_orders_any_words_alike(app: Flask, texts: list[str]) -> None:
    assert keys_of_the_database(texts) == [word_order_key(text) for text in texts]


def test_nothing_stays_nothing(app: Flask) -> None:
    assert db.session.scalar(select(func.word_order_key(None))) is None
