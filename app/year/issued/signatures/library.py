"""Puts digital signatures into PDF files and checks them: a program of its own that the application starts.

It reads one question (JSON) and writes one answer. The library weighs 45 MB, and key file and PDF may be
anybody's: here they have memory of their own and an end. Nothing of the application is imported.
"""

from __future__ import annotations

import json
import logging
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from asn1crypto import pem, pkcs12, x509
from asn1crypto.keys import PrivateKeyInfo
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

#: More bytes than any answer of ours needs.
_MOST_MEMORY = 1024**3
_USAGES = ("digital_signature", "non_repudiation")
_PRIVATE = (Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


class Unfit(Exception):
    """The word by which the application knows why not, and a day where it reports one."""

    def __init__(self, why: str, day: str = "") -> None:
        super().__init__(why)
        self.why, self.day = why, day


def sign(asked: dict[str, Any]) -> dict[str, Any]:
    """The PDF with one more signature (PAdES-B-B), and whose it is."""
    key, certificate, others = _opened(b64decode(asked["key"]), asked["passphrase"])
    about = _of_certificate(certificate)
    _check_fit(certificate, about)
    chain = SimpleCertificateStore.from_certs(others)  # type: ignore[no-untyped-call]
    signer = signers.SimpleSigner(certificate, key, chain)
    try:
        writer = IncrementalPdfFileWriter(BytesIO(b64decode(asked["pdf"])))
        named = f"ChuKySo{len(writer.prev.embedded_regular_signatures) + 1}"
        meta = signers.PdfSignatureMetadata(
            field_name=named, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=about["signer"]
        )
        signed = signers.sign_pdf(writer, meta, signer)
    except (SigningError, ValueError) as error:
        raise Unfit("unusable") from error
    return {"pdf": b64encode(signed.getvalue()).decode(), **about}


def _opened(data: bytes, passphrase: str) -> tuple[Any, x509.Certificate, list[x509.Certificate]]:
    """Key, certificate and the certificates beside them in a PKCS#12 file."""
    try:
        pkcs12.Pfx.load(data, strict=True)["auth_safe"]["content_type"].native  # noqa: B018 - it is read
    except (ValueError, TypeError) as error:
        raise Unfit("no_key_file") from error
    try:
        held = load_pkcs12(data, passphrase.encode())
    except UnsupportedAlgorithm as error:
        raise Unfit("unsupported") from error
    except ValueError as error:
        raise Unfit("passphrase") from error
    if held.key is None or held.cert is None:
        raise Unfit("no_key" if held.key is None else "no_certificate")
    key = PrivateKeyInfo.load(held.key.private_bytes(*_PRIVATE))
    others = [_plain(one.certificate) for one in held.additional_certs]
    return key, _plain(held.cert.certificate), others


def _plain(certificate: Any) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _check_fit(certificate: x509.Certificate, about: dict[str, str]) -> None:
    now = datetime.now(UTC)
    if certificate.not_valid_after < now:
        raise Unfit("expired", about["until"])
    if certificate.not_valid_before > now:
        raise Unfit("not_yet", about["since"])
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & {*_USAGES}:
        raise Unfit("usage")


def _of_certificate(certificate: x509.Certificate) -> dict[str, str]:
    return {
        "signer": _named(certificate.subject),
        "issuer": _named(certificate.issuer),
        "since": certificate.not_valid_before.date().isoformat(),
        "until": certificate.not_valid_after.date().isoformat(),
    }


def _named(name: x509.Name) -> str:
    """What a certificate calls somebody: the common name, else all of it."""
    common = name.native.get("common_name")
    return str(common[0] if isinstance(common, list) else common or name.human_friendly)


def check(asked: dict[str, Any]) -> dict[str, Any]:
    """Of each signature in the PDF whose it is, and whether the file is as it was signed."""
    try:
        reader = PdfFileReader(BytesIO(b64decode(asked["pdf"])), strict=False)
        found = list(reader.embedded_regular_signatures)
    except (PdfError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise Unfit("unreadable") from error
    roots = [one for data in asked["roots"] for one in _certificates(b64decode(data))]
    return {"signatures": [_checked(one, roots) for one in found]}


def _certificates(data: bytes) -> Iterator[x509.Certificate]:
    """The certificates of a file, in PEM or as they are; none if it is not a certificate."""
    with suppress(ValueError, TypeError):
        if pem.detect(data):
            yield from (x509.Certificate.load(one) for _, _, one in pem.unarmor(data, multiple=True))
        else:
            yield x509.Certificate.load(data, strict=True)


def _checked(one: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> dict[str, Any]:
    signed_at = one.self_reported_timestamp
    found: dict[str, Any] = {
        "signer": "",
        "issuer": "",
        "since": "",
        "until": "",
        "signed_at": signed_at.isoformat() if signed_at else "",
        "is_intact": False,
        "is_in_time": False,
        "is_trusted": False,
    }
    try:
        found |= _of_certificate(one.signer_cert)
        status = _status(one, roots, signed_at)
    except (SignatureValidationError, PdfError, ValueError, TypeError, KeyError, AttributeError):
        # Not made as the standard says: whatever it was, it proves nothing about the file.
        return found
    certificate = one.signer_cert
    return found | {
        "is_intact": status.intact and status.valid and _is_whole(status),
        "is_in_time": signed_at is not None
        and certificate.not_valid_before <= signed_at <= certificate.not_valid_after,
        "is_trusted": bool(roots) and status.trusted,
    }


def _status(
    one: EmbeddedPdfSignature, roots: list[x509.Certificate], signed_at: datetime | None
) -> PdfSignatureStatus:
    """Checked by the certificates laid beside the books alone, as of the moment that the signature names."""
    moment = signed_at or datetime.now(UTC)
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=moment)
    usage = KeyUsageConstraints(key_usage=_USAGES, match_all_key_usages=False)
    return validate_pdf_signature(one, context, key_usage_settings=usage)


def _is_whole(status: PdfSignatureStatus) -> bool:
    """Whether nothing but further signatures was added since."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    covers = status.coverage is not None and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    level = status.modification_level
    return covers and level is not None and level <= ModificationLevel.FORM_FILLING


def main() -> None:
    """Answer one question."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    # What the library says of a certificate would stand in the log of the server.
    logging.disable()
    asked = json.load(sys.stdin)
    try:
        answer = {"sign": sign, "check": check}[asked["do"]](asked)
    except Unfit as unfit:
        answer = {"unfit": unfit.why, "day": unfit.day}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
