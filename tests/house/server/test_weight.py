"""What a server does not load before somebody asks for it, and a process beside it not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic.script import ScriptDirectory

from app import database
from app.config import ROOT

HEAVY = ("alembic", "flask_migrate", "openpyxl", "docx", "lxml", "PIL", "pypdf", "reportlab", "xhtml2pdf")
START = """
import sys
from app import create_app
create_app({settings!r}, instance_path={folder!r})
print(" ".join(sorted(set({named!r}) & set(sys.modules))))
"""


def loaded(folder: Path, settings: dict[str, bool], named: tuple[str, ...]) -> str:
    """Which of the modules a fresh process holds once the application stands."""
    program = START.format(settings=settings, folder=str(folder), named=named)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_a_server_over_an_up_to_date_schema_begins_without_the_heavy_parts(tmp_path: Path) -> None:
    assert loaded(tmp_path, {}, HEAVY) == "alembic"  # an empty folder: there the schema is made
    assert loaded(tmp_path, {}, HEAVY) == ""


def test_a_process_beside_the_server_keeps_the_dues_but_has_no_screens(tmp_path: Path) -> None:
    named = ("app.dues.ledger.actions", "app.books.items.actions", "app.people.roster.routes", "app.screens")
    found = loaded(tmp_path, {"SCREENS": False}, named)
    assert found == "app.books.items.actions app.dues.ledger.actions"


def test_the_newest_version_is_the_one_that_alembic_knows() -> None:
    assert database.newest_version() == ScriptDirectory(str(database.MIGRATIONS)).get_current_head()


LOCK = """
import sys
from pypdf import PdfWriter
writer = PdfWriter()
writer.add_blank_page(200, 200)
writer.encrypt("", "chu-so-huu", algorithm="AES-256")
writer.write(sys.argv[1])
"""
DRAW_AND_READ = """
import sys
from pathlib import Path
from app.papers.pdf.drawing import drawn
from app.log.attachments.content.pdf_scans import check_pdf
assert drawn("<p>Sổ Công đoàn</p>", {}).startswith(b"%PDF")
print(bool(sys.modules.get("cryptography")))
check_pdf(Path(sys.argv[1]).read_bytes())
print(bool(sys.modules.get("cryptography")))
"""


def test_only_a_locked_scan_loads_what_unlocks_it(tmp_path: Path) -> None:
    def run(program: str) -> str:
        command = [sys.executable, "-c", program, str(tmp_path / "phieu.pdf")]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    run(LOCK)
    assert run(DRAW_AND_READ).split() == ["False", "True"]
