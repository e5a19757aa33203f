"""A feature is one folder: its line in `app/features.py` is all that the rest knows of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.features import ROOMS
from tests.house.source import APP, ROOT

#: What a room may have that the application looks for by name.
KNOWN = ("models", "routes", "commands", "feature", "figures")
#: Files that are found by other means, each with its reason.
ELSEWHERE = {"app/web/delivery": "its health check is a page of the web wing, which knows no feature"}
EXAMPLE = ROOT / "docs" / "example-feature" / "clubs"
MOST_LINES = 150


def copied(folder: Path) -> Path:
    """The application without caches, in a folder of its own; the tests too."""
    left = shutil.ignore_patterns("__pycache__", ".*", "instance", "node_modules", "vendor")
    for name in ("app", "templates", "static", "tests", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=left)
    (folder / "static" / "vendor").symlink_to(ROOT / "static" / "vendor")
    for name in ("pyproject.toml", "wsgi.py"):
        shutil.copy(ROOT / name, folder)
    return folder


def lines_of_rooms(copy: Path, *, without: str = "", added: str = "") -> None:
    """Take a room's line out of `ROOMS` in the copy, or add one at its end."""
    file = copy / "app" / "features.py"
    text = file.read_text("utf-8")
    if without:
        assert text.count(f'    "{without}",\n') == 1
        text = text.replace(f'    "{without}",\n', "")
    if added:
        text = text.replace("\n)\n", f'\n    "{added}",\n)\n', 1)
    file.write_text(text, "utf-8")


def passes(copy: Path, *arguments: str) -> None:
    """Run tests of the copy; what they print is the reason when they fail."""
    program = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(program, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_each_room_is_listed_once_and_has_something_to_find() -> None:
    having = {
        file.parent.relative_to(ROOT).as_posix() for name in KNOWN for file in APP.rglob(f"{name}.py")
    } - {"app"}
    listed = [room.replace(".", "/") for room in ROOMS]
    assert len(listed) == len(set(listed))
    assert set(listed) == having - set(ELSEWHERE)


@pytest.mark.parametrize(
    ("room", "neighbours"),
    [
        ("app.books.assets", ("tests/books/budget", "tests/desk/home", "tests/admin/guide")),
        # It has figures, a list and a file of its own.
        ("app.life.donors", ("tests/life/petitions",)),
    ],
)
def test_the_rest_starts_migrates_and_passes_without_a_feature(
    tmp_path: Path, room: str, neighbours: tuple[str, ...]
) -> None:
    copy = copied(tmp_path)
    lines_of_rooms(copy, without=room)
    shutil.rmtree(copy / room.replace(".", "/"))
    passes(copy, *neighbours, "tests/desk/test_opens.py", "tests/office/installation/test_opening.py")


@pytest.mark.parametrize("folder", [EXAMPLE], ids=["clubs"])
def test_a_new_feature_is_one_folder_and_one_line(tmp_path: Path, folder: Path) -> None:
    """An entry with money, a list, a sheet of the workbook and a section of the report."""
    assert sum(len(file.read_text("utf-8").splitlines()) for file in folder.glob("*.py")) <= MOST_LINES
    copy = copied(tmp_path)
    shutil.copytree(folder, copy / "app" / "life" / "clubs")
    lines_of_rooms(copy, added="app.life.clubs")
    shutil.copy(folder.parent / "test_clubs.py", copy / "tests" / "life")
    passes(copy, "tests/life/test_clubs.py")
