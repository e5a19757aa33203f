"""`flask verify-report`: whether a PDF is a report that was issued, and whose digital signatures it has."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app

from app.core.dates import format_date
from app.core.errors import Refused
from app.office.units.queries import units
from app.transactions import reading
from app.web.lists.filters import moment
from app.year.issued.facts import FrozenPaper
from app.year.issued.proving.queries import proof_among
from app.year.issued.proving.rules import Proof, Proven
from app.year.issued.signatures.asking import signatures_in
from app.year.issued.signatures.facts import FoundSignature
from app.year.issued.signatures.rules import standing

#: The exit codes: it is the paper, it is not, it cannot be read.
SAME, OTHER, UNREAD = 0, 1, 2


@click.command("verify-report")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def verify_report(file: Path) -> None:
    """Hỏi tệp PDF có đúng là báo cáo đã phát hành không; mã thoát 0: đúng, 1: không, 2: không đọc được."""
    data = file.read_bytes()
    try:
        with reading():
            proof = proof_among(data, [one.id for one in units()])
        signatures = signatures_in(data, Path(current_app.instance_path))
    except Refused as refusal:
        click.echo(refusal.sentence, err=True)
        raise SystemExit(UNREAD) from refusal
    for line in (*_lines(proof), *map(_signature_line, signatures)):
        click.echo(line)
    if proof.verdict is Proven.UNREADABLE:
        raise SystemExit(UNREAD)
    is_whole = all(one.is_intact for one in signatures)
    raise SystemExit(SAME if proof.verdict is Proven.SAME and is_whole else OTHER)


def _signature_line(one: FoundSignature) -> str:
    cert = one.certificate
    at = f", ký {moment(one.signed_at)}" if one.signed_at else ""
    whose = f": {cert.signer}{at}; nơi cấp {cert.issuer}; hiệu lực {cert.validity}" if cert.signer else ""
    return f"{standing(one).label}{whose}."


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
