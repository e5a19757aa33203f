"""The user's guide (`docs/huong-dan.md`) as a page's HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markupsafe import Markup

from app.config import ROOT
from app.web.features import SCREENS

FOLDER = ROOT / "docs"
FILE = FOLDER / "huong-dan.md"


def anchor(heading: str) -> str:
    """The anchor of a heading, made as on GitHub and similar sites."""
    return re.sub(r"[^\w\s-]", "", heading.casefold()).strip().replace(" ", "-")


@cache
def chapters() -> dict[str, str]:
    """The heading of the guide that describes the pages of a blueprint: blueprint -> heading."""
    return {name: one.guide for name, one in SCREENS.items() if one.guide}


def anchor_about(blueprints: Sequence[str]) -> str:
    """Where the guide describes the pages of these blueprints, the innermost first; "" for its beginning."""
    return next((anchor(chapters()[name]) for name in blueprints if name in chapters()), "")


@cache
def guide_html() -> Markup:
    """The guide, cached; its pictures are loaded lazily."""
    from markdown import markdown

    html = markdown(
        FILE.read_text("utf-8"),
        extensions=["tables", "toc", "sane_lists"],
        extension_configs={"toc": {"slugify": lambda heading, _separator: anchor(heading)}},
    )
    html = html.replace("<img ", '<img loading="lazy" width="1280" height="800" ')
    html = re.sub(r"(<table>.*?</table>)", r'<div class="table-frame">\1</div>', html, flags=re.DOTALL)
    return Markup(html.replace("<table>", '<table class="table">'))  # noqa: S704 - a file of ours
