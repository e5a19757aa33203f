"""An outline is changed part by part; whatever is done to it, it can be read again."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.year.reports.outline import built_in_text, load_outline
from app.year.reports.outlining import editing
from app.year.reports.outlining.catalogue import choices, taken, unknown_figure
from app.year.reports.outlining.checking import Known
from app.year.reports.outlining.reader import read_outline
from app.year.reports.outlining.writer import data_of, outline_text

KNOWN = Known(built_in_text, taken(), unknown_figure)
USUAL = data_of(load_outline("co-quan"))


def keys(data: dict[str, Any]) -> list[tuple[int, str]]:
    return [(place.depth, place.part["key"]) for place in editing.places(data)]


def beside(data: dict[str, Any], key: str) -> list[str]:
    place = editing.place_of(data, key)
    return [part["key"] for part in place.beside] if place else []


def narrators(data: dict[str, Any], key: str) -> list[str]:
    place = editing.place_of(data, key)
    return list(place.part["narrators"]) if place else []


def test_a_part_is_moved_among_those_beside_it() -> None:
    down = editing.moved(USUAL, "situation", "down")
    assert beside(down, "situation")[:2] == ["results", "situation"]
    assert editing.moved(down, "situation", "up") == USUAL
    assert editing.moved(USUAL, "situation", "up") == USUAL
    assert editing.moved(USUAL, "nowhere", "up") == USUAL


def test_a_part_goes_into_the_one_before_it_and_out_again() -> None:
    within = editing.moved(USUAL, "proposals", "in")
    assert (2, "proposals") in keys(within)
    assert editing.moved(within, "proposals", "out") == USUAL
    # «Kết quả» has parts within: three deep they stay, four they would not.
    place = editing.place_of(USUAL, "results")
    assert place
    assert place.moves == {"up", "down", "in"}
    deeper = editing.moved(editing.moved(USUAL, "results", "in"), "women", "in")
    women = editing.place_of(deeper, "women")
    assert women
    assert women.depth == 3
    assert "in" not in women.moves


def test_a_new_part_has_a_key_of_its_own() -> None:
    one, first = editing.with_new_part(USUAL, "care")
    two, second = editing.with_new_part(one, "nowhere")
    assert (first, second) == ("muc_1", "muc_2")
    assert beside(one, "care")[beside(one, "care").index("care") + 1] == "muc_1"
    assert two["part"][-1]["key"] == "muc_2"


def test_a_part_goes_with_those_in_it_and_the_words_of_the_plan() -> None:
    led = editing.with_plan_words(USUAL, "plan", ["chăm lo"])
    assert led["plan_words"] == {"plan": ["chăm lo"]}
    assert narrators(led, "plan")[-1] == "plan:plan"
    assert narrators(editing.with_plan_words(led, "plan", []), "plan") == narrators(USUAL, "plan")
    gone = editing.without_part(led, "plan")
    assert gone["plan_words"] == {}
    assert not editing.place_of(editing.without_part(USUAL, "results"), "care")


def test_what_a_part_tells_is_reported_once() -> None:
    moved = editing.with_narrator(USUAL, "women", "visits")
    assert narrators(moved, "women")[-1] == "visits"
    assert "visits" not in narrators(moved, "care")
    raised = editing.raised_narrator(moved, "women", len(narrators(moved, "women")) - 1)
    assert narrators(raised, "women")[-2] == "visits"
    assert "visits" not in narrators(editing.without_narrator(raised, "women", 2), "women")
    assert editing.without_narrator(USUAL, "women", 99) == editing.raised_narrator(USUAL, "women", 0) == USUAL


MOVES = st.tuples(
    st.sampled_from(["up", "down", "in", "out", "new", "gone", "tell", "drop", "raise"]), st.integers(0, 200)
)


@settings(max_examples=60)
@given(st.lists(MOVES, max_size=25))
def test_whatever_is_changed_can_be_written_and_read(changes: list[tuple[str, int]]) -> None:
    data = USUAL
    offered = list(choices(data))
    for change, number in changes:
        places = list(editing.places(data))
        key = places[number % len(places)].part["key"]
        if change in ("up", "down", "in", "out"):
            data = editing.moved(data, key, change)
        elif change == "new":
            data, _ = editing.with_new_part(data, key)
        elif change == "gone" and len(data["part"]) > 1:
            data = editing.without_part(data, key)
        elif change == "tell":
            data = editing.with_narrator(data, key, offered[number % len(offered)])
        elif change == "drop":
            data = editing.without_narrator(data, key, 0)
        else:
            data = editing.raised_narrator(data, key, 1)
    text = outline_text(data)
    assert outline_text(read_outline(text, KNOWN)) == text
