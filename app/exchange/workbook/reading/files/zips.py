"""What reading the zip of a stranger may raise, and how its members may be packed. Pure."""

from __future__ import annotations

import struct
import zipfile
import zlib

#: Whatever a damaged zip makes the standard library raise.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError, RuntimeError, OSError,
    EOFError,
)  # fmt: skip


def is_usual(info: zipfile.ZipInfo) -> bool:
    """Whether a member is packed as every office program does.

    Other ways may ask for any amount of memory before they give a byte, and fail in ways of their own.
    """
    return info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
