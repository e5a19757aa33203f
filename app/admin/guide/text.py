"""The user's guide (`docs/huong-dan.md`) as a page's HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markupsafe import Markup

from app.config import ROOT

FOLDER = ROOT / "docs"
FILE = FOLDER / "huong-dan.md"
#: Blueprint -> heading in the guide.
ABOUT = {
    "home": "Bắt đầu",
    "units": "Bắt đầu",
    "accounts": "Bắt đầu",
    "access": "Bắt đầu",
    "timeline": "Hoạt động",
    "calendar": "Hoạt động",
    "anniversaries": "Hoạt động",
    "feeds": "Hoạt động",
    "members": "Đoàn viên",
    "person": "Đoàn viên",
    "bulk": "Đoàn viên",
    "children": "Đoàn viên",
    "duplicates": "Đoàn viên",
    "groups": "Đoàn viên",
    "hardship": "Đoàn viên",
    "office": "Đoàn viên",
    "collecting": "Thu quỹ",
    "contributions": "Thu quỹ",
    "arrears": "Thu quỹ",
    "exemptions": "Thu quỹ",
    "funds": "Thu quỹ",
    "welfare": "Thăm hỏi",
    "gifts": "Danh sách quà",
    "events": "Hoạt động",
    "petitions": "Hoạt động",
    "requests": "Hoạt động",
    "awards": "Hoạt động",
    "ratings": "Hoạt động",
    "commitments": "Hoạt động",
    "plan": "Hoạt động",
    "statements": "Báo cáo cuối năm",
    "cashbook": "Sổ quỹ, phiếu, khóa sổ",
    "vouchers": "Sổ quỹ, phiếu, khóa sổ",
    "ledgers": "Sổ quỹ, phiếu, khóa sổ",
    "assets": "Sổ quỹ, phiếu, khóa sổ",
    "settlement": "Dự toán, quyết toán",
    "budget": "Dự toán, quyết toán",
    "items": "Dự toán, quyết toán",
    "remittance": "Dự toán, quyết toán",
    "reports": "Báo cáo cuối năm",
    "exchange": "Nhập, xuất Excel",
    "trail": "Câu hỏi thường gặp",
    "search": "Phím tắt",
}


def anchor(heading: str) -> str:
    """The anchor of a heading, made as on GitHub and similar sites."""
    return re.sub(r"[^\w\s-]", "", heading.casefold()).strip().replace(" ", "-")


def anchor_about(blueprints: Sequence[str]) -> str:
    """The anchor for these blueprints, the innermost first; "" if there is none."""
    return next((anchor(ABOUT[name]) for name in blueprints if name in ABOUT), "")


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
