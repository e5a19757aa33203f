"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Text
from app.web.features import Deed, Feature

FEATURE = Feature(
    under="issued",
    deeds={"signed": Deed("Ký số")},
    noted={
        "signed_by": Text("Người ký số"),
        "signed_issuer": Text("Nơi cấp chứng thư số"),
        "signed_validity": Text("Hạn chứng thư số"),
    },
)
