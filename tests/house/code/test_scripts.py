"""Scripts of the pages: a rule of the books stands in rules.js only, where it is compared with Python's."""

from __future__ import annotations

import re

from app.config import ROOT

SCRIPTS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "static" / "js").glob("*.js"))}
#: What a second copy of a rule would need; tests/browser/pages/test_rules.py compares those of rules.js.
MARKS = {
    "folding": re.compile(r"normalize\(|u0300|\[đĐ]"),
    "money read": re.compile(r"\b(?:nghin|ngan|trieu|1e6|1e9)\b"),
    "money grouped": re.compile(r"\\d\{3\}|toLocaleString|NumberFormat"),
    "money in words": re.compile(r"mươi|nghìn|triệu"),
    "days read": re.compile(r"\\d\{1,2\}|\\d\{2\}|Date\.parse"),
    "days written": re.compile(r"padStart|toLocaleDateString|DateTimeFormat"),
    "sizes": re.compile(r"1024|\bMB\b"),
}
#: Looks like a rule and is none.
EXPLAINED = {("drafts.js", "days written"): "bytes of a random word, two figures each"}


def found_in(script: str) -> set[str]:
    """The rules that a script contains, comments aside."""
    code = re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL)
    code = re.sub(r"^ *//.*| // .*", "", code, flags=re.MULTILINE)
    return {rule for rule, mark in MARKS.items() if mark.search(code)}


def test_the_rules_bear_every_mark() -> None:
    """Or the marks would find nothing elsewhere either."""
    assert found_in(SCRIPTS["rules.js"]) == set(MARKS)


def test_no_other_script_tells_a_rule_again() -> None:
    again = {(name, rule) for name, script in SCRIPTS.items() for rule in found_in(script)}
    assert {pair for pair in again if pair[0] != "rules.js"} == set(EXPLAINED)


def test_scripts_share_nothing_but_the_rules() -> None:
    shared = {
        (name, found)
        for name, script in SCRIPTS.items()
        for found in re.findall(r"\b(?:window|globalThis|self)\.(\w+) = ", script)
    }
    assert shared == {("rules.js", "rules")}
    assert [name for name, script in SCRIPTS.items() if not script.rstrip().endswith("})();")] == []


def test_the_rules_are_pure() -> None:
    """They touch no page and read no clock: one batch of questions says all about them."""
    assert re.findall(r"\b(?:document|navigator|location|Date\.now|fetch)\b", SCRIPTS["rules.js"]) == []
