"""A few seconds of what `make test-faults` does at length, so that its programs stay true."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.faults import places
from tests.faults.away import restart_under_load
from tests.faults.endurance import endure
from tests.faults.ground import Postgres, ground
from tests.faults.kills import kill_over_and_over

pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
HAS_POSTGRES = any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
CAN_MOUNT = os.geteuid() == 0 and shutil.which("mount") is not None


def test_nothing_acknowledged_is_lost_by_a_kill() -> None:
    with ground() as place:
        outcome = kill_over_and_over(place, 1, "smoke")
    assert outcome.faults == []
    assert (outcome.kills, outcome.verified) == (1, 1)


def test_a_commit_that_is_left_out_is_found() -> None:
    with ground() as place:
        place.serves = ("tests.faults.children", "lossy", "0.5")
        outcome = kill_over_and_over(place, 3, "smoke", verify_each=3)
    assert outcome.found.lost


@pytest.mark.skipif(not HAS_POSTGRES, reason="PostgreSQL is not installed")
def test_postgres_may_go_away_and_come_back() -> None:
    postgres = Postgres()
    try:
        with ground(postgres.new_url()) as place:
            outcome = restart_under_load(place, postgres, ["immediate"], "smoke", pause=0.5)
    finally:
        postgres.stop()
    assert outcome.faults == []


@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk is mounted by root only")
def test_a_full_disk_is_reported() -> None:
    assert "refused in words" in places.full_disk(tries=1)


def test_a_lock_is_waited_for() -> None:
    assert "0 of 5 refused" in places.locked((0.5,))


def test_a_power_cut_leaves_whole_books() -> None:
    assert "none missing" in places.cut_off(moments=1)


def test_some_seconds_of_load_leave_nothing_open() -> None:
    with ground() as place:
        assert endure(place, 0.15) == []
