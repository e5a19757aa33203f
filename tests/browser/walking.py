"""Finding every screen by following links, one address a view."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import APIRequestContext
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

#: Where to begin, beside the menu: pages of a year that has something in it.
SEEDS = ("/", "/bao-cao/?ky=2025", "/tai-khoan/1", "/khong-co", "/tham-hoi/?q=khong+co+ai")


def screens(requests: APIRequestContext, routes: MapAdapter) -> dict[str, str]:
    """Address -> HTML of one page for each view that links lead to."""
    waiting, views, found = list(SEEDS), set(SEEDS), dict[str, str]()
    while waiting:
        address = waiting.pop(0)
        answer = requests.get(address)
        headers = answer.headers
        is_page = headers.get("content-type", "").startswith("text/html")
        if not is_page or "attachment" in headers.get("content-disposition", ""):
            continue
        html = answer.text()
        shown = urlsplit(answer.url)
        found.setdefault(f"{shown.path}?{shown.query}".rstrip("?"), html)
        for link in re.findall(r'\bhref="([^"]*)"', html):
            target = urljoin(address, unescape(link)).partition("#")[0]
            view = view_of(routes, target)
            if view and view not in views:
                views.add(view)
                waiting.append(target)
    return found


def view_of(routes: MapAdapter, address: str) -> str:
    """The view that an address opens, "" for no page of ours."""
    if not address.startswith("/") or address.startswith("/static/"):
        return ""
    try:
        endpoint, _ = routes.match(urlsplit(address).path, "GET")
    except HTTPException:
        return ""
    return str(endpoint)
