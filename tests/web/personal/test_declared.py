"""Names go from texts however they are written; everything else stays to the letter."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.office.trail.erasure_rules import rewritten, strings_in
from app.people.personal_data.rules import search_without
from app.web.personal.declared import NameCleaner

MARK = "Người đã xóa dữ liệu 12"
CLEAN = NameCleaner({"Lê An": MARK}, ["Lê An Bình"]).clean
#: Words that begin, end or hold a name.
WORDS = st.sampled_from(
    ["Lê", "An", "Lê An", "LÊ  AN", "lê\tan", "Lê An Bình", "Lêô An", "Ánh", "thăm", ",", "."]
)
TEXTS = st.lists(WORDS).map(" ".join)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Đ/c Lê An và gia đình", f"Đ/c {MARK} và gia đình"),
        ("LÊ AN, lê  an; Lê\nAn", f"{MARK}, {MARK}; {MARK}"),
        ("Lê An Bình, Lê An", f"Lê An Bình, {MARK}"),
        ("lê an bình", "lê an bình"),
        ("Lê Anh, TLê An, Lê An2", "Lê Anh, TLê An, Lê An2"),
        ("(Lê An)", f"({MARK})"),
        ("", ""),
    ],
)
def test_a_name_goes_as_a_whole(written: str, left: str) -> None:
    assert CLEAN(written) == left


@given(TEXTS)
def test_nothing_is_left_and_nothing_else_is_touched(written: str) -> None:
    left = CLEAN(written)
    assert CLEAN(left) == left
    # Something stands where the longer name stood: without it "Lê Lê An Bình An" would close up to a name.
    without_others = NameCleaner({"Lê An Bình": "…"}).clean(left)
    assert NameCleaner({"Lê An": MARK}).clean(without_others) == without_others
    if "an" not in written.casefold():
        assert left == written


@given(st.text())
def test_without_names_no_text_changes(written: str) -> None:
    assert NameCleaner({}).clean(written) == written
    assert NameCleaner({"Lê An": MARK}).clean(written.replace("A", "")) == written.replace("A", "")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["a", "b", "note", "minutes"]), VALUES))
def test_values_keep_their_shape(values: dict[str, object]) -> None:
    stored = json.dumps(values, ensure_ascii=False)
    left = json.loads(rewritten(stored, cut={"note"}, swap={}, kept={"minutes"}, clean=CLEAN))
    assert left.keys() == values.keys() - {"note"}
    assert left.get("minutes") == values.get("minutes")
    assert all(CLEAN(one) == one for one in strings_in(json.dumps({**left, "minutes": None})))


def test_a_field_gets_its_new_value_where_it_had_one() -> None:
    values = json.dumps({"recipient": [None, "cô Hương"], "rows": [{"recipient": "cô"}, {"recipient": ""}]})
    left = json.loads(rewritten(values, cut=(), swap={"recipient": MARK}, kept=(), clean=CLEAN))
    assert left == {"recipient": [None, MARK], "rows": [{"recipient": MARK}, {"recipient": ""}]}


def test_the_search_forgets_words_that_stood_only_there() -> None:
    found = search_without("tham hoi om dau co huong kho", ["cô Hương kho"], ["kho hàng"])
    assert found == "tham hoi om dau kho hang"
