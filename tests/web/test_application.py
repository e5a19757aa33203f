"""Addresses that are worked out once are those that would be worked out each time."""

from __future__ import annotations

import pytest
from flask import Flask, url_for
from werkzeug.routing import BuildError

from app.web.files.making import new_name
from app.web.repeating import MOST_ADDRESSES, Application


def test_an_address_is_the_same_again_and_of_its_own_values(app: Flask) -> None:
    with app.test_request_context("/"):
        for _ in range(2):
            assert url_for("person.show", member_id=1) == "/doan-vien/1"
            assert url_for("members.index", page=1) == "/doan-vien/?page=1"
            assert url_for("members.index", page=True) == "/doan-vien/?page=True"
            assert url_for("members.index", state=["a", "b"]) == "/doan-vien/?state=a&state=b"
            assert url_for("members.index", _anchor="cuoi") == "/doan-vien/#cuoi"


def test_below_a_prefix_it_has_the_prefix(app: Flask) -> None:
    for prefix in ("", "/so", "/so-khac", ""):
        with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": prefix}):
            assert url_for("members.index") == f"{prefix}/doan-vien/"


def test_a_short_name_is_of_the_room_that_asks(app: Flask) -> None:
    for asking in ("/doan-vien/", "/hoat-dong/", "/doan-vien/"):
        with app.test_request_context(asking):
            assert url_for(".index") == asking


def test_complete_addresses_name_their_host(app: Flask) -> None:
    for host in ("mot.example", "hai.example"):
        with app.test_request_context("/", base_url=f"http://{host}"):
            assert url_for("members.index") == "/doan-vien/"
            assert url_for("members.index", _external=True) == f"http://{host}/doan-vien/"


def test_an_unknown_one_fails_each_time(app: Flask) -> None:
    with app.test_request_context("/"):
        for _ in range(2):
            with pytest.raises(BuildError):
                url_for("members.nowhere")


def kept(app: Flask) -> int:
    assert isinstance(app, Application)
    return app._kept_address.cache_info().currsize


def test_names_that_are_made_for_one_page_are_not_kept(app: Flask) -> None:
    with app.test_request_context("/"):
        url_for("members.index", page=1)
        before = kept(app)
        for _ in range(20):
            made = new_name()
            assert f"lan={made}" in url_for("reports.download", kind="pdf", lan=made)
            assert url_for("members.index", q="x" * 41).endswith("x")
        assert kept(app) == before


def test_so_many_are_kept_and_the_longest_unused_goes_first(app: Flask) -> None:
    assert isinstance(app, Application)
    with app.test_request_context("/"):
        for page in range(MOST_ADDRESSES + 50):
            url_for("members.index")
            url_for("members.index", page=page)
        assert kept(app) == MOST_ADDRESSES
        before = app._kept_address.cache_info().hits
        url_for("members.index")
        assert app._kept_address.cache_info().hits == before + 1
