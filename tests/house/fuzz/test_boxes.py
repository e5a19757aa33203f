"""Each box of each form says something hostile, the others what they should: what comes of it together."""

from __future__ import annotations

from random import Random

from tests.effort import THOROUGH
from tests.house.conftest import Town
from tests.house.fuzz.conftest import Forms
from tests.house.fuzz.hostile import VALUES, as_shown, encoded
from tests.house.fuzz.watching import watching

TRIES = 2 if THOROUGH else 1


def test_no_box_fails_whatever_it_says(town: Town, forms: Forms) -> None:
    with watching(town) as watch:
        for (who, address), boxes in forms.items():
            pairs = as_shown(boxes)
            # Lines of a grid are alike: one of them stands for all.
            for name in sorted({name for name, _ in pairs if not name.endswith(tuple("23456789"))}):
                chance = Random(f"{address} {name}")
                for value in chance.sample(VALUES, TRIES):
                    sent = [(one, value if one == name else was) for one, was in pairs]
                    watch.ask(who, "POST", address, f"{name}={value[:20]!a}", **encoded(sent, chance))
    assert watch.report() == ""
