"""Bad places and bad hours: a full disk, a read-only folder, a lock, a wrong clock, two programs, a cut."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Thread

from tests.faults.ground import NAMES, Ground, ground
from tests.faults.ledger import Write, compare
from tests.faults.people import Crowd, Officer

#: What a form says when it could not be saved.
BUSY, FULL, READ_ONLY = "Sổ đang bận", "đã đầy", "không cho ghi"
WRONG_CLOCK = "Giờ của máy chủ có thể sai"


def write_one(officer: Officer, way: Callable[[], Write]) -> Write:
    """Send one form, whatever comes of it."""
    write = way()
    officer.writes.append(write)
    officer.send(write)
    return write


def check(place: Ground, officers: list[Officer]) -> None:
    """Nothing lost, nothing doubled, and `flask verify` content."""
    with place.database() as engine:
        found = compare([write for one in officers for write in one.writes], engine, place.folder / "uploads")
    assert found.lines == []
    code, output = place.command("verify")
    assert code == 0, output


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """A file system of this many bytes; it wants root, as in CI."""
    with TemporaryDirectory(prefix="so-cong-doan-disk-") as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def full_disk(tries: int = 6) -> str:
    """The disk fills up under the program, and is freed: it reads on, refuses in words, heals by itself."""
    with ground() as made, small_disk("16m") as disk:
        place = Ground(disk / "instance", settings={"TMPDIR": str(disk)})
        shutil.copytree(made.folder, place.folder)
        place.start()
        officer = Officer(NAMES[0], "full")
        browser = officer.connect(place.port)
        write_one(officer, officer.award)
        (disk / "filler").write_bytes(b"\0" * shutil.disk_usage(disk).free)
        ways = (officer.receipt, officer.award, officer.scan) * tries
        not_acknowledged = [
            write for way in ways if (write := write_one(officer, way)).state != "acknowledged"
        ]
        assert len(not_acknowledged) > tries, "the disk was not full"
        assert [
            write.answer_text
            for write in not_acknowledged
            if FULL not in write.answer_text or write.state == "failed"
        ] == []
        assert browser.get("/nhat-ky/").status == 200
        (disk / "filler").unlink()
        assert write_one(officer, officer.receipt).state == "acknowledged"
        check(place, [officer])
        place.end()
        began = len(not_acknowledged)
        (disk / "filler").write_bytes(b"\0" * shutil.disk_usage(disk).free)
        try:
            place.start()
            line = "a start serves pages"
        except TimeoutError:
            line = place.log.splitlines()[-1]
            assert FULL in line, line
        place.end(signal.SIGKILL)
    return f"full disk: {began} writes refused in words, pages served, healed without a restart; {line}"


def read_only() -> str:
    """Folder and file that may not be written: the start says so; of scans the form does."""
    with ground() as place:
        place.start()
        officer = Officer(NAMES[0], "read only")
        officer.connect(place.port)
        write_one(officer, officer.award)
        assert write_one(officer, officer.scan).state == "acknowledged"
        uploads = place.folder / "uploads"
        with unwritable(uploads):
            refused = write_one(officer, officer.scan)
            assert (refused.state, READ_ONLY in refused.answer_text) == ("refused", True), refused.answer_text
        assert write_one(officer, officer.scan).state == "acknowledged"
        place.end()
        with unwritable(place.folder, *place.folder.glob("*.db*")):
            place.start(wait=False)
            assert place.program
            assert place.program.wait(60) == 1
        line = place.log.splitlines()[-1]
        assert "chỉ cho đọc" in line, line
        place.start()
        check(place, [officer])
    return f"read-only: {line}"


@contextmanager
def unwritable(*paths: Path) -> Iterator[None]:
    """Nobody may write there, root included."""
    before = {path: path.stat().st_mode for path in paths}
    is_root = os.geteuid() == 0
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
        if is_root:
            subprocess.run(["chattr", "+i", path], check=True)
    try:
        yield
    finally:
        for path, mode in before.items():
            if is_root:
                subprocess.run(["chattr", "-i", path], check=True)
            path.chmod(mode)


def locked(seconds: tuple[float, ...] = (1, 5, 40)) -> str:
    """Another program holds the database: short locks are awaited, long ones reported; pages are served."""
    lines = []
    with ground() as place:
        place.start()
        officers = [Officer(name, "locked") for name in NAMES[:5]]
        for one in officers:
            one.connect(place.port)
            write_one(one, one.receipt)
        reader = Officer(NAMES[7], "reader").connect(place.port)
        for held in seconds:
            writes = [one.receipt() for one in officers]
            with closing(sqlite3.connect(place.file, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                threads = [Thread(target=one.send, args=[w]) for one, w in zip(officers, writes, strict=True)]
                for one, write, thread in zip(officers, writes, threads, strict=True):
                    one.writes.append(write)
                    thread.start()
                slowest, ends = 0.0, time.monotonic() + held
                while time.monotonic() < ends:
                    began = time.monotonic()
                    assert reader.get("/so-quy/").status == 200
                    slowest = max(slowest, time.monotonic() - began)
                    time.sleep(0.1)
                other.execute("COMMIT")
            for thread in threads:
                thread.join(60)
            refused = [write for write in writes if write.state != "acknowledged"]
            assert [write.answer_text for write in refused if BUSY not in write.answer_text] == []
            assert held < 40 or refused
            assert held > 1 or not refused
            lines.append(f"{held:g} s: {len(refused)} of {len(writes)} refused, a page in {slowest:.1f} s")
        check(place, officers)
    return f"locked by another: {'; '.join(lines)}"


def wrong_clock(days: tuple[int, ...] = (-365, 3653)) -> str:
    """The machine's clock is set back a year, forward ten, and right again: reported on the first page."""
    with ground() as place:
        officer = Officer(NAMES[0], "clock")
        for wrong in days:
            place.start()
            officer.connect(place.port)
            write_one(officer, officer.receipt)
            place.end()
            place.serves = ("tests.faults.children", "clock", str(wrong))
            place.start()
            officer.browser = None
            page = officer.connect(place.port).get("/")
            assert (WRONG_CLOCK in page.words) is (wrong < 0), wrong
            assert write_one(officer, officer.receipt).state == "acknowledged"
            place.end()
            place.serves = ("app.serve",)
            officer.browser = None
        place.start()
        assert WRONG_CLOCK in officer.connect(place.port).get("/").words
        check(place, [officer])
    return f"clock set by {', '.join(map(str, days))} days: entries kept, the first page says so"


def two_programs(writes: int = 60) -> str:
    """Two programs serve one folder: both write, nothing is lost, doubled or numbered twice."""
    with ground() as first:
        second = Ground(first.folder)
        first.start()
        second.start()
        crowd = Crowd("two")
        half = len(crowd.officers) // 2
        crowd.begin(first, second)
        crowd.wait_for(writes)
        crowd.end()
        second.end()
        assert [one.answer_text for one in crowd.writes if one.state == "failed"] == []
        check(first, crowd.officers)
    return f"two programs on one folder: {crowd.acknowledged} writes by {half} and {half}"


def cut_off(moments: int = 10, seed: str = "cut") -> str:
    """The files as a power cut leaves them, copied while eight write: they open whole, and hold what was
    acknowledged before."""
    chance, held = Random(seed), 0
    with ground() as place, TemporaryDirectory(prefix="so-cong-doan-cut-") as folder:
        crowd = Crowd(seed)
        place.start()
        crowd.begin(place)
        for number in range(moments):
            crowd.wait_for(chance.randrange(2, 12))
            before = [one for one in crowd.writes if one.state == "acknowledged"]
            copy = Ground(Path(folder) / str(number))
            _freeze_and_copy(place, copy.folder)
            with copy.database() as engine:
                found = compare(before, engine, copy.folder / "uploads")
            assert found.lines == []
            code, output = copy.command("verify")
            assert code == 0, output
            held += len(before)
        crowd.end()
        check(place, crowd.officers)
    return f"power cut: {moments} copies opened whole, {held} acknowledged writes looked for, none missing"


def _freeze_and_copy(place: Ground, to: Path) -> None:
    """One moment of all files: the program stands still while they are copied."""
    assert place.program
    place.program.send_signal(signal.SIGSTOP)
    try:
        shutil.copytree(place.folder, to)
    finally:
        place.program.send_signal(signal.SIGCONT)


PLACES: tuple[Callable[[], str], ...] = (full_disk, read_only, locked, wrong_clock, two_programs, cut_off)
