"""Limits how many files (papers, lists, workbooks) are made at a time: threads stay free for pages."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, make_response, render_template, request

from app.papers import progress
from app.web.files import making

View = TypeVar("View", bound=Callable[..., Any])

#: Seconds that a request waits for its turn, and after which the browser retries by itself.
PATIENCE, AGAIN_AFTER = 15, 3
#: A list or paper as a file is asked for with `?dang=`.
_FORMAT = "dang"


class Gate:
    """`places` requests run at a time, `queue` more may wait; others are refused at once."""

    def __init__(self, places: int, queue: int) -> None:
        self.places = BoundedSemaphore(places)
        self.queue = BoundedSemaphore(queue)

    def enter(self) -> bool:
        """Whether a place became free in time; if so, call `leave` later."""
        return self.places.acquire(blocking=False) or self._wait()

    def leave(self) -> None:
        """Free the place."""
        self.places.release()

    def _wait(self) -> bool:
        if not self.queue.acquire(blocking=False):
            return False
        try:
            return self.places.acquire(timeout=PATIENCE)
        finally:
            self.queue.release()


#: Files made by the server process itself: two at a time would only share its one processor.
DRAWN = Gate(places=1, queue=3)
#: Files made in separate processes.
BESIDE = Gate(places=2, queue=1)


def made_by(gate: Gate, *, unless: Callable[[], bool] = lambda: False) -> Callable[[View], View]:
    """Declare that a view makes a file, limited by this gate; `unless` it is there already and only sent."""

    def declare(view: View) -> View:
        view.gate_now = lambda: None if unless() else gate  # type: ignore[attr-defined] # read by `_gate`
        return view

    return declare


def register(app: Flask) -> None:
    """Register before anything reads the database: a waiting request holds no transaction."""
    app.before_request(take_place)
    app.after_request(note_end)
    app.teardown_request(leave_place)


def take_place() -> Response | None:
    """Wait for a place if the request makes a file; 503 with a page if there is none in time."""
    gate = _gate()
    if gate is None:
        return None
    made = making.asked_making()
    if gate.enter():
        g.gate = gate
        if made:
            g.made = made
            made.note(making.COMPOSING)
            progress.ON_PROGRESS.set(made.lay_out)
        return None
    if made:
        made.note(making.BUSY)
    busy = render_template("busy.html", again_after=AGAIN_AFTER)
    answer = make_response(busy, HTTPStatus.SERVICE_UNAVAILABLE)
    answer.headers["Retry-After"] = str(AGAIN_AFTER)
    return answer


def _gate() -> Gate | None:
    """The gate of this request; None where it makes no file."""
    view = current_app.view_functions.get(request.endpoint or "")
    declared: Callable[[], Gate | None] | None = getattr(view, "gate_now", None)
    if declared:
        return declared()
    return DRAWN if request.args.get(_FORMAT) else None


def note_end(response: Response) -> Response:
    """Note for the page that its file is made, or that there is none."""
    if "made" in g:
        g.made.note(making.REFUSED if response.status_code >= HTTPStatus.BAD_REQUEST else making.MADE)
    return response


def leave_place(_error: BaseException | None) -> None:
    """Free the place, whatever the outcome of the request."""
    gate: Gate | None = g.pop("gate", None)
    # The thread serves others next.
    progress.ON_PROGRESS.set(None)
    if gate:
        gate.leave()
