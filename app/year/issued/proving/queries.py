"""Which frozen report a file is, and whether it says the same."""

from __future__ import annotations

from app.year.issued.facts import FrozenPaper
from app.year.issued.proving.reading import words_of
from app.year.issued.proving.rules import MOST_NAMED, Proof, Proven, code_in, differences
from app.year.issued.queries import frozen_report, paper_lines, papers_coded
from app.year.reports.writers.files import WRITERS


def proof_of(pdf: bytes, unit_id: int) -> Proof:
    """Whether the file is a report that the union issued. Raises Refused for what is no PDF."""
    words = words_of(pdf)
    if not words:
        return Proof(Proven.UNREADABLE)
    candidates = _candidates(words, unit_id)
    if not candidates:
        return Proof(Proven.UNKNOWN)
    proofs = [_compared(pdf, one) for one in candidates]
    return min(proofs, key=lambda one: len(one.differences))


def _compared(pdf: bytes, paper: FrozenPaper) -> Proof:
    ours = words_of(paper.written(WRITERS["pdf"]), paper.stamp)
    found = tuple(differences(paper, ours, words_of(pdf, paper.stamp)))
    return Proof(Proven.ALTERED if found else Proven.SAME, paper, found[:MOST_NAMED])


def _candidates(words: list[str], unit_id: int) -> list[FrozenPaper]:
    """The paper whose code the file has; without a code those whose number it has."""
    if coded := papers_coded(code, unit_id) if (code := code_in(words)) else ():
        return list(coded)
    text = " ".join(words)
    lines = [one for one in paper_lines(unit_id) if f"{one.number:02}/" in text]
    found = [frozen_report(unit_id, one.id) for one in lines[-3:]]
    return [one for one in found if one and f"Số: {one.number_text}" in text]


def proof_among(pdf: bytes, units: list[int]) -> Proof:
    """`proof_of` over several unions: the first whose paper it is, or pretends to be."""
    found = Proof(Proven.UNKNOWN)
    for unit_id in units:
        found = proof_of(pdf, unit_id)
        if found.paper:
            break
    return found
