"""Files under static/: cached for a week, sent compressed. Their addresses change when a file does."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Callable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request, send_file, send_from_directory
from markupsafe import Markup
from werkzeug.security import safe_join

#: Kinds of icons with what they say: some say what of a page they are about.
_MOST_ICONS = 500
A_WEEK = 7 * 24 * 3600
#: Compressible types; pictures and fonts are compressed already.
TEXTS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def serve(filename: str) -> Response:
    """A file, compressed if it is text and the browser accepts gzip: Tabler's 635 KB become 77."""
    suffix = Path(filename).suffix
    folder = current_app.static_folder or ""
    path = Path(safe_join(folder, filename) or "")
    if suffix in TEXTS and request.accept_encodings["gzip"] and path.is_file():
        changed = path.stat().st_mtime_ns
        response = send_file(
            BytesIO(_packed(path, changed)),
            mimetype=TEXTS[suffix],
            etag=f"{changed:x}-gzip",
            max_age=A_WEEK,
        )
        response.content_encoding = "gzip"
    else:
        # Not SEND_FILE_MAX_AGE_DEFAULT: that would apply to every list and scan too.
        response = send_from_directory(folder, filename, max_age=A_WEEK)
    if suffix in TEXTS:
        response.vary.add("Accept-Encoding")
    return response


@cache
def _packed(path: Path, _changed: int) -> bytes:
    """The compressed file, cached by its time of change."""
    return gzip.compress(path.read_bytes(), mtime=0)


def newest_change(folder: Path) -> str:
    """When any file of the folder last changed, in hexadecimal, for addresses."""
    return f"{max(int(path.stat().st_mtime) for path in folder.rglob('*')):x}"


@cache
def icons_of(sprite: str) -> Callable[..., Markup]:
    """The function that draws an icon of the file at this address."""

    @lru_cache(_MOST_ICONS)
    def icon(name: str, label: str | None = None, **attributes: str) -> Markup:
        classes = f"icon {attributes['class']}" if attributes.get("class") else "icon"
        read = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
        return Markup('<svg class="{}" {}><use href="{}#{}"/></svg>').format(classes, read, sprite, name)

    return icon


def register(app: Flask) -> None:
    version = newest_change(Path(app.static_folder or ""))

    def name_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static":
            values.setdefault("v", version)

    # On Windows the registry may call scripts plain text, which no browser would run.
    for suffix, kind in TEXTS.items():
        mimetypes.add_type(kind, suffix)
    app.url_defaults(name_version)
    app.add_template_global(icons_of)
    app.view_functions["static"] = serve
