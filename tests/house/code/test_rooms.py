"""Rooms stay small enough to be read at a glance: what a file is for shows in its folder and its name."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict

from tests.house.source import ROOT, sources

MOST_FILES = 12
#: This many files of one prefix are a room of their own.
FAMILY = 3
#: Kinds of files of which a room may have several: `rate_rules.py` beside `rules.py`.
KINDS = ("rules", "queries", "actions", "forms", "routes")
#: Generated or copied from elsewhere.
FOREIGN = {"app/migrations", "static/vendor", "static/fonts"}

ALL = sources()


def folders() -> dict[str, list[str]]:
    """The names of the files in each folder of code, without ending; `grid` of `test_grid.py`."""
    found: dict[str, list[str]] = defaultdict(list)
    for tree in ("app", "templates", "static", "tests"):
        for path in sorted((ROOT / tree).rglob("*")):
            folder = path.parent.relative_to(ROOT).as_posix()
            if path.suffix in (".py", ".html", ".js", ".css") and path.name != "__init__.py":
                found[folder].append(path.stem.removeprefix("test_").strip("_"))
    return {
        folder: names
        for folder, names in found.items()
        if not any(f"{folder}/".startswith(f"{foreign}/") for foreign in FOREIGN)
    }


def test_a_folder_holds_a_dozen_files_at_most() -> None:
    found = {folder: len(names) for folder, names in folders().items() if len(names) > MOST_FILES}
    assert len(folders()) > 400
    assert found == {}


def test_a_prefix_that_three_files_share_is_a_room() -> None:
    families = {
        f"{folder}/{prefix}": count
        for folder, names in folders().items()
        for prefix, count in Counter(re.split("[_-]", name)[0] for name in names).items()
        if count >= FAMILY
    }
    assert families == {}


def test_a_room_has_a_second_file_of_a_kind_only_beside_the_first_or_another() -> None:
    """Who looks for what a room decides opens `rules.py`: it is called so unless there are several."""
    alone = {
        f"{room}/{name}.py"
        for room, names in folders().items()
        if room.startswith("app/")
        for kind in KINDS
        for name in names
        if name.endswith(f"_{kind}") and sum(other.split("_")[-1] == kind for other in names) == 1
    }
    assert alone == set()


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
