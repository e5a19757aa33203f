"""The menu: the pages that the user may open; and the files that every page loads."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from flask import Flask, g, get_template_attribute, request, url_for
from flask_login import current_user
from markupsafe import Markup

from app.core.texts.word_order import word_order_key
from app.office.accounts.rules import Permission
from app.office.union_kinds.known import is_upper_kind
from app.web.features import FEATURES, SCREENS, MenuEntry

#: Groups of the menu, in its order.
GROUPS = ("", "Con người", "Hoạt động", "Tiền", "Sổ sách")

#: At most this many drawn menus are kept: one is 10 KB, and an office has a few roles, each on a page or two.
_MENUS_KEPT = 48
_FRAME = "_macros/frame.html"


def _context() -> dict[str, Any]:
    """Template variables of base.html, but for the menu."""
    permissions = g.get("permissions", frozenset())
    return {
        "unit": g.get("unit"),
        "switchable_units": [{"code": unit.code, "name": unit.name} for unit in g.get("units", [])],
        "roles_text": ", ".join(_role_names()),
        "may": lambda name: Permission(name) in permissions,
    }


def _role_names() -> list[str]:
    names = sorted((role.label for role in g.get("roles", ())), key=word_order_key)
    return [*names, "Quản trị"] if current_user.is_authenticated and current_user.is_admin else names


@cache
def _menu() -> dict[str, list[MenuEntry]]:
    """The entries of all features, group by group."""
    entries = [entry for feature in FEATURES for entry in feature.menu]
    return {
        group: sorted((one for one in entries if one.group == group), key=lambda one: one.place)
        for group in GROUPS
    }


@cache
def _blueprints() -> frozenset[str]:
    """Those that an entry of the menu leads to."""
    return frozenset(_blueprint(entry) for entries in _menu().values() for entry in entries)


def _blueprint(entry: MenuEntry) -> str:
    return entry.endpoint.split(".")[0]


@cache
def _within() -> dict[str, str]:
    """Blueprints whose pages are reached from the entry of another."""
    return {name: one.within for name, one in SCREENS.items() if one.within}


@cache
def menu_label(blueprint: str) -> str:
    """What the menu calls the entry from which the pages of a blueprint are reached; "" for none."""
    owner = _within().get(blueprint, blueprint)
    entries = (entry for feature in FEATURES for entry in feature.menu)
    return next((entry.label for entry in entries if _blueprint(entry) == owner), "")


def _in_use() -> frozenset[str]:
    """The blueprints whose entries are marked on this page."""
    return _blueprints().intersection(_within().get(name, name) for name in request.blueprints)


def _groups(
    permissions: frozenset[Permission], in_use: frozenset[str], *, is_upper: bool
) -> list[dict[str, Any]]:
    return [
        {"title": group, "entries": shown}
        for group, entries in _menu().items()
        if (
            shown := [
                _shown(entry, in_use)
                for entry in entries
                if entry.permission in permissions and (is_upper or not entry.is_of_upper)
            ]
        )
    ]


def _shown(entry: MenuEntry, in_use: frozenset[str]) -> dict[str, Any]:
    return {
        "label": entry.label,
        "url": url_for(entry.endpoint),
        "icon": entry.icon,
        "active": _blueprint(entry) in in_use,
    }


def register(app: Flask) -> None:
    """The context of every page. What is drawn depends also on where a proxy mounts the application."""

    @lru_cache(maxsize=_MENUS_KEPT)
    def menu(
        _mount: str, permissions: frozenset[Permission], in_use: frozenset[str], *, is_upper: bool
    ) -> Markup:
        groups = _groups(permissions, in_use, is_upper=is_upper)
        drawn: Markup = get_template_attribute(_FRAME, "menu")(groups)
        return drawn

    @lru_cache(maxsize=4)
    def links(_mount: str) -> Markup:
        drawn: Markup = get_template_attribute(_FRAME, "links")()
        return drawn

    def navigation() -> dict[str, Markup]:
        permissions = g.get("permissions", frozenset())
        is_upper = bool(g.get("unit")) and is_upper_kind(g.unit.kind)
        return {"navigation": menu(request.script_root, permissions, _in_use(), is_upper=is_upper)}

    app.context_processor(_context)
    app.context_processor(navigation)
    app.add_template_global(lambda: links(request.script_root), "page_links")
