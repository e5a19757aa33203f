"""docs/licences.md has the licence of all that the application runs on, and each is one that fits MIT."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.house.locks import pinned
from tests.house.source import ROOT

PAGE = (ROOT / "docs" / "licences.md").read_text("utf-8")
#: What distributions write where they do not write SPDX, and the licences that can be meant by it.
WORDS = {
    "MIT License": {"MIT"},
    "Apache Software License": {"Apache-2.0"},
    "Python Software Foundation License": {"PSF-2.0"},
    "Mozilla Public License 2.0 (MPL 2.0)": {"MPL-2.0"},
    "BSD License": {"BSD-2-Clause", "BSD-3-Clause"},
    "Zope Public License": {"ZPL-2.1"},
    "GNU Lesser General Public License v3 (LGPLv3)": {"LGPL-3.0-only", "LGPL-3.0-or-later"},
}


def table(title: str) -> list[list[str]]:
    """The rows of the table under a heading of the page, cell by cell."""
    under = PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in under.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


#: What a distribution without any such field says in the description of itself.
DESCRIBED = {"distributed under the terms of the [MIT License]": "MIT"}

ACCEPTED = {licence for row in table("What is accepted") for licence in row[0].split(", ")}
DECLARED = {row[0]: row[1] for row in table("What the application runs on")}


def offered_licences(name: str) -> set[str]:
    """The licences, by SPDX, that an installed distribution offers by its own metadata."""
    about = metadata(name)
    if "License-Expression" in about:
        return set(about["License-Expression"].split(" OR "))
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or []
        if line.startswith("License ::") and not line.endswith(":: OSI Approved")
    ]
    # A whole text stands here at times; its first line names it, or nothing does.
    written = (about.get_all("License") or [""])[0].strip().splitlines()[:1]
    words = classifiers or written
    if not words:
        return {licence for sentence, licence in DESCRIBED.items() if sentence in about["Description"]}
    return {licence for word in words for licence in WORDS.get(word, {word})}


def test_every_distribution_of_the_lock_has_its_licence_stated() -> None:
    assert sorted(DECLARED) == sorted(pinned("requirements.txt"))


def test_every_licence_stated_is_accepted() -> None:
    parts = {row[0]: row[1] for row in table("What lies in `static/`")}
    declared = {name: set(licence.split(" AND ")) for name, licence in {**DECLARED, **parts}.items()}
    assert {name: licences for name, licences in declared.items() if licences - ACCEPTED} == {}


@pytest.mark.parametrize("name", DECLARED)
def test_a_distribution_says_the_same_of_itself(name: str) -> None:
    try:
        offered = offered_licences(name)
    except PackageNotFoundError:
        assert pinned("requirements.txt")[name].marker, "locked for every system, and not installed"
    else:
        assert DECLARED[name] in offered


def test_the_vendored_parts_are_listed_with_the_text_that_lies_beside_them() -> None:
    rows = table("What lies in `static/`")
    there = [*(ROOT / "static" / "vendor").iterdir(), *(ROOT / "static" / "fonts").iterdir()]
    assert sorted(row[0] for row in rows) == sorted(folder.name for folder in there if folder.is_dir())
    for _part, licence, text in rows:
        file = ROOT / text.strip("`")
        assert file.is_file()
        assert licence in (file.parent / "VERSION").read_text("utf-8")


def test_the_project_is_under_mit() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert licence.startswith("MIT License\n")
    assert re.search(r"^Copyright \(c\) \d{4} the Sổ Công đoàn authors$", licence, re.M)
