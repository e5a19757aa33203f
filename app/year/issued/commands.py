"""`flask verify-report`: whether a PDF is a report that was issued."""

from __future__ import annotations

from pathlib import Path

import click

from app.core.dates import format_date
from app.core.errors import Refused
from app.office.units.queries import units
from app.transactions import reading
from app.year.issued.facts import FrozenPaper
from app.year.issued.proving.queries import proof_among
from app.year.issued.proving.rules import Proof, Proven

#: The exit codes: it is the paper, it is not, it cannot be read.
SAME, OTHER, UNREAD = 0, 1, 2


@click.command("verify-report")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def verify_report(file: Path) -> None:
    """Hỏi tệp PDF có đúng là báo cáo đã phát hành không; mã thoát 0: đúng, 1: không, 2: không đọc được."""
    try:
        with reading():
            proof = proof_among(file.read_bytes(), [one.id for one in units()])
            for line in _lines(proof):
                click.echo(line)
    except Refused as refusal:
        click.echo(refusal.sentence, err=True)
        raise SystemExit(UNREAD) from refusal
    if proof.verdict is Proven.UNREADABLE:
        raise SystemExit(UNREAD)
    raise SystemExit(SAME if proof.verdict is Proven.SAME else OTHER)


def _lines(proof: Proof) -> list[str]:
    named = f": {_named(proof.paper)}" if proof.paper else ""
    lines = [f"{proof.verdict.label}{named}."]
    for one in proof.differences:
        lines.append(f"- «{one.sentence}»" if one.sentence else "- Ngoài phần lời văn")
        lines.append(f"  bản phát hành: {one.frozen or '(không có)'}; tệp này: {one.found or '(không có)'}")
    return lines


def _named(paper: FrozenPaper) -> str:
    voided = ", đã hủy" if paper.voided_at else ""
    return f"số {paper.number_text} ngày {format_date(paper.dated)}, mã {paper.code}{voided}"


COMMANDS = (verify_report,)
