"""Page or fragment: one route answers both, the fragment being a named block of the page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Response, current_app, flash, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from app.listing import Page
from app.web import hx
from app.web.lists.left import note_list


def page(template: str, *, block: str | None = None, status: int = 200, **context: Any) -> Response:
    """Render a page, or for htmx only its `block`; `Vary` keeps caches from mixing the two.

    The block `results` is that of a list, which is remembered for the ways back to it. A page of a list
    beyond its last one, as after rows were withdrawn, leads to the last one.
    """
    beyond = next((one for one in context.values() if isinstance(one, Page) and one.page > one.pages), None)
    if beyond:
        return hx.told_apart(make_response(redirect(_with_page(beyond.pages))))
    if block == "results" and request.method == "GET" and status == 200:
        note_list()
    if block and hx.is_fragment_request():
        current_app.update_template_context(context)
        found = current_app.jinja_env.get_template(template)
        fragment = found.new_context(context)
        # Runs the page's imports of macros, up to its first words, so that the block finds them.
        next(found.root_render_func(fragment), None)
        body = "".join(found.blocks[block](fragment))
    else:
        body = render_template(template, **context)
    return hx.told_apart(make_response(body, status))


def _with_page(number: int) -> str:
    """The address in force with another page of its list; what it filters by stays."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "page"]
    return f"{request.path}?{urlencode([*kept, ('page', number)])}"


def flash_undo(sentence: str, url: str, **sent: str | int) -> None:
    """Say what was done, with the button «Hoàn tác» that posts `sent` to `url`; the view there asks who may.

    Call it only where the user may, and the view at `url` says what was undone.
    """
    said = {"sentence": sentence, "url": url, "sent": {name: str(value) for name, value in sent.items()}}
    # Flask keeps whatever its session can hold.
    flash(said, "success")  # type: ignore[arg-type]


def see_other(url: str) -> WsgiResponse:
    """After a POST: 303, so that a reload of the next page sends nothing again."""
    return redirect(url, 303)


def lead_to(url: str) -> Response:
    """Another page instead of the one that was asked for: 303; for htmx 401, lest it stand inside."""
    if hx.is_htmx_request():
        return hx.redirect_page(url)
    return hx.told_apart(make_response(see_other(url)))
