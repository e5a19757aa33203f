"""The program is killed while eight write, over and over: nothing acknowledged is lost, nothing doubled."""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from statistics import median

from tests.faults.ground import Ground
from tests.faults.ledger import Found, compare
from tests.faults.people import Crowd

#: Writes that are acknowledged before a kill, at most; the next ones are under way then.
MOST = 40


@dataclass
class Outcome:
    """What came of all kills."""

    kills: int = 0
    early: int = 0
    sent_again: int = 0
    states: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    restarts: list[float] = field(default_factory=list)
    found: Found = field(default_factory=Found)
    #: What `flask verify` said where it was not content; answers 5xx; pages without their form.
    verified: int = 0
    complaints: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        return [*self.found.lines, *self.complaints]

    def __str__(self) -> str:
        ends = sorted(self.restarts)
        times = (
            f"median {median(ends):.1f} s, p95 {ends[int(len(ends) * 0.95)]:.1f} s, longest {ends[-1]:.1f} s"
        )
        return (
            f"{self.kills} kills, {self.early} more while starting; {dict(self.states)}; "
            f"acknowledged by kind {dict(self.kinds)}; {self.sent_again} sent again; {self.found.counts}; "
            f"verify {self.verified} times; restart {times}"
        )


def kill_over_and_over(
    ground: Ground,
    kills: int,
    seed: str,
    *,
    verify_each: int = 10,
    say: Callable[[str], None] = lambda _line: None,
) -> Outcome:
    """Kill the program this many times; `verify_each`: how often `flask verify` is asked."""
    outcome, crowd, chance = Outcome(), Crowd(seed), Random(seed)
    ground.start()
    for number in range(1, kills + 1):
        since = {one.name: len(one.writes) for one in crowd.officers}
        crowd.begin(ground)
        crowd.wait_for(chance.randrange(1, MOST))
        time.sleep(chance.uniform(0, 0.1))
        ground.end(signal.SIGKILL)
        crowd.end()
        if chance.random() < 0.15:
            ground.start(wait=False)
            time.sleep(chance.uniform(0.05, 1.5))
            ground.end(signal.SIGKILL)
            outcome.early += 1
        outcome.restarts.append(ground.start())
        outcome.kills += 1
        outcome.sent_again += crowd.send_again(ground, since)
        with ground.database() as engine:
            outcome.found = compare(crowd.writes, engine, ground.folder / "uploads")
        if number % verify_each == 0 or number == kills:
            _verify(ground, number, outcome)
        _count(crowd, outcome)
        if outcome.faults:
            break
        say(f"{number}: {dict(outcome.states)}, restart {outcome.restarts[-1]:.1f} s")
    return outcome


def _verify(ground: Ground, number: int, outcome: Outcome) -> None:
    code, output = ground.command("verify")
    outcome.verified += 1
    if code:
        outcome.complaints.append(f"kill {number}: verify ended with {code}: {output[-600:]}")


def _count(crowd: Crowd, outcome: Outcome) -> None:
    outcome.states = Counter(write.state for write in crowd.writes)
    outcome.kinds = Counter(write.kind for write in crowd.writes if write.state == "acknowledged")
    outcome.complaints += [
        f"{one.kind}: {one.answer_text[:300]}" for one in crowd.writes if one.state == "failed"
    ]
