"""Page or fragment from one route; the fragment is a named block of the page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Response, current_app, flash, make_response, redirect, render_template, request
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as WsgiResponse

from app.listing import Page
from app.web import hx
from app.web.lists.remembered import remember_list


def page(template: str, *, block: str | None = None, status: int = 200, **context: Any) -> Response:
    """Render a page, or for htmx only its `block`.

    The block `results` is that of a list, whose query is remembered for links back. A page number beyond the
    last page, as after rows were withdrawn, redirects to the last one.
    """
    beyond = next((one for one in context.values() if isinstance(one, Page) and one.page > one.pages), None)
    if beyond:
        return hx.vary_on_htmx(make_response(redirect(_with_page(beyond.pages))))
    if block == "results" and request.method == "GET" and status == 200:
        remember_list()
    if block and hx.is_fragment_request():
        current_app.update_template_context(context)
        found = current_app.jinja_env.get_template(template)
        fragment = found.new_context(context)
        # Runs the template's macro imports (up to its first output), which the block needs.
        next(found.root_render_func(fragment), None)
        body = "".join(found.blocks[block](fragment))
    else:
        body = render_template(template, **context)
    return hx.vary_on_htmx(make_response(body, status))


def form_page(template: str, form: FlaskForm, **context: Any) -> Response:
    """The page of a form: 422 where it was sent, because something in it was refused."""
    return page(template, form=form, status=422 if form.is_submitted() else 200, **context)


def _with_page(number: int) -> str:
    """The current address with another page number."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "page"]
    return f"{request.path}?{urlencode([*kept, ('page', number)])}"


def flash_undo(sentence: str, url: str, **sent: str | int) -> None:
    """Flash what was done, with the button «Hoàn tác» that posts `sent` to `url`.

    Call it only if the user may use the view at `url`, which checks it again.
    """
    message = {"sentence": sentence, "url": url, "sent": {name: str(value) for name, value in sent.items()}}
    # Any value that the session can store.
    flash(message, "success")  # type: ignore[arg-type]


def see_other(url: str) -> WsgiResponse:
    """303 after a POST, so that a reload does not send the form again."""
    return redirect(url, 303)


def redirect_to(url: str) -> Response:
    """Redirect to another page: 303; for htmx 401, so that it loads the page instead of a fragment."""
    if hx.is_htmx_request():
        return hx.redirect_page(url)
    return hx.vary_on_htmx(make_response(see_other(url)))
