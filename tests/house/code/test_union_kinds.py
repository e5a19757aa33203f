"""Kinds of union are data: no code asks for one by its name."""

from __future__ import annotations

import ast

from app.office.union_kinds.known import kinds_known
from tests.house.source import sources


def test_no_code_names_a_kind_of_union() -> None:
    keys = {kind.key for kind in kinds_known()} | {kind.label for kind in kinds_known()}
    assert len(keys) >= 16
    named = [
        f"{one.name}:{node.lineno} {node.value}"
        for one in sources()
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Constant) and node.value in keys
    ]
    assert named == []


def test_no_code_names_a_labour_kind() -> None:
    """Words of one kind alone, for others are everyday words of code."""
    labels = {label for kind in kinds_known() for label in kind.labour_kinds.values()}
    named = [
        f"{one.name}:{node.lineno} {node.value}"
        for one in sources()
        if one.wing in ("people", "exchange", "year", "admin")
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Constant) and node.value in labels
    ]
    assert named == []
