"""Every form with boxes that are wrong, missing, repeated or strange: taken or refused, never a failure."""

from __future__ import annotations

from random import Random

from tests.effort import THOROUGH
from tests.house.conftest import Town
from tests.house.fuzz.conftest import Forms
from tests.house.fuzz.hostile import CHANGES, ENCODINGS, HEADERS, as_shown
from tests.house.fuzz.watching import watching

TRIES = 12 if THOROUGH else 6


def test_no_form_fails_and_what_is_refused_changes_nothing(town: Town, forms: Forms) -> None:
    with watching(town) as watch:
        for (who, address), boxes in forms.items():
            for number in range(TRIES):
                chance = Random(f"{address} {number}")
                changed = chance.choice(CHANGES)(as_shown(boxes) or [("x", "1")], chance)
                body = chance.choice(ENCODINGS)(changed, chance)
                headers = chance.choice(HEADERS)
                watch.ask(who, "POST", address, f"{number}", headers=headers, **body)
    assert watch.report() == ""
    assert len(watch.taken) > 20, "hardly a form was taken: what views do behind their forms was not tried"
