"""`make test-faults`: the program killed, cut off and starved, for as long as it takes. Exit 1 for any fault.

Parts: kills, kills-postgres, away, places, mutants, endurance; all of them when none is named.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from tests.faults.away import restart_under_load
from tests.faults.endurance import endure
from tests.faults.ground import Postgres, ground
from tests.faults.kills import kill_over_and_over
from tests.faults.places import PLACES


def say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def kills(count: int, seed: str) -> list[str]:
    with ground() as place:
        outcome = kill_over_and_over(place, count, seed, say=say)
    say(f"SQLite: {outcome}")
    return outcome.faults


def kills_postgres(count: int, seed: str) -> list[str]:
    postgres = Postgres()
    try:
        with ground(postgres.new_url()) as place:
            outcome = kill_over_and_over(place, max(1, count // 5), seed, say=say)
    finally:
        postgres.stop()
    say(f"PostgreSQL: {outcome}")
    return outcome.faults


def away(count: int, seed: str) -> list[str]:
    postgres = Postgres()
    try:
        with ground(postgres.new_url()) as place:
            modes = ["fast", "immediate"] * max(1, count // 50)
            outcome = restart_under_load(place, postgres, modes, seed, pause=4)
    finally:
        postgres.stop()
    say(outcome)
    return outcome.faults


def places(_count: int, _seed: str) -> list[str]:
    found = []
    for place in PLACES:
        try:
            say(place())
        except AssertionError as wrong:
            found.append(f"{place.__name__}: {wrong}")
    return found


def mutants(count: int, seed: str) -> list[str]:
    """Faults that are planted must be found, or finding none says nothing."""
    missed = []
    for mutant in (("lossy", "0.1"), ("forgetful",)):
        with ground() as place:
            place.serves = ("tests.faults.children", *mutant)
            outcome = kill_over_and_over(place, count, seed, verify_each=count)
        found = outcome.found.lost if mutant[0] == "lossy" else outcome.found.doubled
        say(f"planted {mutant[0]}: {len(found)} found after {outcome.kills} kills")
        missed += [] if found else [f"{mutant[0]} was not found in {outcome.kills} kills"]
    return missed


def endurance(count: int, _seed: str) -> list[str]:
    """Half an hour for 200 kills, the shorter the fewer."""
    with ground() as place:
        return endure(place, count / 200 * 30, say=say)


PARTS: dict[str, Callable[[int, str], list[str]]] = {
    "kills": kills,
    "kills-postgres": kills_postgres,
    "away": away,
    "places": places,
    "mutants": mutants,
    "endurance": endurance,
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[*PARTS, []])
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", default="1")
    chosen = asked.parse_args()
    faults = [fault for name in chosen.parts or PARTS for fault in PARTS[name](chosen.kills, chosen.seed)]
    for fault in faults:
        say(f"FAULT {fault}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
