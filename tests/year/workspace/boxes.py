"""The form of a part as a browser sends it."""

from __future__ import annotations

import re
from html import unescape

from flask.testing import FlaskClient

ADDRESS = "/bao-cao-nam/2024/co-quan/"


def boxes_in(page: str) -> dict[str, str]:
    """Every box of the form of a part with what stands in it; no tick is set."""
    form = page[page.index('<form class="entry-form ws-form') :]
    form = form[: form.index("</form>")]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and "checkbox" not in tag:
            found[name[1]] = unescape(value[1]) if value else ""
    for name, inner in re.findall(r'<textarea[^>]*? name="([^"]*)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL):
        found[name] = unescape(inner)
    return found


def opened(client: FlaskClient, part: str) -> dict[str, str]:
    """The boxes of a part as the page shows them."""
    return boxes_in(client.get(f"{ADDRESS}muc/{part}").text)


def box_with(boxes: dict[str, str], words: str) -> str:
    """The paragraph that holds these words."""
    return next(name for name, text in boxes.items() if name.startswith("loi-") and words in text)
