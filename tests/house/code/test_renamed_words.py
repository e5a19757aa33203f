"""Words that were renamed come back in no name: docs/glossary.md has what stands for them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

import pytest
from jinja2 import Environment

from tests.house.source import ROOT, Source, sources

#: The word in a name, and what a name says instead: what it holds.
INSTEAD = {
    "said": "the text, value, form or change that it holds: `sentence`, `details`, `stated`, `extract_of_…`",
    "told": "what is written or listed: `clauses`, `sentences`, `results`, `state`, `reported_…`",
    "tell": "what is done: `notify`, `note`, `flash_outcome`, `log_request`",
    "tells": "`mentions_…`, `has_…`, `narrators`",
    "telling": "`narration`, `sentences`, `notices`, `arrangements`",
    "saying": "`text`, `sentence`",
    "says": "`paragraph`, `clause`, `has_details`, `holds_…`",
    "purse": "`balance_key`, `balance_name`, `balance_findings`",
    "purses": "`balances`",
    "manners": "`web`: what all screens share",
    "lends": "what is given: `offers`, `provides`",
    "freed": "`exempt_spans`",
    "stays": "`membership_spans`, `kept`",
    "wholes": "`totals`",
    "upright": "pixels after applying the orientation",
    "emulation": "`awards`, `ratings`",
    "honours": "`awards`",
    "anew": "`again`, `rewrite_…`, `refreshed`",
    "lookalikes": "`similar_rows`",
    "spared": "what stays: `kept_entries`",
    "measures": "`figures`; of commitments `measured`, one is a `measure`",
}
#: (file, name): why it keeps the word.
KEPT = {
    ("year/workspace/usual/facts.py", "told"): "a key of the files of union kinds (docs/union-kinds.md)",
    (
        "year/reports/narration/language/grammar.py",
        "says",
    ): "a key of outlines (docs/outlines.md)",
    ("life/events/facts.py", "EMULATION"): "`thi đua`, a kind of activity: the name of its stored value",
    ("year/statements/facts.py", "EMULATION"): "the same, of a paragraph",
    ("tests/year/workspace/usual/test_usual.py", "told"): "the key of the files of union kinds",
}
#: In the name of a test, which is a sentence, these are plain words; `tests/` uses them in no other name.
VERBS = {"said", "says", "told", "tell", "tells", "stays", "measures", "lends"}


def words_of(name: str) -> set[str]:
    """`said`, `drafts` of `_said_drafts`, `SAID_DRAFTS` and `SaidDrafts`."""
    return set(re.split(r"[_-]+", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()))


def names_in(node: ast.AST) -> Iterator[str]:
    """The names that a piece of code defines, and the keywords that it passes: a template's variables."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        yield node.attr
    elif isinstance(node, ast.alias) and node.asname:
        yield node.asname
    elif isinstance(node, ast.keyword | ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        name = node.arg if isinstance(node, ast.keyword) else node.name
        yield from [name] if name else []


def found_in(source: Source) -> set[tuple[str, str]]:
    """Names with such a word in one file, its path included."""
    names = {name for node in ast.walk(source.tree) for name in names_in(node)}
    names |= set(source.name.removesuffix(".py").split("/"))
    return {(source.name, name) for name in names if words_of(name) & INSTEAD.keys()}


def names_of_tests() -> Iterator[tuple[str, str]]:
    """Names with such a word in the code of tests, benches and scripts, and in the names of their files."""
    for folder in ("tests", "bench", "bin", "docs/example-feature"):
        for path in sorted((ROOT / folder).rglob("*" if folder == "bin" else "*.py")):
            place = path.relative_to(ROOT).as_posix()
            tree = ast.parse(path.read_text("utf-8"))
            names = {name for node in ast.walk(tree) for name in names_in(node)}
            for name in names | set(place.removesuffix(".py").split("/")):
                is_sentence = name.startswith("test_") and name != path.stem
                if words_of(name) & (INSTEAD.keys() - (VERBS if is_sentence else set())):
                    yield place, name


def names_of_screens() -> Iterator[tuple[str, str]]:
    """Names in scripts, classes and ids of style sheets and templates; no texts, no comments."""
    static = [path for path in (ROOT / "static").rglob("*.*") if "vendor" not in path.parts]
    for path in (one for one in static if one.suffix == ".js"):
        code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*|'[^'\n]*'", "", path.read_text("utf-8"), flags=re.S)
        yield from ((path.name, name) for name in re.findall(r"[A-Za-z_$][\w$]*", code))
    for path in (one for one in static if one.suffix == ".css"):
        code = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
        yield from ((path.name, name) for name in re.findall(r"(?:[.#]|--)([A-Za-z][\w-]*)", code))
    for path in (ROOT / "templates").rglob("*.html"):
        for names in re.findall(r'\b(?:class|id|for|data-[a-z-]+)="([^"{]*)', path.read_text("utf-8")):
            yield from ((path.name, name) for name in names.split())


def names_read(template: str) -> set[str]:
    """Every name in the tags of a template: variables, attributes, macros; not the words of its texts."""
    return {value for _, kind, value in Environment(autoescape=True).lex(template) if kind == "name"}


def advice(found: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{file}: {name}; instead of «{word}»: {INSTEAD[word]}"
        for file, name in sorted(found)
        for word in sorted(words_of(name) & INSTEAD.keys())
    ]


def test_no_name_of_the_application_or_its_tests_has_a_renamed_word() -> None:
    found = {one for source in sources() for one in found_in(source)}
    found |= set(names_of_tests())
    assert advice(found - KEPT.keys()) == []
    assert sorted(KEPT.keys() - found) == [], "no longer needed"


def test_no_name_of_a_script_or_a_style_has_a_renamed_word() -> None:
    found = set(names_of_screens())
    assert {"app.js", "app.css", "base.html"} <= {file for file, _ in found}
    assert advice((file, name) for file, name in found if words_of(name) & INSTEAD.keys()) == []


def test_no_name_that_a_template_reads_has_a_renamed_word() -> None:
    pages = sorted((ROOT / "templates").rglob("*.html"))
    found = {(page.name, name) for page in pages for name in names_read(page.read_text("utf-8"))}
    assert len(found) > 1000
    assert advice((page, name) for page, name in found if words_of(name) & INSTEAD.keys()) == []


@pytest.mark.parametrize(
    "code",
    [
        "def said_drafts(): ...",
        "def drafts(told): ...",
        "async def tell(): ...",
        "class ToldLine: ...",
        "_TOLD_LINES = 1",
        "one.told_at = 1",
        "for told in rows: ...",
        "rows = [said for said in lines]",
        "lambda said: 1",
        "page(told=1)",
        "import rows as told",
        "if (told := rows): ...",
        "class Line:\n    tells_code: bool",
        "match row:\n    case [told, *rest]: ...",
    ],
)
def test_a_name_is_found_wherever_it_is_defined(code: str) -> None:
    names = {name for node in ast.walk(ast.parse(code)) for name in names_in(node)}
    assert any(words_of(name) & INSTEAD.keys() for name in names)


@pytest.mark.parametrize(
    "template",
    ["{{ told }}", "{{ one.told }}", "{% set said = 1 %}", "{% macro told_lines(one) %}{% endmacro %}"],
)
def test_a_name_of_a_template_is_found_in_its_tags(template: str) -> None:
    assert any(words_of(name) & INSTEAD.keys() for name in names_read(template))


def test_only_whole_words_of_names_count() -> None:
    names = {*names_read("<p class='told'>{{ 'told' }}</p>"), "untold", "measure", "stay", "whole", "upper"}
    assert {name for name in names if words_of(name) & INSTEAD.keys()} == set()
