"""Threads of the server: whoever signs in uses two of their own, so that guessers hold up nobody's page.

Those of one lane who wait hold no thread; while somebody waits, each turn at the door is followed by a rest.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from waitress.task import ThreadedTaskDispatcher

_DOOR = "/tai-khoan/dang-nhap"
_THREADS = 2
#: The shortest rest, in seconds: a guess that is refused takes next to no time, and comes again at once.
_REST = 0.1


class Lanes(ThreadedTaskDispatcher):
    """Waitress' dispatcher, with a lane aside for what is sent to the sign-in page."""

    def __init__(self) -> None:
        super().__init__()
        self.door = _Door()

    def set_thread_count(self, count: int) -> None:
        super().set_thread_count(count)
        self.door.set_thread_count(min(_THREADS, count))

    def add_task(self, task: Any) -> None:
        if _knocks(task):
            turn: Any = _Turn(task, self.door)  # served like a channel, which is no Task either
            self.door.add_task(turn)
        else:
            super().add_task(task)

    def shutdown(self, cancel_pending: bool = True, timeout: int = 5) -> bool:
        self.door.shutdown(cancel_pending, timeout)
        ended: bool = super().shutdown(cancel_pending, timeout)
        return ended


class _Door(ThreadedTaskDispatcher):
    """The lane of those who sign in; that they wait is as it should be, and no warning."""

    queue_logger = logging.getLogger("waitress.queue.door")


class _Turn:
    """One at the door: served, then a rest as long as it took, if others wait."""

    def __init__(self, task: Any, door: _Door) -> None:
        self.task, self.door = task, door

    def service(self) -> None:
        began = time.monotonic()
        self.task.service()
        if self.door.queue:
            time.sleep(max(_REST, time.monotonic() - began))

    def cancel(self) -> None:
        self.task.cancel()


def _knocks(task: Any) -> bool:
    """Whether the task is a form sent to the sign-in page."""
    asked = getattr(task, "requests", [])
    return bool(asked) and asked[0].command == "POST" and asked[0].path.startswith(_DOOR)
