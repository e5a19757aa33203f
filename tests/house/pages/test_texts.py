"""Screens speak Vietnamese only: no English of ours, of WTForms' or of Python's."""

from __future__ import annotations

import ast
import re
from html import unescape
from pathlib import Path

import pytest
import wtforms

from app.web.forms.messages import SENTENCES
from tests.house.conftest import Town

pytestmark = pytest.mark.engine_free

ENGLISH = re.compile(
    r"\b(submit|cancel|save|delete|edit|search|back|next|previous|required|invalid|error|failed|not found"
    r"|forbidden|bad request|not a valid|this field|field|password|username|sign in|login|logout|token"
    r"|none|true|false|undefined|null|the|and|of|is|are|must|please)\b",
    re.IGNORECASE,
)


def words(page: str) -> str:
    """What a person reads or hears on a page: texts, and attributes that are shown or spoken."""
    # `code` is what one types at the server's console.
    page = re.sub(r"<(script|style|head|code)\b.*?</\1>", " ", page, flags=re.DOTALL)
    spoken = re.findall(r'\b(?:placeholder|title|alt|aria-label)="([^"]*)"', page)
    return unescape(re.sub(r"<[^>]*>", " ", page) + " ".join(spoken))


def test_pages_speak_vietnamese(town: Town) -> None:
    assert len(town.pages) > 20
    english = {address: ENGLISH.findall(words(page)) for address, page in town.pages.items()}
    assert {address: found for address, found in english.items() if found} == {}


def test_refusals_of_empty_forms_speak_vietnamese(town: Town) -> None:
    refused, forms = 0, {"create", "edit", "sign_in", "change_password"}
    for (endpoint, method), address in sorted(town.addresses.items()):
        if method == "POST" and endpoint.rpartition(".")[2] in forms:
            for username in ("chair", "admin", ""):
                answer = town.browser(username).post(address, data={})
                if answer.status_code == 422:
                    refused += 1
                    assert ENGLISH.findall(words(answer.text)) == [], address
    assert refused > 10


@pytest.mark.parametrize("status", [400, 403, 404, 405])
def test_failures_speak_vietnamese(town: Town, status: int) -> None:
    addresses = {
        400: ("chair", "/tham-hoi/?page=x"),
        403: ("auditor", "/tham-hoi/moi"),
        404: ("chair", "/khong-co"),
        405: ("chair", "/tham-hoi/1/rut"),
    }
    username, address = addresses[status]
    answer = town.browser(username).get(address)
    assert answer.status_code == status
    assert ENGLISH.findall(words(answer.text)) == []


def translated_in(package: str) -> set[str]:
    """Every sentence that a package's Python files hand to translation."""
    calls = (
        node
        for path in Path(package).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("gettext")
    )
    return {str(arg.value) for call in calls for arg in call.args if isinstance(arg, ast.Constant)}


def test_our_translations_are_of_sentences_that_are_really_said() -> None:
    of_tokens = {"The CSRF token is missing.", "The CSRF token has expired.", "The CSRF tokens do not match."}
    known = translated_in(wtforms.__file__) | of_tokens
    assert set(SENTENCES) - known == set()
