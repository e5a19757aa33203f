"""A working day's load for as long as it takes: memory, open files and the write-ahead log stay flat."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.faults.client import AWAY, Browser
from tests.faults.ground import NAMES, Ground
from tests.faults.ledger import compare
from tests.faults.people import Officer

#: Who writes, and seconds between two writes of each; the others read.
WRITERS, PACE = 3, 1.5
#: What readers open in turn: pages, lists as Excel, papers as PDF and Word, an export.
READ = (
    *("/", "/nhat-ky/", "/doan-vien/", "/tham-hoi/", "/so-quy/", "/thu-quy/", "/bao-cao/?ky=2024"),
    *("/doan-vien/?dang=xlsx", "/bao-cao/tai.pdf?ky=2024", "/bao-cao/tai.docx?ky=2024", "/tim?tu=nguyen"),
)
#: What later thirds of the time may have more than the second: the books grow meanwhile.
MORE = {"MiB": 24.0, "files": 8.0}
MOST_LOG = 32 * 2**20


@dataclass(frozen=True)
class Sample:
    """The program at one moment: memory and open files of it and its children, size of the log."""

    mib: float
    files: int
    log: int


def sampled(ground: Ground) -> Sample:
    """What it has now."""
    assert ground.program
    pids = [ground.program.pid, *_children(ground.program.pid)]
    pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids)
    files = sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in pids)
    log = Path(f"{ground.file}-wal")
    return Sample(pages * 4096 / 2**20, files, log.stat().st_size if log.exists() else 0)


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


class Reader:
    """Somebody who opens pages and files, one after the other."""

    def __init__(self, name: str, ground: Ground) -> None:
        self.browser: Browser = Officer(name, "reads").connect(ground.port)
        self.answers: list[tuple[str, int]] = []

    def read_until(self, stop: threading.Event) -> None:
        while not stop.is_set():
            for address in READ:
                try:
                    self.answers.append((address, self.browser.get(address).status))
                except AWAY as away:
                    self.answers.append((f"{address}: {away}", 599))
                if stop.wait(0.5):
                    return


def endure(ground: Ground, minutes: float, *, say: Callable[[str], None] = lambda _line: None) -> list[str]:
    """Load the program for so long; the faults."""
    ground.start()
    stop = threading.Event()
    writers = [Officer(name, "endures") for name in NAMES[:WRITERS]]
    for one in writers:
        one.connect(ground.port)
    readers = [Reader(name, ground) for name in NAMES[WRITERS:]]
    threads = [threading.Thread(target=_write, args=[one, stop]) for one in writers]
    threads += [threading.Thread(target=one.read_until, args=[stop]) for one in readers]
    for thread in threads:
        thread.start()
    samples: list[Sample] = []
    ends, each = time.monotonic() + minutes * 60, max(1.0, minutes * 60 / 120)
    while time.monotonic() < ends:
        time.sleep(each)
        samples.append(sampled(ground))
    stop.set()
    for thread in threads:
        thread.join(120)
    writes = [write for one in writers for write in one.writes]
    answers = [answer for one in readers for answer in one.answers]
    with ground.database() as engine:
        found = compare(writes, engine, ground.folder / "uploads")
    code, output = ground.command("verify")
    thirds = [
        samples[: len(samples) // 3],
        samples[len(samples) // 3 : -len(samples) // 3],
        samples[-len(samples) // 3 :],
    ]
    flat = [(median(one.mib for one in third), median(one.files for one in third)) for third in thirds]
    say(
        f"{minutes:g} minutes: {len(writes)} writes, {len(answers)} pages and files; thirds of the time "
        + "; ".join(f"{mib:.0f} MiB, {files:.0f} files" for mib, files in flat)
        + f"; log at most {max(one.log for one in samples) / 2**20:.1f} MiB; {found.counts}"
    )
    failed = [f"{address}: {status}" for address, status in answers if status >= 500 and status != 503]
    failed += [f"{one.kind}: {one.answer_text[:200]}" for one in writes if one.state == "failed"]
    return [
        *found.lines,
        *failed[:20],
        *([f"verify ended with {code}: {output[-400:]}"] if code else []),
        *_grown(flat),
        *(
            [f"the log grew to {max(one.log for one in samples)}"]
            if any(s.log > MOST_LOG for s in samples)
            else []
        ),
    ]


def _write(officer: Officer, stop: threading.Event) -> None:
    class Paced(threading.Event):
        """Is asked before each write: waits first."""

        def is_set(self) -> bool:
            return stop.wait(PACE)

    officer.write_until(Paced())


def _grown(flat: list[tuple[float, float]]) -> list[str]:
    (_, second, third), names = flat, tuple(MORE)
    return [
        f"{name} grew from {before:.0f} to {after:.0f}"
        for name, before, after in zip(names, second, third, strict=True)
        if after > before + MORE[name]
    ]
