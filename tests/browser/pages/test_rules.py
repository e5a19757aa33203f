"""What pages work out by themselves is what Python answers, over thousands of the same questions.

static/js/rules.js holds all of it. Each rule is put one batch, drawn with a fixed seed; no server is asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from wtforms import Form

from app.config import ROOT
from app.core.dates import format_date
from app.core.money import format_money, money_in_words
from app.core.vietnamese import fold, lower_first, tidy
from app.dues.collecting.rules import agreement
from app.listing import texts_match
from app.log.attachments.rules import format_size
from app.web.forms.fields import DayField, MoneyField, Parsed
from tests.browser.pages import questions


class Box(Form):
    """The boxes of a form, as the server reads them."""

    amount = MoneyField()
    day = DayField()


def read(box: Parsed, typed: str) -> Any:
    """What the server takes from a box; None for what it refuses, and for an empty one."""
    try:
        box.process_formdata([typed])
    except ValueError:
        return None
    return box.data


def amount_read(typed: str) -> int | None:
    amount: int | None = read(Box().amount, typed)
    return amount


def day_read(typed: str) -> int | None:
    """As a midnight in UTC."""
    day: date | None = read(Box().day, typed)
    return None if day is None else milliseconds(day)


def milliseconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


WRITTEN = {milliseconds(day): format_date(day) for day in questions.days()}

#: Each rule of the pages, the Python that has the last word, and what both are asked: tuples of arguments.
RULES: dict[str, tuple[Callable[..., Any], Callable[[Random], Sequence[tuple[Any, ...]]]]] = {
    "tidy": (tidy, questions.texts),
    "fold": (fold, questions.texts),
    "holds": (texts_match, questions.searches),
    "amountOf": (amount_read, questions.amounts_typed),
    "grouped": (format_money, questions.signed),
    "inWords": (
        lambda amount: lower_first(money_in_words(amount)),
        lambda random: [(amount,) for amount in questions.amounts(random)],
    ),
    "agreement": (lambda total, expected: [*agreement(total, expected)], questions.counts),
    "dayOf": (day_read, questions.days_typed),
    "written": (WRITTEN.__getitem__, lambda _: [(day,) for day in WRITTEN]),
    "bytesText": (format_size, questions.sizes),
}


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A page with nothing on it but the rules."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.add_script_tag(path=ROOT / "static" / "js" / "rules.js")
        yield page


def answers_of(page: Page, rule: str, batch: Sequence[tuple[Any, ...]]) -> list[Any]:
    """What the page's rule answers to each question."""
    # As one text: Playwright would translate each value by itself.
    answers: list[Any] = json.loads(
        page.evaluate(
            "([rule, text]) => JSON.stringify(JSON.parse(text).map((one) => window.rules[rule](...one)))",
            [rule, json.dumps(batch)],
        )
    )
    return answers


def test_each_rule_of_the_pages_has_its_python(page: Page) -> None:
    assert page.evaluate("Object.keys(window.rules).sort()") == sorted(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_page_answers_as_python_does(page: Page, rule: str) -> None:
    python, drawn = RULES[rule]
    batch = drawn(Random(rule))
    assert len(batch) > 3000
    answers = zip(batch, answers_of(page, rule, batch), strict=True)
    found = {question: (answer, python(*question)) for question, answer in answers}
    assert {question: pair for question, pair in found.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("rule", ["amountOf", "dayOf", "holds"])
def test_the_questions_are_of_both_kinds(rule: str) -> None:
    """A thousand that are read or found, a thousand that are not: neither side can say one thing to all."""
    python, drawn = RULES[rule]
    answers = [python(*question) for question in drawn(Random(rule))]
    refused = sum(answer is None or answer is False for answer in answers)
    assert 1000 < refused < len(answers) - 1000


def test_signs_of_word_s_symbol_font_are_left_to_the_server(page: Page) -> None:
    """Python reads figures of it; the page says nothing of them rather than something else."""
    assert [amount_read("\uf034\uf030k"), day_read("\uf035/3/2025")] == [40_000, day_read("5/3/2025")]
    assert answers_of(page, "amountOf", [("\uf034\uf030k",), ("4\uf030k",), ("4\uf0b7k",)]) == [None] * 3
    assert answers_of(page, "dayOf", [("\uf035/3/2025",)]) == [None]
