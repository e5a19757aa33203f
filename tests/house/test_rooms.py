"""Rooms stay small enough to be read at a glance: what a file is for shows in its folder and its name."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict

from tests.house.source import ROOT, Source, sources

MOST_FILES = 12
#: So many files of one prefix are a room of their own.
FAMILY = 3

ALL = sources()


def rooms() -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = defaultdict(list)
    for one in ALL:
        if one.wing and one.path.name != "__init__.py":
            found[one.room].append(one)
    return found


def test_a_room_holds_a_dozen_files_at_most() -> None:
    assert {room: len(files) for room, files in rooms().items() if len(files) > MOST_FILES} == {}


def test_a_prefix_that_three_files_share_is_a_room() -> None:
    families = {
        f"{room}/{prefix}_": count
        for room, files in rooms().items()
        for prefix, count in Counter(
            one.path.stem.split("_")[0] for one in files if "_" in one.path.stem
        ).items()
        if count >= FAMILY
    }
    assert families == {}


def test_a_room_has_one_blueprint_and_calls_it_bp() -> None:
    """So that the address of a page, its endpoint and its folder lead to each other."""
    made = defaultdict(list)
    for one in ALL:
        for node in one.tree.body:
            if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("Blueprint("):
                made[one.room].append(ast.unparse(node.targets[0]))
    assert len(made) > 40
    assert {room: names for room, names in made.items() if names != ["bp"]} == {}


def test_a_class_is_called_like_no_other_of_its_wing() -> None:
    """Else a name in a traceback or a search says nothing."""
    places = defaultdict(list)
    for one in ALL:
        for node in one.tree.body:
            if one.wing and isinstance(node, ast.ClassDef):
                places[one.wing, node.name].append(one.name)
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_templates_and_tests_stand_in_rooms_of_the_same_name() -> None:
    known = {one.room for one in ALL} | {one.wing for one in ALL}
    for folder, others in (
        ("templates", {"_macros"}),
        ("tests", {"browser", "cases", "faults", "house", "treasury"}),
    ):
        found = {
            path.parent.relative_to(ROOT / folder).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.suffix in (".html", ".py")
        }
        strange = {room for room in found if room not in known and room.split("/")[0] not in {*others, "."}}
        assert strange == set(), folder
