"""A queue of workbooks: one at a time in the whole installation, whichever server process received it.

Each waiting or working process touches its file every second; the file of a dead process is removed within
seconds. Ages are measured by comparing file times, not with the clock.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from app.office.installation.files import owner_only

#: Most workbooks that wait or are being worked on; more are refused.
MOST = 20
_BEAT, _DEAD = 1.0, 15.0
_WORKING = "working"


def is_full(root: Path) -> bool:
    """Whether the queue has reached `MOST`."""
    queue = root / "queue"
    return queue.is_dir() and len(_tickets(queue)) >= MOST


@contextmanager
def turn(root: Path, waiting: Callable[[int], None]) -> Iterator[None]:
    """Wait for one's turn and hold it inside the block; `waiting` is called with the number still ahead."""
    queue = root / "queue"
    queue.mkdir(mode=0o700, parents=True, exist_ok=True)
    mine = _take_ticket(queue)
    over, fresh = Event(), [mine]
    Thread(target=_keep_fresh, args=(fresh, over), daemon=True).start()
    try:
        while (before := _before(queue, mine)) or not _take_place(queue, mine):
            waiting(max(before, 1))
            over.wait(_BEAT / 2)
        fresh.append(queue / _WORKING)
        yield
    finally:
        over.set()
        for path in fresh:
            path.unlink(missing_ok=True)


def _tickets(queue: Path) -> list[Path]:
    return sorted(path for path in queue.iterdir() if path.name.isdigit())


def _take_ticket(queue: Path) -> Path:
    while True:
        last = _tickets(queue)
        ticket = queue / f"{int(last[-1].name) + 1 if last else 1:08}"
        with suppress(FileExistsError):  # another took that number: the next
            _make(ticket)
            return ticket


def _before(queue: Path, mine: Path) -> int:
    """How many wait or are being worked on ahead; removes tickets of dead processes."""
    now = mine.stat().st_mtime
    before = [path for path in _tickets(queue) if path.name < mine.name]
    return sum(not _is_cleared(path, now) for path in before)


def _take_place(queue: Path, mine: Path) -> bool:
    """Take the single working place; False if another holds it."""
    place = queue / _WORKING
    _is_cleared(place, mine.stat().st_mtime)
    try:
        _make(place)
    except FileExistsError:
        return False
    return True


def _is_cleared(path: Path, now: float) -> bool:
    with suppress(FileNotFoundError):
        if now - path.stat().st_mtime < _DEAD:
            return False
        path.unlink()
    return True


def _make(path: Path) -> None:
    open(path, "x", encoding="ascii", opener=owner_only).close()


def _keep_fresh(paths: list[Path], over: Event) -> None:
    while not over.wait(_BEAT):
        for path in tuple(paths):
            with suppress(FileNotFoundError):
                os.utime(path)
