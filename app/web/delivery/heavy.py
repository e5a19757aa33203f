"""Papers, lists as files, workbooks: so few are made at a time that there is always a thread for pages."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, make_response, render_template, request

View = TypeVar("View", bound=Callable[..., Any])

#: Seconds that one waits for its turn, and after which the browser asks again by itself.
PATIENCE, AGAIN_AFTER = 15, 3
#: A list or paper as a file is asked for with `?dang=`.
_FORMAT = "dang"


class Gate:
    """`places` work at a time, `chairs` more may wait; all others are sent away at once."""

    def __init__(self, places: int, chairs: int) -> None:
        self.places = BoundedSemaphore(places)
        self.chairs = BoundedSemaphore(chairs)

    def enter(self) -> bool:
        """Whether a place was found in time; it must be left then."""
        return self.places.acquire(blocking=False) or self._wait()

    def leave(self) -> None:
        """Give the place to the next."""
        self.places.release()

    def _wait(self) -> bool:
        if not self.chairs.acquire(blocking=False):
            return False
        try:
            return self.places.acquire(timeout=PATIENCE)
        finally:
            self.chairs.release()


#: Drawn by the server itself: two at a time would only take turns at its one processor.
DRAWN = Gate(places=1, chairs=3)
#: Made in processes beside it.
BESIDE = Gate(places=2, chairs=1)


def made_by(gate: Gate) -> Callable[[View], View]:
    """Declare that a view makes a file whatever it is asked, behind this gate."""

    def declare(view: View) -> View:
        view.gate = gate  # type: ignore[attr-defined] # a mark that `take_place` reads
        return view

    return declare


def register(app: Flask) -> None:
    """Before anything is read of the books: who waits holds nothing of them."""
    app.before_request(take_place)
    app.teardown_request(leave_place)


def take_place() -> Response | None:
    """Wait for a place where the request makes a file; 503 with a sentence when there is none in time."""
    view = current_app.view_functions.get(request.endpoint or "")
    gate: Gate | None = getattr(view, "gate", DRAWN if request.args.get(_FORMAT) else None)
    if gate is None:
        return None
    if gate.enter():
        g.gate = gate
        return None
    busy = render_template("busy.html", again_after=AGAIN_AFTER)
    answer = make_response(busy, HTTPStatus.SERVICE_UNAVAILABLE)
    answer.headers["Retry-After"] = str(AGAIN_AFTER)
    return answer


def leave_place(_error: BaseException | None) -> None:
    """Whatever became of the request."""
    gate: Gate | None = g.pop("gate", None)
    if gate:
        gate.leave()
