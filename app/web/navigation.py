"""The menu: the pages that the user may open."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import Flask, g, request, url_for
from flask_login import current_user

from app.core.texts.word_order import word_order_key
from app.office.accounts.rules import Permission
from app.web.features import FEATURES, SCREENS, MenuEntry

#: Groups of the menu, in its order.
GROUPS = ("", "Con người", "Hoạt động", "Tiền", "Sổ sách")


def context() -> dict[str, Any]:
    """Template variables of base.html."""
    permissions = g.get("permissions", frozenset())
    return {
        "navigation": [
            {"title": group, "entries": shown}
            for group, entries in _menu().items()
            if (shown := [_shown(entry) for entry in entries if entry.permission in permissions])
        ],
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
def _within() -> dict[str, str]:
    """Blueprints whose pages are reached from the entry of another."""
    return {name: one.within for name, one in SCREENS.items() if one.within}


def _shown(entry: MenuEntry) -> dict[str, Any]:
    marked = {_within().get(name, name) for name in request.blueprints}
    return {
        "label": entry.label,
        "url": url_for(entry.endpoint),
        "icon": entry.icon,
        "active": entry.endpoint.split(".")[0] in marked,
    }


def register(app: Flask) -> None:
    app.context_processor(context)
