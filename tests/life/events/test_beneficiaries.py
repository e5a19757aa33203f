"""Whom an activity was for, beside who took part; who gave the money of others."""

from __future__ import annotations

import re

import pytest

from app.extensions import db
from app.life.events.queries import event, nouns_offered
from app.log.activities.facts import MoneySource
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.downloads import As, errors, listed, put_fund, words
from tests.life.events.entries import EVENT, put_event
from tests.life.visits.visits import SENT, put_visit

CHECK = {
    "starts_on": "08/03/2024",
    "category": "health_check",
    "title": "Khám sức khỏe định kỳ",
    "people": "6",
    "beneficiaries": "150",
    "beneficiary_noun": "người được khám",
}


def test_beneficiaries_are_recorded_shown_and_listed(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert client.post("/hoat-dong/moi", data=CHECK).status_code == 303
    row = db.session.query(Activity).one()
    found = event(union.id, row.id)
    assert found is not None
    assert (found[1].people, found[1].beneficiaries) == (6, 150)
    page = words(client.get(f"/hoat-dong/{row.id}"))
    assert "Số người tham gia 6" in page
    assert "Số lượt thụ hưởng 150" in page
    assert "Đối tượng thụ hưởng người được khám" in page
    assert "150 người được khám" in words(client.get("/hoat-dong/"))
    [line] = listed(client.get("/hoat-dong/?year=2024&dang=xlsx"))
    assert {150, "người được khám"} <= set(line)


def test_a_noun_without_a_number_is_refused_and_kept(as_role: As, union: Unit) -> None:
    sent = {**CHECK, "beneficiaries": "", "beneficiary_noun": "hộ <b>nghèo</b>"}
    refused = as_role("recorder").post("/hoat-dong/moi", data=sent)
    assert (refused.status_code, set(errors(refused))) == (422, {"beneficiaries"})
    assert 'value="hộ &lt;b&gt;nghèo&lt;/b&gt;"' in refused.text
    zero = as_role("recorder").post("/hoat-dong/moi", data={**CHECK, "beneficiaries": "0"})
    assert (zero.status_code, set(errors(zero))) == (422, {"beneficiaries"})


def test_nouns_of_earlier_activities_are_offered_first_and_only_those_of_the_union(
    as_role: As, union: Unit
) -> None:
    other = Unit(code="mai-lan", name="Công đoàn Mai Lan")
    db.session.add(other)
    db.session.flush()
    put_event(union, beneficiaries=3, beneficiary_noun="bè cá")
    put_event(other, beneficiaries=3, beneficiary_noun="thuyền thúng")
    assert nouns_offered(union.id)[:2] == ["bè cá", "người được khám"]
    form = as_role("recorder").get("/hoat-dong/moi").text
    offered = re.search(r'<datalist id="nouns">(.*?)</datalist>', form, re.S)
    assert offered is not None
    assert "bè cá" in offered[1]
    assert "thuyền thúng" not in offered[1]


@pytest.mark.parametrize(("at", "sent"), [("/hoat-dong/moi", EVENT), ("/tham-hoi/moi", SENT)])
def test_what_a_fund_paid_has_no_other_giver(as_role: As, union: Unit, at: str, sent: dict[str, str]) -> None:
    fund = put_fund(union)
    wrong = {**sent, "giver": "Công ty Mộc Lan", "money_source": "own", "fund_id": str(fund.id)}
    refused = as_role("treasurer").post(at, data=wrong)
    assert (refused.status_code, set(errors(refused))) == (422, {"giver"})
    assert 'value="Công ty Mộc Lan"' in refused.text
    others = {**sent, "giver": "Công ty Mộc Lan", "money_source": "others"}
    assert as_role("treasurer").post(at, data=others).status_code == 303


def test_lists_name_who_gave(as_role: As, union: Unit) -> None:
    given = {"money_source": MoneySource.OTHERS, "giver": "Công ty Mộc Lan"}
    put_event(union, cost=2_000_000, **given)
    put_visit(union, amount=500_000, **given)
    client = as_role("auditor")
    for at in ("/hoat-dong/", "/tham-hoi/", "/nhat-ky/"):
        assert "Công ty Mộc Lan" in words(client.get(at)), at
    assert "Nguồn khác" not in words(client.get("/tham-hoi/"))
    assert words(client.get("/hoat-dong/?q=moc+lan")).count("Công ty Mộc Lan") == 1
