"""What this room hands to the application."""

from __future__ import annotations

from app.life.events.own_kinds.rules import TABLE
from app.web.features import Feature

FEATURE = Feature(kind_tables=(TABLE,))
