"""How far a paper is drawn, for code that reports the progress."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

#: Takes how many pieces of the paper are laid out, of how many, and on how many pages: a table is one piece.
OnProgress = Callable[[int, int, int], None]
ON_PROGRESS: ContextVar[OnProgress | None] = ContextVar("ON_PROGRESS", default=None)


def of_layout() -> Callable[[str, int], None] | None:
    """The same as reportlab calls it; None where nothing reports the progress."""
    on_progress, done, total, pages = ON_PROGRESS.get(), 0, 1, 0
    if on_progress is None:
        return None

    def on_event(event: str, value: int) -> None:
        nonlocal done, total, pages
        if event == "SIZE_EST":
            total = max(value, 1)
        elif event == "PROGRESS":
            # What is split has more pieces than were there at first.
            done = min(max(value, done), total)
        elif event == "PAGE":
            pages = value
        else:
            return
        on_progress(done, total, pages)

    return on_event
