"""Writing the output file of a command."""

from __future__ import annotations

from pathlib import Path

from app.core.errors import Refused


def write_file(output: Path, content: bytes) -> None:
    """Write the file. Raises Refused where there is no place for it."""
    try:
        output.write_bytes(content)
    except OSError as error:
        raise Refused(f"Không ghi được tệp {output}: {error.strerror}.") from error
