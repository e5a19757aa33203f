"""Return memory to the system after a document was sent: the heap would keep 6 MB otherwise."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable
from functools import cache
from typing import Any

from flask import Flask, Response

#: Media types of generated documents.
_DRAWN = ("application/pdf", "application/vnd.openxmlformats-officedocument.")


def register(app: Flask) -> None:
    app.after_request(give_back_after_documents)


def give_back_after_documents(response: Response) -> Response:
    """Free memory after the response was sent, so that nobody waits for it (0.1 s)."""
    if (response.mimetype or "").startswith(_DRAWN):
        response.call_on_close(give_back)
    return response


def give_back() -> None:
    """Return free memory to the system, where the C library can."""
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
