"""What a short paper says beside the record, and what it is written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.vietnamese import fold
from app.life.awards.facts import AwardFacts, Subject


@dataclass(frozen=True, slots=True)
class Wording:
    """What the form of a paper asks; empty is left blank on paper, or as usual.

    `written_on`: the day on which it is printed, whose year an undated paper has. `grounds`: the lines
    above the text, as typed («Căn cứ …»).
    """

    written_on: date
    number: str = ""
    dated: date | None = None
    addressee: str = ""
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class Nominee:
    """A person or collective on a proposal; `source` is the award's row.

    `quantity`: how many stand behind the name, where it names several.
    """

    award: AwardFacts
    name: str
    position: str
    rating: str
    source: str
    quantity: int = 1

    @property
    def is_person(self) -> bool:
        return self.award.subject is Subject.PERSON

    @property
    def order(self) -> tuple[bool, str]:
        """People before collectives, then by title; the order of recording decides the rest."""
        return not self.is_person, fold(self.award.title)
