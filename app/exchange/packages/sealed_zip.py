"""The file of a package: a zip with a signature at its very end, over every byte before it. Pure.

The signature stands in the comment of the zip. It is checked before anything is unpacked, so that files of
strangers reach no reader but this one, and no byte of a file can change unseen.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from app.core.errors import Refused
from app.exchange.workbook.reading.files.zips import DAMAGED, is_usual
from app.office.signatures.rules import is_signed, public_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

#: A package of an ordinary year is below 300 KB.
MOST_BYTES = 8 * 1024 * 1024
#: All members together, unpacked.
_MOST_UNPACKED = 24 * 1024 * 1024
_MOST_MEMBERS = 8
_MARK = b"so-cong-doan-1 "
_SIGNATURE = 128
_COMMENT = re.compile(rb"so-cong-doan-1 ([0-9a-f]{64}) ([0-9a-f]{128})\Z")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\.(json|pdf)")
#: The same content gives the same file.
_DATE = (2020, 1, 1, 0, 0, 0)
NOT_A_PACKAGE = "Tệp không phải là gói do phần mềm này tạo, hoặc đã bị cắt, sửa trên đường."
ALTERED = "Chữ ký của gói không khớp: tệp đã bị sửa sau khi ký, dù chỉ một chữ. Hãy xin gửi lại."
_TOO_LARGE = "Gói lớn bất thường nên không mở."


class Opened(NamedTuple):
    """A file whose signature holds: by whose key, and its members."""

    public_key: str
    members: dict[str, bytes]


def write_sealed(members: Mapping[str, bytes], key: Ed25519PrivateKey) -> bytes:
    """The members as a signed file."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, content, compresslevel=9)
        archive.comment = _MARK + public_of(key).encode() + b" " + b"0" * _SIGNATURE
    unsigned = target.getvalue()[:-_SIGNATURE]
    return unsigned + key.sign(unsigned).hex().encode()


def open_sealed(content: bytes) -> Opened:
    """What a file holds. Raises Refused for one that is none, was altered or is too large."""
    if len(content) > MOST_BYTES:
        raise Refused(_TOO_LARGE)
    found = _COMMENT.search(content[-(len(_MARK) + 64 + 1 + _SIGNATURE) :])
    if found is None:
        raise Refused(NOT_A_PACKAGE)
    public_key = found[1].decode()
    if not is_signed(public_key, bytes.fromhex(found[2].decode()), content[:-_SIGNATURE]):
        raise Refused(ALTERED)
    try:
        return Opened(public_key, _members(content))
    except DAMAGED as error:
        # Anybody may sign what makes no sense with a key of their own.
        raise Refused(NOT_A_PACKAGE) from error


def _members(content: bytes) -> dict[str, bytes]:
    """The members by name; each is read no further than its share of what a package may be."""
    found: dict[str, bytes] = {}
    left = _MOST_UNPACKED
    with zipfile.ZipFile(BytesIO(content)) as archive:
        infos = archive.infolist()
        if len(infos) > _MOST_MEMBERS:
            raise Refused(_TOO_LARGE)
        for info in infos:
            if not _NAME.fullmatch(info.filename) or info.filename in found or not is_usual(info):
                raise Refused(NOT_A_PACKAGE)
            with archive.open(info) as member:
                data = member.read(left + 1)
            if len(data) > left:
                raise Refused(_TOO_LARGE)
            left -= len(data)
            found[info.filename] = data
    return found
