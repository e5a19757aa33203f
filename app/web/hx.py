"""htmx: what a request says of itself and what an answer tells htmx. The only place that knows its headers.

htmx-flask reads and writes them; what is added here keeps its traps away. A header holds Latin letters only:
waitress answers 500 for others, which no test client shows. So events travel as JSON and addresses encoded.
"""

from __future__ import annotations

from flask import Response
from htmx_flask import make_response, request
from htmx_flask.requests import HtmxAwareRequest as HtmxAwareRequest  # what `incoming.Incoming` builds on
from werkzeug.urls import iri_to_uri


def is_htmx_request() -> bool:
    """Whether htmx asks, be it for a part, for a page of a boosted link or for one to go back to."""
    return bool(request.htmx)


def is_fragment_request() -> bool:
    """Whether htmx asks for a part of the page (not going back in history, not a link boosted to a page)."""
    asked = request.htmx
    is_whole = asked.history_restore_request or (asked.boosted and not asked.target)
    return bool(asked) and not is_whole


def page_that_asks() -> str | None:
    """The address of the page on which htmx asks; None when it does not."""
    url: str | None = request.htmx.current_url
    return url


def told_apart(response: Response) -> Response:
    """The answer, which caches must not hand out for the other one: htmx gets another than a browser."""
    response.vary.add("HX-Request")
    return response


def redirect_page(url: str) -> Response:
    """For htmx: the whole page goes to `url`. 401, so that nothing of the answer is put into the page."""
    response: Response = make_response("", 401, redirect=iri_to_uri(url))
    return told_apart(response)


def with_event(response: Response, event: str) -> Response:
    """The fragment, with an event for those parts of the page that wait until it stands (`hx-trigger`)."""
    told: Response = make_response(response, trigger_after_swap={event: None})
    return told
