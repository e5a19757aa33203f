"""What is imported is named, what is named is locked by hash, and what is locked is what is installed."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

import pytest

from tests.house.locks import canonical, pinned
from tests.house.source import APP, ROOT

LISTS = {"requirements.in": "requirements.txt", "requirements-dev.in": "requirements-dev.txt"}
OURS = {"app", "bench", "tests", "wsgi"}


def imported(*places: Path) -> set[str]:
    """The top-level modules of others that the Python files of these places import."""
    files = [file for place in places for file in (place.rglob("*.py") if place.is_dir() else [place])]
    found = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - OURS


def distributions(modules: set[str]) -> dict[str, set[str]]:
    """Each module and the distributions that bring it."""
    bring = packages_distributions()
    return {module: {canonical(name) for name in bring.get(module, [])} for module in modules}


def test_everything_that_the_application_imports_is_named_among_its_requirements() -> None:
    named = set(pinned("requirements.in"))
    bring = distributions(imported(APP, ROOT / "wsgi.py"))
    assert {module: names for module, names in bring.items() if not names & named} == {}


def test_everything_that_tests_and_tools_import_is_named_too() -> None:
    named = set(pinned("requirements.in")) | set(pinned("requirements-dev.in"))
    scripts = [path for path in (ROOT / "bin").iterdir() if path.is_file()]
    bring = distributions(imported(ROOT / "tests", ROOT / "bench", *scripts))
    assert {module: names for module, names in bring.items() if not names & named} == {}


def test_nothing_is_named_that_the_application_does_not_import() -> None:
    bring = distributions(imported(APP, ROOT / "wsgi.py"))
    used = {name for names in bring.values() for name in names}
    assert set(pinned("requirements.in")) - used == set()


@pytest.mark.parametrize(("named", "locked"), LISTS.items(), ids=LISTS.values())
def test_the_lock_holds_what_is_named_in_that_very_version(named: str, locked: str) -> None:
    lock = {name: one.version for name, one in pinned(locked).items()}
    wanted = {name: one.version for name, one in pinned(named).items()}
    assert {name: lock.get(name) for name in wanted} == wanted, "run make lock"


def test_both_locks_agree() -> None:
    runtime, development = pinned("requirements.txt"), pinned("requirements-dev.txt")
    assert {name: development[name].version for name in runtime} == {
        name: one.version for name, one in runtime.items()
    }


@pytest.mark.parametrize("locked", LISTS.values())
def test_every_locked_file_is_known_by_its_hash_and_no_index_is_named(locked: str) -> None:
    assert [one.name for one in pinned(locked).values() if not one.hashes] == []
    text = (ROOT / locked).read_text("utf-8")
    assert [
        word for word in ("://", "--index", "--extra-index", "--find-links", "--trusted") if word in text
    ] == []


@pytest.mark.parametrize("locked", LISTS.values())
def test_what_is_installed_is_what_is_locked(locked: str) -> None:
    """A distribution that the lock leaves to other systems may be missing; none may have another version."""
    others = {}
    for name, one in pinned(locked).items():
        try:
            found = version(name)
        except PackageNotFoundError:
            found = one.version if one.marker else "missing"
        if found != one.version:
            others[name] = found
    assert others == {}


def test_an_install_takes_nothing_that_the_lock_does_not_know() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installs = [line.strip() for line in makefile.splitlines() if " install --" in line]
    assert len(installs) == len(LISTS)
    assert [line for line in installs if "--require-hashes" not in line] == []
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    commands = [
        line
        for page in pages
        for line in page.read_text("utf-8").splitlines()
        if re.search(r"pip install\b", line)
    ]
    assert commands
    assert [line for line in commands if "--require-hashes" not in line] == []
