"""htmx headers of requests and responses; no other module uses them.

htmx-flask reads and writes them. Header values must be Latin-1: for others waitress answers 500, which test
clients do not show. So events are sent as JSON and addresses encoded.
"""

from __future__ import annotations

from flask import Response
from htmx_flask import make_response, request
from htmx_flask.requests import HtmxAwareRequest as HtmxAwareRequest  # base class of `incoming.Incoming`
from werkzeug.urls import iri_to_uri


def is_htmx_request() -> bool:
    """Whether htmx sent the request: for a fragment, a boosted link, or a page of its history."""
    return bool(request.htmx)


def is_fragment_request() -> bool:
    """Whether htmx wants a fragment (not a page of its history, not a page of a boosted link)."""
    htmx = request.htmx
    is_full_page = htmx.history_restore_request or (htmx.boosted and not htmx.target)
    return bool(htmx) and not is_full_page


def current_page_url() -> str | None:
    """The address of the page that htmx sent the request from; None without htmx."""
    url: str | None = request.htmx.current_url
    return url


def asks_by_itself() -> bool:
    """Whether a page sent the request without its user doing anything: it asks again until a work is done."""
    return "X-Asks-By-Itself" in request.headers


def vary_on_htmx(response: Response) -> Response:
    """The response with `Vary`: caches must not mix responses for htmx and for browsers."""
    response.vary.add("HX-Request")
    return response


def redirect_page(url: str) -> Response:
    """Make htmx load the page `url`. 401, so that nothing of the response is put into the current page."""
    response: Response = make_response("", 401, redirect=iri_to_uri(url))
    return vary_on_htmx(response)


def with_event(response: Response, event: str) -> Response:
    """The fragment, with an event that is triggered after it was swapped in (`hx-trigger`)."""
    triggering: Response = make_response(response, trigger_after_swap={event: None})
    return triggering
