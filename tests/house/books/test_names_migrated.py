"""Books of the schema before names were bound and letters cleaned: nothing is lost, and the trail says so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from flask import Flask
from sqlalchemy import text

from app.books.fund_names.queries import fund_called
from app.books.items.actions import correct_item
from app.books.items.queries import catalogue, item
from app.core.actor import Correction
from app.dues.funds.actions import correct_term, record_term
from app.dues.funds.facts import Basis, TermFacts
from app.dues.funds.queries import terms_of
from app.extensions import db
from app.life.events.queries import events_of
from app.office.installation.upgrading import bring_up_to_date
from app.office.trail.queries import page_of_changes, verify_chain
from app.office.units.models import Unit
from app.year.commitments.actions import record_commitment
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.queries import commitments_of
from tests.conftest import OFFICER, TODAY
from tests.life.events.entries import put_event
from tests.office.installation.older import take_back

#: The schema before.
BEFORE = "0007"


def put_books(unit: Unit) -> None:
    record_term(unit.id, TermFacts("Tương trợ", Basis.YEAR, Decimal(40_000)), OFFICER, TODAY)
    record_term(unit.id, TermFacts("Mái ấm, nhà ở", Basis.YEAR, Decimal(40_000)), OFFICER, TODAY)
    for words in ("Tỷ lệ đóng quỹ: Tương trợ, Mái ấm, nhà ở", "Số lượng hoạt động: Hội nghị"):
        record_commitment(unit.id, CommitmentFacts("2024", words, measure=words), OFFICER, TODAY)
    row, old = next(one for one in terms_of(unit.id) if one[1].fund_name == "Tương trợ")
    correct_term(
        row, old, TermFacts("Tương thân", Basis.YEAR, Decimal(40_000)), Correction(OFFICER, TODAY, "Đổi tên")
    )
    named = catalogue(unit.id).named("payment", "Hành chính", TODAY)
    assert named is not None
    found = item(unit.id, named.id)
    assert found is not None
    correct_item(
        found[0], found[1], replace(found[1], name="Chi văn phòng"), Correction(OFFICER, TODAY, "Đổi tên")
    )
    put_event(unit, title="Hội thảo", result="\x01")


def test_measures_names_and_letters_of_older_books(app: Flask, union: Unit) -> None:
    put_books(union)
    db.session.commit()
    take_back(db.engine, BEFORE)
    measured = {
        "Tỷ lệ đóng quỹ: Tương trợ, Mái ấm, nhà ở": "tỷ lệ đóng quỹ: tuong tro, Mái ấm, nhà ở",
        "Số lượng hoạt động: Hội nghị": "Tỷ lệ đóng quỹ: Quỹ đã mất",
    }
    with db.engine.begin() as connection:
        for content, measure in measured.items():
            values = {"measure": measure, "content": content}
            connection.execute(
                text("UPDATE commitments SET measure = :measure WHERE content = :content"), values
            )
        dirty = {"dirty": "\uf0b7\tĐông \ufffe đủ\nvui\uffff", "place": "Hội\ufdd0 trường"}
        connection.execute(text("UPDATE activities SET result = :dirty, place = :place"), dirty)
    bring_up_to_date(db.engine, Path(app.instance_path))

    assert [facts.measure for _, facts in commitments_of(union.id)] == [
        "Tỷ lệ đóng quỹ: Tương thân, Mái ấm, nhà ở",
        "Tỷ lệ đóng quỹ: Quỹ đã mất (đã thôi)",
    ]
    fund = fund_called(union.id, "tương trợ")
    assert fund is not None
    assert fund.name == "Tương thân"
    was = catalogue(union.id).named("payment", "Hành chính", TODAY)
    assert was is not None
    assert was.facts.name == "Chi văn phòng"
    [(_, facts)] = events_of(union.id)
    assert (facts.result, facts.place) == ("- Đông đủ\nvui", "Hội trường")
    line = page_of_changes(union.id, 1).items[0]
    assert (line.action, line.values["rows"]) == ("letters.cleaned", (None, 1))
    assert verify_chain(union.id) == []
