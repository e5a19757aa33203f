"""Writes: a signed copy kept with its paper."""

from __future__ import annotations

from pathlib import Path

from app.core.actor import Actor
from app.core.errors import Refused
from app.log.activities.queries import activity
from app.log.attachments.actions import attach
from app.log.attachments.checks import fault_of
from app.log.attachments.facts import Quota
from app.log.attachments.models import Attachment
from app.log.attachments.rules import scan_of
from app.office.trail import actions as trail
from app.office.trail.queries import changes_of
from app.year.issued.facts import FrozenPaper
from app.year.issued.signatures.facts import SignedCopy, SignedFile
from app.year.issued.signatures.queries import signed_copies
from app.year.reports.writers.files import WRITERS, file_name

DESCRIPTION = "Bản ký số"
_VOIDED = "Văn bản đã hủy nên không ký số được nữa."


def newest_copy(paper: FrozenPaper) -> SignedCopy | None:
    """The copy with every signature so far; None before the first."""
    changes = changes_of(paper.unit_id, f"activities/{paper.id}")
    return next(reversed(signed_copies(paper.unit_id, paper.id, changes)), None)


def pdf_to_sign(paper: FrozenPaper, copy: SignedCopy | None, folder: Path) -> bytes:
    """The PDF that the next signature goes on: the newest signed copy, else the paper as it was frozen.

    Raises Refused for a copy that is no longer what was signed.
    """
    if paper.voided_at:
        raise Refused(_VOIDED)
    if copy is None:
        return paper.written(WRITERS["pdf"])
    path = folder / copy.file.stored_name
    if fault_of(copy.file, path):
        raise Refused("Tệp bản ký số đang giữ bị thiếu hoặc đã đổi; hãy rút tệp ấy rồi ký lại.")
    return path.read_bytes()


def keep_signed(
    paper: FrozenPaper,
    signed: SignedFile,
    over: SignedCopy | None,
    folder: Path,
    actor: Actor,
    quota: Quota | None = None,
) -> Attachment:
    """Keep the signed copy with the paper and note whose signature it has; `over`: the copy before it.

    Raises Refused where somebody signed meanwhile, and for what `attach` refuses.
    """
    newest = newest_copy(paper)
    if (newest.file.id if newest else 0) != (over.file.id if over else 0):
        raise Refused("Người khác vừa ký số văn bản này: hãy ký lại trên bản mới nhất.")
    entry = activity(paper.unit_id, paper.id)
    if entry is None:
        raise Refused(_VOIDED)
    name = f"so-{paper.number:02}-{file_name(paper.report, 'pdf')}".replace(".pdf", "-ky-so.pdf")
    row = attach(entry, scan_of(signed.pdf, name), folder, actor, DESCRIPTION, quota)
    certificate = signed.certificate
    changes = {
        "signed_by": (None, certificate.signer),
        "signed_issuer": (None, certificate.issuer),
        "signed_validity": (None, certificate.validity),
        "sha256": (None, row.sha256),
    }
    trail.note(paper.unit_id, actor, "issued.report.signed", f"activities/{paper.id}", changes)
    return row
