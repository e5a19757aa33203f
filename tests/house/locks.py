"""The lists of dependencies as the house rules see them: what is named, what is locked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.house.source import ROOT

_NAMED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?P<extras>\[[a-z,-]+\])?==(?P<version>[^\s;\\]+)")


@dataclass(frozen=True)
class Pinned:
    """One distribution of a list."""

    name: str
    version: str
    hashes: int
    marker: str


def canonical(name: str) -> str:
    """A distribution's name as indexes compare it: `Flask_Login` is `flask-login`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(file: str) -> dict[str, Pinned]:
    """What a list pins, by canonical name. A line that is neither comment, option nor pin is an error."""
    found = {}
    for line in (ROOT / file).read_text("utf-8").replace("\\\n", " ").splitlines():
        requirement = line.partition(" #")[0].strip()
        if not requirement or requirement.startswith(("#", "-r ", "-c ")):
            continue
        named = _NAMED.match(requirement)
        assert named is not None, f"{file}: {requirement}"
        name = canonical(named["name"])
        marker = requirement.partition(";")[2].partition("--hash")[0].strip()
        found[name] = Pinned(name, named["version"], requirement.count("--hash=sha256:"), marker)
    return found
