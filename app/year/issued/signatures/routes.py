"""A paper signed on its page."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, abort, current_app, flash, url_for
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.log.attachments.facts import Quota
from app.office.accounts.rules import Permission
from app.transactions import reads_first
from app.web.delivery.heavy import DRAWN, made_by
from app.web.forms.sent import form_page
from app.web.guards import actor, allow, unit
from app.web.pages import see_other
from app.web.saving import saving, show_refusal
from app.year.issued.facts import FrozenPaper
from app.year.issued.queries import frozen_report
from app.year.issued.signatures.actions import keep_signed, newest_copy, pdf_to_sign
from app.year.issued.signatures.asking import signed
from app.year.issued.signatures.forms import SignForm

#: Registered under the blueprint of the register.
bp = Blueprint("signatures", __name__)


@bp.route("/<int:row_id>/ky-so", methods=["GET", "POST"])
@made_by(DRAWN)
@reads_first
@allow(Permission.RECORD)
def sign(row_id: int) -> Response:
    """Put a signature on the paper as it was issued; the signed file is kept with it."""
    paper, form = frozen_report(unit().id, row_id) or abort(404), SignForm()
    if form.validate_on_submit() and (done := _signed(paper, form)):
        return done
    return form_page("year/issued/signatures/sign.html", form, paper=paper)


def _folder() -> Path:
    """The folder of scans."""
    return Path(current_app.instance_path) / "uploads"


def _signed(paper: FrozenPaper, form: SignForm) -> Response | None:
    over = newest_copy(paper)
    try:
        pdf = pdf_to_sign(paper, over, _folder())
        made = signed(pdf, form.key.data.read(), form.passphrase.data or "")
    except Refused as refused:
        show_refusal(form, refused)
        return None
    settings = current_app.config
    with saving(form) as saved:
        quota = Quota(settings["SCANS_OF_ENTRY"], settings["SCANS_OF_UNION"])
        keep_signed(paper, made, over, _folder(), actor(), quota)
        saved.leads_to = url_for("issued.show", row_id=paper.id)
    if not saved.done:
        return None
    flash(f"Đã ký số bằng chứng thư của {made.certificate.signer}.", "success")
    return see_other(saved.leads_to)
