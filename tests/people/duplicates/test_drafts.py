"""After a merge an open draft of a collection names the person who stays."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.dues.collecting.draft.models import CollectionDraft
from app.dues.collecting.draft.rules import as_typed, merged
from app.dues.collecting.facts import Cell, Typed
from app.extensions import db
from app.office.units.models import Unit
from app.people.duplicates.actions import merge
from app.people.roster.models import Member
from app.people.roster.queries import member, memberships_of
from tests.conftest import OFFICER, TODAY
from tests.downloads import As
from tests.dues.collecting.grids import amounts, press, put_round, sent

JUNE = date(2024, 6, 1)


def two_records(union: Unit, kept_id: int, gone_id: int) -> tuple[Member, Member]:
    """Makes the people with these ids look like one person recorded twice: members one after the other."""
    kept, gone = member(union.id, kept_id), member(union.id, gone_id)
    assert kept is not None
    assert gone is not None
    memberships_of(kept_id)[0].joined_on = memberships_of(gone_id)[0].left_on = JUNE
    db.session.commit()
    return kept, gone


def test_what_was_typed_for_the_record_that_goes_stands_with_the_other(as_role: As, union: Unit) -> None:
    fund, (an, dat, hoa) = put_round(union)
    kept, gone = two_records(union, an, dat)
    address = f"/thu-quy/{fund}/2024"
    press(as_role("treasurer"), address, "draft", **amounts((dat, "30k"), (hoa, "40k")))
    merge(kept, gone, OFFICER, TODAY, "Nhập hai lần")
    db.session.commit()
    boxes = sent(as_role("treasurer").get(address))
    assert (boxes[f"amount-{an}"], boxes[f"amount-{hoa}"]) == ("30k", "40k")
    assert f"amount-{dat}" not in boxes


def test_who_has_the_grid_open_is_told_of_it(as_role: As, union: Unit) -> None:
    fund, (an, dat, hoa) = put_round(union)
    kept, gone = two_records(union, an, dat)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    press(client, address, "draft", **amounts((dat, "30k")))
    mine = client.get(address)
    merge(kept, gone, OFFICER, TODAY, "Nhập hai lần")
    db.session.commit()
    answer = press(client, address, "draft", mine, **amounts((hoa, "40k")))
    assert answer.status_code == 422
    assert "Bản nháp mới hơn ghi: 30k" in answer.text


def test_a_draft_that_does_not_name_the_record_is_left_alone(as_role: As, union: Unit) -> None:
    fund, (an, dat, hoa) = put_round(union)
    kept, gone = two_records(union, an, dat)
    press(as_role("treasurer"), f"/thu-quy/{fund}/2024", "draft", **amounts((hoa, "40k")))
    merge(kept, gone, OFFICER, TODAY, "Nhập hai lần")
    db.session.commit()
    assert db.session.scalars(select(CollectionDraft)).one().version == 1


def test_a_posted_one_stays_what_was_posted(as_role: As, union: Unit) -> None:
    fund, (an, dat, _) = put_round(union)
    kept, gone = two_records(union, an, dat)
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    press(client, address, "draft", **amounts((dat, "40k")))
    assert press(client, address, "post", client.get(address), paid_on="14/12/2024").status_code == 303
    merge(kept, gone, OFFICER, TODAY, "Nhập hai lần")
    db.session.commit()
    kept_text = db.session.scalars(select(CollectionDraft)).one().cells
    assert set(as_typed(kept_text).cells) == {dat}


@pytest.mark.parametrize(
    ("mine", "theirs", "left"),
    [
        (None, Cell("30k", "qua chị Hà"), Cell("30k", "qua chị Hà")),
        (Cell(note="hỏi lại"), Cell(ticked=True), Cell(ticked=True, note="hỏi lại")),
        (Cell("20k"), Cell(note="vắng"), Cell("20k", "vắng")),
        (Cell("20k", "một"), Cell("30k", "hai"), Cell("20k", "một; mã DV9 đã gộp ghi: 30k; hai")),
        (Cell("20k"), Cell(ticked=True), Cell("20k", "mã DV9 đã gộp ghi: nộp đủ")),
    ],
)
def test_nothing_that_was_typed_is_lost(mine: Cell | None, theirs: Cell, left: Cell) -> None:
    cells = {2: theirs, 3: Cell("1k")} | ({1: mine} if mine else {})
    assert merged(Typed(cells=cells), 1, 2, "DV9").cells == {1: left, 3: Cell("1k")}
