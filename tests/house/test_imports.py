"""Imports point one way: the order stands in docs/architecture.md."""

from __future__ import annotations

from tests.house.source import Source, layers, sources

#: What every feature may use: the files directly in app/ that know no feature.
GROUND = {"config", "database", "doubles", "extensions", "listing", "transactions"}
#: Files that put the house together and therefore know all of it.
TOGETHER = {"__init__.py", "ceilings.py", "cli.py", "features.py", "models.py", "screens.py", "serve.py"}
BROWSER = {"flask", "flask_login", "flask_wtf", "werkzeug", "wtforms"}
#: Imports against the order, each with its reason.
EXPLAINED = {
    (
        "office/trail/actions.py",
        "app.office.units.models.Unit",
    ): "writers of one chain wait for each other at the union's row",
    ("office/accounts/models.py", "flask_login.UserMixin"): "an account says whether it is signed in",
    (
        "office/accounts/passwords.py",
        "werkzeug.security.check_password_hash",
    ): "the hashing of passwords is nobody's page",
    ("office/accounts/passwords.py", "werkzeug.security.generate_password_hash"): "the same",
}

ALL = sources()
FEATURES = [one for one in ALL if one.feature not in ("", "core", "web")]


def imports(source: Source) -> set[str]:
    return {name for name in source.imports() if (source.name, name) not in EXPLAINED}


def used(source: Source) -> set[str]:
    """Features, and other parts of app/, that a file imports."""
    return {name.split(".")[1] for name in imports(source) if name.startswith("app.")} - {source.feature}


def below(feature: str) -> set[str]:
    """The features that a feature may use: those of every layer under its own."""
    found: set[str] = set()
    for layer in layers():
        if feature in layer:
            return found
        found |= layer
    raise AssertionError(f"docs/architecture.md does not place app/{feature}/")


def test_the_order_names_each_feature_once() -> None:
    named = [feature for layer in layers() for feature in layer]
    assert sorted(named) == sorted({one.feature for one in FEATURES})


def test_a_feature_imports_what_stands_below_it() -> None:
    # accounts: the permission that a view declares
    allowed = {True: GROUND | {"core", "web", "accounts"}, False: GROUND | {"core"}}
    wrong = {one.name: used(one) - below(one.feature) - allowed[one.is_screen] for one in FEATURES}
    assert {name: parts for name, parts in wrong.items() if parts} == {}


def test_the_core_is_pure_python() -> None:
    outside = BROWSER | {"sqlalchemy"}
    for one in ALL:
        if one.feature == "core":
            assert used(one) == set(), one.name
            assert not {name.split(".")[0] for name in one.imports()} & outside, one.name


def test_the_ground_knows_no_feature() -> None:
    ground = [one for one in ALL if one.feature == "" and one.name not in TOGETHER]
    assert {one.path.stem for one in ground} == GROUND
    assert [(one.name, used(one)) for one in ground if not used(one) <= GROUND | {"core"}] == []


def test_nobody_imports_the_screens_of_a_feature_but_itself() -> None:
    """What two features' pages need together stands in app/web/ or below."""
    screens = {f"app.{one.name[:-3].replace('/', '.')}.": one.feature for one in ALL if one.is_screen}
    assert [
        (source.name, module)
        for source in ALL
        for module in imports(source)
        for screen, feature in screens.items()
        if module.startswith(screen) and feature != source.feature and source.name not in TOGETHER
    ] == []


def test_below_the_screens_nobody_knows_the_browser() -> None:
    """Actions, queries and rules take dates, actors and facts: from a command they do the same."""
    domain = [one for one in FEATURES if not one.is_screen]
    assert [one.name for one in domain if {name.split(".")[0] for name in imports(one)} & BROWSER] == []


def test_each_exception_is_still_needed() -> None:
    by_name = {one.name: one for one in ALL}
    assert [pair for pair in EXPLAINED if pair[1] not in by_name[pair[0]].imports()] == []
