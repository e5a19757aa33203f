"""Manners of all that starts from a console: letters that its code page lacks, failures as one sentence."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click
from flask import current_app

from app.admin.server.opening import open_for_command
from app.office.installation.troubles import Unusable, told

#: The exit code of a server that cannot start, and of a command that could not do its work.
NO_START, NOT_DONE = 1, 2
_PLAINLY = "without-diacritics"
_SPELT = str.maketrans(
    {"đ": "d", "Đ": "D", "«": '"', "»": '"', "“": '"', "”": '"', "…": "...", "–": "-", "—": "-", "→": "->"}
)


def speak() -> None:
    """Let the console take any letter: one that its code page lacks is written without its marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_PLAINLY)


def keep_to_ourselves() -> None:
    """Whatever this server writes, and what it starts beside itself, is for its own user alone."""
    os.umask(0o077)


def is_command() -> bool:
    """Whether Flask loads the application for a command; `flask run` is a server."""
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name != "run"


@contextmanager
def ending(code: int) -> Iterator[None]:
    """What keeps the application from its books ends it with a sentence and this exit code."""
    try:
        yield
    except Unusable as unusable:
        sys.stderr.write(f"{unusable.sentence}\n")
        sys.stderr.flush()
        raise SystemExit(code) from unusable


def at_the_books(command: click.Command, *, opens: bool = True) -> click.Command:
    """The command, run once the books are open, failing as `ending` has it; `opens` off: it opens them."""
    run: Callable[..., Any] | None = command.callback
    assert run is not None  # noqa: S101 - a command of ours has one

    def opened(*arguments: Any, **options: Any) -> Any:
        with ending(NOT_DONE), told(Path(current_app.instance_path)):
            if opens:
                open_for_command()
            return run(*arguments, **options)

    made = copy(command)
    made.callback = opened
    return made


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    spelt = unicodedata.normalize("NFD", error.object[error.start : error.end].translate(_SPELT))
    letters = "".join(char for char in spelt if not unicodedata.combining(char))
    return letters.encode("ascii", "replace").decode("ascii"), error.end


codecs.register_error(_PLAINLY, _plainly)
