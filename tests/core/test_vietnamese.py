"""Vietnamese text: tidying, folding, sort order of names, counts and percentages."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.texts.names import name_sort_key
from app.core.vietnamese import (
    as_typed,
    bare,
    capital_first,
    count_text,
    decimal_text,
    fold,
    join_words,
    lower_common,
    lower_first,
    ratio_text,
    roman,
    share_text,
    tidy,
)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("  Lê   Thị\u00a0Mây ", "Lê Thị Mây"),
        ("Lê\tThị\r\nMây", "Lê Thị Mây"),
        ("Lê\u200b Thị\ufeff Mây\x00\x07", "Lê Thị Mây"),
        ("\u200b \u00a0", ""),
        (unicodedata.normalize("NFD", "Nguyễn Đình Thưởng"), "Nguyễn Đình Thưởng"),
    ],
)
def test_tidy_text_is_nfc_with_single_spaces_and_nothing_unseen(text: str, stored: str) -> None:
    assert tidy(text) == stored


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị Ước", "dang thi uoc"),
        ("ĐẠT", "dat"),
        ("Nguyễn  Đình\u00a0Thưởng", "nguyen dinh thuong"),
        ("2023–2025", "2023-2025"),
        ("Tỷ lệ: 93,5%", "ty le: 93,5%"),
    ],
)
def test_folded_text_has_no_case_no_diacritics_and_d_for_đ(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_old_and_new_tone_placement_fold_alike() -> None:
    assert fold("Hoà Thuỷ") == fold("Hòa Thủy") == "hoa thuy"


@given(st.text())
def test_folding_and_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aăâàảãáạbcdđeêệghiklmnoôơợpqrstuưựvxyỹ ĐÊƠƯ", max_size=30))
def test_folding_is_the_same_in_nfc_and_nfd(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(text).isascii()


IN_ORDER = [
    "Trần An",
    "Trần Thị An",
    "Trần Văn An",
    "Bùi Thị Anh",
    "Lê Thị Ánh",
    "Phan Thiên Ân",
    "Võ Quốc Bảo",
    "Dương Thanh Bình",
    "Đào Thanh Bình",
    "Lê Thanh Bình",
    "Lê Văn Bình",
    "Nguyễn Hữu Cường",
    "Tạ Thị Dung",
    "Hồ Tiến Dũng",
    "Ngô Thị Duyên",
    "Trương Tiến Đạt",
    "Mai Văn Đức",
    "Đỗ Thị Gấm",
    "Cao Thị Hà",
    "Lý Minh Hải",
    "Lê Thị Hoa",
    "Hoàng Văn Hòa",
    "Hoàng Xuân Hoà",
    "Vũ Văn Hoàn",
    "Phạm Thị Hồng",
    "Đinh Văn Hợp",
    "Trịnh Văn Hùng",
    "Trịnh Văn Hưng",
    "Hà Thị Lan",
    "Hà Thị Lân",
    "Nguyễn Thị Mai",
    "Bùi Thị Ngà",
    "Bùi Thị Ngân",
    "Lê Quang Sơn",
    "Lâm Thị Thu",
    "Lâm Thị Thư",
    "Nguyễn Như Ý",
    "Nguyễn Hải Yến",
]


@given(st.permutations(IN_ORDER))
def test_names_sort_by_given_name_then_family_then_middle_in_vietnamese_order(names: list[str]) -> None:
    assert sorted(names, key=name_sort_key) == IN_ORDER


@pytest.mark.parametrize(
    "words",
    [
        "ma mà mả mã má mạ",
        "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
        "lan lán lang lăn lân lên",
    ],
)
def test_letters_decide_before_tones(words: str) -> None:
    shuffled = words.split()[::-1]
    assert sorted(shuffled, key=name_sort_key) == words.split()


def test_the_key_knows_no_case_spacing_punctuation_or_tone_placement() -> None:
    expected = name_sort_key("Nguyễn Thị Hoà")
    for same in ("NGUYỄN THỊ HÒA", " nguyễn  thị\u00a0hoà ", unicodedata.normalize("NFD", "Nguyễn Thị Hòa")):
        assert name_sort_key(same) == expected
    assert name_sort_key("H'Hen Niê -") == name_sort_key("Hhen Niê")
    assert name_sort_key("") == ""


@given(st.text())
def test_every_key_is_ascii_digits_and_lower_case_letters(name: str) -> None:
    key = name_sort_key(name)
    assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())
    assert name_sort_key(tidy(name)) == key


@pytest.mark.parametrize(
    ("n", "text"), [(0, "0"), (4, "04"), (9, "09"), (10, "10"), (12, "12"), (1250, "1.250")]
)
def test_a_count_below_ten_is_padded(n: int, text: str) -> None:
    assert count_text(n) == text


@pytest.mark.parametrize(
    ("part", "total", "share", "ratio"),
    [
        (22, 22, "100%", "22/22"),
        (0, 22, "0%", "0/22"),
        (41, 44, "93,2%", "41/44"),
        (1, 2, "50%", "1/2"),
        (1, 3, "33,3%", "1/3"),
        (1, 16, "6,3%", "1/16"),
        (4534, 4535, "99,9%", "4.534/4.535"),
        (1, 4535, "0,1%", "1/4.535"),
        (23, 22, "104,5%", "23/22"),
        (4536, 4535, "100,1%", "4.536/4.535"),
    ],
)
def test_a_share_stands_beside_its_two_numbers(part: int, total: int, share: str, ratio: str) -> None:
    assert share_text(part, total) == share
    assert ratio_text(part, total) == ratio


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_never_lies(part: int, total: int) -> None:
    text = share_text(part, total)
    shown = Fraction(text.removesuffix("%").replace(".", "").replace(",", "."))
    error = abs(shown - Fraction(100 * part, total))
    assert (text == "100%") == (part == total)
    assert (text == "0%") == (part == 0)
    assert error <= Fraction(1, 20) or (text in ("99,9%", "100,1%", "0,1%") and error <= Fraction(1, 10))


@pytest.mark.parametrize(("part", "total"), [(0, 0), (1, 0), (-1, 2), (1, -2)])
def test_there_is_no_share_of_nothing(part: int, total: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        share_text(part, total)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("93.5"), "93,5"),
        (Decimal("93.50"), "93,5"),
        (Decimal("100.00"), "100"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("1250.25"), "1.250,25"),
        (Decimal("-0.5"), "-0,5"),
        (Decimal("-0.0"), "0"),
        (100, "100"),
        (0, "0"),
    ],
)
def test_a_number_has_a_decimal_comma_and_no_trailing_zeros(value: Decimal | int, text: str) -> None:
    assert decimal_text(value) == text


@pytest.mark.parametrize(
    "call", [lambda: count_text(-1), lambda: decimal_text(Decimal("NaN")), lambda: roman(0)]
)
def test_what_cannot_be_written_is_an_error(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=r".+"):
        call()


@pytest.mark.parametrize(
    ("n", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (2024, "MMXXIV")]
)
def test_roman_figures(n: int, text: str) -> None:
    assert roman(n) == text


def test_a_sentence_begins_with_a_capital_and_goes_on_without() -> None:
    assert capital_first("đồng chí Lan") == "Đồng chí Lan"
    assert capital_first("") == ""
    assert lower_first("Ủy ban kiểm tra") == "ủy ban kiểm tra"
    assert lower_first("Ở cơ quan") == "ở cơ quan"
    assert lower_first("BHXH tỉnh") == "BHXH tỉnh"
    assert lower_first("") == ""


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")]
)
def test_a_list_ends_with_và(parts: list[str], text: str) -> None:
    assert join_words(parts) == text


def test_what_was_typed_is_quoted_short() -> None:
    assert as_typed(" 4.0000\n") == "4.0000"
    assert as_typed("a" * 41) == "a" * 39 + "…"


@pytest.mark.parametrize(
    ("typed", "inside"),
    [
        ("Họp tổ.", "Họp tổ"),
        ("- Duy trì sinh hoạt;", "Duy trì sinh hoạt"),
        ("-Duy trì sinh hoạt", "Duy trì sinh hoạt"),
        ("1. Họp tổ", "Họp tổ"),
        ("V/v sửa đổi quy chế", "sửa đổi quy chế"),
        ("+ Về việc: sửa đổi quy chế", "sửa đổi quy chế"),
        ("-5 độ", "-5 độ"),
        ("1.250 lượt", "1.250 lượt"),
        ("- dòng một.\n- dòng hai.", "- dòng một.\n- dòng hai."),
    ],
)
def test_inside_of_a_sentence_stand_no_marks_of_lists_and_ends(typed: str, inside: str) -> None:
    assert bare(typed) == inside


def test_a_common_noun_before_an_abbreviation_is_lowered_too() -> None:
    assert lower_common("Con CBCC") == "con CBCC"
    assert [lower_common(one) for one in ("Mùa A Páo", "UBND xã", "Trần Mai")] == [
        "Mùa A Páo", "UBND xã", "Trần Mai",
    ]  # fmt: skip
