"""The server frees memory after sending a document, and only then."""

from __future__ import annotations

import pytest
from flask import Flask, Response

from app.web.delivery import memory

pytestmark = pytest.mark.engine_free


@pytest.mark.parametrize(
    ("kind", "times"),
    [
        ("application/pdf", 1),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 1),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1),
        ("text/html", 0),
        ("image/jpeg", 0),
    ],
)
def test_it_is_given_back_once_the_document_is_sent(
    monkeypatch: pytest.MonkeyPatch, kind: str, times: int
) -> None:
    given: list[int] = []
    monkeypatch.setattr(memory, "_trim", lambda: given.append)
    answer = memory.give_back_after_documents(Response(b"%PDF", mimetype=kind))
    assert given == []
    answer.close()
    assert given == [0] * times


def test_the_application_does_so_after_every_answer(app: Flask) -> None:
    assert memory.give_back_after_documents in app.after_request_funcs[None]


def test_where_the_library_does_not_know_how_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_trim", lambda: None)
    memory.give_back()
