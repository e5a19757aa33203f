"""Asks the program that knows signatures (`library`), which runs in a process of its own and ends."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.core.errors import Refused
from app.office.installation.files import trusted_roots_in
from app.year.issued.signatures.facts import Certificate, FoundSignature, SignedFile
from app.year.issued.signatures.rules import MOST_KEY_BYTES, NOT_ENDED, TOO_LARGE, refusal

_LIBRARY = Path(__file__).with_name("library.py")
_MOST_SECONDS = 30
#: Every file with a signature contains this word; it names the bytes that are covered.
_MARK = b"/ByteRange"


def signed(pdf: bytes, key: bytes, passphrase: str) -> SignedFile:
    """The PDF signed with the key of a PKCS#12 file, neither of which is kept. Raises Refused."""
    if len(key) > MOST_KEY_BYTES:
        raise Refused(TOO_LARGE, "key")
    answer = _answer({"do": "sign", "pdf": _text(pdf), "key": _text(key), "passphrase": passphrase})
    return SignedFile(b64decode(answer["pdf"]), _certificate(answer))


def signatures_in(pdf: bytes, folder: Path) -> tuple[FoundSignature, ...]:
    """Every signature in the PDF; `folder` of the books, with the certificates that are trusted.

    Raises Refused for a file that cannot be read.
    """
    if _MARK not in pdf:
        return ()
    roots = [_text(one.read_bytes()) for one in trusted_roots_in(folder)]
    answer = _answer({"do": "check", "pdf": _text(pdf), "roots": roots})
    return tuple(_signature(one) for one in answer["signatures"])


def _answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    command = [sys.executable, "-I", str(_LIBRARY)]
    try:
        ended = subprocess.run(  # noqa: S603 - our own interpreter and file
            command, input=json.dumps(asked).encode(), capture_output=True, timeout=_MOST_SECONDS, check=True
        )
        answer: dict[str, Any] = json.loads(ended.stdout)
    except (subprocess.SubprocessError, ValueError):
        # The error would contain the request, with the passphrase.
        raise Refused(NOT_ENDED, "file") from None
    if "unfit" in answer:
        raise refusal(answer["unfit"], answer["day"])
    return answer


def _signature(answer: Mapping[str, Any]) -> FoundSignature:
    at = answer["signed_at"]
    return FoundSignature(
        _certificate(answer),
        datetime.fromisoformat(at) if at else None,
        is_intact=answer["is_intact"],
        is_in_time=answer["is_in_time"],
        is_trusted=answer["is_trusted"],
    )


def _certificate(answer: Mapping[str, Any]) -> Certificate:
    since, until = (date.fromisoformat(answer[one]) if answer[one] else None for one in ("since", "until"))
    return Certificate(answer["signer"], answer["issuer"], since, until)


def _text(data: bytes) -> str:
    return b64encode(data).decode()
