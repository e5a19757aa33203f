"""Threads of the server: sign-in has two of its own, so that password guessing slows no other page.

Waiting requests hold no thread; while requests wait for sign-in, each one served is followed by a pause.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from waitress.task import ThreadedTaskDispatcher

_SIGN_IN = "/tai-khoan/dang-nhap"
_THREADS = 2
#: The shortest pause, in seconds: a refused attempt takes almost no time and may be repeated at once.
_PAUSE = 0.1


class Lanes(ThreadedTaskDispatcher):
    """Waitress' dispatcher, with a second one for forms sent to the sign-in page."""

    def __init__(self) -> None:
        super().__init__()
        self.sign_in = _SignIn()

    def set_thread_count(self, count: int) -> None:
        super().set_thread_count(count)
        self.sign_in.set_thread_count(min(_THREADS, count))

    def add_task(self, task: Any) -> None:
        if _is_sign_in(task):
            turn: Any = _Turn(task, self.sign_in)  # served like a channel, which is no Task either
            self.sign_in.add_task(turn)
        else:
            super().add_task(task)

    def shutdown(self, cancel_pending: bool = True, timeout: int = 5) -> bool:
        self.sign_in.shutdown(cancel_pending, timeout)
        ended: bool = super().shutdown(cancel_pending, timeout)
        return ended


class _SignIn(ThreadedTaskDispatcher):
    """The dispatcher of sign-in, with its own logger: waiting there is normal and no reason for a warning."""

    queue_logger = logging.getLogger("waitress.queue.door")


class _Turn:
    """A sign-in request: served, then a pause of the same length if others wait."""

    def __init__(self, task: Any, sign_in: _SignIn) -> None:
        self.task, self.sign_in = task, sign_in

    def service(self) -> None:
        began = time.monotonic()
        self.task.service()
        if self.sign_in.queue:
            time.sleep(max(_PAUSE, time.monotonic() - began))

    def cancel(self) -> None:
        self.task.cancel()


def _is_sign_in(task: Any) -> bool:
    """Whether the task is a form sent to the sign-in page."""
    requests = getattr(task, "requests", [])
    return bool(requests) and requests[0].command == "POST" and requests[0].path.startswith(_SIGN_IN)
