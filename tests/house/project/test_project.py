"""What stands around the code: pages for whoever joins, hooks that run what CI runs, forms of files."""

from __future__ import annotations

import ast
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.house.source import ROOT, sources

ROOMS = ("models", "facts", "rules", "queries", "actions", "forms", "routes")
#: Written by Alembic or copied from elsewhere: as they are.
FOREIGN = ("app/migrations/versions/", "static/vendor/", "static/fonts/")
TABBED = {"Makefile", ".facts"}


def tracked() -> list[Path]:
    """Every file of the project that is text and ours."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    files = [ROOT / name for name in listed if name and not name.startswith(FOREIGN)]
    return [file for file in files if file.is_file() and b"\0" not in file.read_bytes()]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    if not (ROOT / ".git").exists():
        pytest.skip("an archive of the project says nothing of what belongs to it")
    return {str(file.relative_to(ROOT)): file.read_bytes().decode("utf-8") for file in tracked()}


def test_files_are_as_the_editor_is_told(texts: dict[str, str]) -> None:
    assert len(texts) > 1_000
    faults = {
        "carriage returns": [name for name, text in texts.items() if "\r" in text],
        "no line at the end": [name for name, text in texts.items() if text and not text.endswith("\n")],
        "blanks at a line's end": [name for name, text in texts.items() if re.search(r"[ \t]+$", text, re.M)],
        "tabs": [
            name for name, text in texts.items() if "\t" in text and not {name, Path(name).suffix} & TABBED
        ],
    }
    assert {fault: names for fault, names in faults.items() if names} == {}


def test_nothing_that_is_ignored_belongs_to_the_project() -> None:
    """A measurement or a book of somebody's own, once added, would go with every copy."""
    if not (ROOT / ".git").exists():
        pytest.skip("an archive of the project says nothing of what belongs to it")
    ignored = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    assert subprocess.run(ignored, cwd=ROOT, capture_output=True, check=True, text=True).stdout == ""


def test_the_hooks_run_what_lint_and_types_run() -> None:
    hooks = re.findall(r"entry: (.+)", (ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    recipes = re.findall(r"^(?:lint|types):.*\n((?:\t.+\n)+)", makefile, re.M)
    commands = [line.strip() for recipe in recipes for line in recipe.splitlines()]
    # ruff is handed the files that changed instead of all of them: also those that it leaves alone otherwise.
    hooks = [hook.replace(" --force-exclude", "") for hook in hooks]
    assert hooks == [command.replace("$(BIN)", ".venv/bin").removesuffix(" .") for command in commands]


def test_scripts_import_what_is_there() -> None:
    """They have no ending, so that neither mypy nor a search for `*.py` sees them when a file moves."""
    scripts = [path for path in sorted((ROOT / "bin").iterdir()) if path.is_file()]
    modules = {
        (script.name, node.module)
        for script in scripts
        for node in ast.walk(ast.parse(script.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("app", "tests")
    }
    assert len(modules) > 5
    assert {(name, module) for name, module in modules if find_spec(module or "") is None} == set()


def test_the_hooks_fetch_nothing() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert set(re.findall(r"repo: (\S+)", text)) == {"local"}
    assert set(re.findall(r"language: (\S+)", text)) == {"system"}


def test_whoever_joins_is_told_the_seven_names() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [name for name in ROOMS if f"`{name}.py`" not in page] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGES.md", "docs"])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    files = [*(ROOT / page).glob("*.md")] if (ROOT / page).is_dir() else [ROOT / page]
    lost = {
        f"{file.name}: {link}"
        for file in files
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", file.read_text("utf-8"))
        if not (file.parent / link).exists()
    }
    assert lost == set()


def test_commands_that_the_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    named = {
        target
        for page in pages
        for target in re.findall(r"(?:`|^    )make ([a-z-]+)", page.read_text("utf-8"), re.M)
    }
    assert named
    assert named - targets == set()


def test_the_map_names_every_room() -> None:
    """And every file of the wings that have files beside their rooms: `core/money.py`, `web/saving.py`."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)/` \| (.*) \|$", page, re.M))
    named = {
        (wing, name.strip("/").rpartition("/")[2])
        for wing, row in rows.items()
        for name in re.findall(r"`([\w/]+)`", row)
    }
    there = {
        (one.wing, one.room.rpartition("/")[2] if one.room != one.wing else one.path.stem)
        for one in sources()
        if one.wing and (one.room != one.wing or one.path.name != "__init__.py")
    }
    assert len(there) > 200
    assert sorted(there - named) == []
    files = {(one.wing, part) for one in sources() for part in one.name.removesuffix(".py").split("/")}
    assert sorted(named - there - files - {("admin", "healthz"), ("office", "admin")}) == [], (
        "named, and gone"
    )


def test_files_that_the_pages_name_exist() -> None:
    """And in CONTRIBUTING.md the function that is named in brackets behind its file."""
    joining = ROOT / "CONTRIBUTING.md"
    pages = [joining, *(ROOT / "docs" / name for name in ("architecture.md", "testing.md", "outlines.md"))]
    places = [
        ROOT,
        *(ROOT / name for name in ("app", "templates", "tests", "docs", "app/year/reports", "app/office")),
    ]
    named = {
        (page.name, file)
        for page in pages
        for file in re.findall(r"`((?:[\w-]+/)+\w+\.(?:py|js|toml|html|txt))`", page.read_text("utf-8"))
    }
    assert len(named) > 30
    assert [one for one in sorted(named) if not any((place / one[1]).exists() for place in places)] == []
    functions = re.findall(r"`((?:\w+/)+\w+\.py)` \(`(\w+)`", joining.read_text("utf-8"))
    assert functions
    for file, function in functions:
        text = (ROOT / "app" / file).read_text("utf-8")
        assert re.search(rf"^(?:def |class )?{function}\b", text, re.M), (file, function)
