"""Refusing all requests when the database file was deleted or replaced while the server runs."""

from __future__ import annotations

from flask import Flask, Response, current_app, request

from app.admin.server.opening import WATCHED
from app.office.installation.keeping import Watched
from app.transactions import SAFE
from app.web.delivery.proxies import is_this_machine
from app.web.guards import OPEN_ENDPOINTS

# Shown to anybody, so without paths of the server.
_MOVED = (
    "Tệp sổ trên máy chủ vừa bị xóa hoặc bị thay bằng tệp khác trong khi máy chủ đang chạy, nên máy chủ "
    "không ghi thêm gì. Người quản trị hãy dừng máy chủ, khôi phục bản sao lưu gần nhất "
    "(lệnh flask restore) rồi khởi động lại."
)
_LOST = (
    "Máy chủ này đã từng có sổ nhưng cơ sở dữ liệu nay trống. Người quản trị hãy dừng máy chủ, "
    "khôi phục bản sao lưu gần nhất (lệnh flask restore) rồi khởi động lại; đừng mở sổ mới."
)


def register(app: Flask) -> None:
    """Check before each request, and again before a write is acknowledged."""
    app.before_request(refuse_without_books)
    app.after_request(_refuse_if_moved)


def refuse_without_books() -> Response | None:
    """Run before every request: 503 if the database file is missing or another one."""
    if request.endpoint in OPEN_ENDPOINTS or _is_unchanged():
        return None
    return _unavailable(_MOVED)


def books_are_lost() -> Response:
    """The page for a marked installation whose database has no books."""
    return _unavailable(_LOST)


def _refuse_if_moved(response: Response) -> Response:
    if request.method in SAFE or response.status_code >= 400 or _is_unchanged():
        return response
    return _unavailable(_MOVED)


def _is_unchanged() -> bool:
    watched: Watched | None = current_app.extensions.get(WATCHED)
    return watched is None or watched.is_unchanged()


def _unavailable(sentence: str) -> Response:
    """503 with the sentence, as a page made without the database, or as JSON for the health check."""
    if request.endpoint == "health.healthz":
        health = {"status": "failed"} | ({"sentence": sentence} if is_this_machine() else {})
        body, kind = current_app.json.dumps(health), "application/json"
    else:
        wrote = request.method not in SAFE
        # `render_template` would ask for who is signed in.
        body = current_app.jinja_env.get_template("unavailable.html").render(sentence=sentence, wrote=wrote)
        kind = "text/html"
    return Response(body, 503, {"Cache-Control": "no-store"}, kind)
