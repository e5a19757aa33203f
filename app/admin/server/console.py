"""Console output of server and commands: missing characters of its code page, errors as one sentence."""

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
from flask.cli import ScriptInfo

from app.admin.server.opening import open_for_command
from app.core.errors import Refused
from app.office.installation.troubles import Unusable, as_unusable

#: The exit code of a server that cannot start, and of a command that could not do its work.
NO_START, NOT_DONE = 1, 2
_NO_DIACRITICS = "without-diacritics"
_SPELT = str.maketrans(
    {"đ": "d", "Đ": "D", "«": '"', "»": '"', "“": '"', "”": '"', "…": "...", "–": "-", "—": "-", "→": "->"}
)


def accept_any_character() -> None:
    """Let the console write any text: characters that its code page lacks lose their diacritics."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_NO_DIACRITICS)


def restrict_new_files() -> None:
    """Files written by this process and its children are for its user only."""
    os.umask(0o077)


def is_command() -> bool:
    """Whether Flask loads the application for a command other than `flask run`.

    Servers have commands too, granian by the same library: only Flask's bring what it knows of the script.
    """
    context = click.get_current_context(silent=True)
    if context is None or context.find_object(ScriptInfo) is None:
        return False
    return context.info_name != "run"


@contextmanager
def ending(code: int) -> Iterator[None]:
    """On Unusable or Refused print its sentence and exit with this code."""
    try:
        yield
    except (Unusable, Refused) as reason:
        sys.stderr.write(f"{reason.sentence}\n")
        sys.stderr.flush()
        raise SystemExit(code) from reason


def with_books(command: click.Command, *, opens: bool = True) -> click.Command:
    """The command with the books opened; Unusable and Refused end it with their sentence and `NOT_DONE`.

    With `opens` off it opens the books itself. Of a group each of its commands does so.
    """
    if isinstance(command, click.Group):
        group = copy(command)
        group.commands = {name: with_books(one, opens=opens) for name, one in command.commands.items()}
        return group
    run: Callable[..., Any] | None = command.callback
    assert run is not None  # noqa: S101 - a command of ours has one

    def opened(*arguments: Any, **options: Any) -> Any:
        with ending(NOT_DONE), as_unusable(Path(current_app.instance_path)):
            if opens:
                open_for_command()
            return run(*arguments, **options)

    made = copy(command)
    made.callback = opened
    return made


def _without_diacritics(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    spelt = unicodedata.normalize("NFD", error.object[error.start : error.end].translate(_SPELT))
    letters = "".join(char for char in spelt if not unicodedata.combining(char))
    return letters.encode("ascii", "replace").decode("ascii"), error.end


codecs.register_error(_NO_DIACRITICS, _without_diacritics)
