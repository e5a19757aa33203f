"""Settings: defaults for one office, each of which an environment variable may override."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

#: Largest upload, in bytes: a province's year of contributions is about 5 MB.
UPLOAD_LIMIT = 32 * 1024 * 1024


def database_url(instance: Path, environ: Mapping[str, str]) -> str:
    """`DATABASE_URL` if it is set, else the SQLite file in `instance/`."""
    url = environ.get("DATABASE_URL", "")
    if url.startswith(("postgres://", "postgresql://")):
        # SQLAlchemy takes the driver's name from the scheme; hosts and tools write it without.
        return "postgresql+psycopg://" + url.split("://", 1)[1]
    return url or f"sqlite:///{instance / 'so-cong-doan.db'}"


def secret_key(instance: Path) -> str:
    """The key that signs sessions: made on the first start, kept in `instance/secret_key`."""
    path = instance / "secret_key"
    with suppress(FileExistsError), open(path, "x", encoding="ascii", opener=owner_only) as file:
        # "x": made once, and of two workers that start together only one writes it.
        file.write(secrets.token_hex(32))
    return path.read_text(encoding="ascii")


def owner_only(path: str, flags: int) -> int:
    """For `open`: a file that no other account of the machine reads."""
    return os.open(path, flags, mode=0o600)


def _megabytes(environ: Mapping[str, str], name: str, default: int) -> int:
    return int(environ.get(name) or default) * 1024 * 1024


def settings(instance: Path, environ: Mapping[str, str]) -> dict[str, Any]:
    """The application's configuration, read once at start."""
    return {
        "SECRET_KEY": secret_key(instance),
        "SQLALCHEMY_DATABASE_URI": database_url(instance, environ),
        "MAX_CONTENT_LENGTH": UPLOAD_LIMIT,
        # Bytes that the scans of one entry, of one union may take on the disk.
        "SCANS_OF_ENTRY": _megabytes(environ, "SCANS_OF_ENTRY_MB", 100),
        "SCANS_OF_UNION": _megabytes(environ, "SCANS_OF_UNION_MB", 5 * 1024),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        # Offices serve plain http on their own network; behind https the cookie must say so.
        "SESSION_COOKIE_SECURE": environ.get("HTTPS", "") == "1",
        "PERMANENT_SESSION_LIFETIME": 12 * 3600,
        "WTF_CSRF_TIME_LIMIT": None,
        "TEMPLATES_AUTO_RELOAD": False,
        "BOOTSTRAP_SERVE_LOCAL": True,
    }


def instance_path(environ: Mapping[str, str]) -> str:
    """`INSTANCE_PATH` if it is set, else `instance/` beside the code."""
    return os.path.abspath(environ.get("INSTANCE_PATH") or ROOT / "instance")


def instance_folder(path: str) -> Path:
    """The folder of what belongs to this installation alone: database, secret key, uploads."""
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
