"""What the form of a new visit shows next to its boxes."""

from __future__ import annotations

from typing import Any

from app.life.norms.queries import allowed
from app.life.norms.rules import excess_text, norm_text
from app.life.visits.forms import NewVisitForm
from app.life.visits.new import queries
from app.web.clock import today
from app.web.guards import unit


def offers(form: NewVisitForm, *, propose: bool = False) -> dict[str, Any]:
    """Template variables: the norm in words, what exceeds it, who was picked.

    `propose` first puts the norm into the amount box if nothing else was typed; `focus` is the box to focus.
    """
    claim, picked = form.claim(), form.picked_id()
    held = allowed(unit().id, claim) if claim else None
    if propose:
        form.propose(held.norm.amount if held and not held.norm.is_example else None)
        claim = form.claim()
    return {
        "norm": norm_text(held),
        "exceeds": excess_text(held, claim) if claim else "",
        "picked": queries.people_named(unit().id, [picked], today()) if picked else (),
        "found": (),
        "searched": False,
        "focus": "recipient",
    }
