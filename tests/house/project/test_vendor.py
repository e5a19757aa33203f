"""Vendored parts: static/ holds what package.json pins, each with its licence, nothing from elsewhere."""

from __future__ import annotations

import json
import re

import pytest

from app.config import ROOT

VENDOR = ROOT / "static" / "vendor"
PINNED: dict[str, str] = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
FOLDERS = sorted(folder for folder in VENDOR.iterdir() if folder.is_dir())
OUR_OWN = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "static").glob("*/app.*")]


def test_each_pinned_part_lies_there_in_that_very_version() -> None:
    found = [(folder / "VERSION").read_text("utf-8").split() for folder in FOLDERS]
    assert {name: version for name, version, *_ in found} == PINNED


@pytest.mark.parametrize(
    "folder", [*FOLDERS, ROOT / "static" / "fonts" / "tinos"], ids=lambda folder: folder.name
)
def test_each_part_carries_its_licence(folder: object) -> None:
    texts = [*VENDOR.joinpath(str(folder)).glob("LICENSE*"), *VENDOR.joinpath(str(folder)).glob("OFL*")]
    assert len(texts) == 1
    assert re.search(
        r"MIT License|SIL OPEN FONT LICENSE|Permission to use", texts[0].read_text("utf-8"), re.I
    )


@pytest.mark.parametrize("path", OUR_OWN, ids=lambda path: path.name)
def test_no_page_asks_another_host(path: object) -> None:
    text = ROOT.joinpath(str(path)).read_text("utf-8")
    assert re.findall(r"""(?:src|href|action|url)\s*[=(]\s*["']?(?:https?:)?//""", text) == []


def test_every_icon_that_a_page_draws_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static" / "icons.svg").read_text("utf-8")))
    sources = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "app").rglob("*.py")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    drawn = set(re.findall(r"""\bicon\('([a-z0-9-]+)'""", text)) | set(
        re.findall(r"""'icon': '([a-z0-9-]+)'""", text)
    )
    drawn |= set(re.findall(r"""icon_name='([a-z0-9-]+)'""", text))
    assert drawn - sprite == set()
