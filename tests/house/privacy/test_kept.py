"""Nothing is kept of people that their extract does not read, or that stays without a rule or a reason."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, event, select

from app.extensions import db
from app.office.backup.archive.making import files_beside
from app.office.installation.files import KEY_FILES, UPLOADS
from app.office.seals.tables import SEALED
from app.people.personal_data import declared
from app.people.personal_data.extract.named_queries import words_of
from app.people.personal_data.extract.queries import extract_of
from app.people.personal_data.retention.queries import retentions
from app.people.roster.models import Member
from tests.house.conftest import Town
from tests.house.source import ROOT

#: What no extract reads of what refers to a person, or may name one, and why.
NOT_READ = {
    "sent_forms": "tokens without words, for thirty days",
    "credits": "computed from payments, which are told",
    "dues": "computed anew where it is told",
}


def test_the_extract_reads_whatever_may_be_about_a_person(town: Town) -> None:
    """A room that keeps something of people without declaring it for the extract would go unnoticed."""
    people = db.session.scalars(select(Member).order_by(Member.id).limit(4)).all()
    read: set[str] = set()

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        read.update(one for pair in re.findall(r"(?:FROM|JOIN) (\w+)(?:, (\w+))?", statement) for one in pair)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert all(extract_of(one.unit_id, one) for one in people)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    keys = {"members.id", "users.id"}
    every = db.metadata.sorted_tables
    refers = {one.name for one in every if keys & {key.target_fullname for key in one.foreign_keys}}
    texts = {one.name for one in every if declared.of_unit(one, 1) is not None and words_of(one)}
    assert len(refers) > 20
    assert refers - read == set(NOT_READ)
    assert texts - read == set()


#: What is kept for a time only without a rule that proposes it, and why. Rows that are sealed belong to the
#: books and go with the person (`erase_person`, which those who left long ago are proposed for).
NO_RULE = {
    "account_notices": "gone once they are told",
    "column_mappings": "headings of an office's list, no person",
    "credits": "computed anew",
    "dues": "computed anew",
    "exchange_marks": "digests",
    "feed_keys": "a digest; gone with the role or the account",
    "first_run": "a moment",
    "installation": "a key",
    "purse_months": "sums",
    "recovery_codes": "digests; gone once used, or with the second factor",
    "row_seals": "digests with a key",
    "seals": "digests with a key",
    "security_events": "append-only: who looked is what it is kept for, without values",
    "sign_in_failures": "digests of names, gone with the wait",
    "sign_in_policy": "no person",
    "user_sessions": "thirty days, then gone at the next sign-in",
    "voucher_counters": "numbers",
}
#: Rules by what they let go of.
RULES = {
    "sent_forms": "mau-da-gui",
    "collection_drafts": "ban-nhap-dot-thu",
    "part_drafts": "ban-nhap-muc-bao-cao",
    "bulk_changes": "hoan-tac",
    "refused_files": "tep-khong-nhan",
    "truoc-nang-cap-*.db": "ban-sao-truoc-nang-cap",
}


def test_whatever_is_kept_beside_the_books_has_a_rule_or_a_reason(town: Town) -> None:
    assert {one.key for one in retentions()} == set(RULES.values())
    beside = {one.name for one in db.metadata.sorted_tables} - set(SEALED)
    assert beside - set(RULES) == set(NO_RULE)
    assert not set(RULES) & set(NO_RULE)


#: What of the installation's folder may hold something of people, and when it goes.
FOLDERS = {
    "so-cong-doan.db": "the books",
    "uploads": "scans: deleted with an erasure; those of vouchers stay with them",
    "workbooks": "gone after a day, and with any erasure",
    "log": "5 MB at most, without values",
    "backups": "7 daily, 4 weekly, 12 monthly: gone a year after an erasure at the latest",
    "khoi-phuc": "a moment: takes the place of the books at the next start",
    "truoc-nang-cap-*.db": "proposed after 90 days",
}
#: Keys, locks, marks, and what no person of the union is in.
NOBODYS = {
    "loai-hinh", "installed", "first_run_code", "first_run_failures", "secret_key", "seal_key", "seal_head",
    "signing_key", "backup_settings", "in_use", "backing_up", "trusted_roots", "tien-do",
}  # fmt: skip


def named_in_the_folder() -> set[str]:
    """What docs/deploy.md says lies in the installation's folder."""
    described = (ROOT / "docs" / "deploy.md").read_text("utf-8").partition("## What lies in the folder")[2]
    rows = re.findall(r"^\| (.+?) \|", described.partition("\n## ")[0], re.MULTILINE)
    return {name.rstrip("/") for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_whatever_lies_in_the_folder_has_an_end_or_nothing_of_people(town: Town) -> None:
    named = named_in_the_folder()
    assert named - {"-wal", "-shm"} == set(FOLDERS) | NOBODYS
    assert {one.name for one in town.instance.iterdir()} <= named


#: What of the folder no backup brings, and why.
NOT_BACKED_UP = {
    "-wal": "folded into the books",
    "-shm": "of the process that runs",
    "installed": "the mark of this place; a restoration makes its own",
    "seal_head": "noted anew for the books put in place",
    "first_run_code": "of a place without books",
    "first_run_failures": "of a place without books",
    "workbooks": "work of a day",
    "tien-do": "work of a moment",
    "khoi-phuc": "a backup itself",
    "backups": "the backups",
    "truoc-nang-cap-*.db": "older books",
    "in_use": "a lock",
    "backing_up": "a lock",
    "log": "the server's, no part of the books",
}


def test_whatever_lies_in_the_folder_is_in_every_backup_or_has_a_reason(town: Town) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name in named_in_the_folder() - set(NOT_BACKED_UP) - {"so-cong-doan.db"} - set(KEY_FILES):
            (folder / name).mkdir()
            for kind in ("toml", "pem"):
                (folder / name / f"x.{kind}").write_bytes(b"x")
        for name in KEY_FILES:
            (folder / name).write_bytes(b"x")
        held = {path.relative_to(folder).parts[0] for path in files_beside(folder).values()}
    assert held | {"so-cong-doan.db", UPLOADS} | set(NOT_BACKED_UP) == named_in_the_folder()
