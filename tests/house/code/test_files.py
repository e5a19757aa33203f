"""Files and functions stay small; selects, commits and the clock each have their place."""

from __future__ import annotations

import ast
from collections import Counter

from tests.house.source import Source, sources

LONGEST_FILE = 220
LONGEST_FUNCTION = 30
#: Longer ones, each with its reason.
LONG_FILES = {
    "features.py": "a line for each room",
    "core/fields.py": "every kind of field, and what each may say of itself",
    "web/forms/fields.py": "every kind of box that forms share",
    "web/features.py": "everything that a room can declare",
    "office/accounts/actions.py": "what may be done to an account: passwords, roles, closing",
    "office/backup/restoring.py": "one act in steps that can be cut off anywhere; read in order",
    "people/roster/facts.py": "a person and their periods, field by field",
    "papers/xlsx.py": "one writer, whose state is the row that it has come to",
    "books/cashbook/checks.py": "six checks, each a statement that wants its lines",
    "books/cashbook/queries.py": "what every feature with money asks",
    "books/entries/actions.py": "recording, correcting and withdrawing of every kind of entry with money",
    "dues/contributions/collections/actions.py": "what a collection posts, moves and loses",
    "dues/ledger/actions.py": "dues stored, allocated and counted again",
    "dues/ledger/rules.py": "who owes what for each month or year, and why",
    "transactions.py": "how a transaction begins and ends, and what the engine means when it fails",
    "core/periods.py": "the calendar: each kind of period by its name, both ways, and the next",
    "year/indicators/rules.py": "what an indicator reached, of which period, and what its numbers may be",
    "year/reports/report.py": "the tree of a paper: a class for each of its parts",
    "year/reports/narration/commitments.py": "what was promised, what was planned, what came of both",
    "year/reports/narration/money/finance.py": "the money of the year from opening to closing",
}
LONG_FUNCTIONS = {
    "books/lines/queries.py:page_of_book": "one statement with a line for each filter",
    "books/cashbook/checks.py:_misplaced": "one statement",
    "office/backup/archive/tar_stream.py:_parsed": "each field of a header is checked before the next",
    "desk/person/routes.py:person_page": "a line for each part of the page",
    "year/figures/queries.py:record_of": "a line for each field of the record",
    "year/reports/narration/language/grammar.py:read_grammar": "a line for each field of the grammar",
}

#: Where a transaction is committed.
COMMITS = {
    "web/saving.py": "the one commit of every view",
}
#: Where the clock is read.
CLOCKS = {
    "web/clock.py": "what day it is for a view",
    "office/security_log/actions.py": "when an event was noted: a fact of the machine",
    "office/backup/actions.py": "when a backup was made",
    "office/backup/restoring.py": "when what stood was put aside: its name",
    "admin/backup/schedule.py": "whether a backup is due",
    "admin/backup/commands.py": "when a backup was made: its name",
    "office/seals/actions.py": "when a seal was made",
    "year/issued/signatures/library.py": "whether a certificate signs today: a program of its own",
    "office/trail/actions.py": "when a change was written down: a fact of the machine",
    "log/activities/actions.py": "when an entry was withdrawn: a fact of the machine",
    "books/closings/actions.py": "when a period was closed or reopened: a fact of the machine",
    "admin/health/queries.py": "whether the machine's clock agrees with what it wrote before",
}
#: Modules beside queries.py that read tables.
SELECTS = {
    "listing.py": "one page of any list",
    "office/trail/actions.py": "the head of the chain, locked while the next entry is written",
    "books/cashbook/checks.py": "what must hold of the cash book, asked of the tables themselves",
    "books/lines/checks.py": "the same of its months, closings and days",
    "books/register/checks.py": "the same of the register of vouchers",
    "dues/funds/checks.py": "the same of the funds",
    "people/personal_data/declared.py": "which rows of any table are a union's",
    "people/personal_data/texts.py": "every text of a union, whatever its table",
    "office/backup/archive/tables.py": "every table, row by row, for an archive",
    "exchange/beside/trial.py": "every table, row for row, for a copy",
}

ALL = sources()


def length(function: ast.FunctionDef) -> int:
    """Lines of a function's body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0  # type: ignore[operator] # parsed text has lines


def test_files_stay_short() -> None:
    too_long = {
        one.name: len(one.text.splitlines()) for one in ALL if len(one.text.splitlines()) > LONGEST_FILE
    }
    assert {name: lines for name, lines in too_long.items() if name not in LONG_FILES} == {}
    assert set(LONG_FILES) - set(too_long) == set(), "no longer long: take it off the list"


def test_functions_stay_short() -> None:
    found = {
        f"{one.name}:{function.name}": length(function)
        for one in ALL
        for function in one.functions()
        if length(function) > LONGEST_FUNCTION
    }
    assert {name: lines for name, lines in found.items() if name not in LONG_FUNCTIONS} == {}
    assert set(LONG_FUNCTIONS) - set(found) == set(), "no longer long: take it off the list"


def test_no_file_is_an_attic() -> None:
    attics = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}
    assert [one.name for one in ALL if one.path.stem in attics] == []


def test_every_file_says_what_it_is() -> None:
    assert [one.name for one in ALL if one.text.strip() and not ast.get_docstring(one.tree)] == []


def test_commits_happen_in_named_places_only() -> None:
    assert {one.name for one in ALL if "db.session.commit" in one.calls()} == set(COMMITS)


def test_the_clock_is_read_in_named_places_only() -> None:
    clocks = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
    assert {one.name for one in ALL if clocks & set(one.calls())} == set(CLOCKS)


def test_tables_are_read_by_queries_only() -> None:
    def reads(one: Source) -> bool:
        return "sqlalchemy.select" in one.imports() or ".query" in {call[-6:] for call in one.calls()}

    others = {one.name for one in ALL if reads(one) and not one.path.stem.endswith("queries")}
    assert others == set(SELECTS)


def test_nothing_is_swallowed_or_left_for_later() -> None:
    for one in ALL:
        assert not [
            handler.lineno
            for handler in ast.walk(one.tree)
            if isinstance(handler, ast.ExceptHandler) and isinstance(handler.body[0], ast.Pass)
        ], one.name
        assert not {"TODO", "FIXME", "XXX"} & set(one.text.replace(":", " ").split()), one.name


def test_nobody_takes_a_write_for_done_without_asking() -> None:
    """A write can be refused at any moment, by a colleague's if by nothing else: the outcome is looked at."""
    unasked = {"desk/feed/routes.py": 1}  # a calendar is given whether its fetching is noted or not
    found = Counter(
        one.name
        for one in sources()
        for node in ast.walk(one.tree)
        if isinstance(node, ast.With)
        for item in node.items
        if isinstance(item.context_expr, ast.Call)
        and ast.unparse(item.context_expr.func) == "saving"
        and item.optional_vars is None
    )
    assert found == unasked
