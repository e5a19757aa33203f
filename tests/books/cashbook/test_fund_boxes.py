"""Facts that refer to funds have boxes that choose one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from app.books.cashbook.fields import FundChoice, FundField
from app.core.fields import Fund, Money, Reference
from app.web.forms.base import EntryForm


@dataclass(frozen=True, slots=True)
class Spent:
    cost: Annotated[int | None, Money("Kinh phí")] = None
    fund_id: Annotated[int | None, Fund("Quỹ chi", amount="cost")] = None
    other_id: Annotated[int | None, Reference("Quỹ đến", to="funds", help="Để trống: vẫn quỹ ấy.")] = None


class SpentForm(EntryForm):
    of = Spent


def test_a_fund_beside_an_amount_and_one_by_itself(app: Flask) -> None:
    with app.test_request_context():
        form = SpentForm()
        assert isinstance(form.fund_id, FundField)
        assert form.fund_id.description == "Chọn khi là tiền của công đoàn; tiền của nơi khác thì để trống."
        assert type(form.other_id) is FundChoice
        assert form.other_id.description == "Để trống: vẫn quỹ ấy."


@pytest.mark.parametrize(("cost", "sentences"), [("", ["Chọn quỹ chi thì cần ghi số tiền."]), ("50k", [])])
def test_a_fund_pays_an_amount(app: Flask, cost: str, sentences: list[str]) -> None:
    with app.test_request_context():
        form = SpentForm(MultiDict({"cost": cost, "fund_id": "1"}), meta={"csrf": False})
        form.fund_id.choices = form.other_id.choices = [("", "—"), (1, "Đoàn phí")]
        assert form.validate() is not bool(sentences)
        assert list(form.fund_id.errors) == sentences
