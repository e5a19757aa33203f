"""Whether the books that the server opened still lie where they lay: without them nothing is taken."""

from __future__ import annotations

from flask import Flask, Response, current_app, request

from app.admin.server.opening import WATCHED
from app.office.installation.keeping import Watched
from app.transactions import SAFE
from app.web.guards import OPEN_ENDPOINTS

# Whoever comes along reads these: no path of the server is in them. The console tells it.
_MOVED = (
    "Tệp sổ trên máy chủ vừa bị xóa hoặc bị thay bằng tệp khác trong khi máy chủ đang chạy, nên máy chủ "
    "không ghi thêm gì. Người quản trị hãy dừng máy chủ, chép bản sao lưu gần nhất vào đúng chỗ ấy "
    "rồi khởi động lại."
)
_LOST = (
    "Máy chủ này đã từng có sổ nhưng cơ sở dữ liệu nay trống. Người quản trị hãy dừng máy chủ, "
    "chép bản sao lưu gần nhất vào đúng chỗ ấy rồi khởi động lại; đừng mở sổ mới."
)


def register(app: Flask) -> None:
    """Look before each request, and once more before a write is acknowledged."""
    app.before_request(refuse_without_books)
    app.after_request(_acknowledge_what_stands)


def refuse_without_books() -> Response | None:
    """Run before every request, first of all: a file that is gone takes no receipt and shows no old page."""
    if request.endpoint in OPEN_ENDPOINTS or _stands():
        return None
    return _told(_MOVED)


def books_are_lost() -> Response:
    """The page for a marked installation whose database has no books."""
    return _told(_LOST)


def _acknowledge_what_stands(response: Response) -> Response:
    if request.method in SAFE or response.status_code >= 400 or _stands():
        return response
    return _told(_MOVED)


def _stands() -> bool:
    watched: Watched | None = current_app.extensions.get(WATCHED)
    return watched is None or watched.stands()


def _told(sentence: str) -> Response:
    """A sentence as a page, 503, made without asking the database; as JSON for who watches the server."""
    if request.endpoint == "health.healthz":
        body, kind = current_app.json.dumps({"status": "lost", "sentence": sentence}), "application/json"
    else:
        wrote = request.method not in SAFE
        # `render_template` would ask for who is signed in.
        body = current_app.jinja_env.get_template("unavailable.html").render(sentence=sentence, wrote=wrote)
        kind = "text/html"
    return Response(body, 503, {"Cache-Control": "no-store"}, kind)
