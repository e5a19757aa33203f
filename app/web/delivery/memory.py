"""What drawing a document took is given back once it is sent: the heap would keep 6 MB of it for good."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable
from functools import cache
from typing import Any

from flask import Flask, Response

#: Documents that are drawn, not read from a file.
_DRAWN = ("application/pdf", "application/vnd.openxmlformats-officedocument.")


def register(app: Flask) -> None:
    app.after_request(give_back_after_documents)


def give_back_after_documents(response: Response) -> Response:
    """Do it when the browser has the document: a tenth of a second that nobody waits for."""
    if (response.mimetype or "").startswith(_DRAWN):
        response.call_on_close(give_back)
    return response


def give_back() -> None:
    """Return what is free to the system, where its C library knows how."""
    gc.collect()
    if trim := _trim():
        trim(0)


@cache
def _trim() -> Callable[[int], Any] | None:
    """glibc's malloc_trim; None with another library, and on Windows."""
    try:
        found: Callable[[int], Any] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
    return found
