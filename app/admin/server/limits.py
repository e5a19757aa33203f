"""Limits of one server process: connections, threads, the age of uploaded workbooks."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event, Thread

from flask import Flask

from app.exchange.beside import uploads

_MOST_CONNECTIONS, _OTHER_FILES = 2_000, 200
#: More than `web.delivery.heavy` ever holds, so that the others answer pages.
THREADS = 10
#: Seconds between two deletions of old uploads.
_SWEEP_INTERVAL = 600
#: Seconds after which a thread yields to another. A page runs dozens of statements and may wait after each
#: for a thread that draws a PDF: Python's default of 5 ms would add up.
_SWITCH_INTERVAL = 0.0005


def connection_limit() -> int:
    """Connections for an office full of browsers, each with six, most of them idle.

    2,000, or as many as the system lets one process open, less those for files. Raises the soft limit.
    """
    try:
        import resource
    except ImportError:
        return 400  # Windows waits for 512 at most
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_CONNECTIONS + _OTHER_FILES
    if soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return min(_MOST_CONNECTIONS, soft - _OTHER_FILES)


def apply_limits(app: Flask) -> None:
    """Set the interval between threads, and start the thread that deletes old uploads."""
    sys.setswitchinterval(_SWITCH_INTERVAL)
    Thread(target=_sweep, args=(Path(app.instance_path) / uploads.FOLDER,), daemon=True).start()


def _sweep(workbooks: Path) -> None:
    """Delete old uploads, also where no new ones come."""
    while True:
        uploads.drop_old(workbooks)
        Event().wait(_SWEEP_INTERVAL)
