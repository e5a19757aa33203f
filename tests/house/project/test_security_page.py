"""docs/security.md speaks of tests that exist, and of every chapter of the standard."""

from __future__ import annotations

import re

from tests.house.source import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
_NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_every_test_that_it_names_exists() -> None:
    named = set(_NAMED.findall(PAGE))
    assert len(named) > 80
    missing = [
        f"{file}::{test}"
        for file, test in sorted(named)
        if not (ROOT / file).is_file()
        or (test and not re.search(rf"^def {test}\(", (ROOT / file).read_text("utf-8"), re.M))
    ]
    assert missing == []
    assert PAGE.count("tests/") == len(_NAMED.findall(PAGE)), "each is written as a test is called"


def test_each_row_of_the_standard_says_how_it_stands() -> None:
    table = PAGE.partition("## ASVS")[2].partition("\n## ")[0]
    assert re.findall(r"^### V(\d+)", table, re.M) == [str(number) for number in range(1, 15)]
    rows = re.findall(r"^\| ([\d.,– ]+) \| ([^|]+) \| ([^|]+) \|$", table, re.M)
    assert len(rows) > 100
    assert {state.strip() for _, state, _ in rows} == {"holds", "**short**", "n/a"}
    assert [item for item, _, how in rows if not how.strip()] == []


def test_what_falls_short_is_gathered() -> None:
    short = re.findall(r"^\| ([\d.,– ]+) \| \*\*short\*\* \|", PAGE, re.M)
    gathered = PAGE.partition("## What falls short")[2]
    assert re.findall(r"^- \*\*([\d.,– ]+)\*\* ", gathered, re.M) == short
