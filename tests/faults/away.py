"""PostgreSQL is stopped and started under the program: failures only while it is away, nothing lost."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

from tests.faults.client import wait_for
from tests.faults.ground import Ground, Postgres
from tests.faults.ledger import Found, compare
from tests.faults.people import Crowd

#: Seconds until a program that lost its database must have found it again.
PATIENCE = 20.0


@dataclass
class Outcome:
    """What came of all restarts."""

    restarts: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    found: Found = field(default_factory=Found)
    recovered: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"PostgreSQL restarted {dict(self.restarts)}; {dict(self.states)}; {self.found.counts}; "
            f"served again after {max(self.recovered):.1f} s at the longest"
        )


def restart_under_load(
    ground: Ground, postgres: Postgres, modes: list[str], seed: str, pause: float
) -> Outcome:
    """Restart the database this many times while eight write; it stays away for `pause` seconds."""
    outcome, crowd = Outcome(), Crowd(seed)
    ground.start()
    for mode in modes:
        since = {one.name: len(one.writes) for one in crowd.officers}
        crowd.begin(ground)
        crowd.wait_for(10)
        postgres.away(mode)
        time.sleep(pause)
        postgres.back()
        outcome.recovered.append(wait_for(ground.port, PATIENCE))
        later = {one.name: len(one.writes) for one in crowd.officers}
        crowd.wait_for(10)
        crowd.end()
        outcome.restarts[mode] += 1
        # The connections of its pool that nobody asked meanwhile must not fail now.
        for one in crowd.officers:
            failed = [
                write.answer_text for write in one.writes[later[one.name] + 1 :] if write.state == "failed"
            ]
            outcome.faults += [f"failed after the database was back: {answer}" for answer in failed]
        crowd.send_again(ground, since)
    with ground.database() as engine:
        outcome.found = compare(crowd.writes, engine, ground.folder / "uploads")
    code, output = ground.command("verify")
    outcome.faults += outcome.found.lines + ([output] if code else [])
    outcome.states = Counter(write.state for write in crowd.writes)
    return outcome
