"""The application's source as the house rules see it: files, rooms, wings, imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
#: Names of files that speak with a browser or a console, alone or as the last part: `paper_pages.py`.
SCREENS = {"routes", "forms", "fields", "pages", "commands", "feature"}


@dataclass(frozen=True)
class Source:
    """A Python file of the application."""

    path: Path

    @property
    def name(self) -> str:
        """`life/visits/routes.py`."""
        return self.path.relative_to(APP).as_posix()

    @property
    def room(self) -> str:
        """`life/visits`: its folder; "" for the few files directly in app/, which put the house together."""
        return self.name.rpartition("/")[0]

    @property
    def wing(self) -> str:
        """`life`."""
        return self.room.partition("/")[0]

    @property
    def module(self) -> str:
        """`app.life.visits.routes`."""
        return f"app.{self.name.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")

    @property
    def is_screen(self) -> bool:
        """Whether the file speaks with a browser or a console."""
        return self.path.stem.split("_")[-1] in SCREENS

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def imports(self) -> Iterator[str]:
        """Every module that is imported anywhere in the file; names of a package as `package.name`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def functions(self) -> Iterator[ast.FunctionDef]:
        yield from (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef))

    def calls(self) -> Iterator[str]:
        """Every call as it is written, without its arguments: `db.session.commit`."""
        yield from (ast.unparse(node.func) for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def sources() -> list[Source]:
    """Every Python file of app/ that people write; migrations are generated."""
    return [Source(path) for path in sorted(APP.rglob("*.py")) if "migrations" not in path.parts]


def wings() -> list[str]:
    """The wings from the lowest to the highest: read from docs/architecture.md."""
    lines = (ROOT / "docs" / "architecture.md").read_text("utf-8").splitlines()
    order = " ".join(line.strip() for line in lines if line.startswith("    ") and "→" in line)
    return [wing.strip() for wing in order.split("→")]
