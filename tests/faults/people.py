"""Officers who write, each in a thread: every kind of write, each with a mark of its own."""

from __future__ import annotations

import struct
import threading
import time
import zlib
from collections.abc import Callable
from random import Random

from tests.faults.client import AWAY, Browser, Fields
from tests.faults.ground import NAMES, SECRET, Ground
from tests.faults.ledger import Write

DAY = "03/06/2024"


class Officer:
    """One of those who write, over all rounds."""

    def __init__(self, name: str, seed: str) -> None:
        self.name, self.chance = name, Random(f"{seed} {name}")
        self.browser: Browser | None = None
        self.writes: list[Write] = []
        #: What could not even be begun: a page without its form.
        self.puzzled: list[str] = []

    def connect(self, port: int) -> Browser:
        """The same browser at a server that was started again; it signs in once."""
        known = self.browser.cookies if self.browser else {}
        self.browser = Browser(port)
        self.browser.cookies = known
        if not known:
            self.browser.sign_in(self.name, SECRET)
        return self.browser

    def write_until(self, stop: threading.Event) -> None:
        """Write, one after the other, until stopped or the server goes away."""
        ways: tuple[tuple[int, Callable[[], Write]], ...] = (
            *((4, self.visit), (4, self.receipt), (2, self.collection), (3, self.contribution)),
            *(
                (4, self.correction),
                (2, self.withdrawal),
                (2, self.scan),
                (1, self.gift_list),
                (2, self.award),
            ),
        )
        while not stop.is_set():
            [way] = self.chance.choices([way for _, way in ways], [weight for weight, _ in ways])
            try:
                write = way()
                self.writes.append(write)
                self.send(write)
            except AWAY:
                return
            except LookupError as puzzle:
                self.puzzled.append(f"{puzzle}")

    def send(self, write: Write) -> None:
        """Send it; what is sent once more is the same form with the same token."""
        assert self.browser
        write.answered(self.browser.post(write.address, write.fields, write.file))

    def visit(self) -> Write:
        fund = self.chance.choice(["", "1", "2"])
        boxes = {"recipient": "Bà Nguyễn Thị Tám", "audience": "outsider", "reason_for": "illness"}
        boxes |= {"happened_on": DAY, "amount": self._amount(), "fund_id": fund, "again": "y"}
        boxes |= {
            "money_source": "" if fund else "others",
            "channel": "cash" if fund else "",
            "note": (mark := self._mark()),
        }
        return self._filled("visit", mark, "/tham-hoi/moi", "recipient", boxes)

    def receipt(self) -> Write:
        boxes = {"direction": "receipt", "happened_on": DAY, "amount": self._amount(), "channel": "cash"}
        boxes |= {"description": (mark := self._mark()), "fund_id": self.chance.choice(["1", "2"])}
        return self._filled("receipt", mark, "/so-quy/moi", "direction", boxes)

    def award(self) -> Write:
        boxes = {"year": "2024", "granted_on": DAY, "stage": "granted", "subject": "collective"}
        boxes |= {"quantity": "1", "name": "Tổ Văn phòng", "title": "Giấy khen", "granting_body": "Công đoàn"}
        boxes |= {"prize": self._amount(), "fund_id": "1", "channel": "cash", "again": "y"}
        boxes |= {"decision_number": (mark := self._mark())}
        return self._filled("award", mark, "/khen-thuong/moi", "granted_on", boxes)

    def gift_list(self) -> Write:
        boxes = {"occasion": "tet", "held_on": DAY, "title": (mark := self._mark()), "amount_each": "1000"}
        return self._filled("gift", mark, "/danh-sach-qua/moi", "occasion", boxes)

    def contribution(self) -> Write:
        boxes = {"fund_id": "1", "period_text": f"{self.chance.randrange(2025, 2040)}", "paid_on": DAY}
        boxes |= {"amount": self._amount(), "channel": "cash", "note": (mark := self._mark())}
        write = self._filled("contribution", mark, "/dong-quy/moi", "period_text", boxes)
        people = self.chance.sample([str(one) for one in range(1, 13)], 2)
        write.fields |= {"member_ids": people}
        write.rows = len(people)
        return write

    def collection(self) -> Write:
        address = f"/thu-quy/2/{self.chance.randrange(2024, 2027)}"
        form = self._browser.form(address, "paid_on")
        keys = [box.name.removeprefix("amount-") for box in form.boxes if box.name.startswith("amount-")]
        if not keys:
            return self.receipt()
        mark, some = self._mark(), self.chance.sample(keys, min(len(keys), 2))
        fields = form.with_all(paid_on=DAY, channel="cash", do="post")
        fields |= {
            f"{box}-{key}": [value] for key in some for box, value in (("amount", "1000"), ("note", mark))
        }
        return Write("collection", mark, form.action, fields, rows=len(some))

    def correction(self) -> Write:
        old = self._one_of("receipt", "visit")
        if old is None:
            return self.receipt()
        boxes = {"amount": self._amount(), "reason": (mark := self._mark())}
        return self._filled("correction", mark, f"{old.where}/sua", "reason", boxes)

    def withdrawal(self) -> Write:
        old = self._one_of("visit")
        if old is None:
            return self.visit()
        form = self._browser.form(old.where, "reason")
        old.where = ""
        return Write("withdrawal", mark := self._mark(), form.action, form.with_all(reason=mark))

    def scan(self) -> Write:
        old = self._one_of("visit", "award")
        if old is None:
            return self.visit()
        address, mark = f"/tep/them/{old.where.rpartition('/')[2]}", self._mark()
        write = self._filled("scan", mark, address, "file", {"description": mark})
        write.file = f"{mark}.png", picture(self.chance)
        return write

    @property
    def _browser(self) -> Browser:
        assert self.browser
        return self.browser

    def _filled(self, kind: str, mark: str, address: str, box: str, boxes: dict[str, str]) -> Write:
        form = self._browser.form(address, box)
        fields: Fields = form.with_all(**boxes)
        return Write(kind, mark, form.action, fields)

    def _mark(self) -> str:
        return f"K{self.name}-{len(self.writes)}-{self.chance.randrange(10**6)}"

    def _amount(self) -> str:
        return str(self.chance.randrange(100, 900) * 1_000)

    def _one_of(self, *kinds: str) -> Write | None:
        known = [
            one for one in self.writes if one.kind in kinds and one.state == "acknowledged" and one.where
        ]
        return self.chance.choice(known[-20:]) if known else None


def picture(chance: Random) -> bytes:
    """A PNG of noise, each another."""
    side = chance.randrange(10, 120)
    rows = b"".join(b"\0" + chance.randbytes(side * 3) for _ in range(side))
    parts = (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows, 1))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(*one) for one in (*parts, (b"IEND", b"")))


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


class Crowd:
    """The eight officers, writing side by side."""

    def __init__(self, seed: str) -> None:
        self.officers = [Officer(name, seed) for name in NAMES]
        self.stop = threading.Event()
        self.threads: list[threading.Thread] = []

    @property
    def writes(self) -> list[Write]:
        return [write for one in self.officers for write in one.writes]

    @property
    def acknowledged(self) -> int:
        return sum(write.state == "acknowledged" for write in self.writes)

    def begin(self, *grounds: Ground) -> None:
        """Let them write; with two programs each serves every other of them."""
        self.stop.clear()
        for number, one in enumerate(self.officers):
            one.connect(grounds[number % len(grounds)].port)
        self.threads = [threading.Thread(target=one.write_until, args=[self.stop]) for one in self.officers]
        for thread in self.threads:
            thread.start()

    def wait_for(self, count: int, patience: float = 30) -> None:
        """Wait until this many writes are acknowledged."""
        most = self.acknowledged + count
        ends = time.monotonic() + patience
        while self.acknowledged < most and time.monotonic() < ends:
            time.sleep(0.01)

    def end(self) -> None:
        """Wait until the last has its answer, or knows that there is none."""
        self.stop.set()
        for thread in self.threads:
            thread.join(60)

    def send_again(self, ground: Ground, since: dict[str, int]) -> int:
        """What had no answer is sent once more, as somebody would press the button again; how many."""
        count = 0
        for one in self.officers:
            one.connect(ground.port)
            for write in one.writes[since[one.name] :]:
                if write.state == "unanswered":
                    one.send(write)
                    count += 1
                    if write.state == "refused":
                        # A correction has no token: one that was carried out is stale when it comes again.
                        write.state = "unanswered"
        return count
