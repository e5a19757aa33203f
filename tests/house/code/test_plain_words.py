"""Comments and docstrings use everyday technical English, which their readers learnt at school."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT

#: What stands for the word, or the phrase; words of Vietnamese and of code (in backticks) are not meant.
INSTEAD = {
    r"tells?|told(?! (?:apart|to|that|so)\b)": "says, shows, reports, contains; of values: distinguishes",
    "bears?|bore|borne": "has",
    "anew|afresh": "again",
    "[Ss]o many|[Ss]o much of": "this many, at most this many, how many",
    "reckon(ed|s|ing)?": "calculated",
    "purses?": "balance, or fund and channel",
    "befell|befalls?": "happened to",
    "vouch(es)?": "certifies, proves",
    "dear": "slow, expensive",
    "fates?": "outcome",
    "nought|thrice|whence|thereof|hitherto|lest|ere|albeit": "0, three times, from where, so that, before",
    "manners|idiolect|attic": "rules, helpers",
}
HARD = re.compile(rf"(?<![\w.«])(?:{'|'.join(INSTEAD)})(?![\w»])")
#: Pages that only grow at their end or are not English: what was written stays as it was written.
GROWN = {"CHANGES.md", "decisions.md", "huong-dan.md"}
#: (file, words): why they stay.
KEPT = {
    ("tests/conftest.py", "anew"): "made for each test: not a second time, but newly",
}


def of_python(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield ast.get_docstring(node) or ""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def comments(path: Path) -> Iterator[str]:
    """The comments and docstrings of a file, or the paragraphs of a page, without code."""
    text = path.read_text("utf-8")
    if path.suffix in (".js", ".css"):
        found: Iterator[str] = iter(re.findall(r"/\*.*?\*/|(?<![:'\"])//[^\n]*", text, re.S))
    elif path.suffix == ".md":
        text = text.partition("\n## Words that were renamed")[0]
        found = iter(re.split(r"\n\n+", re.sub(r"```.*?```", "", text, flags=re.S)))
    elif path.suffix == ".html":
        found = iter(re.findall(r"\{#.*?#\}", text, re.S))
    else:
        found = of_python(text)
    return (re.sub(r"`[^`]*`", "", one) for one in found)


def files() -> list[Path]:
    foreign = {"vendor", "fonts", "versions", "__pycache__"}
    found = [
        path
        for folder in ("app", "bench", "bin", "docs/example-feature", "static", "templates", "tests")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".js", ".css", ".html", "") and path.is_file()
        if not foreign & set(path.relative_to(ROOT).parts) and path != Path(__file__)
    ]
    pages = [page for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")] if page.name not in GROWN]
    return [path for path in found if path.suffix or path.parent.name == "bin"] + pages


def test_no_comment_needs_a_dictionary() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), word.group())
        for path in files()
        for comment in comments(path)
        for word in HARD.finditer(comment)
    }
    assert len(files()) > 2000
    assert sorted(found - KEPT.keys()) == [], INSTEAD
    assert sorted(KEPT.keys() - found) == [], "no longer needed"


@pytest.mark.parametrize(
    "comment",
    ["What a member is told of it.", "The page that bears it.", "Sealed anew.", "At most so many are kept."],
)
def test_a_hard_word_is_found(comment: str) -> None:
    assert HARD.search(comment)


@pytest.mark.parametrize(
    "comment",
    ["Told apart by code.", "as «told» of outlines", "The user is told that it failed.", "a bearing"],
)
def test_other_words_are_not(comment: str) -> None:
    assert not HARD.search(comment)
