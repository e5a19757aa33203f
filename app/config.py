"""Settings: defaults for one office, which environment variables override."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

#: The release; stated in pyproject.toml only, because the application is not installed as a package.
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

#: Begins the names of cookies that browsers take over https only, from no other host and for all paths.
HOST_ONLY = "__Host-"

#: Largest upload, in bytes: a province's year of contributions is about 5 MB.
UPLOAD_LIMIT = 32 * 1024 * 1024


def database_url(instance: Path, environ: Mapping[str, str]) -> str:
    """`DATABASE_URL` if it is set, else the SQLite file in `instance/`."""
    url = environ.get("DATABASE_URL", "")
    if url.startswith(("postgres://", "postgresql://")):
        # SQLAlchemy reads the driver from the scheme; hosts and tools write the scheme without it.
        return "postgresql+psycopg://" + url.split("://", 1)[1]
    return url or f"sqlite:///{instance / 'so-cong-doan.db'}"


def _behind_a_pooler(environ: Mapping[str, str]) -> dict[str, Any]:
    """What `DATABASE_POOLER=1` says: each transaction may get another of PostgreSQL's sessions.

    No statement can be prepared in one and used in the next; nothing else of ours outlives a transaction.
    """
    return {"connect_args": {"prepare_threshold": None}} if environ.get("DATABASE_POOLER") == "1" else {}


def _megabytes(environ: Mapping[str, str], name: str, default: int) -> int:
    return int(environ.get(name) or default) * 1024 * 1024


def settings(instance: Path, environ: Mapping[str, str]) -> dict[str, Any]:
    """The application's configuration, read once at start."""
    is_https_only = environ.get("HTTPS", "") == "1"
    return {
        "VERSION": VERSION,
        "SQLALCHEMY_DATABASE_URI": database_url(instance, environ),
        "SQLALCHEMY_ENGINE_OPTIONS": {
            # Personal data and password hashes must not appear in logs.
            "hide_parameters": True,
            # Replaces connections that a restart of PostgreSQL closed.
            "pool_pre_ping": True,
            **_behind_a_pooler(environ),
        },
        "MAX_CONTENT_LENGTH": UPLOAD_LIMIT,
        # Largest size of all scans of one entry, and of one union, in bytes.
        "SCANS_OF_ENTRY": _megabytes(environ, "SCANS_OF_ENTRY_MB", 100),
        "SCANS_OF_UNION": _megabytes(environ, "SCANS_OF_UNION_MB", 5 * 1024),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        # Offices serve plain http on their own network; behind https the cookie must say so, and its name
        # makes browsers take it from this very host only.
        "SESSION_COOKIE_NAME": f"{HOST_ONLY}session" if is_https_only else "session",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_SECURE": is_https_only,
        "TRUSTED_PROXIES": trusted_proxies(environ),
        # Not Flask's own TRUSTED_HOSTS: where it refuses a host, no error page can be rendered.
        "SERVED_HOSTS": environ.get("TRUSTED_HOSTS", "").replace(",", " ").split(),
        "PERMANENT_SESSION_LIFETIME": 12 * 3600,
        "WTF_CSRF_TIME_LIMIT": None,
        "TEMPLATES_AUTO_RELOAD": False,
    }


def trusted_proxies(environ: Mapping[str, str]) -> int:
    """The number of proxies in front (`TRUSTED_PROXIES`). Raises SystemExit for an invalid number."""
    text = environ.get("TRUSTED_PROXIES", "").strip() or "0"
    if text.isascii() and text.isdigit() and int(text) <= 10:
        return int(text)
    raise SystemExit(f"TRUSTED_PROXIES là số máy chủ proxy đứng trước (0, 1, 2), không phải «{text}».")


def instance_path(environ: Mapping[str, str]) -> str:
    """`INSTANCE_PATH` if it is set, else `instance/` beside the code."""
    return os.path.abspath(environ.get("INSTANCE_PATH") or ROOT / "instance")
