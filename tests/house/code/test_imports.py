"""Imports point one way: the order of the wings stands in docs/architecture.md."""

from __future__ import annotations

from tests.house.source import Source, sources, wings

#: What every wing may use: the files directly in app/ that know no feature.
GROUND = {"config", "database", "unique_constraints", "extensions", "listing", "transactions", "word_order"}
#: Files that put the house together and therefore know all of it.
TOGETHER = {
    "__init__.py",
    "cli.py",
    "features.py",
    "screens.py",
    "serve.py",
}
WEB_LIBRARIES = {"flask", "flask_login", "flask_wtf", "werkzeug", "wtforms"}
#: Rooms that are screens from top to bottom, whatever their files are called.
SHOWN = {
    "admin/backup": "the schedule belongs to a server, and what is checked was sent by a browser",
    "admin/server": "opening the books for a server or a command, and its words on a console",
    "exchange/beside": "the process beside the server is an application of its own",
    "log/records": "the pages of a recorded row and the words on them",
}
#: Imports against the order, each with its reason.
EXPLAINED = {
    ("office/accounts/models.py", "flask_login.UserMixin"): "an account says whether it is signed in",
    (
        "office/accounts/passwords.py",
        "werkzeug.security.check_password_hash",
    ): "the hashing of passwords is nobody's page",
}

ALL = sources()
IN_WINGS = [one for one in ALL if one.wing]


def imports(source: Source) -> set[str]:
    return {name for name in source.imports() if (source.name, name) not in EXPLAINED}


def used(source: Source) -> set[str]:
    """Wings, and files directly in app/, that a file imports."""
    return {name.split(".")[1] for name in imports(source) if name.startswith("app.")} - {source.wing}


def below(wing: str) -> set[str]:
    """The wings that a wing may use."""
    return set(wings()[: wings().index(wing)])


def test_the_order_names_each_wing_once() -> None:
    assert sorted(wings()) == sorted({one.wing for one in IN_WINGS})


def test_a_wing_imports_what_stands_below_it() -> None:
    """Functions of wings above are registered when the application starts (a room's `feature.py`)."""
    wrong = {one.name: used(one) - below(one.wing) - GROUND for one in IN_WINGS}
    assert {name: parts for name, parts in wrong.items() if parts} == {}


def test_what_every_screen_shares_knows_no_feature() -> None:
    """Otherwise every screen would hang on every feature."""
    allowed = GROUND | {"core", "office", "papers"}
    assert [(one.name, used(one) - allowed) for one in ALL if one.wing == "web" and used(one) - allowed] == []


def test_the_core_is_pure_python() -> None:
    outside = WEB_LIBRARIES | {"sqlalchemy"}
    for one in ALL:
        if one.wing == "core":
            assert used(one) == set(), one.name
            assert not {name.split(".")[0] for name in one.imports()} & outside, one.name


def test_the_ground_knows_no_feature() -> None:
    ground = [one for one in ALL if one.wing == "" and one.name not in TOGETHER]
    assert {one.path.stem for one in ground} <= GROUND
    assert [(one.name, used(one)) for one in ground if not used(one) <= GROUND | {"core"}] == []


def test_nobody_imports_the_views_of_a_room() -> None:
    """A view is reached by its address; what two pages share stands in a `pages.py`, `forms.py` or below.

    The room's own `feature.py` hands its views to the application.
    """
    views = {one.module for one in ALL if one.path.stem.split("_")[-1] in ("routes", "commands")}
    assert [
        (source.name, name)
        for source in ALL
        for name in imports(source)
        if (name in views or name.rpartition(".")[0] in views)
        and source.name not in TOGETHER
        and source.path.name != "feature.py"
    ] == []


def test_below_the_screens_nobody_knows_the_browser() -> None:
    """Actions, queries and rules take dates, actors and facts: from a command they do the same."""
    domain = [one for one in IN_WINGS if not one.is_screen and one.wing != "web" and one.room not in SHOWN]
    assert [one.name for one in domain if {name.split(".")[0] for name in imports(one)} & WEB_LIBRARIES] == []


def test_each_exception_is_still_needed() -> None:
    by_name = {one.name: one for one in ALL}
    assert [pair for pair in EXPLAINED if pair[1] not in by_name[pair[0]].imports()] == []
    assert set(SHOWN) <= {one.room for one in ALL}
