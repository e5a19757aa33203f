"""The doors of an installation without an account, open to whoever comes: no failure, nothing written."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from flask import Flask

from bench.books import Books as Recorder
from tests.effort import THOROUGH
from tests.house.conftest import UNLINKED, Town
from tests.house.forms import forms_of
from tests.house.fuzz.hostile import CHANGES, ENCODINGS, HEADERS, as_shown
from tests.house.fuzz.watching import watching

TRIES = 20 if THOROUGH else 10
DOORS = sorted({at for (endpoint, _), at in UNLINKED.items() if endpoint.startswith("firstrun.")})


@pytest.mark.parametrize("address", DOORS)
def test_no_door_fails_and_none_opens_to_a_bad_form(app: Flask, address: str) -> None:
    with watching(Town(app, Recorder(0), instance=Path(app.instance_path))) as watch:
        page = app.test_client().get(address, follow_redirects=True)
        forms = forms_of(address, page.text)
        # Without the second password no account is made.
        pairs = [pair for form in forms for pair in as_shown(form.boxes) if pair[0] != "again"]
        for number in range(TRIES):
            chance = Random(f"{address} {number}")
            changed = chance.choice(CHANGES)(pairs or [("x", "1")], chance)
            body = chance.choice(ENCODINGS)(changed, chance)
            watch.ask("", "POST", address, f"{number}", headers=chance.choice(HEADERS), **body)
        assert watch.report() == ""
        assert watch.taken == set()
