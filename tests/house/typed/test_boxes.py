"""Every recorded row is corrected with each box that may be empty left empty."""

from __future__ import annotations

import ast

from tests.house.conftest import Town
from tests.house.forms import forms_of
from tests.house.source import sources


def test_every_correction_takes_empty_boxes(town: Town) -> None:
    statuses: dict[str, int] = {}
    for (endpoint, method), address in sorted(town.addresses.items()):
        page = town.browser("chair").get(address) if method == "GET" and "edit" in endpoint else None
        if page is None or page.status_code != 200:
            continue
        form = next(
            (one for one in forms_of(address, page.text) if any(b.name == "version" for b in one.boxes)), None
        )
        if form is None:
            assert endpoint == "outlines.edit", f"{endpoint}: no form that says which version it corrects"
            continue
        free = {
            box.name: ""
            for box in form.boxes
            if not box.required and box.kind not in ("hidden", "checkbox", "radio", "submit")
        }
        sent = form.with_all(**(free | {"reason": "Bỏ trống"}))
        statuses[endpoint] = town.browser("chair").post(form.action, data=sent).status_code
    assert len(statuses) > 15
    assert {endpoint: status for endpoint, status in statuses.items() if status not in (303, 422)} == {}
    # Most rows need no more than what is marked as needed.
    assert sum(status == 303 for status in statuses.values()) > len(statuses) * 0.6


def test_a_whole_number_is_looked_at_before_it_is_compared() -> None:
    """WTForms' own box turns hundreds of figures into a float, which fails; `WholeField` refuses them."""
    bare = [one.name for one in sources() if "wtforms.IntegerField" in one.imports()]
    assert bare == ["web/forms/fields.py"]


def test_a_form_that_arranges_its_boxes_keeps_those_that_it_does_not_name() -> None:
    """Else a field that the facts gain is nowhere on the form, and a correction empties it."""
    arranged = {
        one.name: ast.unparse(function)
        for one in sources()
        for function in one.functions()
        if one.is_screen and function.name == "parts"
    }
    assert len(arranged) > 2
    assert [name for name, text in arranged.items() if "super().parts()" not in text] == []


def test_a_box_that_may_be_empty_is_not_asked_inline_why_it_is() -> None:
    """WTForms asks no `validate_…` of an empty box that is optional: such a check stands in its list."""
    may_be_empty = {"TextField", "LongTextField", "MoneyField", "DayField", "WholeField"}
    asked = [
        f"{one.name}: {method.name}"
        for one in sources()
        for form in ast.walk(one.tree)
        if isinstance(form, ast.ClassDef)
        for box in form.body
        if isinstance(box, ast.Assign)
        and isinstance(box.value, ast.Call)
        and isinstance(box.value.func, ast.Name)
        and box.value.func.id in may_be_empty
        and (len(box.value.args) < 2 or "Optional()" in ast.unparse(box.value.args[1]))
        for method in form.body
        if isinstance(method, ast.FunctionDef) and method.name == f"validate_{ast.unparse(box.targets[0])}"
        for check in ast.walk(method)
        if isinstance(check, ast.If)
        and "not field.data" in ast.unparse(check.test)
        and any(isinstance(done, ast.Raise) for done in check.body)
    ]
    assert asked == []
