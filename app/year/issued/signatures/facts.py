"""What is known of digital signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.dates import format_date
from app.log.attachments.models import Attachment


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whose a signature is, who certifies it, and from when to when."""

    signer: str
    issuer: str
    since: date | None
    until: date | None

    @property
    def validity(self) -> str:
        """`01/01/2026 đến 31/12/2028`; "" where it is not known."""
        if self.since is None or self.until is None:
            return ""
        return f"{format_date(self.since)} đến {format_date(self.until)}"


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A PDF with a signature more than before."""

    pdf: bytes
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """A signature in a file. `is_trusted`: it chains to a certificate that was put beside the books."""

    certificate: Certificate
    signed_at: datetime | None
    is_intact: bool
    is_in_time: bool
    is_trusted: bool


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """A signature that was put on a paper here: whose, and the file that came of it."""

    signer: str
    issuer: str
    validity: str
    signed_at: datetime
    file: Attachment
