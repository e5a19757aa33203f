"""Key files as offices get them, made for each test: whose they are, who certifies them, until when."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from app.office.signatures.loading import let_cryptography_in

let_cryptography_in()
from cryptography import x509  # noqa: E402
from cryptography.hazmat.primitives import hashes  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption  # noqa: E402
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates  # noqa: E402
from cryptography.x509.oid import NameOID  # noqa: E402

PASSPHRASE = "mật khẩu khóa"
SIGNER, AUTHORITY = "Trần Thị Thu Hà", "Nơi cấp thử nghiệm"
SINCE, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC)

Key = ec.EllipticCurvePrivateKey


@cache
def private(_whose: str) -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def certificate(
    whose: str = SIGNER, by: str = AUTHORITY, until: datetime = UNTIL, since: datetime = SINCE, **usage: bool
) -> x509.Certificate:
    """One for somebody, vouched for by another; `usage` False: it does not sign."""
    signs = usage.get("signs", True)
    subject, issuer = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (whose, by))
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer)
    builder = builder.public_key(private(whose).public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(since).not_valid_after(until)
    builder = builder.add_extension(x509.BasicConstraints(ca=whose == by, path_length=None), critical=True)
    builder = builder.add_extension(
        x509.KeyUsage(
            digital_signature=signs,
            content_commitment=signs,
            key_encipherment=not signs,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=whose == by,
            crl_sign=False,
            encipher_only=False,
            decipher_only=False,
        ),
        critical=True,
    )
    return builder.sign(private(by), hashes.SHA256())


def root() -> bytes:
    """The certificate of the issuer, as a file."""
    return certificate(AUTHORITY).public_bytes(Encoding.PEM)


def key_file(
    held: x509.Certificate | None = None, passphrase: str = PASSPHRASE, *, with_key: bool = True
) -> bytes:
    """A PKCS#12 file with the certificate and its key."""
    held = held or certificate()
    lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    if not with_key:
        return serialize_key_and_certificates(None, None, None, [held], lock)
    return serialize_key_and_certificates(b"ky so", private(SIGNER), held, None, lock)
