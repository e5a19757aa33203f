"""`flask sign-report`: a digital signature put on a report that was issued."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app

from app.core.actor import SYSTEM
from app.core.errors import Refused
from app.transactions import enter_union, reading
from app.web.saving import written
from app.year.issued.facts import FrozenPaper
from app.year.issued.queries import papers_coded
from app.year.issued.signatures.actions import keep_signed, newest_copy, pdf_to_sign
from app.year.issued.signatures.asking import signed

_THERE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW = click.Path(dir_okay=False, path_type=Path)


@click.command("sign-report")
@click.argument("code")
@click.argument("key", type=_THERE)
@click.option("--out", type=_NEW, help="Chép bản đã ký ra tệp này.")
@click.option("--passphrase-file", type=_THERE, help="Mật khẩu của tệp khóa ở dòng đầu của tệp này.")
def sign_report(code: str, key: Path, out: Path | None, passphrase_file: Path | None) -> None:
    """Ký số báo cáo có mã văn bản CODE bằng tệp khóa KEY (.p12, .pfx); bản đã ký giữ cùng văn bản."""
    if out and out.exists():
        raise Refused(f"Đã có {out}; hãy chọn tên khác.")
    folder = Path(current_app.instance_path) / "uploads"
    with reading():
        paper = _paper(code)
        over = newest_copy(paper)
        pdf = pdf_to_sign(paper, over, folder)
    made = signed(pdf, key.read_bytes(), _passphrase(passphrase_file))
    with written():
        enter_union(paper.unit_id)
        keep_signed(paper, made, over, folder, SYSTEM)
    if out:
        out.write_bytes(made.pdf)
    cert = made.certificate
    click.echo(
        f"Đã ký số {paper.number_text}: {cert.signer}; nơi cấp {cert.issuer}; hiệu lực {cert.validity}."
    )


def _paper(code: str) -> FrozenPaper:
    letters = code.replace("-", "").strip()
    found = papers_coded(letters) if len(letters) >= 16 else ()
    if not found:
        raise Refused(f"Không có văn bản nào mang mã {code}.")
    return found[0]


def _passphrase(file: Path | None) -> str:
    if file:
        return next(iter(file.read_text(encoding="utf-8").splitlines()), "")
    return str(click.prompt("Mật khẩu của tệp khóa", default="", show_default=False, hide_input=True))


COMMANDS = (sign_report,)
