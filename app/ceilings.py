"""What one server holds at most: connections, threads, workbooks that nobody took."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event, Thread

from flask import Flask

from app.exchange.beside import uploads

_MOST_CONNECTIONS, _OTHER_FILES = 2_000, 200
#: More than `web.heavy` ever holds: the others answer pages.
THREADS = 10
#: Seconds between two looks for workbooks whose time is over.
_SWEEPS_EVERY = 600
#: Seconds after which a thread lets another go on. A page asks the database dozens of times, and after each
#: waits for whoever draws a paper: Python's own 5 ms would add up.
_TURN = 0.0005


def connections() -> int:
    """What a building full of browsers needs, each with six connections, most of them idle.

    That is 2,000, or as many as the system lets one process open, less what books and papers need.
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


def keep(app: Flask) -> None:
    """Let threads take short turns, and forget workbooks in time for as long as the server runs."""
    sys.setswitchinterval(_TURN)
    Thread(target=_sweep, args=(Path(app.instance_path) / uploads.FOLDER,), daemon=True).start()


def _sweep(workbooks: Path) -> None:
    """Forget workbooks that nobody took, also where nobody sends another."""
    while True:
        uploads.drop_old(workbooks)
        Event().wait(_SWEEPS_EVERY)
