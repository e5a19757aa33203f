"""Amounts in whole đồng: reading what people type, formatting, spelling out in words."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.money import (
    LIMIT,
    BadMoney,
    format_dong,
    format_money,
    format_rate,
    money_in_words,
    parse_money,
)

AMOUNTS = st.integers(min_value=0, max_value=LIMIT - 1)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("0", 0),
        ("500", 500),
        ("4000000", 4_000_000),
        ("4.000.000", 4_000_000),
        ("4,000,000", 4_000_000),
        ("4 000 000", 4_000_000),
        ("4\u00a0000\u00a0000", 4_000_000),
        ("  4.000.000  ", 4_000_000),
        ("40.000", 40_000),
        ("40,000", 40_000),
        ("40.000đ", 40_000),
        ("40.000 đ", 40_000),
        ("40.000Đ", 40_000),
        ("40.000₫", 40_000),
        ("4.000.000 đồng", 4_000_000),
        ("4.000.000 dong", 4_000_000),
        ("4.000.000\u00a0đồng", 4_000_000),
        ("4.000.000 VND", 4_000_000),
        ("4.000.000 VNĐ", 4_000_000),
        ("40k", 40_000),
        ("40K", 40_000),
        ("0,5k", 500),
        ("3 nghìn", 3_000),
        ("3 ngàn đồng", 3_000),
        ("4tr", 4_000_000),
        ("4trđ", 4_000_000),
        ("4,5tr", 4_500_000),
        ("4.5tr", 4_500_000),
        ("4,50 tr", 4_500_000),
        ("4 triệu", 4_000_000),
        ("4 TRIỆU ĐỒNG", 4_000_000),
        ("186,5 triệu", 186_500_000),
        ("0,125 triệu", 125_000),
        ("1250,125 triệu", 1_250_125_000),
        ("1,2 tỷ", 1_200_000_000),
        ("1,2 tỉ", 1_200_000_000),
        ("999.999.999.999.999", LIMIT - 1),
    ],
)
def test_an_amount_is_read_as_office_people_type_it(typed: str, amount: int) -> None:
    assert parse_money(typed) == amount
    assert parse_money(unicodedata.normalize("NFD", typed)) == amount


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "\u200b", "không", "bốn triệu", "đồng", "k", "tr"),
        *("4.0000", "4.00", "4.000.00", "4..000", ".000", "4.", "4.000,000", "0.000", "1 5", "4000.000"),
        *("-5", "\u22125", "+5", "1e9", "∞", "inf", "nan", "NaN", "0x10", "4_000", "٤٠٠٠", "４０００", "½"),
        *("4,5", "4.5đ", "0,0001k", "1,2345k", "4tr5", "4 triệu 5", "40kk", "40.000đ/người", "1.250.000k"),
        *("1000000000000000", "1.000.000.000.000.000", "1000000 tỷ", "9" * 41, "9" * 5000),
    ],
)
def test_anything_else_is_refused_in_vietnamese(typed: str) -> None:
    with pytest.raises(BadMoney) as caught:
        parse_money(typed)
    assert caught.value.sentence.endswith(".")
    assert len(caught.value.sentence) < 120


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("4.0000", "4.0000 không phải là số tiền; mỗi nhóm có ba chữ số, viết 40.000 hoặc 4.000."),
        ("-5", "-5 không phải là số tiền; số tiền không mang dấu cộng, trừ, hãy viết 5."),
        ("1e9", "1e9 không phải là số tiền; viết đủ số: 1.000.000.000."),
        ("∞", "∞ không phải là số tiền; viết 4.000.000, 40k hoặc 4tr."),
        (" ", "Chưa có số tiền; viết 4.000.000, 40k hoặc 4tr."),
        ("1,2345k", "1,2345k có phần lẻ dưới một đồng; viết 4.000.000, 40k hoặc 4tr."),
        ("1000000 tỷ", "1000000 tỷ quá lớn; số tiền phải dưới 1.000.000.000.000.000 đồng."),
    ],
)
def test_the_sentence_says_what_was_wrong(typed: str, sentence: str) -> None:
    with pytest.raises(BadMoney) as caught:
        parse_money(typed)
    assert caught.value.sentence == sentence


@pytest.mark.parametrize("typed", ["1.250 triệu", "1,250 triệu", "1.250tr"])
def test_a_number_with_two_readings_a_thousandfold_apart_is_refused_with_both(typed: str) -> None:
    with pytest.raises(
        BadMoney, match=r"hiểu được hai cách; viết đủ số: 1\.250\.000 hoặc 1\.250\.000\.000\."
    ):
        parse_money(typed)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(typed: str) -> None:
    with suppress(BadMoney):
        assert 0 <= parse_money(typed) < LIMIT


def test_an_amount_is_printed_for_tables_documents_and_rates() -> None:
    assert format_money(0) == "0"
    assert format_money(4_000_000) == "4.000.000"
    assert format_money(-4_000_000) == "-4.000.000"
    assert format_dong(4_000_000) == "4.000.000 đồng"
    assert format_rate(40_000) == "40.000đ"


@given(AMOUNTS)
def test_what_is_printed_reads_back(amount: int) -> None:
    assert parse_money(format_money(amount)) == amount
    assert parse_money(format_dong(amount)) == amount
    assert parse_money(format_rate(amount)) == amount
    assert parse_money(str(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (55, "Năm mươi lăm đồng"),
        (101, "Một trăm linh một đồng"),
        (104, "Một trăm linh bốn đồng"),
        (105, "Một trăm linh năm đồng"),
        (110, "Một trăm mười đồng"),
        (464, "Bốn trăm sáu mươi tư đồng"),
        (1_000, "Một nghìn đồng"),
        (1_015, "Một nghìn không trăm mười lăm đồng"),
        (10_001, "Mười nghìn không trăm linh một đồng"),
        (40_000, "Bốn mươi nghìn đồng"),
        (1_000_015, "Một triệu không trăm mười lăm đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (4_000_000, "Bốn triệu đồng"),
        (24_000_000, "Hai mươi tư triệu đồng"),
        (186_500_000, "Một trăm tám mươi sáu triệu năm trăm nghìn đồng"),
        (1_000_000_005, "Một tỷ không trăm linh năm đồng"),
        (1_021_000_000, "Một tỷ không trăm hai mươi mốt triệu đồng"),
        (1_000_000_000_000, "Một nghìn tỷ đồng"),
        (1_005_000_000_000, "Một nghìn không trăm linh năm tỷ đồng"),
    ],
)
def test_an_amount_is_spelt_out_in_words(amount: int, words: str) -> None:
    assert money_in_words(amount) == words


_FIGURES = {
    word: figure
    for figure, words in enumerate(
        ("không", "một mốt", "hai", "ba", "bốn tư", "năm lăm", "sáu", "bảy", "tám", "chín")
    )
    for word in words.split()
}


def _read_words(words: str) -> int:
    """The amount that the words say, read one word after another."""
    billions = below = group = last = 0
    for word in words.lower().removesuffix(" đồng").split():
        if word in _FIGURES:
            last = _FIGURES[word]
            group += last
        elif word == "mười":
            group += 10
        elif word in ("mươi", "trăm"):
            group += last * (9 if word == "mươi" else 99)
        elif word in ("nghìn", "triệu"):
            below, group = below + group * (1_000 if word == "nghìn" else 1_000_000), 0
        elif word == "tỷ":
            billions, below, group = (billions + below + group) * 10**9, 0, 0
        else:
            assert word == "linh"
    return billions + below + group


@given(AMOUNTS | st.integers(min_value=0, max_value=2_000_000))
def test_the_words_say_the_amount(amount: int) -> None:
    words = money_in_words(amount)
    assert _read_words(words) == amount
    assert words[0].isupper()
    assert "  " not in words


def test_a_negative_amount_has_no_words() -> None:
    with pytest.raises(ValueError, match="-1"):
        money_in_words(-1)
