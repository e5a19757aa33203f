"""What stands around the code: pages for whoever joins, hooks that run what CI runs, forms of files."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.house.source import ROOT

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


def test_the_hooks_run_what_lint_and_types_run() -> None:
    hooks = re.findall(r"entry: (.+)", (ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    recipes = re.findall(r"^(?:lint|types):.*\n((?:\t.+\n)+)", makefile, re.M)
    commands = [line.strip() for recipe in recipes for line in recipe.splitlines()]
    # ruff is handed the files that changed instead of all of them: also those that it leaves alone otherwise.
    hooks = [hook.replace(" --force-exclude", "") for hook in hooks]
    assert hooks == [command.replace("$(BIN)", ".venv/bin").removesuffix(" .") for command in commands]


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
