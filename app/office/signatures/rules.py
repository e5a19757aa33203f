"""Signing and checking signatures (Ed25519), and the short code by which people compare keys. Pure."""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.office.signatures.loading import let_cryptography_in

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

#: A code has this many groups of four digits: 66 bits, so that nobody makes a second key with the same code.
_GROUPS = 5


def _part(name: str) -> Any:
    """A module of `cryptography`, loaded when a package is first signed or opened."""
    let_cryptography_in()
    return import_module(f"cryptography.{name}")


def key_of(seed: bytes, unit_code: str) -> Ed25519PrivateKey:
    """The key of one union: each union of an installation has its own, worked out of the one secret."""
    derived = _part("hazmat.primitives.kdf.hkdf").HKDF(
        _part("hazmat.primitives.hashes").SHA256(),
        32,
        salt=None,
        info=b"so-cong-doan signature " + unit_code.encode(),
    )
    private = _part("hazmat.primitives.asymmetric.ed25519").Ed25519PrivateKey
    key: Ed25519PrivateKey = private.from_private_bytes(derived.derive(seed))
    return key


def public_of(key: Ed25519PrivateKey) -> str:
    """The public half, in hexadecimal digits."""
    return key.public_key().public_bytes_raw().hex()


def is_signed(public_key: str, signature: bytes, content: bytes) -> bool:
    """Whether the holder of the key signed exactly this."""
    public = _part("hazmat.primitives.asymmetric.ed25519").Ed25519PublicKey
    try:
        public.from_public_bytes(bytes.fromhex(public_key)).verify(signature, content)
    except (_part("exceptions").InvalidSignature, ValueError):
        return False
    return True


def short_code(public_key: str) -> str:
    """The code that two people read to each other: `4821 0937 5526 1180 7743`."""
    number = int.from_bytes(hashlib.sha256(b"key code " + bytes.fromhex(public_key)).digest())
    digits = str(number % 10 ** (4 * _GROUPS)).zfill(4 * _GROUPS)
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def is_code_of(typed: str, public_key: str) -> bool:
    """Whether somebody typed the code of this key, with whatever between its digits."""
    digits = "".join(char for char in typed if char.isdigit() and char.isascii())
    return digits == short_code(public_key).replace(" ", "")
