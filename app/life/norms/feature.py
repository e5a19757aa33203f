"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Field, Text
from app.life.norms.actions import record_example
from app.life.norms.facts import Allowed, Claim, NormFacts
from app.life.norms.queries import norms_of
from app.life.norms.rules import norm_name, refuse_bad_norm
from app.office.union_kinds.facts import Proposal
from app.web.features import Deed, Feature

FEATURE = Feature(
    proposals=(
        Proposal(
            table="norms",
            label="Định mức",
            facts=NormFacts,
            check=refuse_bad_norm,
            name=norm_name,
            known=lambda unit_id: [norm_name(facts) for _, facts in norms_of(unit_id)],
            record=record_example,
            # Not in force until the committee adopts them.
            fixed={"is_example": True},
        ),
    ),
    under="welfare",
    facts=(
        NormFacts,
        Claim,
        Allowed,
    ),
    subjects={"welfare.norm": "định mức"},
    deeds={"exceeded": Deed("Nói lý do vượt định mức", alone=True)},
    noted={"excess": Text("Lý do vượt định mức"), "is_example": Field("Là ví dụ")},
)
